/** Numbered lists that tell how something is done, step by step. */
import { outsideQuotes } from '../../quiz/generate/wording.ts';
import type { Reading, Sentence, Span } from '../../reading/reading.ts';
import { numberedLists } from '../../reading/numbered-lists.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { partOfText } from './sections.ts';
import { shareToldInPast } from './told-in-past.ts';
import { onOneLine } from './wordings.ts';

export interface Order {
	/** What it begins with, alone and with more and more of what follows. */
	tellings: readonly string[];
	/** The first of its sentences. */
	sentence: number;
	/** Where all that is told of it stands. */
	told: Span;
	/** Null where it is told who does it: "The driver hands over the key." */
	norm: Norm | null;
}

/** One entry of such a list. */
export interface Step {
	/** Indices of its sentences. */
	sentences: readonly number[];
	/** All that is to be done in it, as it is told when it is done. */
	told: string;
	/** What is to be done in it, first by first; null where it cannot be told alone. */
	order: Order | null;
	/** Whether it says what somebody does or has to do. */
	isAct: boolean;
	/** Whether it is left open who does it or whether it is done at all. */
	isOpen: boolean;
}

const FEWEST = 4;
const LONGEST_ORDER = 170;
const LONGEST_TOLD = 280;
/** So many of the entries must be orders, else the list is of something else. */
const ORDERS = 0.5;
/** A text told in the past so much is a report, and its lists are of what has been found or decided. */
const PAST = 0.4;

/** The lists that count from 1 and give orders in the order in which they are carried out; the longest first. */
export function stepLists(reading: Reading): Step[][] {
	if (shareToldInPast(reading) > PAST) return [];
	return numberedLists(reading)
		.filter((entries) => entries.length >= FEWEST && isSequence(reading, entries))
		.map((entries) => ({
			opener: openerOf(reading, entries),
			steps: entries.map((e) => stepOf(reading, e))
		}))
		.filter(({ opener, steps }) => {
			const orders = steps.filter((s) => s.order?.norm).length;
			const acts = steps.filter((s) => s.isAct).length;
			const isSaid = IN_ORDER.test(`${reading.title} ${opener}`);
			return orders >= steps.length * ORDERS || (isSaid && acts >= steps.length * ORDERS);
		})
		.map(({ steps }) => steps)
		.sort((a, b) => b.length - a.length);
}

/** What has been found, recommended or asked stands in numbered lists as well, in any order. */
function isSequence(reading: Reading, entries: readonly (readonly number[])[]): boolean {
	const first = entries[0]![0]!;
	const opener = openerOf(reading, entries);
	const heads = entries.map(([at]) => reading.sentences[at!]!.text);
	const all = entries.flat().map((at) => reading.sentences[at]!.text);
	return (
		!NO_STEPS.test(partOfText(reading, first) ?? '') &&
		!NO_STEPS.test(opener) &&
		!all.some((text) => /\b(?:Owner|Due|Deadline)\b ?:/.test(text)) &&
		heads.filter((text) => text.endsWith('?')).length * 2 < entries.length &&
		heads.filter((text) => RULE.test(text)).length < entries.length * 0.3
	);
}

/** The lines that lead up to a list. */
const openerOf = ({ text, sentences }: Reading, entries: readonly (readonly number[])[]): string =>
	text.slice(0, sentences[entries[0]![0]!]!.start).trimEnd().split('\n').slice(-3).join(' ');

/** Where it is told who does what, the list must be said to be of things done one after the other. */
const IN_ORDER =
	/\b(?:procedures?|steps?|stages?|how to|what happens|sequence|order|drill|routine|process|protocol|instructions?|checklist|method)\b/i;

const NO_STEPS =
	/\b(?:actions?(?: taken)?|recommend\p{Ll}*|lessons?|questions?|exercises?|follow-up|findings?|principles|golden rules|the rules|house rules|tips|learning|reminders|remember|any order|don[’']ts?)\b:?\s*(?:\d|$)|\b(?:recommendations|lessons learn(?:ed|t)|in any order|corrective actions)\b/iu;
/** Holds at any time, so that it has no place in an order. */
const RULE = /^(?:always|never|do not|don[’']t|no |keep|avoid|remember|make sure you always)\b/i;

function stepOf(reading: Reading, sentences: readonly number[]): Step {
	const texts = sentences.map((at) => plain(reading.sentences[at]!.text));
	// What is done in some case has not been done in every one.
	const cases = texts.findIndex((text) =>
		/^(?:If|Where|Should|Unless|In case|Otherwise)\b/.test(text)
	);
	const done = cases < 0 ? sentences : sentences.slice(0, cases);
	const told = done.map((at) => plain(reading.sentences[at]!.text)).join(' ');
	return {
		sentences,
		told:
			told.length <= LONGEST_TOLD
				? told
				: done
						.filter((at) => isActAt(reading, at))
						.map((at) => plain(reading.sentences[at]!.text))
						.join(' … '),
		order: orderOf(reading, sentences),
		isAct: sentences.some((at) => isActAt(reading, at)),
		isOpen: OPEN.test(texts[0]!) || texts.some((text) => /\b(?:skip|leave out) this\b/i.test(text))
	};
}

/** Not for everybody, or not always. */
const OPEN =
	/^[^.:]{3,45}: |^(?:if|unless|where|should|for\b[^.]*, |optional\p{Ll}*|you (?:may|can|could))\b|\b(?:if (?:you (?:like|wish|want|have|can|prefer)|possible|necessary|needed|there is|in doubt)|when necessary|as (?:needed|necessary|required)|where (?:possible|necessary|fitted)|or (?:else|skip))\b/iu;

const orderAt = ({ norms }: Reading, at: number): Norm | null =>
	norms.find((n) => n.sentence === at && n.force === 'must' && n.bearer === null) ?? null;

/** "Stop. Switch on the hazards." begins with both, as one word would say nothing. */
function orderOf(reading: Reading, entry: readonly number[]): Order | null {
	// In a list of steps its first words are one, whatever their form: "Bucket under.", "Two of you."
	const after = entry.findIndex((at, i) =>
		i === 0 ? !isTellable(plain(reading.sentences[at]!.text)) : !isPlainOrder(reading, at)
	);
	const sentences = after < 0 ? entry : entry.slice(0, after);
	const tellings = sentences
		.flatMap((last, i) => {
			const before = sentences.slice(0, i).map((at) => plain(reading.sentences[at]!.text));
			return [...begun(reading.sentences[last]!), plain(reading.sentences[last]!.text)].map(
				(text) => [...before, text].join(' ')
			);
		})
		.filter((told) => told.split(' ').length >= FEWEST_WORDS && told.length <= LONGEST_ORDER);
	if (tellings.length === 0) return null;
	const [first] = sentences;
	const { start } = reading.sentences[first!]!;
	const { end } = reading.sentences[sentences.at(-1)!]!;
	return { tellings, sentence: first!, told: { start, end }, norm: orderAt(reading, first!) };
}

const FEWEST_WORDS = 3;

/** "Undo the screw and pull off the handle." → "Undo the screw." */
function begun({ text, start, tree }: Sentence): string[] {
	const { words, root } = tree;
	if (words[root]?.xpos !== 'VB' && words[root]?.xpos !== 'VBP') return [];
	const next = tree.children(root, 'conj').find((at) => /^VBP?$/.test(words[at]!.xpos));
	if (next === undefined) return [];
	const cut = words[Math.min(...tree.subtree(next))]!.start - start;
	const head = plain(
		text.slice(0, cut).replace(/[\s,;]*(?:\b(?:and|then|and then|but))?[\s,;]*$/, '.')
	);
	// "Flip the stone, wet it and go on": with a comma in it, it may be more than one order.
	return isTellable(head) && !head.includes(',') ? [head] : [];
}

/** Whether it says what somebody does or has to do. */
const isActAt = (reading: Reading, at: number): boolean =>
	orderAt(reading, at) !== null || tellsWhoActs(reading.sentences[at]!);

const isPlainOrder = (reading: Reading, at: number): boolean =>
	isActAt(reading, at) && isTellable(plain(reading.sentences[at]!.text));

/** "The marshal hangs it on the board.", "Two people count the drawer." */
function tellsWhoActs({ tree }: Sentence): boolean {
	const { words, root } = tree;
	const verb = words[root];
	const subject = tree.child(root, 'nsubj');
	if (verb?.upos !== 'VERB' || subject < 0) return false;
	const modal = tree.children(root, 'aux').find((at) => words[at]!.xpos === 'MD');
	return (
		Math.min(...tree.subtree(subject)) === 0 &&
		words[subject]!.upos !== 'PRON' &&
		!tree
			.children(root, 'advmod')
			.some((at) => /^(?:not|never|usually|often)$/i.test(words[at]!.text)) &&
		(modal === undefined
			? /^VB[ZP]$/.test(verb.xpos)
			: /^(?:must|shall|will)$/i.test(words[modal]!.text))
	);
}

const isTellable = (text: string): boolean =>
	/^\p{L}.*\.$/u.test(text) &&
	!/[;:—–…?!]|\be\.g\./.test(text) &&
	!/^(?:always|never|do not|don[’']t|only|with|in|on|at|as|while|during|without|note|remember|repeat)\b/i.test(
		text
	) &&
	!/\b(?:above|below|steps? \d+|(?:section|page|figure|table|appendix) \p{L}?\d+|this|these|those|that way|such)\b|\b(?:he|she|his|her|him)\b/iu.test(
		outsideQuotes(text)
	);

const plain = (text: string): string =>
	onOneLine(text)
		.replace(/ \([^()]*\)/g, '')
		.trim();
