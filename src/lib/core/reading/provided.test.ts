import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClauses } from './clauses/read-clauses.ts';
import { parseSentences } from './parse-sentences.ts';
import { withProvided } from './provided.ts';
import { isTree } from './syntax/conllu.ts';
import { readerModels } from '../../server/generation/reader-models.ts';

const models = readerModels();

/** Each predicate with what its clause is. */
function kinds(text: string): Record<string, string> {
	const [sentence] = parseSentences(text, { start: 0, end: text.length }, models.syntax);
	const clauses = readClauses([{ ...sentence!, id: 's1', paragraph: 0, list: null }]);
	return Object.fromEntries(
		clauses.map((clause) => [sentence!.tree.words[clause.predicate]!.text, clause.factuality.kind])
	);
}

describe('"provided" that opens a condition', () => {
	it.each([
		['The clinic will open in May, provided that the roof is mended.', 'open', 'mended'],
		['Visitors may stay, provided they leave by six.', 'stay', 'leave'],
		['Members can vote provided they have paid.', 'vote', 'paid'],
		['Provided the weather holds, the boat sails at six.', 'sails', 'holds']
	])('%s', (text, main, condition) => {
		const read = kinds(text);
		expect(read[main]).toBe('conditional');
		expect(read[condition]).toBe('conditional');
		expect(Object.keys(read)).not.toContain('provided');
	});

	it.each([
		'The firm provided that service.',
		'The keys provided that day were old.',
		'The ministry provided, that year, 40 beds.'
	])('but not in: %s', (text) => {
		expect(kinds(text).provided).toBe('asserted');
	});

	it('never makes a clause hang on itself (a reading of "and pens, provided that each is worth $20" never ended)', () => {
		const forms = ['Take', 'pens', ',', 'provided', 'that', 'each', 'is', 'cheap'];
		const label = fc.constantFrom('nsubj', 'mark', 'advcl', 'ccomp', 'advmod', 'conj', 'root');
		const tree = fc
			.tuple(
				fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
				fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
				fc.array(label, { minLength: 8, maxLength: 8 })
			)
			.map(([order, picks, labels]) => {
				const heads = forms.map(() => 0);
				order.forEach((word, i) => {
					if (i > 0) heads[word] = order[picks[i]! % i]! + 1;
				});
				return { heads, labels };
			});
		let changed = 0;
		fc.assert(
			fc.property(tree, ({ heads, labels }) => {
				labels[4] = 'mark';
				const tags = forms.map(() => 'X');
				const again = { upos: tags, xpos: tags, lemmas: forms, sure: [], heads, labels };
				const read = withProvided(forms, again, () => again);
				if (read) changed++;
				expect(read === null || isTree(read.heads)).toBe(true);
			}),
			{ numRuns: 2_000 }
		);
		expect(changed).toBeGreaterThan(10);
	});
});
