import { expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { readArticle } from './read.ts';

const subjectsIn = (text: string) => {
	const { clauses, sentences } = readArticle(text, models);
	return Object.fromEntries(
		clauses.map(({ predicate, agent, patient }) => [
			sentences[0]!.tree.words[predicate]!.text,
			(agent ?? patient)?.text ?? ''
		])
	);
};

test('the verb behind a relative clause between commas goes with the noun before it', () => {
	const found = subjectsIn(
		'Judge Honor Tillotson, who said she had no reason to doubt it, rejected the request and ordered him to pay.'
	);
	expect(found).toMatchObject({
		rejected: 'Judge Honor Tillotson',
		ordered: 'Judge Honor Tillotson'
	});
});

test('so it does behind "all of whom"', () => {
	const found = subjectsIn('Three of the patients, all of whom had liver disease, have died.');
	expect(found.died).toBe('Three of the patients');
});

test('the commas of an apposition before the clause are told apart from its own', () => {
	const found = subjectsIn(
		'The company’s chief executive, Annika Brill, who has staked her name on the purchase, told investors that she was willing to sell.'
	);
	expect(found.told).toContain('Annika Brill');
});
