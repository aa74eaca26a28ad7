import { count, countDistinct, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Query } from './client.ts';
import {
	articles,
	assignments,
	attempts,
	itemReports,
	liveSessions,
	quizVersions,
	quizzes,
	scenarios,
	scenarioVersions
} from './schema.ts';

/** Something a trainer made, that work may have been given out of. */
export interface Made {
	kind: 'article' | 'quiz' | 'scenario';
	id: string;
}

/** What would go with it. */
export interface Hanging {
	/** How often it was given to a class, and to how many. */
	assignments: number;
	classes: number;
	attempts: number;
	learners: number;
	/** What learners reported as wrong with it. */
	reports: number;
	/** How often a room played it. */
	liveSessions: number;
}

export async function countHanging(q: Query, made: Made): Promise<Hanging> {
	const given = await listGivenFrom(q, made);
	const sum = {
		assignments: given.length,
		classes: new Set(given.map((one) => one.classId)).size,
		...{ attempts: 0, learners: 0, reports: 0 },
		liveSessions: await countPlayed(q, made)
	};
	if (given.length === 0) return sum;
	const those = (column: typeof attempts.assignmentId | typeof itemReports.assignmentId) =>
		inArray(column, idsGivenFrom(q, made));
	const [done] = await q
		.select({ attempts: count(), learners: countDistinct(attempts.userId) })
		.from(attempts)
		.where(those(attempts.assignmentId));
	const [said] = await q
		.select({ reports: count() })
		.from(itemReports)
		.where(those(itemReports.assignmentId));
	return { ...sum, ...done, ...said };
}

async function countPlayed(q: Query, made: Made): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(liveSessions)
		.leftJoin(quizVersions, eq(quizVersions.id, liveSessions.quizVersionId))
		.leftJoin(quizzes, eq(quizzes.id, quizVersions.quizId))
		.leftJoin(scenarioVersions, eq(scenarioVersions.id, liveSessions.scenarioVersionId))
		.leftJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.where(isFrom(made));
	return rows[0]?.n ?? 0;
}

/** The assignments of published versions of it. */
export async function listGivenFrom(
	q: Query,
	made: Made
): Promise<{ id: string; classId: string }[]> {
	return await q
		.select({ id: assignments.id, classId: assignments.classId })
		.from(assignments)
		.where(inArray(assignments.id, idsGivenFrom(q, made)));
}

function isFrom({ kind, id }: Made): SQL | undefined {
	const from: Record<Made['kind'], SQL | undefined> = {
		article: or(
			eq(quizzes.articleId, id),
			eq(scenarios.articleId, id),
			// Versions stay with their text when the draft goes on to a newer one.
			eq(quizVersions.articleId, id),
			eq(scenarioVersions.articleId, id)
		),
		quiz: eq(quizzes.id, id),
		scenario: eq(scenarios.id, id)
	};
	return from[kind];
}

function idsGivenFrom(q: Query, made: Made) {
	return q
		.select({ id: assignments.id })
		.from(assignments)
		.leftJoin(quizVersions, eq(quizVersions.id, assignments.quizVersionId))
		.leftJoin(quizzes, eq(quizzes.id, quizVersions.quizId))
		.leftJoin(scenarioVersions, eq(scenarioVersions.id, assignments.scenarioVersionId))
		.leftJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.where(isFrom(made));
}

/** Deletes it with everything that hangs on it; boards are to be put right beforehand, in the same transaction. */
export async function deleteMade(tx: Query, { kind, id }: Made): Promise<void> {
	if (kind === 'quiz') await tx.delete(quizzes).where(eq(quizzes.id, id));
	else if (kind === 'scenario') await tx.delete(scenarios).where(eq(scenarios.id, id));
	else await tx.delete(articles).where(eq(articles.id, id));
}
