/** What is left of a course when decisions that a gate refuses are taken out. */
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Decision } from './plan.ts';

/**
 * The course whole if every gate lets it pass, else without the decisions that it is refused for; where nothing is left
 * that passes, as it was at first, or null where it could not be made at all.
 *
 * @param make null where too few decisions have choices that go together
 */
export function wholeOrLess(
	reading: Reading,
	decisions: readonly Decision[],
	isEnough: (decisions: readonly Decision[]) => boolean,
	make: (decisions: readonly Decision[]) => DraftedCourse | null
): DraftedCourse | null {
	const made = (kept: readonly Decision[]): DraftedCourse | null => {
		if (!isEnough(kept)) return null;
		const course = make(kept);
		// Some may have been left out for want of choices.
		const told = new Set(course?.scenario.nodes.map((node) => node.id));
		return isEnough(kept.filter((d) => told.has(d.id))) ? course : null;
	};
	const isPassed = (course: DraftedCourse | null): boolean =>
		course !== null && gateScenario(course, reading).refused.length === 0;
	let left = decisions;
	let first: DraftedCourse | null = null;
	while (isEnough(left)) {
		const course = made(left);
		first ??= course;
		if (isPassed(course)) return course;
		const shorter = left
			.map((out) => left.filter((d) => d !== out))
			.find((rest) => isPassed(made(rest)));
		left = shorter ?? withoutWeakest(left);
	}
	return first;
}

function withoutWeakest(decisions: readonly Decision[]): Decision[] {
	const weakest = [...decisions].sort((a, b) => a.worth - b.worth)[0]!;
	return decisions.filter((d) => d !== weakest);
}
