import { localDay } from '../../core/standing/calendar.ts';
import { lockAssignments } from '../db/assignments.ts';
import type { Class } from '../db/classes.ts';
import { findClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { listBoardGrades } from '../db/grades.ts';
import { listMemberIds, lockMembership, type Membership } from '../db/memberships.ts';
import {
	deletePracticeIn,
	listPracticeDays,
	listPractisedIn,
	replacePracticeDays
} from '../db/practice-days.ts';
import { listAnswerTimes } from '../db/responses.ts';
import { listStandingIn, listStandingsOf } from '../db/standings.ts';
import { readWork } from './keep-standings.ts';
import { keepTeams } from './keep-team.ts';
import { standLearner, worksOf } from './stand-learner.ts';

/**
 * Makes everything that a class's boards have of one learner anew, from grades and answers: after attempts of theirs
 * were deleted, or when they come back to a class. The membership must be locked in the transaction.
 */
export async function recountLearner(tx: Query, cls: Class, member: Membership): Promise<boolean> {
	const { classId, userId } = member;
	const times = await listAnswerTimes(tx, { classId, userId });
	const rows = times.map(({ assignmentId, at }) => ({
		assignmentId,
		userId,
		classId,
		day: localDay(at, cls.timeZone)
	}));
	await replacePracticeDays(tx, { classId, userId }, rows);
	const works = [];
	for (const { assignment, grade } of await listBoardGrades(tx, classId, userId)) {
		const work = await readWork(tx, assignment, grade, cls.timeZone);
		if (work) works.push(work);
	}
	return await standLearner(tx, cls, member, {
		works,
		days: [...new Set(rows.map((row) => row.day))],
		stored: await listStandingsOf(tx, classId, userId)
	});
}

/**
 * Makes all boards of a class anew: when its term or time zone moved, or an assignment is played by other rules. It
 * takes some milliseconds a learner.
 */
export async function recountClass(tx: Query, classId: string): Promise<void> {
	const cls = await findClass(tx, classId);
	if (!cls) return;
	for (const member of await lockMembers(tx, classId, await listMemberIds(tx, classId))) {
		await recountLearner(tx, cls, member);
	}
	await keepTeams(tx, classId);
}

/** Takes assignments off the boards of their classes: to be called before they are deleted, in the same transaction. */
export async function takeOffBoards(
	tx: Query,
	assignments: readonly { id: string; classId: string }[]
): Promise<void> {
	await lockAssignments(
		tx,
		assignments.map(({ id }) => id)
	);
	for (const classId of new Set(assignments.map((assignment) => assignment.classId))) {
		const cls = await findClass(tx, classId);
		const ids = assignments.filter((a) => a.classId === classId).map((a) => a.id);
		if (!cls) continue;
		const concerned = [
			...(await listStandingIn(tx, classId, ids)),
			...(await listPractisedIn(tx, ids))
		];
		const members = await lockMembers(tx, classId, [...new Set(concerned)].sort());
		await deletePracticeIn(tx, ids);
		for (const member of members) {
			const stored = await listStandingsOf(tx, classId, member.userId);
			const works = worksOf(stored).filter((work) => !ids.includes(work.assignmentId));
			const days = await listPracticeDays(tx, member);
			await standLearner(tx, cls, member, { works, days, stored });
		}
	}
}

/** In one order, and before anything else is written, so that two who do this do not wait for each other. */
async function lockMembers(tx: Query, classId: string, userIds: string[]): Promise<Membership[]> {
	const members = [];
	for (const userId of userIds) {
		const member = await lockMembership(tx, classId, userId);
		if (member) members.push(member);
	}
	return members;
}
