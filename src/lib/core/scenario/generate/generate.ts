import type { Reading } from '../../reading/reading.ts';
import type { WordTable } from '../../reading/typing/word-table.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Scenario } from '../model.ts';
import { factDesk } from './fact-desk.ts';
import { guardedPlace } from './guarded-place.ts';
import { procedure, type Parse } from './procedure.ts';

export interface DraftedScenario {
	scenario: Scenario | null;
	/** Why the article carries no course of decisions; '' when it does. A fact desk may come all the same. */
	why: string;
}

/**
 * A course of decisions where the article carries one; else the reason, and a fact desk where there are enough claims.
 * What a gate refuses does not ship.
 *
 * @param words what is known of single words, for the claims of the fact desk
 * @param parse reads what is to be said anew
 */
export function draftScenario(
	reading: Reading,
	words: WordTable,
	title: string,
	parse: Parse
): DraftedScenario {
	const course =
		passed(reading, guardedPlace(reading)) ?? passed(reading, procedure(reading, words, parse));
	if (course) return { scenario: course, why: '' };
	const desk = passed(reading, factDesk(reading, words, title, parse));
	const why = whyNone(reading);
	return desk
		? { scenario: desk, why: `${why} A fact desk is offered instead.` }
		: {
				scenario: null,
				why: `${why} For a fact desk, too few of its statements can be understood alone.`
			};
}

/** Everything that can be drafted, before any gate. */
export function courses(
	reading: Reading,
	words: WordTable,
	title: string,
	parse: Parse
): DraftedCourse[] {
	return [
		guardedPlace(reading),
		procedure(reading, words, parse),
		factDesk(reading, words, title, parse)
	].filter((c) => c !== null);
}

function passed(reading: Reading, course: DraftedCourse | null): Scenario | null {
	return course && gateScenario(course, reading).refused.length === 0 ? course.scenario : null;
}

function whyNone(reading: Reading): string {
	const count = reading.norms.length;
	if (count === 0) {
		return 'The article states no rule that someone must keep, so there is nothing to decide by it.';
	}
	if (count < 3) {
		return `The article states only ${['one rule', 'two rules'][count - 1]!}; a scenario needs at least three decisions.`;
	}
	return 'Too few of the article’s rules can be told alone and got wrong in a way that people do get them wrong; a course needs at least three.';
}
