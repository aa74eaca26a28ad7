import { lockedOnceBegun, type PlayRules } from '../../core/assignment/rules.ts';
import type { RulesTyped } from '../../schemas/assignments.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import {
	findAssignment,
	lockAssignment,
	updateAssignment,
	type Assignment
} from '../db/assignments.ts';
import { listBeginners } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import { findGroup } from '../db/groups.ts';
import { listMemberIds, lockMembership } from '../db/memberships.ts';
import { setNamed } from '../db/overrides.ts';
import type { Audience } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { finishOverdue } from './finish-attempt.ts';
import { noSuchAssignment } from './grade-in-class.ts';
import { recheckLearner } from './recheck-learner.ts';
import { rulesOf } from './typed-rules.ts';

export interface AssignmentChange {
	id: string;
	title: string;
	audience: Audience;
	/** '' where the audience is no group. */
	groupId: string;
	/** The learners, where the audience names them. */
	learnerIds: string[];
	rules: RulesTyped;
}

/** The rules that what was done already goes by: attempts are late or not by them, and grades and boards counted. */
const MOVING: (keyof PlayRules)[] = [
	'dueAt',
	'lateUntil',
	'graceSeconds',
	'timeLimitSeconds',
	'counting',
	'behaviour',
	'speedCounts'
];

/**
 * Changes how an assignment is given. Grades and boards follow in the same transaction. DomainError 'conflict' for what
 * can no longer be changed once somebody has begun; 'invalid' for rules that do not go together.
 */
export async function changeAssignment(
	ctx: Context,
	actor: Actor,
	input: AssignmentChange
): Promise<void> {
	const assignment = await assignmentOf(ctx, actor, input.id);
	const { classId } = assignment;
	const cls = await findClass(ctx.db.read, classId);
	if (!cls) throw noSuchAssignment();
	if (cls.archivedAt !== null) {
		throw new DomainError('conflict', 'This class is closed, so nothing in it changes any more.');
	}
	// What was over under the rules so far ends under them.
	await finishOverdue(ctx, { assignmentId: assignment.id });
	const rules = rulesOf(input.rules, assignment.work.kind, cls.timeZone);
	const { title, audience } = input;
	const groupId = audience === 'group' ? input.groupId : null;
	if (groupId !== null && !(await findGroup(ctx.db.read, classId, groupId))) {
		throw new DomainError('invalid', 'Choose the group that gets this.', 'groupId');
	}
	const named = audience === 'learners' ? [...new Set(input.learnerIds)] : [];
	if (audience === 'learners' && named.length === 0) {
		throw new DomainError('invalid', 'Choose at least one learner.', 'learnerId');
	}
	const members = new Set(named.length > 0 ? await listMemberIds(ctx.db.read, classId) : []);
	if (!named.every((userId) => members.has(userId))) {
		throw new DomainError('invalid', 'A learner is not in the class any more. Reload the page.');
	}
	const moved = await ctx.db.write(async (tx) => {
		const before = await lockAssignment(tx, assignment.id);
		if (!before) throw noSuchAssignment();
		const begun = await listBeginners(tx, assignment.id);
		const locked = begun.length > 0 ? lockedOnceBegun(before, rules) : null;
		if (locked) throw new DomainError('conflict', locked.message, locked.field);
		await updateAssignment(tx, assignment.id, { title, audience, groupId, ...rules });
		await setNamed(tx, assignment.id, named);
		if (MOVING.every((rule) => before[rule] === rules[rule])) return false;
		const changed = { ...before, ...rules };
		let moved = false;
		for (const userId of begun) {
			const member = await lockMembership(tx, classId, userId);
			if (member && (await recheckLearner(tx, member, changed, ctx.now()))) moved = true;
		}
		return moved;
	});
	if (moved) notifyBoard(classId);
}

/** An assignment of a class that the actor trains; DomainError 'not-found' for any other. */
export async function assignmentOf(ctx: Context, actor: Actor, id: string): Promise<Assignment> {
	const assignment = await findAssignment(ctx.db.read, id);
	if (!assignment) throw noSuchAssignment();
	await requireTrainerOf(ctx, actor, assignment.classId);
	return assignment;
}
