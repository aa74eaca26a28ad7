import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';
import { anyHeads } from '../syntax/trees.testing.ts';
import { FINE_TYPES, classOf } from './entity-types.ts';
import type { ParsedWords } from './spans.ts';

const form = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.constantFrom(
		'Berlin',
		'teacher',
		'Dr.',
		'Monday',
		'2007',
		'👩‍👩‍👧',
		'\u200b',
		'שלום',
		'',
		'\ud800',
		'(',
		'’s'
	)
);
const UPOS = ['NOUN', 'PROPN', 'NUM', 'VERB', 'DET', 'ADP', 'PUNCT', 'X'];
const LABELS = [
	'nsubj',
	'obj',
	'obl',
	'nmod',
	'compound',
	'flat',
	'conj',
	'case',
	'det',
	'punct',
	'acl:relcl'
];

/** Any words in any tree, also trees that no parser would give. */
const anyWords: fc.Arbitrary<ParsedWords> = anyHeads(20).chain((heads) => {
	const each = <T>(one: fc.Arbitrary<T>) =>
		fc.array(one, { minLength: heads.length, maxLength: heads.length });
	return fc.record({
		forms: each(form),
		upos: each(fc.constantFrom(...UPOS)),
		xpos: each(fc.constantFrom('NN', 'NNS', 'NNP', '')),
		lemmas: each(form),
		heads: fc.constant(heads),
		labels: each(fc.constantFrom(...LABELS))
	});
});

test('whatever the words and trees, mentions lie in their sentence, one a head, in order', () => {
	fc.assert(
		fc.property(fc.array(anyWords, { maxLength: 5 }), (sentences) => {
			const found = models.typing.typeText(sentences);
			expect(found).toHaveLength(sentences.length);
			found.forEach((mentions, s) => {
				let last = -1;
				for (const mention of mentions) {
					expect(mention.head).toBeGreaterThan(last);
					last = mention.head;
					expect(mention.first).toBeGreaterThanOrEqual(0);
					expect(mention.first).toBeLessThanOrEqual(mention.head);
					expect(mention.last).toBeGreaterThanOrEqual(mention.head);
					expect(mention.last).toBeLessThan(sentences[s]!.forms.length);
					expect(FINE_TYPES).toContain(mention.fine);
					expect(mention.type).toBe(classOf(mention.fine));
					expect(mention.confidence).toBeGreaterThan(0);
					expect(mention.confidence).toBeLessThanOrEqual(1);
				}
			});
		}),
		{ numRuns: 200 }
	);
});

test('a text without words names nothing', () => {
	expect(models.typing.typeText([])).toEqual([]);
	const none = { forms: [], upos: [], xpos: [], lemmas: [], heads: [], labels: [] };
	expect(models.typing.typeText([none])).toEqual([[]]);
});

const mentionsOf = (text: string) =>
	readArticle(text, models).sentences.flatMap((sentence) => sentence.mentions);

describe('what an article names', () => {
	const text = `Maria Keller, the mayor of Hamburg, met fishermen on Monday. The ministry had closed the harbour in March. Keller said the decision was wrong.`;

	test.each([
		['Maria Keller', 'person', true],
		['fishermen', 'person', false],
		['Hamburg', 'place', true],
		['the harbour', 'place', false],
		['The ministry', 'organization', false],
		['Monday', 'time', true],
		['March', 'time', true],
		['the decision', 'other', false],
		['Keller', 'person', true]
	])('%s is a %s', (name, type, named) => {
		const mention = mentionsOf(text).find((one) => one.text === name);
		expect(mention).toMatchObject({ type, named });
	});

	test('an honorific makes a person of any name, and is no mention itself', () => {
		const found = mentionsOf(
			'The inspector wrote to Ms Zvqtrll on Friday. A week later Zvqtrll wrote back to Dr. Brmlk.'
		).filter(({ named, type }) => named && type !== 'time');
		expect(found.map(({ type }) => type)).toEqual(['person', 'person', 'person']);
		expect(found.map(({ text }) => text)).toEqual(['Ms Zvqtrll', 'Zvqtrll', 'Dr. Brmlk']);
	});

	test('a description goes from its determiner to its complement', () => {
		expect(mentionsOf(text).map((mention) => mention.text)).toContain('the mayor of Hamburg');
	});

	test('pronouns and what only looks like a name are none', () => {
		const found = mentionsOf('She said that they had waited. Of course it rained.');
		expect(found).toEqual([]);
	});
});

test('entries of a list do not repeat what its opening words name', () => {
	const found = mentionsOf(
		'Rules of the museum\n\nVisitors to the museum must not:\n\n- touch the paintings\n- feed the parrots\n- climb the statues'
	).map((mention) => mention.text);
	expect(found.filter((one) => one.startsWith('Visitors'))).toHaveLength(1);
	expect(found).toEqual(expect.arrayContaining(['the paintings', 'the parrots', 'the statues']));
});
