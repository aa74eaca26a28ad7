import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listAssignmentsOfLearner, type LearnerAssignment } from '../db/assignments.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';

const PER_PAGE = 50;

export interface HomeAssignment extends LearnerAssignment {
	/** True: the due time has passed before it was begun. */
	closed: boolean;
}

export interface HomeShown {
	classes: { id: string; name: string; nickname: string; isDemo: boolean }[];
	toDo: HomeAssignment[];
	done: HomeAssignment[];
	page: number;
	hasMore: boolean;
}

/** What a learner comes home to: what is to do, what is done, and their classes. */
export async function showHome(
	ctx: Context,
	actor: Actor,
	input: { page: number }
): Promise<HomeShown> {
	requireRole(actor, 'learner');
	const page = Math.max(1, Math.trunc(input.page) || 1);
	const memberships = await listMembershipsOfUser(ctx.db.read, actor.userId);
	const found = await listAssignmentsOfLearner(ctx.db.read, actor.userId, {
		limit: PER_PAGE + 1,
		offset: (page - 1) * PER_PAGE
	});
	const now = ctx.now();
	const rows = found.slice(0, PER_PAGE).map((row) => ({
		...row,
		closed: row.first === null && row.dueAt !== null && now > row.dueAt
	}));
	return {
		classes: memberships.map((m) => ({
			id: m.classId,
			name: m.className,
			nickname: m.nickname,
			isDemo: m.isDemo
		})),
		toDo: rows.filter((row) => row.first?.finishedAt == null),
		done: rows.filter((row) => row.first?.finishedAt != null),
		page,
		hasMore: found.length > PER_PAGE
	};
}
