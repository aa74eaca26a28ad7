import { and, eq, inArray, lt, lte, notExists, or, sql, sum } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Query } from './client.ts';
import type { Shared } from './members.ts';
import {
	images,
	itemOrigins,
	itemVersions,
	quizChanges,
	quizImages,
	quizItems,
	quizVersions,
	quizzes,
	scenarioImages,
	scenarios,
	scenarioVersions
} from './schema.ts';

export type StoredImage = typeof images.$inferSelect;
/** What is known of a picture without reading it. */
export type ImageFacts = Pick<StoredImage, 'id' | 'width' | 'height' | 'size'>;

const FACTS = { id: images.id, width: images.width, height: images.height, size: images.size };

const HELD = {
	quiz: { held: quizImages, of: quizImages.quizId },
	scenario: { held: scenarioImages, of: scenarioImages.scenarioId }
} as const;

/** So long after it was brought or last told of, a picture that nothing tells of is kept. */
export const UNUSED_KEPT_MS = 31 * 86_400_000;
/** How often it is looked whether a picture is still told of. */
const LOOK_EVERY_MS = 86_400_000;

/** Stores a picture, or notes that it was brought again. */
export async function putImage(tx: Query, image: StoredImage): Promise<void> {
	// What is noted also keeps housekeeping from taking it away before somebody holds it.
	await tx
		.insert(images)
		.values(image)
		.onConflictDoUpdate({ target: images.id, set: { broughtAt: image.broughtAt } });
}

/** Lets a quiz or scenario hold stored pictures, if it does not yet. */
export async function holdImages(
	tx: Query,
	{ kind, id }: Shared,
	imageIds: Iterable<string>,
	at: number
): Promise<void> {
	const set = { lookAt: at + LOOK_EVERY_MS, unusedSince: null };
	for (const imageId of new Set(imageIds)) {
		if (kind === 'quiz') {
			await tx
				.insert(quizImages)
				.values({ quizId: id, imageId, ...set })
				.onConflictDoUpdate({ target: [quizImages.quizId, quizImages.imageId], set });
		} else {
			await tx
				.insert(scenarioImages)
				.values({ scenarioId: id, imageId, ...set })
				.onConflictDoUpdate({ target: [scenarioImages.scenarioId, scenarioImages.imageId], set });
		}
	}
}

/** Which of the pictures a quiz or scenario holds. */
export async function listHeldImages(
	q: Query,
	{ kind, id }: Shared,
	imageIds: Iterable<string>
): Promise<ImageFacts[]> {
	const { held, of } = HELD[kind];
	const wanted = [...new Set(imageIds)];
	if (wanted.length === 0) return [];
	return await q
		.select(FACTS)
		.from(held)
		.innerJoin(images, eq(images.id, held.imageId))
		.where(and(eq(of, id), inArray(held.imageId, wanted)));
}

export async function findImage(q: Query, id: string): Promise<StoredImage | undefined> {
	const rows = await q.select().from(images).where(eq(images.id, id)).limit(1);
	return rows[0];
}

/** How many bytes of pictures are held by what somebody owns, each picture counted once. */
export async function bytesOfOwner(q: Query, ownerId: string): Promise<number> {
	const inQuizzes = q
		.select({ id: quizImages.imageId })
		.from(quizzes)
		.innerJoin(quizImages, eq(quizImages.quizId, quizzes.id))
		.where(eq(quizzes.ownerId, ownerId));
	const inScenarios = q
		.select({ id: scenarioImages.imageId })
		.from(scenarios)
		.innerJoin(scenarioImages, eq(scenarioImages.scenarioId, scenarios.id))
		.where(eq(scenarios.ownerId, ownerId));
	const rows = await q
		.select({ bytes: sum(images.size) })
		.from(images)
		.where(or(inArray(images.id, inQuizzes), inArray(images.id, inScenarios)));
	return Number(rows[0]?.bytes ?? 0);
}

/** Of a quiz or scenario, a picture that it is time to look after. */
export interface DueImage {
	shared: Shared;
	imageId: string;
	unusedSince: number | null;
}

export async function listDueImages(q: Query, now: number, limit: number): Promise<DueImage[]> {
	const due: DueImage[] = [];
	for (const kind of ['quiz', 'scenario'] as const) {
		const { held, of } = HELD[kind];
		const rows = await q
			.select({ id: of, imageId: held.imageId, unusedSince: held.unusedSince })
			.from(held)
			.where(lte(held.lookAt, now))
			.orderBy(held.lookAt)
			.limit(limit);
		due.push(...rows.map(({ id, ...row }) => ({ shared: { kind, id }, ...row })));
	}
	return due;
}

/**
 * Looks whether anything of a quiz or scenario still tells of a picture, in its draft, its versions or its history; what
 * nothing has told of for long enough is not held any more.
 */
export async function lookAfterImage(
	tx: Query,
	{ shared: { kind, id }, imageId, unusedSince }: DueImage,
	now: number
): Promise<void> {
	const { held, of } = HELD[kind];
	const where = and(eq(of, id), eq(held.imageId, imageId));
	const isTold =
		kind === 'quiz' ? await quizTells(tx, id, imageId) : await scenarioTells(tx, id, imageId);
	if (!isTold && unusedSince !== null && unusedSince <= now - UNUSED_KEPT_MS) {
		await tx.delete(held).where(where);
		return;
	}
	await tx
		.update(held)
		.set({ lookAt: now + LOOK_EVERY_MS, unusedSince: isTold ? null : (unusedSince ?? now) })
		.where(where);
}

/** Whether a JSON column has the id in it: nothing else in it looks like one. */
const tells = (column: SQLiteColumn, imageId: string) =>
	sql`cast(${column} as text) like ${`%${imageId}%`}`;

async function quizTells(q: Query, quizId: string, imageId: string): Promise<boolean> {
	for (const [table, of, column] of [
		[quizItems, quizItems.quizId, quizItems.body],
		[quizVersions, quizVersions.quizId, quizVersions.items],
		[quizChanges, quizChanges.quizId, quizChanges.back],
		[itemVersions, itemVersions.quizId, itemVersions.body],
		[itemOrigins, itemOrigins.quizId, itemOrigins.body]
	] as const) {
		const rows = await q
			.select({ id: of })
			.from(table)
			.where(and(eq(of, quizId), tells(column, imageId)))
			.limit(1);
		if (rows.length > 0) return true;
	}
	return false;
}

async function scenarioTells(q: Query, scenarioId: string, imageId: string): Promise<boolean> {
	for (const [table, of, column] of [
		[scenarios, scenarios.id, scenarios.body],
		[scenarioVersions, scenarioVersions.scenarioId, scenarioVersions.body]
	] as const) {
		const rows = await q
			.select({ id: of })
			.from(table)
			.where(and(eq(of, scenarioId), tells(column, imageId)))
			.limit(1);
		if (rows.length > 0) return true;
	}
	return false;
}

/** Deletes pictures that nothing holds and that nobody has brought since `before`. */
export async function deleteUnheldImages(tx: Query, before: number): Promise<void> {
	const isHeld = (table: typeof quizImages | typeof scenarioImages) =>
		tx
			.select({ one: sql`1` })
			.from(table)
			.where(eq(table.imageId, images.id));
	await tx
		.delete(images)
		.where(
			and(
				lt(images.broughtAt, before),
				notExists(isHeld(quizImages)),
				notExists(isHeld(scenarioImages))
			)
		);
}
