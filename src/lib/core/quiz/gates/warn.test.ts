import { describe, expect, test } from 'vitest';
import type { OptionItem, TextItem } from '../item.ts';
import { warnItem } from './warn.ts';

const TEXT = 'Anna Lindner introduced the night service in 1859.';
const sound: OptionItem = {
	id: 'q1',
	claim: '',
	type: 'choice',
	level: 'recall',
	stem: 'According to the article, who introduced the night service?',
	options: [
		{ id: 'a', text: 'Anna Lindner' },
		{ id: 'b', text: 'Clara Weiss' },
		{ id: 'c', text: 'Josef Malik' }
	],
	key: ['a'],
	evidence: [{ start: 0, end: TEXT.length, quote: TEXT }],
	explanation: '',
	difficulty: 0.4,
	flags: [],
	warnings: []
};
const blockedBy = (item: Parameters<typeof warnItem>[0]) =>
	warnItem(item, TEXT).blocking.map((f) => f.gate);
const warnedBy = (item: Parameters<typeof warnItem>[0]) =>
	warnItem(item, TEXT).warnings.map((f) => f.gate);

describe('what people write', () => {
	test('a sound item passes', () => {
		expect(warnItem(sound, TEXT)).toEqual({ blocking: [], warnings: [] });
	});

	test('gate 1: a quote that does not stand in the article blocks', () => {
		expect(blockedBy({ ...sound, evidence: [{ start: 1, end: 5, quote: 'Anna' }] })).toContain(
			'gate-1'
		);
		expect(blockedBy({ ...sound, evidence: [] })).toContain('gate-1');
	});

	test('gate 5: no key, two keys, a key that is no option, a cloze without its gap', () => {
		expect(blockedBy({ ...sound, key: [] })).toContain('gate-5');
		expect(blockedBy({ ...sound, key: ['a', 'b'] })).toContain('gate-5');
		expect(blockedBy({ ...sound, key: ['z'] })).toContain('gate-5');
		const cloze: TextItem = {
			...sound,
			type: 'cloze',
			options: [],
			key: ['Anna Lindner'],
			stem: 'No gap here at all.'
		};
		expect(blockedBy(cloze)).toContain('gate-5');
	});

	test('gate 6: the same answer twice, though written otherwise, or an empty one', () => {
		const twice = sound.options.map((o) =>
			o.id === 'b' ? { ...o, text: 'the anna  lindner.' } : o
		);
		expect(blockedBy({ ...sound, options: twice })).toContain('gate-6');
		const empty = sound.options.map((o) => (o.id === 'b' ? { ...o, text: ' ' } : o));
		expect(blockedBy({ ...sound, options: empty })).toContain('gate-6');
	});

	test('the others only warn: a loose pronoun, a relative date, the answer in the question, a part of another option', () => {
		expect(warnedBy({ ...sound, stem: 'According to the article, he introduced what?' })).toContain(
			'gate-8'
		);
		expect(
			warnedBy({ ...sound, stem: 'Who introduced the night service last week in Trieste?' })
		).toContain('gate-9');
		expect(
			warnedBy({ ...sound, stem: 'Which service did Anna Lindner introduce at night?' })
		).toContain('gate-10');
		const part = sound.options.map((o) => (o.id === 'b' ? { ...o, text: 'Anna' } : o));
		expect(warnedBy({ ...sound, options: part })).toContain('gate-7');
		expect(blockedBy({ ...sound, options: part })).toEqual([]);
	});

	test('gate 25: harm is no plaything', () => {
		expect(
			warnedBy({ ...sound, stem: 'How many people were killed in the fire of 1859?' })
		).toContain('gate-25');
	});
});
