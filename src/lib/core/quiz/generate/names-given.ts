/** What things are called: "an old mission known as the Alamo", "the Computing Research Association (CRA)". */
import type { Sentence } from '../../reading/reading.ts';
import { renderWords, tidied } from '../realise/render.ts';
import { makeItem, quoted, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

const CALLS = /^(?:call|name|know|term|dub|nickname|title|entitle|christen)$/;
const LONGEST_NAME = 6;
const LONGEST_THING = 14;

export function askNames(material: Material): Candidate[] {
	const seen = new Set<string>();
	return material.reading.sentences
		.flatMap((sentence, index) => [
			...askCalled(material, sentence, index),
			...askShort(material, sentence, index)
		])
		.filter(({ item }) => {
			const key = String((item.key as string[])[0]).toLowerCase();
			return !seen.has(key) && seen.add(key);
		});
}

/** "What are rapid movements of the eye called in the article?" */
function askCalled(material: Material, sentence: Sentence, index: number): Candidate[] {
	const { tree } = sentence;
	const { words } = tree;
	if (/[?!]["”’]?$/.test(sentence.text)) return [];
	return words.flatMap((verb, at) => {
		if (verb.xpos !== 'VBN' || !CALLS.test(verb.lemma) || !tree.is(at, 'acl')) return [];
		const noun = words[verb.head]!;
		if (verb.head > at || !/^(?:NN|NNS)$/.test(noun.xpos)) return [];
		if (tree.child(at, 'nsubj', 'aux', 'mark') >= 0) return [];
		const given = tree.child(at, 'xcomp', 'obj', 'obl');
		if (given < 0 || given < at) return [];
		const name = ownName(sentence, given);
		if (name === null) return [];
		const dropped = new Set(tree.subtree(at));
		const thing = tree
			.subtree(verb.head, (i) => dropped.has(i) || tree.is(i, 'conj') || tree.is(i, 'cc'))
			.filter((i) => i < at && !(tree.is(i, 'case') && words[i]!.head === verb.head));
		while (thing.length > 0 && words[thing.at(-1)!]!.upos === 'PUNCT') thing.pop();
		while (thing.length > 0 && words[thing[0]!]!.upos === 'PUNCT') thing.shift();
		const text = renderWords(sentence, thing, material.naming());
		if (text === null || /["“”()[\]:;,]/.test(text) || isHarm(text)) return [];
		const described = tidied(text).replace(/^an? /i, 'the ');
		const size = described.split(' ').length;
		if (size > LONGEST_THING || contentWords(described).size < 3) return [];
		if ([...contentWords(name)].some((word) => contentWords(described).has(word))) return [];
		const be = noun.xpos === 'NNS' ? 'are' : 'is';
		const own = /^[Tt]he /.test(described) ? described.replace(/^T/, 't') : described;
		return [
			written(
				material,
				sentence,
				index,
				`What ${be} ${own} called in the article?`,
				name,
				'name-called'
			)
		];
	});
}

/** The name as it stands: capital words, or a term of a word or two. */
function ownName({ tree, text, start }: Sentence, given: number): string | null {
	const positions = tree
		.subtree(
			given,
			(i) =>
				i !== given &&
				/^(?:acl|appos|advcl|conj|cc|punct|parataxis|case)/.test(tree.words[i]!.label)
		)
		.filter((i) => tree.words[i]!.upos !== 'PUNCT');
	const whole = positions.every((i, k) => k === 0 || i === positions[k - 1]! + 1);
	if (!whole || positions.length === 0 || positions.length > LONGEST_NAME) return null;
	const span = tree.span(positions);
	const name = text.slice(span.start - start, span.end - start).replace(/^(?:the|an?) /i, '');
	const isName = /^\p{Lu}/u.test(name);
	const isTerm = positions.length <= 3 && tree.words[given]!.upos === 'NOUN';
	return (isName || isTerm) && !/["“”()[\]:;,]/.test(name) ? name : null;
}

const SHORT = /(?<=[\p{L}’'] )\((\p{Lu}[\p{Lu}\d]{1,6})s?\)/gu;
const SMALL = /^(?:of|and|for|the|in|on|to|at|de|la|&)$/i;

/** "What is CRA short for?" where the words before it begin with its letters. */
function askShort(material: Material, sentence: Sentence, index: number): Candidate[] {
	return [...sentence.text.matchAll(SHORT)].flatMap((match) => {
		const letters = match[1]!;
		const before = sentence.text.slice(0, match.index).trimEnd().split(/\s+/);
		const full = spelledOut(before, letters);
		const uses = material.reading.text.match(new RegExp(`\\b${letters}\\b`, 'g'))?.length ?? 0;
		// Used again, so that it is worth knowing.
		if (full === null || uses < 2 || letters.length < 3) return [];
		const stem = `What does ${letters} stand for in the article?`;
		return [written(material, sentence, index, stem, full, 'name-short')];
	});
}

/** The last words whose first letters are these, small words between them apart. */
function spelledOut(words: readonly string[], letters: string): string | null {
	let left = letters.toLowerCase();
	let at = words.length;
	while (left !== '' && at > 0) {
		const word = words[at - 1]!;
		if (SMALL.test(word) && !left.endsWith(word[0]!.toLowerCase())) {
			at--;
			continue;
		}
		const parts = word.split('-').map((part) => part[0]?.toLowerCase() ?? '');
		const joined = parts.join('');
		if (left.endsWith(joined)) left = left.slice(0, -joined.length);
		else if (left.endsWith(parts[0]!)) left = left.slice(0, -1);
		else return null;
		at--;
	}
	const full = words
		.slice(at)
		.join(' ')
		.replace(/^["“(]/, '');
	return left === '' && !/["“”()[\],.;:]/.test(full) && full.includes(' ') ? full : null;
}

function written(
	{ reading }: Material,
	sentence: Sentence,
	index: number,
	stem: string,
	name: string,
	by: string
): Candidate {
	const claim = `${stem} ${name}`;
	return {
		sentences: [index],
		claims: [claim],
		by,
		score: by === 'name-called' ? 6.8 : 6.2,
		item: makeItem(reading, sentence, claim, {
			type: 'short-answer',
			level: 'recall',
			stem,
			options: [],
			key: [name],
			explanation: `The article says: ${quoted(sentence.text)}`,
			difficulty: 0.5
		})
	};
}
