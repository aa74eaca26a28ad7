import {
	and,
	asc,
	count,
	desc,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	ne,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import type { Item, ItemType, Level } from '../../core/quiz/item.ts';
import type { Query } from './client.ts';
import { onPostgres } from './columns.ts';
import type { ItemRef } from './item-tags.ts';
import {
	articles,
	assignments,
	attempts,
	itemTags,
	quizItems,
	quizMembers,
	quizVersions,
	quizzes,
	responses,
	type ItemState
} from './schema.ts';

/** How hard an item has shown itself to be; 'unknown': nobody has answered it yet. */
export type FacilityBand = 'hard' | 'middle' | 'easy' | 'unknown';

export interface BankFilter {
	/** Whose items: those of quizzes they have a part in … */
	userId: string;
	/** … or everybody's. */
	everybodys: boolean;
	/** Every one of these words, or words that begin so, stands in the item; '' finds all. */
	words: string;
	articleId: string | null;
	/** Folded, as `tagKeyOf` has it. */
	tagKey: string | null;
	type: ItemType | null;
	level: Level | null;
	states: ItemState[];
	facility: FacilityBand | null;
}

/** An item as the bank shows it. */
export interface BankItem extends ItemRef {
	state: ItemState;
	body: Item;
	quizTitle: string;
	articleId: string;
}

/** One page of the items that the filter finds: the best match first, or the quiz that was last changed. */
export async function listBankItems(
	q: Query,
	filter: BankFilter,
	page: { limit: number; offset: number }
): Promise<BankItem[]> {
	const match = matchOf(filter.words);
	const query = q
		.select({
			quizId: quizItems.quizId,
			itemId: quizItems.itemId,
			state: quizItems.state,
			body: quizItems.body,
			quizTitle: quizzes.title,
			articleId: quizzes.articleId
		})
		.from(quizItems)
		.innerJoin(quizzes, eq(quizzes.id, quizItems.quizId))
		.$dynamic();
	if (match?.join) query.innerJoin(match.join.table, match.join.on);
	return await query
		.where(and(match?.where, ...found(q, filter)))
		.orderBy(
			...(match ? [match.best] : [desc(quizzes.updatedAt)]),
			desc(quizItems.quizId),
			asc(quizItems.position),
			asc(quizItems.itemId)
		)
		.limit(page.limit)
		.offset(page.offset);
}

export async function countBankItems(q: Query, filter: BankFilter): Promise<number> {
	const match = matchOf(filter.words);
	const query = q
		.select({ n: count() })
		.from(quizItems)
		.innerJoin(quizzes, eq(quizzes.id, quizItems.quizId))
		.$dynamic();
	if (match?.join) query.innerJoin(match.join.table, match.join.on);
	const rows = await query.where(and(match?.where, ...found(q, filter)));
	return rows[0]?.n ?? 0;
}

/** So many words of a query are looked for. */
const MOST_WORDS = 12;

/**
 * The one place where the engines' full-text searches differ: SQLite's FTS5 is joined, PostgreSQL's index on the words
 * themselves is asked. Both look for words by their stems, and take them as beginnings.
 */
function matchOf(
	words: string
): { join?: { table: SQL; on: SQL }; where?: SQL; best: SQL } | undefined {
	const sought = words.match(/[\p{L}\p{M}\p{N}]+/gu)?.slice(0, MOST_WORDS);
	if (!sought) return undefined;
	if (onPostgres) {
		const vector = sql`to_tsvector('english', item_words(${quizItems.body}))`;
		const query = sql`to_tsquery('english', ${sought.map((word) => `${word}:*`).join(' & ')})`;
		return { where: sql`${vector} @@ ${query}`, best: sql`ts_rank(${vector}, ${query}) desc` };
	}
	const query = sought.map((word) => `"${word}"*`).join(' ');
	return {
		join: {
			table: sql`(
				select d.quiz_id, d.item_id, s.rank from item_search as s
				join item_search_docs as d on d.doc = s.rowid where s.words match ${query}
			) as found`,
			on: sql`found.quiz_id = ${quizItems.quizId} and found.item_id = ${quizItems.itemId}`
		},
		best: sql`found.rank`
	};
}

function found(q: Query, filter: BankFilter): (SQL | undefined)[] {
	const { type, level } = filter;
	const field = (name: 'type' | 'level') => sql`${quizItems.body} ->> ${sql.raw(`'${name}'`)}`;
	return [
		isNull(quizzes.archivedAt),
		filter.everybodys ? undefined : inArray(quizItems.quizId, quizzesOf(q, filter.userId)),
		inArray(quizItems.state, filter.states),
		filter.articleId === null ? undefined : eq(quizzes.articleId, filter.articleId),
		type === null ? undefined : eq(field('type'), type),
		level === null ? undefined : eq(field('level'), level),
		filter.tagKey === null
			? undefined
			: exists(
					q
						.select({ one: sql`1` })
						.from(itemTags)
						.where(
							and(
								eq(itemTags.quizId, quizItems.quizId),
								eq(itemTags.itemId, quizItems.itemId),
								eq(itemTags.tagKey, filter.tagKey)
							)
						)
				),
		filter.facility === null ? undefined : inBand(q, filter.facility)
	];
}

/** Where the bands part, as shares of the points. */
const BANDS: Record<Exclude<FacilityBand, 'unknown'>, [number, number]> = {
	hard: [-1, 0.4],
	middle: [0.4, 0.8],
	easy: [0.8, 2]
};

function inBand(q: Query, band: FacilityBand): SQL {
	const ofItem = and(
		eq(quizVersions.quizId, quizItems.quizId),
		eq(responses.ref, quizItems.itemId)
	);
	const mean = sql`(${q
		.select({ mean: meanShare })
		.from(quizVersions)
		.innerJoin(assignments, eq(assignments.quizVersionId, quizVersions.id))
		.innerJoin(attempts, eq(attempts.assignmentId, assignments.id))
		.innerJoin(responses, eq(responses.attemptId, attempts.id))
		.where(and(ofItem, counted))})`;
	if (band === 'unknown') return sql`${mean} is null`;
	const [from, to] = BANDS[band];
	return sql`${mean} >= ${sql.raw(String(from))} and ${mean} < ${sql.raw(String(to))}`;
}

/** The mean of what answers brought, as shares: of an answer with certainty, whether it was right. */
const meanShare = sql`avg(case when ${responses.certainty} is null then ${responses.points} * 1.0 / ${responses.possible} when ${responses.points} > 0 then 1.0 else 0.0 end)`;

/** What facility rests on: everybody's answers in their first attempts that are over, in whatever version. */
const counted = and(
	eq(attempts.ordinal, 1),
	isNotNull(attempts.finishedAt),
	sql`${responses.possible} > 0`,
	or(isNull(responses.verdict), ne(responses.verdict, 'undecided'))
);

/** The facility of these items (0 to 1) and on how many answers it rests, by "QUIZ ITEM"; none is left out. */
export async function listFacility(
	q: Query,
	items: readonly ItemRef[]
): Promise<Map<string, { facility: number; answers: number }>> {
	if (items.length === 0) return new Map();
	const quizIds = [...new Set(items.map(({ quizId }) => quizId))];
	const itemIds = [...new Set(items.map(({ itemId }) => itemId))];
	const rows = await q
		.select({
			quizId: quizVersions.quizId,
			itemId: responses.ref,
			facility: meanShare.mapWith(Number),
			answers: count()
		})
		.from(quizVersions)
		.innerJoin(assignments, eq(assignments.quizVersionId, quizVersions.id))
		.innerJoin(attempts, eq(attempts.assignmentId, assignments.id))
		.innerJoin(responses, eq(responses.attemptId, attempts.id))
		.where(and(inArray(quizVersions.quizId, quizIds), inArray(responses.ref, itemIds), counted))
		.groupBy(quizVersions.quizId, responses.ref);
	return new Map(
		rows.map(({ quizId, itemId, facility, answers }) => [
			keyOfItem({ quizId, itemId }),
			{ facility, answers }
		])
	);
}

/** An item's name in maps. */
export function keyOfItem({ quizId, itemId }: ItemRef): string {
	return `${quizId} ${itemId}`;
}

/** The articles that the items of somebody's bank are about, by title. */
export async function listBankArticles(
	q: Query,
	whose: Pick<BankFilter, 'userId' | 'everybodys'>
): Promise<{ id: string; title: string }[]> {
	return await q
		.selectDistinct({ id: articles.id, title: articles.title })
		.from(quizzes)
		.innerJoin(articles, eq(articles.id, quizzes.articleId))
		.where(
			and(
				isNull(quizzes.archivedAt),
				whose.everybodys ? undefined : inArray(quizzes.id, quizzesOf(q, whose.userId))
			)
		)
		.orderBy(asc(articles.title), asc(articles.id))
		.limit(500);
}

/** The tags in somebody's bank with how many items have them. */
export async function listBankTags(
	q: Query,
	whose: Pick<BankFilter, 'userId' | 'everybodys'>
): Promise<{ tag: string; tagKey: string; items: number }[]> {
	return await q
		.select({ tag: sql<string>`min(${itemTags.tag})`, tagKey: itemTags.tagKey, items: count() })
		.from(itemTags)
		.innerJoin(quizzes, eq(quizzes.id, itemTags.quizId))
		.where(
			and(
				isNull(quizzes.archivedAt),
				whose.everybodys ? undefined : inArray(quizzes.id, quizzesOf(q, whose.userId))
			)
		)
		.groupBy(itemTags.tagKey)
		.orderBy(asc(itemTags.tagKey))
		.limit(500);
}

/** The quizzes somebody has a part in, as a subquery. */
function quizzesOf(q: Query, userId: string) {
	return q
		.select({ id: quizMembers.quizId })
		.from(quizMembers)
		.where(eq(quizMembers.userId, userId));
}
