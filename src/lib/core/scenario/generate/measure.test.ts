import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { otherMeasures } from './measure.ts';

describe('the same act with another measure', () => {
	test.each([
		['wait at least 30 minutes', 'wait at least 15 minutes', false],
		[
			'inform the security desk within one hour',
			'inform the security desk within three hours',
			true
		],
		[
			'work from home for up to three days a week',
			'work from home for up to five days a week',
			true
		],
		['hold the key for two seconds', 'hold the key for one second', false],
		['circulate the draft within a week', 'circulate the draft within three weeks', true]
	])('%s → %s', (deed, other, more) => {
		expect(otherMeasures(deed)[0]).toMatchObject({ deed: other, more });
	});

	test.each([
		'call the control room',
		'be reachable between 10:00 and 15:00',
		'drink every 15 to 20 minutes',
		'take one puff',
		'replace gloves after 30 minutes of contact'
	])('nothing to measure, or a range: %s', (deed) => {
		expect(otherMeasures(deed)).toEqual([]);
	});

	test('never the article’s own measure, and never less than one', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 900 }),
				fc.constantFrom('within', 'for', 'at least'),
				(count, before) => {
					const deed = `wait ${before} ${count} minutes`;
					for (const other of otherMeasures(deed)) {
						expect(other.deed).not.toBe(deed);
						expect(Number(/\d+/.exec(other.deed)?.[0])).toBeGreaterThanOrEqual(1);
					}
				}
			)
		);
	});
});
