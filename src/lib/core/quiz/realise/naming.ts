/** What a mention is called where the flow of the article is gone: in a question. */
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import type { ParsedSentence } from '../../reading/tree.ts';
import { isBound } from './bound.ts';
import { descriptionsOf, type Descriptions } from './descriptions.ts';
import { fullNamesOf, type FullNames } from './full-names.ts';
import type { Naming } from './render.ts';

const THIRD = /^(?:he|him|his|she|her|hers|it|its|they|them|their|theirs)$/;
const REFLEXIVE = /^(?:himself|herself|itself|themselves)$/;
const POSSESSIVE = /^(?:his|her|its|their)$/;
const FIRST_OR_SECOND =
	/^(?:i|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself|yourselves|'s|let's)$/;
/** Words that point at something outside the sentence, or at the day of writing. */
const POINTING =
	/^(?:this|these|those|such|here|now|today|tonight|yesterday|tomorrow|ago|latter|former|aforementioned|respectively|above|below|others?|another|same|both|so|nowadays|currently|recently|later|earlier)$/;

export interface NamingOptions {
	/** Cluster that is asked for: its pronouns stay pronouns, and it is not named. */
	asked?: number;
}

export type NamingMaker = (options?: NamingOptions) => Naming;

/** @returns a maker of namings; each is for one question or statement and remembers whom it has named. */
export function namings(
	reading: Reading,
	fullNames: FullNames = fullNamesOf(reading)
): NamingMaker {
	const mentions = reading.sentences.map(
		(sentence) => new Map(sentence.mentions.map((mention) => [mention.from, mention]))
	);
	const indexOf = new Map<ParsedSentence, number>(reading.sentences.map((s, i) => [s, i]));
	const descriptions = descriptionsOf(reading);
	const all = reading.sentences.flatMap((s) => s.mentions);
	const named = new Set(all.filter((m) => m.named).map((m) => m.cluster));
	const described = new Set(all.map((m) => m.cluster).filter((cluster) => !named.has(cluster)));
	return ({ asked } = {}) => {
		const said = new Set<number>(asked === undefined ? [] : [asked]);
		return (sentence, position) => {
			const index = indexOf.get(sentence);
			if (index === undefined) return null;
			return nameAt(reading, index, position, mentions[index]!, {
				said,
				described,
				descriptions,
				fullNames
			});
		};
	};
}

interface Known {
	/** Clusters that have been said. */
	said: Set<number>;
	/** Clusters that have no name. */
	described: ReadonlySet<number>;
	descriptions: Descriptions;
	fullNames: FullNames;
}

function nameAt(
	reading: Reading,
	index: number,
	position: number,
	mentions: ReadonlyMap<number, Mention>,
	known: Known
): ReturnType<Naming> {
	const { said } = known;
	const sentence = reading.sentences[index]!;
	const word = sentence.tree.words[position]!;
	const lower = word.text.toLowerCase();
	// A speaker's own words stay as they are: who speaks, and of what, is said around them.
	const quoted = isQuoted(sentence, position);
	if (quoted && (FIRST_OR_SECOND.test(lower) || POINTING.test(lower))) return null;
	if (word.upos === 'PRON' || word.upos === 'DET') {
		if (FIRST_OR_SECOND.test(lower)) return 'unclear';
		if (THIRD.test(lower)) return pronounAt(reading, sentence, position, known);
		if (REFLEXIVE.test(lower)) return null;
	}
	if (POINTING.test(lower) && pointsOut(sentence, position)) return 'unclear';
	const mention = mentions.get(position);
	if (!quoted && lower === 'the' && word.head > position) {
		const full = known.fullNames(index, word.head);
		if (full) {
			// Said in full before, it is known.
			if (said.has(full.cluster)) return null;
			if (full.cluster >= 0) said.add(full.cluster);
			return { words: full.words, until: word.head + 1 };
		}
	}
	if (mention && !mention.named && mention.cluster >= 0) said.add(mention.cluster);
	if (mention && mention.named && mention.cluster >= 0) {
		const cluster = reading.clusters[mention.cluster]!;
		if (said.has(mention.cluster)) return null;
		said.add(mention.cluster);
		const short = mention.text.length < cluster.name.length && cluster.name.includes(mention.text);
		// "Cast as Dean", "in the role of Sam": somebody else.
		const before = sentence.tree.words[position - 1]?.text ?? '';
		if (short && /^(?:as|playing|plays|played)$/i.test(before)) return null;
		return short && mention.type === 'person'
			? { words: cluster.name, until: mention.until }
			: null;
	}
	return known.descriptions(index, position);
}

function isQuoted({ tree }: Sentence, position: number): boolean {
	let open = false;
	for (let i = 0; i < position; i++) {
		const { text } = tree.words[i]!;
		if (text === '“' || (text === '"' && !open)) open = true;
		else if (text === '”' || text === '"') open = false;
	}
	return open;
}

/** "so" and "same" in "so that", "both … and", "later" in "later than": no pointing. */
function pointsOut(sentence: Sentence, position: number): boolean {
	const { tree } = sentence;
	const word = tree.words[position]!;
	const lower = word.text.toLowerCase();
	const next = tree.words[position + 1]?.text.toLowerCase();
	switch (lower) {
		case 'so':
			return (
				word.label === 'obj' || word.label === 'root' || (word.label === 'advmod' && position <= 1)
			);
		case 'both':
			return word.label !== 'cc:preconj' && next !== 'of' && word.upos === 'PRON';
		case 'same':
			return !tree.words.slice(position).some((w) => w.text === 'as');
		case 'later':
		case 'earlier':
			return (
				next !== 'than' &&
				!/^(?:years?|months?|weeks?|days?|hours?|minutes?)$/.test(
					tree.words[position - 1]?.text ?? ''
				)
			);
		case 'those':
		case 'these':
			return !/^(?:who|with|in|of|that|whose)$/.test(next ?? '');
		case 'above':
		case 'below':
			return word.upos === 'ADV' || word.upos === 'ADJ';
		case 'others':
			return true;
		case 'other':
			return tree.words[position - 1]?.text.toLowerCase() === 'the' && word.head >= 0;
		default:
			return true;
	}
}

function pronounAt(
	reading: Reading,
	sentence: Sentence,
	position: number,
	{ said, described }: Known
): ReturnType<Naming> {
	const word = sentence.tree.words[position]!;
	const lower = word.text.toLowerCase();
	if (word.label === 'expl') return null;
	const mention = sentence.pronouns.find((p) => p.position === position);
	if (!mention || mention.cluster < 0) return isBound(sentence, position) ? null : 'unclear';
	if (said.has(mention.cluster)) return null;
	// "Officials", "a flood": nobody can be called by that where it was not said.
	if (described.has(mention.cluster)) return isBound(sentence, position) ? null : 'unclear';
	const cluster = reading.clusters[mention.cluster]!;
	if (/^(?:the|an?) \p{Ll}/iu.test(cluster.name)) return 'unclear';
	said.add(mention.cluster);
	const possessive = POSSESSIVE.test(lower) && (lower !== 'her' || word.xpos === 'PRP$');
	return {
		words: possessive ? `${cluster.name}${cluster.name.endsWith('s') ? '’' : '’s'}` : cluster.name,
		until: position + 1
	};
}
