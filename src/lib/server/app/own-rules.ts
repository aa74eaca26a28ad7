import {
	endOf,
	isUp,
	lastDeadline,
	windowsWith,
	type Windows
} from '../../core/assignment/windows.ts';
import type { Told } from '../../core/quiz/what-is-told.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import type { Attempt } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { findOverride, isNamed, listMovedDeadlines } from '../db/overrides.ts';

/** The rules of an assignment as they are for one learner. */
export interface OwnRules {
	windows: Windows;
	/** How much of the stated time this learner has, in percent. */
	timePercent: number;
	/** Null for any number. */
	attemptsAllowed: number | null;
}

export async function ownRules(
	q: Query,
	assignment: AssignmentRules,
	member: Pick<Membership, 'userId' | 'timePercent'>
): Promise<OwnRules> {
	const override = await findOverride(q, assignment.id, member.userId);
	return {
		windows: windowsWith(assignment, override),
		timePercent: override?.timePercent ?? member.timePercent,
		attemptsAllowed: override?.attemptsAllowed ?? assignment.attemptsAllowed
	};
}

/** When an attempt ends at the latest, grace not counted in; null: never by itself. */
export function attemptEnd(attempt: Pick<Attempt, 'endsAt'>, own: OwnRules): number | null {
	return endOf(attempt.endsAt, own.windows);
}

/** True once nothing sent to this attempt counts any more. */
export function timeIsUp(
	attempt: Pick<Attempt, 'endsAt'>,
	assignment: AssignmentRules,
	own: OwnRules,
	at: number
): boolean {
	return isUp(attemptEnd(attempt, own), assignment.graceSeconds, at);
}

/** Whether the work was given to this learner of the class. */
export async function isGivenTo(
	q: Query,
	assignment: AssignmentRules,
	member: Pick<Membership, 'userId' | 'groupId'>
): Promise<boolean> {
	switch (assignment.audience) {
		case 'class':
			return true;
		case 'group':
			return assignment.groupId !== null && assignment.groupId === member.groupId;
		case 'learners':
			return await isNamed(q, assignment.id, member.userId);
	}
}

/** What decides how much of the attempt's answers may be told to its learner now. */
export async function toldOf(
	q: Query,
	assignment: AssignmentRules,
	attempt: Pick<Attempt, 'finishedAt'>,
	at: number
): Promise<Told> {
	const { behaviour, reveal, graceSeconds } = assignment;
	const finished = attempt.finishedAt !== null;
	if (reveal !== 'due') return { behaviour, reveal, finished, allDone: false };
	const last = lastDeadline(assignment, await listMovedDeadlines(q, assignment.id));
	return { behaviour, reveal, finished, allDone: isUp(last, graceSeconds, at) };
}
