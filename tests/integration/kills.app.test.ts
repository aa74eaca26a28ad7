import { expect, it } from 'vitest';
import { runKills } from '../bench/kills.ts';

it(
	'loses and doubles nothing acknowledged in thirty kills during bursts of answers',
	{ timeout: 120_000 },
	async () => {
		const report = await runKills(30);
		expect(report.faults).toEqual([]);
		expect(report.kills).toBe(30);
		// Were the bursts not busy, the kills would prove nothing.
		expect(report.inFlight).toBeGreaterThanOrEqual(25);
		expect(report.acknowledged).toBeGreaterThan(300);
		expect(report.stored).toBeGreaterThanOrEqual(report.acknowledged);
	}
);
