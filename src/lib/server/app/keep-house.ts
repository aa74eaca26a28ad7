import type { Context } from '../context.ts';
import { lockClass, updateClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { listClassesToForget, listEndedClasses, listPeopleIn } from '../db/erasures.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';
import { deleteExpiredSessions } from '../db/sessions.ts';
import { setHomeClass } from '../db/users.ts';
import { forgetLearner, forgetLearnerIn, recordErasure, type Counts } from './forget-learner.ts';

/** So many people are forgotten in one transaction: others' answers wait for no longer than that takes. */
const AT_ONCE = 20;
const DAY = 24 * 60 * 60_000;

/**
 * What is to be done by itself, whenever it is called: classes whose term has ended go into the archive, data that were
 * in the archive for their time are deleted, and sessions that have ended are cleared away. Everything is found by the
 * clock in the store, so nothing is lost by a restart, and several servers may do it at once.
 */
export async function keepHouse(ctx: Context): Promise<void> {
	await archiveEnded(ctx);
	await forgetKept(ctx);
	await ctx.db.write((tx) => deleteExpiredSessions(tx, ctx.now()));
}

async function archiveEnded(ctx: Context): Promise<void> {
	for (const { id } of await listEndedClasses(ctx.db.read, ctx.now())) {
		await ctx.db.write(async (tx) => {
			const cls = await lockClass(tx, id);
			if (!cls || cls.archivedAt !== null || cls.termEndsAt === null) return;
			// The archive's time is reckoned from the term's end, even if no server ran then.
			if (cls.termEndsAt <= ctx.now()) await updateClass(tx, id, { archivedAt: cls.termEndsAt });
		});
	}
}

async function forgetKept(ctx: Context): Promise<void> {
	let forgotten = false;
	for (const { id } of await listClassesToForget(ctx.db.read, ctx.now())) {
		while (await ctx.db.write((tx) => forgetSome(tx, id, ctx.now()))) forgotten = true;
	}
	if (forgotten) await ctx.db.scrub();
}

/** Forgets some of those whose data are in the class, with one record of it. False when nobody is left. */
async function forgetSome(tx: Query, classId: string, now: number): Promise<boolean> {
	// Held, so that another server which does the same waits and then finds them gone, and nobody reopens it meanwhile.
	const cls = await lockClass(tx, classId);
	if (!cls || cls.archivedAt === null || cls.archivedAt + cls.keepDays * DAY > now) return false;
	const people = await listPeopleIn(tx, classId, AT_ONCE);
	const sum: Counts = {};
	for (const { id, homeClassId } of people) {
		const elsewhere = (await listMembershipsOfUser(tx, id)).find((m) => m.classId !== classId);
		if (elsewhere && homeClassId === classId) await setHomeClass(tx, id, elsewhere.classId);
		const counts = elsewhere ? await forgetLearnerIn(tx, id, classId) : await forgetLearner(tx, id);
		for (const [table, n] of Object.entries(counts ?? {})) sum[table] = (sum[table] ?? 0) + n;
	}
	if (Object.keys(sum).length > 0) await recordErasure(tx, 'retention', sum, now);
	return people.length > 0;
}
