/** What the article speaks of, as phrases that can stand among the options of one question. */
import type { Random } from '../../random.ts';
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import { renderWords } from '../realise/render.ts';
import type { Fact, Material } from './facts.ts';
import { kindInName } from './kinds.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

export interface Thing {
	/** "the Swiss customs office", "three judges" */
	text: string;
	mention: Mention;
	identity: string;
	plural: boolean;
	/** 'the', 'a', 'some' (no determiner), 'number', 'own' ("its"), 'name' */
	opening: string;
}

const OWN = /^(?:PRP\$|WP\$)$/;

/** Phrases that name nothing by themselves: "that match", "many species", "every other member". */
const VAGUE =
	/^(?:this|that|these|those|such|many|several|some|more|most|all|few|fewer|any|every|each|no|other|another|others|only|both|either|neither|much|various|certain|what|whatever|whoever|one|ones)\b/i;

/** The mention's whole phrase without what only adds to it; null when it cannot be understood outside the article. */
export function thingAt(material: Material, sentence: Sentence, mention: Mention): Thing | null {
	const { tree } = sentence;
	const aside = (i: number) =>
		tree.is(i, 'acl') ||
		tree.is(i, 'appos') ||
		tree.is(i, 'parataxis') ||
		tree.is(i, 'conj') ||
		tree.is(i, 'cc');
	const asides = new Set(tree.subtree(mention.head).filter((i) => i !== mention.head && aside(i)));
	let positions = tree.subtree(mention.head, (i) => asides.has(i));
	positions = positions.filter(
		(i) => i >= mention.from && i < Math.max(mention.until, mention.head + 1)
	);
	while (positions.length > 0 && tree.words[positions.at(-1)!]!.upos === 'PUNCT') positions.pop();
	while (positions.length > 0 && /^(?:PUNCT|ADP)$/.test(tree.words[positions[0]!]!.upos))
		positions.shift();
	// "Corwin Hale, 34": the age is no part of the name.
	const comma = positions.findIndex((i) => tree.words[i]!.text === ',');
	if (comma > 0 && mention.named && mention.head < positions[comma]!)
		positions = positions.slice(0, comma);
	if (positions.length === 0 || !positions.includes(mention.head)) return null;
	if (isPartOfName(sentence, mention) || tree.words[positions[0]!]!.upos === 'ADV') return null;
	const text = renderWords(sentence, positions, material.naming());
	if (text === null || /[()[\]"“”]/.test(text) || text.split(' ').length > 9) return null;
	if (VAGUE.test(text)) return null;
	const head = tree.words[mention.head]!;
	const first = tree.words[positions[0]!]!;
	return {
		text,
		mention,
		identity: material.identity(mention.sentence, mention.head),
		plural: /^(?:NNS|NNPS)$/.test(head.xpos),
		opening: mention.named
			? 'name'
			: /^(?:the)$/i.test(first.text)
				? 'the'
				: /^(?:a|an)$/i.test(first.text)
					? 'a'
					: OWN.test(first.xpos)
						? 'own'
						: first.upos === 'NUM' || tree.child(mention.head, 'nummod') >= 0
							? 'number'
							: 'some'
	};
}

/** "Broad" in "the Broad Art Museum". */
function isPartOfName(sentence: Sentence, mention: Mention): boolean {
	return (
		mention.named &&
		sentence.mentions.some(
			(m) =>
				m !== mention &&
				m.named &&
				m.head !== mention.head &&
				m.from <= mention.from &&
				mention.until <= m.until &&
				!/^(?:nmod|obl|appos)/.test(sentence.tree.words[mention.head]!.label)
		)
	);
}

export function thingsOf(material: Material): Thing[] {
	return material.reading.sentences.flatMap((sentence) =>
		sentence.mentions.flatMap((mention) => thingAt(material, sentence, mention) ?? [])
	);
}

/**
 * Things of the kind of `key` that are wrong where it is right: of its type, number and shape, neither the same thing nor
 * part of its name, and said of nothing like the fact anywhere in the article.
 */
export function rivalsOf(
	material: Material,
	things: readonly Thing[],
	key: Thing,
	fact: Pick<Fact, 'sentence' | 'index'>,
	stem: string,
	random: Random
): Thing[] {
	const taken = new Set([key.identity]);
	const near = new Set(fact.sentence.mentions.map((m) => material.identity(m.sentence, m.head)));
	const found: Thing[] = [];
	const asked = contentWords(stem);
	const ranked = random
		.shuffle([...things])
		.filter((thing) => fits(material, thing, key) && !near.has(thing.identity))
		.sort((a, b) => distance(a, key) - distance(b, key));
	for (const thing of ranked) {
		if (
			taken.has(thing.identity) ||
			sharesWords(thing.text, key.text) ||
			sharesWords(thing.text, stem)
		)
			continue;
		if (found.some((f) => sharesWords(f.text, thing.text))) continue;
		if (isSaidOf(material.reading, thing, asked, fact.index)) continue;
		taken.add(thing.identity);
		found.push(thing);
		if (found.length === 3) break;
	}
	return found;
}

function fits(material: Material, thing: Thing, key: Thing): boolean {
	const { mention } = thing;
	if (mention.type !== key.mention.type || isHarm(thing.text)) return false;
	if (mention.named !== key.mention.named || thing.plural !== key.plural) return false;
	if (thing.opening === 'own' || mention.confidence < 0.75 || !isWhole(thing.text)) return false;
	if (mention.named) {
		// A full name among full names, a court among courts.
		if (mention.type === 'person')
			return (
				isFull(thing.text) === isFull(key.text) &&
				isPersonal(thing.text) &&
				kindInName(thing.text) === null
			);
		// "The Rays at Fenway Park" is more than a name.
		if (/ (?:at|in|with|from|on|to|between) /.test(thing.text)) return false;
		const kind = material.kindOf(key.mention, key.text);
		return material.kindOf(mention, thing.text) === kind && isNear(thing.text, key.text, 3);
	}
	return (
		mention.fine === key.mention.fine &&
		thing.opening === key.opening &&
		isNear(thing.text, key.text, 2.2)
	);
}

/** "Rufinus at Aquileia", "a pink Marilyn": more than a name. */
const isPersonal = (name: string) =>
	/^[\p{Lu}\p{M}]/u.test(name) &&
	!/ (?:at|in|with|from|to|on|the) |[^\p{Script=Latin}\p{M}\s.’'-]/u.test(name);

const isFull = (name: string) => name.includes(' ');

export function isNear(a: string, b: string, times: number): boolean {
	return a.length <= b.length * times && b.length <= a.length * times;
}

/** One phrase, and nothing of a clause or a list beside it. */
export function isWhole(text: string): boolean {
	return (
		!/[,:;()]|\b(?:and|or|who|which|that|whose|where|when|how|despite|because|although)\b/i.test(
			text
		) && !/^(?:in|on|at|by|for|from|to|of|with|despite|as|about)\b/i.test(text)
	);
}

/** Central things first, and those that look like the key. */
function distance(thing: Thing, key: Thing): number {
	return (
		(thing.mention.fine === key.mention.fine ? 0 : 2) +
		Math.abs(thing.text.length - key.text.length) / 20
	);
}

export function sharesWords(a: string, b: string): boolean {
	const words = contentWords(b);
	for (const word of contentWords(a)) if (words.has(word)) return true;
	return false;
}

/** Some other sentence speaks of the thing in much of the question's words. */
export function isSaidOf(
	reading: Reading,
	thing: Thing,
	asked: ReadonlySet<string>,
	index: number
): boolean {
	return reading.sentences.some((sentence, i) => {
		if (i === index || !sharesWords(sentence.text, thing.text)) return false;
		const here = contentWords(sentence.text);
		let shared = 0;
		for (const word of asked) if (here.has(word)) shared++;
		return shared >= 3 || (shared >= 2 && shared / asked.size >= 0.5);
	});
}
