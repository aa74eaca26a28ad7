import { expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { parseSentences } from './parse-sentences.ts';

const headOf = (text: string, word: string) => {
	const { words } = parseSentences(text, { start: 0, end: text.length }, models.syntax)[0]!.tree;
	return words[words.find((one) => one.text === word)!.head]?.text;
};

test('two verbs of one form on either side of "and" go together', () => {
	expect(
		headOf('The square was closed after guards caught and searched two men.', 'searched')
	).toBe('caught');
});

test('a weekday between subject and verb is the verb’s', () => {
	expect(headOf('The council on Tuesday approved the plan.', 'Tuesday')).toBe('approved');
});

test('a past form that is a noun as well is a verb beside a verb', () => {
	expect(headOf('A letter was sent after soldiers shot and wounded two men.', 'wounded')).toBe(
		'shot'
	);
	expect(headOf('A letter was sent after soldiers shot and wounded two men.', 'soldiers')).toBe(
		'shot'
	);
});
