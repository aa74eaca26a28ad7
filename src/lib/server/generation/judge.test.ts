import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { OptionItem } from '../../core/quiz/item.ts';
import { closeJudges, judgeItems } from './judge.ts';

afterAll(closeJudges);

const text = readFileSync('tests/quality/articles/policy.txt', 'utf8');
const quote = 'Employees must not use private cloud storage for client files.';
const start = text.indexOf(quote);
const claim = (stem: string, key: 'true' | 'false'): OptionItem => ({
	id: stem,
	claim: '',
	type: 'true-false',
	level: 'understand',
	stem,
	options: [
		{ id: 'true', text: 'True' },
		{ id: 'false', text: 'False' }
	],
	key: [key],
	evidence: [{ start, end: start + quote.length, quote }],
	explanation: '',
	difficulty: 0.4,
	flags: [],
	warnings: []
});
const gatesOf = async (item: OptionItem, quiz: OptionItem[] = []) =>
	(await judgeItems(text, [item], quiz))[0]!.warnings.map((w) => w.gate);

test('what a person writes is held against the article as it is read', async () => {
	const right = claim('Employees must not use private cloud storage for client files.', 'true');
	const turned = claim('Employees may use private cloud storage for client files.', 'true');
	const strange = claim('Employees must not use private cloud storage for holiday photos.', 'true');
	expect(await gatesOf(right)).toEqual([]);
	expect(await gatesOf(turned)).toContain('gate-3');
	expect(await gatesOf(strange)).toContain('gate-2');
});

test('an item is judged beside the others of its quiz', async () => {
	const one = claim('Employees must not use private cloud storage for client files.', 'true');
	const same = { ...one, id: 'other' };
	expect(await gatesOf(one, [one])).toEqual([]);
	expect(await gatesOf(one, [one, same])).toContain('gate-20');
});

test('nothing to judge, nothing found', async () => {
	expect(await judgeItems(text, [], [])).toEqual([]);
});
