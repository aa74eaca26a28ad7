/**
 * How likely a careful teacher would publish a candidate as it is. A logistic regression over plain features of the
 * item and of what it rests on; its weights were fitted to judgements made by reading
 * (`tests/quality/fit-acceptability.ts`).
 */
import type { ParsedSentence } from '../../reading/tree.ts';
import type { Reading } from '../../reading/reading.ts';
import { keyTexts, matterOf, rightOptions, wrongOptions, type GateContext } from '../gates/gate.ts';
import type { Candidate } from './candidate.ts';
import { contentWords } from './peers.ts';
import { ACCEPTABILITY_WEIGHTS } from './acceptability-weights.ts';

export type Features = Readonly<Record<string, number>>;

/** 0 to 1. */
export function acceptability(features: Features): number {
	let sum = 0;
	for (const [name, value] of Object.entries(features))
		sum += value * (ACCEPTABILITY_WEIGHTS[name] ?? 0);
	return 1 / (1 + Math.exp(-sum));
}

/**
 * What the judgement goes by; features that are nought are left out.
 * @param parse a sentence of our own → its tree
 */
export function featuresOf(
	candidate: Candidate,
	reading: Reading,
	parse: NonNullable<GateContext['parse']>
): Features {
	const { item, by } = candidate;
	const matter = matterOf(item);
	const words = matter.split(/\s+/).filter(Boolean);
	const features: Record<string, number> = {
		always: 1,
		score: (candidate.score - 6) / 2,
		[`by ${by}`]: 1,
		longStem: Math.max(0, words.length - 18) / 10,
		shortStem: Math.max(0, 8 - words.length) / 4,
		...ofWording(matter),
		...ofKey(candidate),
		...ofSentence(candidate.sentences[0]!, reading),
		...ofTree(parse(matter)),
		central: centrality(matter, reading),
		warned: item.warnings.length,
		falsehood: Number(item.type === 'true-false' && item.key[0] === 'false'),
		attributed: Number(/^According to (?!the article\b)/.test(item.stem))
	};
	for (const name of Object.keys(features)) if (!features[name]) delete features[name];
	return features;
}

function ofWording(matter: string): Features {
	const bare = matter.match(/\b[Tt]he (?:\p{Ll}+ ){0,2}\p{Ll}+/gu)?.length ?? 0;
	return {
		commas: Math.min(3, matter.match(/,/g)?.length ?? 0),
		brackets: Number(/[()[\]]/.test(matter)),
		quotes: Number(/[“"‘]/.test(matter)),
		figures: Number(/\d/.test(matter)),
		names: Math.min(3, matter.slice(1).match(/(?<![.?!“] )\b\p{Lu}\p{Ll}{2,}/gu)?.length ?? 0),
		definites: Math.min(3, bare),
		pronouns: matter.match(/\b(?:he|she|it|they|his|her|its|their|them|him)\b/gi)?.length ?? 0,
		capitals: Number(/\b\p{Lu}{2,}\b/u.test(matter)),
		negated: Number(/\b(?:not|never|no|n't)\b/.test(matter)),
		vague: Number(/\b(?:some|many|several|things?|something|someone|ones?)\b/i.test(matter)),
		be: Number(/\b(?:is|are|was|were)\b/.test(matter))
	};
}

function ofKey({ item }: Pick<Candidate, 'item'>): Features {
	const key = keyTexts(item)[0] ?? '';
	const count = key.split(/\s+/).filter(Boolean).length;
	const right = rightOptions(item);
	const wrong = wrongOptions(item);
	const chosen = item.type === 'choice' && right.length > 0 && wrong.length > 0;
	const lengths = chosen ? item.options.map((o) => o.text.length) : [1];
	return {
		longKey: Math.max(0, count - 5) / 5,
		oneWordKey: Number(count === 1),
		namedKey: Number(/^\p{Lu}/u.test(key) && item.type !== 'choice'),
		numberKey: Number(/^[\d.,]+$/.test(key)),
		uneven: Math.max(...lengths) / Math.min(...lengths) > 2.5 ? 1 : 0,
		threeOptions: Number(chosen && item.options.length === 3)
	};
}

function ofSentence(index: number, reading: Reading): Features {
	const sentence = reading.sentences[index]!;
	const { words } = sentence.tree;
	const clauses = reading.clauses.filter((c) => c.sentence === index);
	const sure = words.filter((w) => w.sure > 0).map((w) => w.sure);
	const root = sentence.tree.words[sentence.tree.root];
	return {
		longSentence: Math.max(0, words.length - 20) / 10,
		doubtful: 1 - Math.min(1, ...sure),
		doubtfulRoot: 1 - (root?.sure ?? 0),
		doubtfulClause: 1 - Math.min(1, ...clauses.map((c) => c.confidence)),
		manyClauses: Math.max(0, clauses.length - 3) / 3,
		firstPerson: Number(/\b(?:I|we|our|my|us)\b/i.test(sentence.text)),
		connected: Number(
			/^(?:However|But|And|Also|Then|Thus|So|Moreover|Yet|Or)\b/.test(sentence.text)
		),
		listed: Number(sentence.listed),
		opening: Number(index === 0)
	};
}

/** How the item's own words read when they are parsed again. */
function ofTree(parsed: Pick<ParsedSentence, 'tree'> | null): Features {
	if (!parsed || parsed.tree.root < 0) return { unparsed: 1 };
	const { words } = parsed.tree;
	const root = words[parsed.tree.root]!;
	const sure = words.filter((w) => w.sure > 0).map((w) => w.sure);
	return {
		rereadDoubtful: 1 - Math.min(1, ...sure),
		rereadRoot: 1 - root.sure,
		verbless: Number(!/^(?:VERB|AUX|ADJ|NOUN)$/.test(root.upos)),
		loose: Math.min(2, words.filter((w) => /^(?:dep|parataxis|reparandum)$/.test(w.label)).length)
	};
}

/** 0 to 1: how much of the article speaks of what the item speaks of. */
function centrality(matter: string, reading: Reading): number {
	const mine = [...contentWords(matter)];
	if (mine.length === 0) return 0;
	const texts = reading.sentences.map((s) => contentWords(s.text));
	const shares = mine.map((word) => Math.min(6, texts.filter((t) => t.has(word)).length) / 6);
	return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
