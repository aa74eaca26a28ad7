/** How a clause is tied to what gives its reason, purpose, condition, moment, means or contrast; both cut free of their sentence. */
import type { Clause, Modifier } from '../../reading/clauses/clause.ts';
import type { Sentence } from '../../reading/reading.ts';
import { frameOf, lastingWords, type Frame } from '../realise/frame.ts';
import { statementOf } from '../realise/question.ts';
import { capitalised, renderWords, tidied, type Naming } from '../realise/render.ts';
import { innerStatement, opensSmall, sourceOf, type Material } from './facts.ts';
import { standsAlone } from './stands-alone.ts';
import { fitsTie, placeOf } from './tie-place.ts';
import { isHarm, leansOnContext, outsideQuotes, pointsBack } from './wording.ts';

export type Tie =
	'reason' | 'purpose' | 'condition' | 'exception' | 'moment' | 'means' | 'contrast';

export interface Link {
	tie: Tie;
	/** "because", "in order to" */
	marker: string;
	index: number;
	sentence: Sentence;
	clause: Clause;
	/** The clause without the words that tie on, to be turned into a question; null where it is told whole only. */
	frame: Frame | null;
	/** An order to the reader: "Close the valve". */
	order: boolean;
	/** The main clause as it goes on within a sentence. */
	main: string;
	/** Who says so, where that is not the article. */
	source: string;
	/** Positions of the words that tie on. */
	branch: ReadonlySet<number>;
	/** Those words without the marker: "the alert had been silenced". */
	part: string;
	/** The part as it is understood without its main clause; null where it is not. */
	alone: string | null;
	/** Writes both with one naming, main first, so that what the main clause names stays a pronoun in the other. */
	write: (naming: Naming) => { main: string; part: string } | null;
}

const SURE_ENOUGH = 0.45;
const LONGEST_PART = 22;
const LONGEST_MAIN = 24;

/** The marker of each tie, as it opens the words that tie on. */
const OPENS: readonly [Tie, RegExp][] = [
	['reason', /^(?:because(?! of\b)|since) /i],
	['purpose', /^(?:in order to|so as to|to) /i],
	['condition', /^(?:if|provided that|as long as|so long as) /i],
	['exception', /^(?:unless|except when|except if) /i],
	['moment', /^(?:when|as soon as|once|whenever) /i],
	['means', /^by (?=\p{Ll}+ing\b)/iu],
	['contrast', /^(?:although|though|even though|whereas) /i]
];

/** What stands before the marker and makes another thing of it: "only because", "even if". */
const WEIGHS =
	/\b(?:only|not|just|partly|in part|mainly|largely|mostly|even|simply|perhaps|especially|particularly|probably|precisely|but|and|or|than|as|unless|like|possibly|often|usually|sometimes|except|either|both|so|too|enough|time|day|year|moment|point|cases?)$/i;

/** Every tie of the article that can be asked about. */
export function linksOf(material: Material): Link[] {
	return material.reading.clauses.flatMap((clause) =>
		clause.modifiers.flatMap((modifier) => linkOf(material, clause, modifier) ?? [])
	);
}

function linkOf(material: Material, clause: Clause, modifier: Modifier): Link | null {
	const { reading } = material;
	const sentence = reading.sentences[clause.sentence]!;
	const { tree } = sentence;
	const found = OPENS.find(([, opens]) => opens.test(modifier.text));
	if (!found || clause.confidence < SURE_ENOUGH) return null;
	if (/[?!]["”’]?$/.test(sentence.text) || isHarm(sentence.text) || sentence.list) return null;
	const [tie, opens] = found;
	if (modifier.clause === null) return null;
	if (!fitsTie(tie, sentence, clause, modifier)) return null;
	const source = sourceOf(material, clause);
	if (source === null) return null;
	const all = tree.subtree(modifier.head);
	const branch = new Set(all);
	const place = placeOf(sentence, clause, all);
	if (place === null) return null;
	const before = sentence.text
		.slice(0, Math.max(0, tree.words[all[0]!]!.start - sentence.start))
		.trimEnd();
	if (WEIGHS.test(before)) return null;
	// "did not leave because he was ill": he may have left for another reason.
	const apart = /[,;—–-]$/.test(before) || tree.words[all[0]!]!.upos === 'PUNCT' || before === '';
	if (tie === 'reason' && clause.verb.negated && !apart) return null;
	const order = clause.subject === null && tree.words[clause.predicate]!.xpos === 'VB';
	if (!order && clause.verb.tense === 'none') return null;
	const cutFree = order || place === 'shared' ? null : frameOf(sentence, clause, true);
	const frame = holdsVerb(cutFree) ? null : withoutBranch(cutFree, branch);
	// Where the clause is the sentence, all its other words go with it.
	const rest =
		clause.predicate === tree.root && place !== 'within'
			? lastingWords(sentence).filter((i) => !branch.has(i))
			: null;
	const { nouns } = material;
	if (!frame && !rest) return null;
	if (nouns.bridges(sentence, frame ? [...frame.front, ...frame.subject, ...frame.body] : rest!))
		return null;
	/** Cut free where that can be done; else with all that stands beside it. */
	const mainOf = (naming: Naming): string | null => {
		// "not a straight line but an arc": what is denied keeps all its words.
		const cut = frame && !(clause.verb.negated && rest) ? statementOf(frame, naming) : null;
		if (cut && frame)
			return innerStatement({ statement: cut, small: opensSmall(frame, cut, material.proper) });
		const told = rest && renderWords(sentence, rest, naming);
		return told ? withoutTurn(tidied(told)).replace(/\.$/, '') : null;
	};
	const toReader = source === '' && material.narrator(clause.sentence) === '';
	const write = (plain: Naming) => {
		const naming = toReader ? withReader(plain) : plain;
		const main = mainOf(naming);
		if (main === null) return null;
		const beside = besideMain(naming, sentence, clause, branch);
		const part = partOf(renderWords(sentence, all, beside), opens, main);
		return part === null ? null : { main, part };
	};
	const written = write(material.naming());
	// "for two years, or for five years if …": the condition is of the second only.
	if (tie === 'condition' && /\b(?:or|and) [^,]*$/.test(before) && /,/.test(before)) return null;
	if (!written || written.main.split(' ').length > LONGEST_MAIN) return null;
	// A case within a case: which of them is asked for cannot be told.
	if (
		/^(?:condition|exception|moment)$/.test(tie) &&
		/\b(?:if|unless|when|once)\b/i.test(written.main)
	)
		return null;
	if (order ? !fitsOrder(written.main) : !standsAlone(capitalised(written.main), nouns))
		return null;
	return {
		tie,
		marker: modifier.marker,
		index: clause.sentence,
		sentence,
		clause,
		frame,
		order,
		...written,
		alone: partOf(
			renderWords(sentence, all, toReader ? withReader(material.naming()) : material.naming()),
			opens,
			''
		),
		source,
		branch,
		write
	};
}

/** "For jobs that last two hours, …": moved or cut, the verb in front would be read with other words. */
function holdsVerb(frame: Frame | null): boolean {
	return (frame?.front ?? []).some((i) =>
		/^(?:VB[DPZ]|MD)$/.test(frame!.sentence.tree.words[i]!.xpos)
	);
}

function withoutBranch(frame: Frame | null, branch: ReadonlySet<number>): Frame | null {
	if (!frame) return null;
	const { words } = frame.sentence.tree;
	const strip = (positions: readonly number[]) => {
		const kept = positions.filter((i) => !branch.has(i));
		while (kept.length > 0 && /^[,;:—–-]$/.test(words[kept.at(-1)!]!.text)) kept.pop();
		while (kept.length > 0 && /^[,;:—–-]$/.test(words[kept[0]!]!.text)) kept.shift();
		return kept;
	};
	const [body, front] = [strip(frame.body), strip(frame.front)];
	return body.includes(frame.finite) && body.includes(frame.verb)
		? { ...frame, body, front }
		: null;
}

/** "However, the road …": what only leads on from the sentence before. */
function withoutTurn(text: string): string {
	return text
		.replace(/^\d+(?:\.\d+)+ /, '')
		.replace(
			/^(?:however|but|and|so|thus|therefore|moreover|furthermore|nevertheless|nonetheless|also|indeed),? (?=\S)/i,
			''
		);
}

/** What the main clause names stays a pronoun beside it; so does "it" or "they" where its subject alone can be meant. */
function besideMain(
	naming: Naming,
	own: Sentence,
	clause: Clause,
	branch: ReadonlySet<number>
): Naming {
	const { tree, mentions, pronouns } = own;
	const { subject } = clause;
	const told = new Set(mentions.filter(({ head }) => !branch.has(head)).map((m) => m.cluster));
	const head = subject && subject.sentence === clause.sentence ? tree.words[subject.head]! : null;
	const likely = head && !branch.has(subject!.head) && /^NN/.test(head.xpos) ? head.xpos : '';
	const isPerson = mentions.some((m) => m.head === subject?.head && m.type === 'person');
	const several = /S$/.test(likely) || (subject?.members.length ?? 0) > 1;
	return (sentence, position) => {
		const cluster = pronouns.find((p) => p.position === position)?.cluster ?? -1;
		if (cluster >= 0 && told.has(cluster)) return null;
		const named = naming(sentence, position);
		if (named !== 'unclear' || likely === '') return named;
		const word = tree.words[position]!.text.toLowerCase();
		const fits = several
			? /^(?:they|them|their)$/.test(word)
			: !isPerson && /^(?:it|its)$/.test(word);
		return fits ? null : named;
	};
}

/** A text that tells its reader what to do may be asked about in its own "you". */
export function withReader(naming: Naming): Naming {
	return (sentence, position) => {
		const named = naming(sentence, position);
		const word = sentence.tree.words[position]!.text;
		return named === 'unclear' && /^(?:you|your|yourself|yourselves)$/i.test(word) ? null : named;
	};
}

/** The words that tie on without their marker; null where they cannot be one answer among others. */
function partOf(text: string | null, opens: RegExp, main: string): string | null {
	if (text === null) return null;
	const part = tidied(text.replace(/^[,\s—–-]+/, '').replace(opens, ''));
	return fitsOption(part, main) ? part : null;
}

/** Whether the words can stand as one answer among others. */
function fitsOption(part: string, main: string): boolean {
	const words = part.split(' ').length;
	const outside = outsideQuotes(part);
	// "Unless you have been told otherwise" is no case that could be told.
	if (/\b(?:otherwise|possible|necessary|needed)\b/.test(part) && words < 7) return false;
	if (words < 2 || words > LONGEST_PART || /[()[\]:;“”"—…?!]/.test(part)) return false;
	if (/\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me)\b/.test(outside) || leansOnContext(outside)) return false;
	return !pointsBack(outside, new Set(main.toLowerCase().match(/\p{L}{3,}/gu) ?? []));
}

/** Whether an order can be understood alone: "Close the valve". */
function fitsOrder(order: string): boolean {
	return (
		order.split(' ').length >= 2 &&
		!/[()[\]:;“”"—…?!]/.test(order) &&
		!/\b(?:one|ones|so|I|we|us|our|my|me)\b/i.test(order) &&
		!leansOnContext(order)
	);
}
