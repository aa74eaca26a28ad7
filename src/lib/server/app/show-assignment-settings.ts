import { toLocal } from '../../core/assignment/local-time.ts';
import type { WorkKind } from '../../core/assignment/rules.ts';
import type { RulesTyped } from '../../schemas/assignments.ts';
import type { Actor, Context } from '../context.ts';
import { listBeginners } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import { listGroups } from '../db/groups.ts';
import { listMembers } from '../db/memberships.ts';
import { listNamed, listOverrides } from '../db/overrides.ts';
import type { Audience } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { assignmentOf } from './change-assignment.ts';
import { typedRules } from './typed-rules.ts';

/** More learners than a class has. */
const ALL = { limit: 10_000, offset: 0 };

export interface AssignmentSettings {
	id: string;
	classId: string;
	className: string;
	timeZone: string;
	title: string;
	kind: WorkKind;
	/** How many learners have begun: from the first on, some rules stay as they are. */
	begun: number;
	rules: RulesTyped;
	audience: Audience;
	groupId: string | null;
	groups: { id: string; name: string; members: number }[];
	learners: { userId: string; nickname: string; timePercent: number; named: boolean }[];
	/** Of learners for whom something is different; times as the class's clock has them. */
	overrides: {
		userId: string;
		nickname: string;
		timePercent: number | null;
		dueAt: string;
		lateUntil: string;
		attemptsAllowed: number | null;
	}[];
}

/** How an assignment is given, as its trainer may change it. */
export async function showAssignmentSettings(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<AssignmentSettings> {
	const assignment = await assignmentOf(ctx, actor, input.id);
	const q = ctx.db.read;
	const cls = await findClass(q, assignment.classId);
	if (!cls) throw new DomainError('not-found', 'This class is not here any more.');
	const { timeZone } = cls;
	const members = await listMembers(q, cls.id, ALL);
	const named = new Set(await listNamed(q, assignment.id));
	const local = (at: number | null) => (at === null ? '' : toLocal(at, timeZone));
	const nicknames = new Map(members.map((m) => [m.userId, m.nickname]));
	return {
		id: assignment.id,
		classId: cls.id,
		className: cls.name,
		timeZone,
		title: assignment.title,
		kind: assignment.work.kind,
		begun: (await listBeginners(q, assignment.id)).length,
		rules: typedRules(assignment, timeZone),
		audience: assignment.audience,
		groupId: assignment.groupId,
		groups: await listGroups(q, cls.id),
		learners: members.map(({ userId, nickname, timePercent }) => ({
			userId,
			nickname,
			timePercent,
			named: named.has(userId)
		})),
		overrides: (await listOverrides(q, assignment.id))
			.filter(({ userId }) => nicknames.has(userId))
			.map((row) => ({
				userId: row.userId,
				nickname: nicknames.get(row.userId)!,
				timePercent: row.timePercent,
				dueAt: local(row.dueAt),
				lateUntil: local(row.lateUntil),
				attemptsAllowed: row.attemptsAllowed
			}))
	};
}
