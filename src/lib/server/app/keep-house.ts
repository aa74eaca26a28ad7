import type { Context } from '../context.ts';
import { deleteExpiredImports } from '../db/article-imports.ts';
import { lockClass, updateClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { listClassesToForget, listEndedClasses, listPeopleIn } from '../db/erasures.ts';
import { deleteUnheldImages, listDueImages, lookAfterImage } from '../db/images.ts';
import { deleteGuestsOf, deleteSessionsOfNoClass, listForgottenSessions } from '../db/live.ts';
import { deleteBegunSteps } from '../db/second-factors.ts';
import { deleteExpiredSessions } from '../db/sessions.ts';
import { setHomeClass } from '../db/users.ts';
import { LIVE_KEPT_MS } from '../live/kept.ts';
import { readRoomsAgain } from '../live/rooms.ts';
import { endLive, endLiveOf } from './end-live.ts';
import { notifyBoard } from './board-events.ts';
import { takeUpLostDrafts } from './draft-article.ts';
import { forgetLearner, forgetLearnerIn, recordErasure, type Counts } from './forget-learner.ts';
import { forgottenAt } from './forgotten-at.ts';
import { SET_UP_LIMIT } from './totp-in-set-up.ts';

/** So many people are forgotten in one transaction: others' answers wait for no longer than that takes. */
const AT_ONCE = 20;
/** The others' turn comes ten minutes later. */
const IMAGES_AT_ONCE = 200;
/** Whoever brings a picture holds it in the same transaction; the time is for a picture that is brought again. */
const UNHELD_KEPT_MS = 60 * 60_000;

/**
 * What is to be done by itself, whenever it is called: classes whose term has ended go into the archive, data that were
 * in the archive for their time are deleted, drafts whose server is gone are gone on with, live sessions that nobody ended are ended and their guests forgotten in
 * time, and sign-ins that have ended, second factors that were begun and not finished, texts that were brought in
 * and not kept, and pictures that nothing tells of any more, are cleared away. Everything is found by the clock in the store, so nothing is lost by a restart, and
 * several servers may do it at once. The clock is read when a write's turn has come: what was stored while it waited is
 * judged by a time that is no older, even if a machine's clock is set back. What fails keeps nothing else from being done, and is thrown, all of it together,
 * at the end.
 */
export async function keepHouse(ctx: Context): Promise<void> {
	const failures: unknown[] = [];
	const attempt = async (work: () => Promise<unknown>) => {
		await work().catch((error: unknown) => failures.push(error));
	};
	await attempt(async () => {
		for (const { id } of await listEndedClasses(ctx.db.read, ctx.now())) {
			await attempt(() => archiveEnded(ctx, id));
		}
	});
	await attempt(async () => {
		for (const { id } of await listClassesToForget(ctx.db.read, ctx.now())) {
			await attempt(() => forgetKept(ctx, id));
		}
	});
	await attempt(() => ctx.db.write((tx) => deleteExpiredSessions(tx, ctx.now())));
	await attempt(() =>
		ctx.db.write((tx) => {
			const now = ctx.now();
			return deleteBegunSteps(tx, { now, before: now - SET_UP_LIMIT });
		})
	);
	await attempt(() => ctx.db.write((tx) => deleteExpiredImports(tx, ctx.now())));
	await attempt(() => lookAfterImages(ctx));
	await attempt(() => forgetLive(ctx));
	await attempt(() => takeUpLostDrafts(ctx));
	if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be done.');
}

async function archiveEnded(ctx: Context, classId: string): Promise<void> {
	await ctx.db.write(async (tx) => {
		const cls = await lockClass(tx, classId);
		if (!cls || cls.archivedAt !== null || cls.termEndsAt === null) return;
		// The archive's time is reckoned from the term's end, even if no server ran then.
		if (cls.termEndsAt > ctx.now()) return;
		await updateClass(tx, classId, { archivedAt: cls.termEndsAt });
	});
	await endLiveOf(ctx, classId);
}

async function forgetKept(ctx: Context, classId: string): Promise<void> {
	let forgotten = false;
	try {
		while (await ctx.db.write((tx) => forgetSome(tx, classId, ctx.now()))) forgotten = true;
	} finally {
		if (forgotten) {
			notifyBoard(classId);
			readRoomsAgain(ctx);
			await ctx.db.scrub();
		}
	}
}

/** Forgets some of those whose data are in the class, with one record of it. False when nobody is left. */
async function forgetSome(tx: Query, classId: string, now: number): Promise<boolean> {
	// Held, so that another server which does the same waits and then finds them gone, and nobody reopens it meanwhile.
	const cls = await lockClass(tx, classId);
	const due = cls && forgottenAt(cls);
	if (due === undefined || due === null || due > now) return false;
	const people = await listPeopleIn(tx, classId, AT_ONCE);
	const sum: Counts = {};
	for (const { id, homeClassId, elsewhere } of people) {
		if (elsewhere !== null && homeClassId === classId) await setHomeClass(tx, id, elsewhere);
		const counts =
			elsewhere === null ? await forgetLearner(tx, id) : await forgetLearnerIn(tx, id, classId);
		for (const [table, n] of Object.entries(counts ?? {})) sum[table] = (sum[table] ?? 0) + n;
	}
	if (Object.keys(sum).length > 0) await recordErasure(tx, 'retention', sum, now);
	return people.length > 0;
}

/** Pictures that nothing tells of any more are let go of in time, and those that nothing holds are deleted. */
async function lookAfterImages(ctx: Context): Promise<void> {
	const now = ctx.now();
	for (const due of await listDueImages(ctx.db.read, now, IMAGES_AT_ONCE)) {
		await ctx.db.write((tx) => lookAfterImage(tx, due, now));
	}
	await ctx.db.write((tx) => deleteUnheldImages(tx, now - UNHELD_KEPT_MS));
}

async function forgetLive(ctx: Context): Promise<void> {
	const now = ctx.now();
	for (const { id } of await listForgottenSessions(ctx.db.read, now)) await endLive(ctx, id);
	const gone = await ctx.db.write(
		async (tx) =>
			(await deleteGuestsOf(tx, now - LIVE_KEPT_MS)) +
			(await deleteSessionsOfNoClass(tx, now - LIVE_KEPT_MS))
	);
	if (gone === 0) return;
	readRoomsAgain(ctx);
	await ctx.db.scrub();
}
