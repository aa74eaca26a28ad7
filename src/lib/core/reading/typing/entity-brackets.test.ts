import { expect, test } from 'vitest';
import { readConllu, type ConlluSentence } from '../syntax/conllu.ts';
import { goldMentions, headTypes } from './entity-brackets.ts';

/** @param words form, head and MISC of each */
function sentence(...words: [form: string, head: number, misc?: string][]): ConlluSentence {
	const lines = words.map(([form, head, misc = '_'], i) =>
		[i + 1, form, form, 'NOUN', 'NN', '_', head, head === 0 ? 'root' : 'dep', '_', misc].join('\t')
	);
	return readConllu(`${lines.join('\n')}\n\n`)[0]!;
}

test('mentions that nest are told apart, each with the word that hangs outside it', () => {
	const read = goldMentions(
		sentence(
			['The', 2, 'Entity=(4-person-new-cf1-2'],
			['mayor', 6],
			['of', 5],
			['Old', 5, 'SpaceAfter=No|Entity=(7-place-new-cf2-2'],
			['Town', 2, 'Entity=7)4)'],
			['spoke', 0],
			['yesterday', 6, 'Entity=(8-time-new-cf3-1)']
		)
	);
	expect(read).toEqual([
		{ id: '7', first: 3, last: 4, type: 'place', head: 4 },
		{ id: '4', first: 0, last: 4, type: 'person', head: 1 },
		{ id: '8', first: 6, last: 6, type: 'time', head: 6 }
	]);
});

test('brackets that never open or never close make no mention', () => {
	expect(goldMentions(sentence(['Stay', 0, 'Entity=3)'], ['home', 1, 'Entity=(5-place']))).toEqual(
		[]
	);
});

test('where a mention and a longer one share their head, the shorter one types it', () => {
	const types = headTypes([
		{ id: '1', first: 2, last: 2, type: 'person', head: 2 },
		{ id: '2', first: 0, last: 5, type: 'organization', head: 2 }
	]);
	expect([...types]).toEqual([[2, 'person']]);
});
