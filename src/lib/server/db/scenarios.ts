import { and, countDistinct, desc, eq, inArray, isNull, max } from 'drizzle-orm';
import type { Scenario as ScenarioBody } from '../../core/scenario/model.ts';
import type { Query } from './client.ts';
import { putMember, sharedWith } from './members.ts';
import { scenarioVersions, scenarios } from './schema.ts';

export type ScenarioDraft = typeof scenarios.$inferSelect;
export type ScenarioVersion = typeof scenarioVersions.$inferSelect;

/** Its owner is its first author. */
export async function insertScenario(q: Query, row: typeof scenarios.$inferInsert): Promise<void> {
	await q.insert(scenarios).values(row);
	const author = { userId: row.ownerId, role: 'author', addedAt: row.createdAt } as const;
	await putMember(q, { kind: 'scenario', id: row.id }, author);
}

export async function findScenario(q: Query, id: string): Promise<ScenarioDraft | undefined> {
	const rows = await q.select().from(scenarios).where(eq(scenarios.id, id)).limit(1);
	return rows[0];
}

/**
 * Replaces the draft's body, if it still stands at revision `expected`.
 * @returns false when another change came first; nothing is written then.
 */
export async function updateScenario(
	q: Query,
	id: string,
	expected: number,
	change: { title: string; body: ScenarioBody; updatedAt: number }
): Promise<boolean> {
	const rows = await q
		.update(scenarios)
		.set({ revision: expected + 1, ...change })
		.where(and(eq(scenarios.id, id), eq(scenarios.revision, expected)))
		.returning({ id: scenarios.id });
	return rows.length === 1;
}

/** Those that `userId` has a part in (null: all) and that are not in the archive. */
export async function listScenariosOfArticle(
	q: Query,
	articleId: string,
	userId: string | null
): Promise<{ id: string; title: string; updatedAt: number; versions: number }[]> {
	return await q
		.select({
			id: scenarios.id,
			title: scenarios.title,
			updatedAt: scenarios.updatedAt,
			versions: countDistinct(scenarioVersions.id)
		})
		.from(scenarios)
		.leftJoin(scenarioVersions, eq(scenarioVersions.scenarioId, scenarios.id))
		.where(
			and(
				eq(scenarios.articleId, articleId),
				isNull(scenarios.archivedAt),
				userId === null ? undefined : inArray(scenarios.id, sharedWith(q, 'scenario', userId))
			)
		)
		.groupBy(scenarios.id)
		.orderBy(desc(scenarios.createdAt))
		.limit(100);
}

/** The number the next published version takes, from 1. */
export async function nextScenarioVersionNumber(q: Query, scenarioId: string): Promise<number> {
	const rows = await q
		.select({ last: max(scenarioVersions.number) })
		.from(scenarioVersions)
		.where(eq(scenarioVersions.scenarioId, scenarioId));
	return (rows[0]?.last ?? 0) + 1;
}

export async function insertScenarioVersion(
	q: Query,
	row: typeof scenarioVersions.$inferInsert
): Promise<void> {
	await q.insert(scenarioVersions).values(row);
}

/** Newest first, without their bodies. */
export async function listScenarioVersions(
	q: Query,
	scenarioId: string
): Promise<{ id: string; number: number; title: string; publishedAt: number }[]> {
	return await q
		.select({
			id: scenarioVersions.id,
			number: scenarioVersions.number,
			title: scenarioVersions.title,
			publishedAt: scenarioVersions.publishedAt
		})
		.from(scenarioVersions)
		.where(eq(scenarioVersions.scenarioId, scenarioId))
		.orderBy(desc(scenarioVersions.number))
		.limit(50);
}
