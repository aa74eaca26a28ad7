import { and, count, countDistinct, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import type { Shared } from './members.ts';
import { isPublished } from './quizzes.ts';
import {
	articles,
	quizItems,
	quizMembers,
	quizVersions,
	quizzes,
	scenarioMembers,
	scenarios,
	scenarioVersions,
	type MemberRole
} from './schema.ts';

/** What a list of quizzes or scenarios shows of each. */
export interface SharedSummary extends Shared {
	title: string;
	articleTitle: string;
	updatedAt: number;
	archivedAt: number | null;
	/** What the one who looks is in it; null: they look as administrator. */
	role: MemberRole | null;
	/** How often it was published. */
	versions: number;
	/** Items on the desk; null of a scenario. */
	items: number | null;
}

export interface SharedFilter {
	kind: Shared['kind'];
	archived: boolean;
	/** Whose. */
	userId: string;
	/** True: those of everybody. */
	everybodys: boolean;
}

/** Last changed first. */
export async function listShared(
	q: Query,
	filter: SharedFilter,
	page: { limit: number; offset: number }
): Promise<SharedSummary[]> {
	const { userId } = filter;
	if (filter.kind === 'quiz') {
		const rows = await q
			.select({
				id: quizzes.id,
				title: quizzes.title,
				articleTitle: articles.title,
				updatedAt: quizzes.updatedAt,
				archivedAt: quizzes.archivedAt,
				role: quizMembers.role,
				versions: countDistinct(quizVersions.id),
				items: sql<number>`(${q
					.select({ n: count() })
					.from(quizItems)
					.where(
						and(eq(quizItems.quizId, quizzes.id), inArray(quizItems.state, ['pending', 'accepted']))
					)})`.mapWith(Number)
			})
			.from(quizzes)
			.innerJoin(articles, eq(articles.id, quizzes.articleId))
			.leftJoin(
				quizMembers,
				and(eq(quizMembers.quizId, quizzes.id), eq(quizMembers.userId, userId))
			)
			.leftJoin(quizVersions, and(eq(quizVersions.quizId, quizzes.id), isPublished))
			.where(wanted(filter))
			.groupBy(quizzes.id, articles.title, quizMembers.role)
			.orderBy(desc(quizzes.updatedAt), desc(quizzes.id))
			.limit(page.limit)
			.offset(page.offset);
		return rows.map((row) => ({ kind: 'quiz', ...row }));
	}
	const rows = await q
		.select({
			id: scenarios.id,
			title: scenarios.title,
			articleTitle: articles.title,
			updatedAt: scenarios.updatedAt,
			archivedAt: scenarios.archivedAt,
			role: scenarioMembers.role,
			versions: countDistinct(scenarioVersions.id)
		})
		.from(scenarios)
		.innerJoin(articles, eq(articles.id, scenarios.articleId))
		.leftJoin(
			scenarioMembers,
			and(eq(scenarioMembers.scenarioId, scenarios.id), eq(scenarioMembers.userId, userId))
		)
		.leftJoin(scenarioVersions, eq(scenarioVersions.scenarioId, scenarios.id))
		.where(wanted(filter))
		.groupBy(scenarios.id, articles.title, scenarioMembers.role)
		.orderBy(desc(scenarios.updatedAt), desc(scenarios.id))
		.limit(page.limit)
		.offset(page.offset);
	return rows.map((row) => ({ kind: 'scenario', items: null, ...row }));
}

export async function countShared(q: Query, filter: SharedFilter): Promise<number> {
	const { userId } = filter;
	const rows =
		filter.kind === 'quiz'
			? await q
					.select({ n: count() })
					.from(quizzes)
					.leftJoin(
						quizMembers,
						and(eq(quizMembers.quizId, quizzes.id), eq(quizMembers.userId, userId))
					)
					.where(wanted(filter))
			: await q
					.select({ n: count() })
					.from(scenarios)
					.leftJoin(
						scenarioMembers,
						and(eq(scenarioMembers.scenarioId, scenarios.id), eq(scenarioMembers.userId, userId))
					)
					.where(wanted(filter));
	return rows[0]?.n ?? 0;
}

function wanted({ kind, archived, everybodys }: SharedFilter) {
	const of = kind === 'quiz' ? quizzes : scenarios;
	const members = kind === 'quiz' ? quizMembers : scenarioMembers;
	return and(
		archived ? isNotNull(of.archivedAt) : isNull(of.archivedAt),
		everybodys ? undefined : isNotNull(members.userId)
	);
}
