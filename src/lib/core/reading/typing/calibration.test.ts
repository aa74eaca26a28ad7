import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrated, fitCalibration, UNCALIBRATED, type Outcome } from './calibration.ts';

/** `right` of 100 mentions with this share are right. */
const hundred = (share: number, right: number, type: Outcome['type'] = 'person'): Outcome[] =>
	Array.from({ length: 100 }, (_, i) => ({ type, share, right: i < right }));

test('shares that promise too much come out near what they keep', () => {
	const calibration = fitCalibration([...hundred(0.98, 90), ...hundred(0.8, 60)]);
	expect(calibrated(calibration, 'person', 0.98)).toBeCloseTo(0.9, 1);
	expect(calibrated(calibration, 'person', 0.8)).toBeCloseTo(0.6, 1);
});

test('a class that is wrong more often is trusted less', () => {
	const calibration = fitCalibration([...hundred(0.9, 90), ...hundred(0.9, 60, 'time')]);
	expect(calibrated(calibration, 'time', 0.9)).toBeLessThan(calibrated(calibration, 'person', 0.9));
});

test('nothing to learn from leaves shares as they are; a probability is never 0, 1 or out of order', () => {
	expect(fitCalibration([])).toBe(UNCALIBRATED);
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(share, share, (a, b) => {
			const [low, high] = [a, b].map((x) => calibrated(UNCALIBRATED, 'place', x)) as [
				number,
				number
			];
			expect(low).toBeGreaterThan(0);
			expect(low).toBeLessThan(1);
			if (a < b) expect(low).toBeLessThanOrEqual(high);
		})
	);
});
