/**
 * Somebody wants to come in where a rule says that they may not without leave. Played from the inside: the door, the
 * pressure, the people who rely on the place, the staff's own rules, the case in which the rule opens, and the report.
 */
import type { Evidence } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { assemble, type Frame } from './assemble.ts';
import { atTheDoor, report, theirPeople, underPressure, type Cast } from './guarded-decisions.ts';
import { findSlots } from './guarded-slots.ts';
import { emergencyTwin, leaveTwin } from './guarded-twins.ts';
import type { Decision } from './plan.ts';

const MOST = 7;

export function guardedPlace(reading: Reading): DraftedCourse | null {
	const slots = findSlots(reading);
	if (!slots) return null;
	const who = slots.visitor.split(' ').at(-1)!;
	const cast: Cast = { ...slots, who, a: article(slots.visitor) };
	const twin = slots.emergency
		? emergencyTwin(cast, slots.emergency)
		: slots.leave
			? leaveTwin(cast)
			: null;
	const decisions: (Decision | null)[] = [
		atTheDoor(cast),
		underPressure(cast),
		theirPeople(cast),
		twin,
		report(cast)
	];
	const course = decisions.filter((d) => d !== null).slice(0, MOST);
	return course.length < 3 ? null : assemble(frameOf(cast), course);
}

function article(noun: string): string {
	return /^(?:[AEIOU][a-z]|[AEFHILMNORSX][A-Z])/i.test(noun) && !/^(?:uni|us)/.test(noun)
		? 'an'
		: 'a';
}

function frameOf(cast: Cast): Frame {
	const { place, visitor, protection, rule, refusal } = cast;
	const proof: Evidence = refusal ?? rule;
	return {
		kind: 'decision',
		title: `At the door of the ${place}`,
		role: `A member of the ${place} staff`,
		briefing: `You work at the front desk of the ${place}. ${protection ? 'The people inside rely on you. ' : ''}Decide what you do; every decision is weighed against what the article says. Where the story goes beyond the article, it says so.`,
		rules: 'Keeping to the rule',
		owning: () => [
			`Write down all of it, your own mistakes too, and report it to ${cast.superior}.`
		],
		hiding: () => [`Report the attempt to ${cast.superior}, and leave your own mistakes out.`],
		endings: {
			upheld: {
				text: `The ${visitor} stayed outside without leave, and what happened is on record. You kept the rule, and you knew where it ends. This ending is imagined; what the article reports is quoted beside it.`,
				evidence: [proof]
			},
			recovered: {
				text: 'Not everything went as it should, but you found the way back, and you said so. This ending is imagined; compare it with what the article reports.',
				evidence: [proof]
			},
			breached: {
				text: `The rule that protects the ${place} was broken today, and nothing was done afterwards to mend it. This ending is imagined; compare your path with the rule itself.`,
				evidence: [rule]
			}
		},
		afterSlips: 'More than one thing went wrong today, and people have noticed.',
		afterSlip: 'Something went wrong today, and you have been thinking about it.',
		afterDelay: 'It is late, and much took longer than it should have.'
	};
}
