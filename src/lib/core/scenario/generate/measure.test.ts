import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { otherMeasures } from './measure.ts';

describe('the same act with another measure', () => {
	test.each([
		['wait at least 30 minutes', 'wait at least 15 minutes', 'least'],
		[
			'inform the security desk within one hour',
			'inform the security desk within two hours',
			'deadline'
		],
		[
			'work from home for up to three days a week',
			'work from home for up to five days a week',
			'most'
		],
		['hold the key for two seconds', 'hold the key for one second', 'hold'],
		['circulate the draft within a week', 'circulate the draft within two weeks', 'deadline'],
		[
			'hand the plan in not less than eight weeks before departure',
			'hand the plan in not less than four weeks before departure',
			'notice'
		],
		[
			'apply no later than six months before departure',
			'apply no later than three months before departure',
			'notice'
		],
		['the sign-off lasts for twelve months', 'the sign-off lasts for 24 months', 'most']
	])('on the side that is easier to keep: %s → %s', (deed, other, bound) => {
		expect(otherMeasures(deed)[0]).toMatchObject({ deed: other, bound });
	});

	test.each([
		'the alarm sounds after five seconds of contact',
		'switch the power off if water comes within 30 centimetres',
		'entry is forbidden when rain is forecast within four hours',
		'evacuate for a spill of two litres',
		'the test lasts from one to two minutes',
		// More of it is the stricter side.
		'boats are insured for not less than £3000',
		'boats are insured for not less than £3,000,000',
		'a craft which has been on an infested water within the last 14 days stays ashore'
	])('nothing where it is not plain which side that is: %s', (deed) => {
		expect(otherMeasures(deed)).toEqual([]);
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
