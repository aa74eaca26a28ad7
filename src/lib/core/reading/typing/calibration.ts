/** How sure a mention's type is: what the typer's shares are worth, learnt from texts it was not trained on (Platt 1999). */
import { ENTITY_CLASSES, type EntityClass } from './entity-types.ts';

export interface Calibration {
	/** Of the logarithm of the odds. */
	slope: number;
	/** For each class, in the order of `ENTITY_CLASSES`. */
	offsets: readonly number[];
}

/** Shares as they are. */
export const UNCALIBRATED: Calibration = { slope: 1, offsets: ENTITY_CLASSES.map(() => 0) };

/** The typer's share for a class and whether the class was right. */
export interface Outcome {
	type: EntityClass;
	share: number;
	right: boolean;
}

const STEPS = 500;
const RATE = 2;
/** Draws offsets to 0, so that a class with few mentions stays near the others. */
const DECAY = 0.002;
const LEAST = 1e-6;

const logOdds = (share: number): number => {
	const kept = Math.min(1 - LEAST, Math.max(LEAST, share));
	return Math.log(kept / (1 - kept));
};
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The probability, 0 to 1, that a class with this share is right. */
export function calibrated(
	{ slope, offsets }: Calibration,
	type: EntityClass,
	share: number
): number {
	return logistic(slope * logOdds(share) + offsets[ENTITY_CLASSES.indexOf(type)]!);
}

/** Logistic regression by gradient descent; without outcomes shares stay as they are. */
export function fitCalibration(outcomes: readonly Outcome[]): Calibration {
	if (outcomes.length === 0) return UNCALIBRATED;
	const cases = outcomes.map(({ type, share, right }) => ({
		odds: logOdds(share),
		class_: ENTITY_CLASSES.indexOf(type),
		right: right ? 1 : 0
	}));
	let slope = 1;
	const offsets = ENTITY_CLASSES.map(() => 0);
	for (let step = 0; step < STEPS; step++) {
		let slopeMiss = 0;
		const misses = offsets.map(() => 0);
		for (const { odds, class_, right } of cases) {
			const miss = logistic(slope * odds + offsets[class_]!) - right;
			slopeMiss += miss * odds;
			misses[class_]! += miss;
		}
		slope -= (0.1 * RATE * slopeMiss) / cases.length;
		misses.forEach(
			(miss, c) => (offsets[c]! -= RATE * (miss / cases.length + DECAY * offsets[c]!))
		);
	}
	return { slope, offsets };
}
