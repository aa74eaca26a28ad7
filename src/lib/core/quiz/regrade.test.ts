import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allItems, choiceItem, numericItem, shortItem } from '../../../../tests/support/items.ts';
import { mostFor } from './behaviour.ts';
import { changeKey, sameKey } from './change-key.ts';
import { nothingFor } from './empty-response.ts';
import type { ItemResponse } from './item.ts';
import { regradeItem, type RegradePolicy } from './regrade.ts';

const NO_FIELDS = { ids: [], texts: [], value: null, tolerance: null, pairs: [] };
const picked = (id: string) => ({ response: { kind: 'options' as const, ids: [id] } });
const BEHAVIOURS = ['deferred', 'immediate', 'interactive', 'certainty', 'mastery'] as const;
const POLICIES: RegradePolicy[] = ['new-key', 'either-key', 'everybody'];

describe('marking an item anew', () => {
	const now = changeKey(choiceItem(), { ...NO_FIELDS, ids: ['b'] })!;
	const plain = { certainty: null, tries: 1, verdict: null };

	it('takes from one and gives to another, or gives alone', () => {
		const wasRight = { ...plain, ...picked('a'), points: 1000 };
		const isRight = { ...plain, ...picked('b'), points: 0 };
		const never = { ...plain, ...picked('c'), points: 0 };
		const points = (policy: RegradePolicy) =>
			[wasRight, isRight, never].map(
				(stored) => regradeItem('immediate', now, [now], stored, policy).points
			);
		expect(points('new-key')).toEqual([0, 1000, 0]);
		expect(points('either-key')).toEqual([1000, 1000, 0]);
		expect(points('everybody')).toEqual([1000, 1000, 1000]);
	});

	it('counts tries and certainty in', () => {
		const late = { ...plain, ...picked('b'), points: 0, tries: 3 };
		expect(regradeItem('interactive', now, [now], late, 'new-key').points).toBe(333);
		const sure = { ...plain, ...picked('a'), points: 3000, certainty: 3 };
		expect(regradeItem('certainty', now, [now], sure, 'new-key').points).toBe(-6000);
	});

	it('keeps what a trainer decided where the key still leaves it open', () => {
		const typed = {
			certainty: null,
			tries: 1,
			response: { kind: 'text' as const, text: 'leter of protest' },
			points: 1000,
			verdict: 'accepted' as const
		};
		const short = allItems().find(({ type }) => type === 'short-answer')!;
		const mark = regradeItem('immediate', short, [short], typed, 'either-key');
		expect(mark.points).toBe(1000);
	});

	it('could not be done where nothing was answered to some types of item', () => {
		const blank: ItemResponse = { kind: 'options', ids: [] };
		for (const item of allItems()) {
			// The second is how it used to be stored for every type.
			for (const response of [nothingFor(item), blank]) {
				const given = { ...plain, response, points: 1000 };
				const marks = POLICIES.map((by) => regradeItem('immediate', item, [item], given, by));
				expect(marks.map(({ points }) => points)).toEqual([0, 1000, 1000]);
			}
		}
	});

	it('took six points for an answer that a trainer has yet to decide on', () => {
		const item = shortItem('short', ['the Ecuadorian consulate']);
		const response = { kind: 'text' as const, text: 'the consulate' };
		const stored = { ...plain, response, certainty: 3, points: mostFor('certainty') };
		expect(regradeItem('certainty', item, [item], stored, 'new-key')).toEqual({
			points: 0,
			verdict: 'undecided'
		});
	});

	it('does nothing the second time, and takes from nobody but under the new key alone', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...BEHAVIOURS),
				fc.constantFrom(...POLICIES),
				fc.constantFrom('a', 'b', 'c'),
				fc.integer({ min: -6000, max: 3000 }),
				fc.integer({ min: 1, max: 3 }),
				fc.constantFrom(null, 1, 2, 3),
				(behaviour, policy, id, points, tries, certainty) => {
					const stored = { ...picked(id), points, tries, certainty, verdict: null };
					const once = regradeItem(behaviour, now, [now], stored, policy);
					const twice = regradeItem(behaviour, now, [now], { ...stored, ...once }, policy);
					expect(twice).toEqual(once);
					if (policy !== 'new-key') expect(once.points).toBeGreaterThanOrEqual(points);
				}
			)
		);
	});
});

describe('another key', () => {
	it('is taken where it is one, and known for the same where it is', () => {
		for (const item of allItems()) expect(sameKey(item, structuredClone(item))).toBe(true);
		expect(changeKey(choiceItem(), { ...NO_FIELDS, ids: ['a', 'b'] })).toBeNull();
		expect(changeKey(choiceItem(), { ...NO_FIELDS, ids: ['nowhere'] })).toBeNull();
		const other = changeKey(numericItem(), { ...NO_FIELDS, value: 28, tolerance: 0 })!;
		expect(sameKey(other, numericItem())).toBe(false);
		expect(changeKey(numericItem(), { ...NO_FIELDS, value: 28, tolerance: -1 })).toBeNull();
	});
});
