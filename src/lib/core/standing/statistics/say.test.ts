import { describe, expect, it } from 'vitest';
import type { ItemStatistics } from './item-statistics.ts';
import { concernsAbout, decimal, percent, sayCount, sayDiscrimination } from './say.ts';

const statistics = (change: Partial<ItemStatistics> = {}): ItemStatistics => ({
	attempts: 40,
	answered: 40,
	facility: { value: 0.5 },
	discrimination: { value: 0.4 },
	time: null,
	certainty: null,
	...change
});

describe('what the figures say', () => {
	it('says on how much they rest', () => {
		expect(sayCount(0)).toMatch(/^No attempt/);
		expect(sayCount(1)).toMatch(/^1 attempt: too few to trust/);
		expect(sayCount(12)).toMatch(/^12 attempts: too few to trust/);
		expect(sayCount(29)).toMatch(/too few/);
		expect(sayCount(30)).toMatch(/first look/);
		expect(sayCount(100)).toMatch(/enough to go by/);
	});

	it('says of a negative discrimination that something is probably wrong, and of none why there is none', () => {
		expect(sayDiscrimination(statistics({ discrimination: { value: -0.2 } }))).toMatch(
			/did worse here: something is probably wrong/
		);
		expect(
			sayDiscrimination(statistics({ discrimination: { value: null, why: 'item-alike' } }))
		).toMatch(/cannot tell anybody apart/);
	});

	it('is concerned about what is worse than guessing, turned round, or surely wrong, and nothing else', () => {
		expect(concernsAbout(statistics(), 0.25)).toEqual([]);
		expect(concernsAbout(statistics({ facility: { value: 0.2 } }), 0.25)).toHaveLength(1);
		expect(concernsAbout(statistics({ discrimination: { value: -0.1 } }), 0)).toHaveLength(1);
		const certainty = { count: 9, mean: 2, sure: 4, sureAndWrong: 3 };
		expect(concernsAbout(statistics({ certainty }), 0)).toHaveLength(1);
	});

	it('writes figures for people', () => {
		expect(percent({ value: 0.456 })).toBe('46 %');
		expect(decimal({ value: -0.125 })).toMatch(/^−0\.1[23]$/);
		expect(decimal({ value: -0.001 })).toBe('0.00');
		expect(decimal({ value: null, why: 'one-item' })).toBe('–');
	});
});
