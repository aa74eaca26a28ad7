import { describe, expect, it } from 'vitest';
import { readClauses } from './clauses/read-clauses.ts';
import { parseSentences } from './parse-sentences.ts';
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
});
