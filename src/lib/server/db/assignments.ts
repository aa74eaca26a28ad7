import {
	and,
	asc,
	count,
	desc,
	eq,
	getTableColumns,
	gte,
	inArray,
	isNull,
	lte,
	ne,
	or,
	sql
} from 'drizzle-orm';
import type { Item } from '../../core/quiz/item.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { inBatches } from './batches.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { held } from './held.ts';
import { prepared } from './prepared.ts';
import {
	articles,
	assignments,
	attempts,
	classTrainers,
	classes,
	quizVersions,
	quizzes,
	scenarios,
	scenarioVersions
} from './schema.ts';

/** What a class was given: the immutable version, and the article it rests on. */
export type AssignedWork =
	| { kind: 'quiz'; articleId: string; items: Item[] }
	| { kind: 'scenario'; articleId: string; scenario: Scenario };

/** How an assignment is given: to whom, when, and by which rules it is played and counted. */
export type AssignmentRules = Omit<
	typeof assignments.$inferSelect,
	'quizVersionId' | 'scenarioVersionId' | 'createdBy'
>;

export interface Assignment extends AssignmentRules {
	/** Of the quiz or scenario. */
	versionId: string;
	work: AssignedWork;
}

const {
	quizVersionId: _quizVersionId,
	scenarioVersionId: _scenarioVersionId,
	createdBy: _createdBy,
	...rules
} = getTableColumns(assignments);
const versionId = sql<string>`coalesce(${assignments.quizVersionId}, ${assignments.scenarioVersionId})`;

export async function insertAssignment(
	q: Query,
	row: typeof assignments.$inferInsert
): Promise<void> {
	await q.insert(assignments).values(row);
}

const heldById = prepared((q) =>
	held(
		q
			.select({ ...rules, versionId })
			.from(assignments)
			.where(eq(assignments.id, sql.placeholder('id')))
			.limit(1)
	).prepare()
);

const byId = prepared((q) =>
	q
		.select({ ...rules, versionId })
		.from(assignments)
		.where(eq(assignments.id, sql.placeholder('id')))
		.limit(1)
		.prepare()
);

/** So many versions are kept as they were read: those that classes are at. */
const MOST_KEPT = 100;
const kept = new Map<string, AssignedWork>();

/** The assignment with what is to be done in it. */
export async function findAssignment(q: Query, id: string): Promise<Assignment | undefined> {
	const [row] = await byId(q).execute({ id });
	return row && (await withWork(q, row));
}

async function withWork(
	q: Query,
	row: AssignmentRules & { versionId: string }
): Promise<Assignment | undefined> {
	// A version never changes, so that it is read and parsed once, and not with every answer to it.
	const known = kept.get(row.versionId);
	if (known) return { ...row, work: known };
	const [whole] = await findAssignments(q, [row.id]);
	if (!whole) return undefined;
	if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
	kept.set(whole.versionId, frozen(whole.work));
	return whole;
}

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null)
		Object.values(Object.freeze(value)).forEach(frozen);
	return value;
}

/** The same of several, in no order. */
export async function findAssignments(q: Query, ids: string[]): Promise<Assignment[]> {
	if (ids.length === 0) return [];
	const rows = await q
		.select({
			...rules,
			versionId,
			items: quizVersions.items,
			quizArticleId: sql<string | null>`coalesce(${quizVersions.articleId}, ${quizzes.articleId})`,
			scenario: scenarioVersions.body,
			scenarioArticleId: sql<
				string | null
			>`coalesce(${scenarioVersions.articleId}, ${scenarios.articleId})`
		})
		.from(assignments)
		.leftJoin(quizVersions, eq(quizVersions.id, assignments.quizVersionId))
		.leftJoin(quizzes, eq(quizzes.id, quizVersions.quizId))
		.leftJoin(scenarioVersions, eq(scenarioVersions.id, assignments.scenarioVersionId))
		.leftJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.where(inArray(assignments.id, ids));
	return rows.map(({ items, quizArticleId, scenario, scenarioArticleId, ...rest }) => {
		if (items && quizArticleId) {
			return { ...rest, work: { kind: 'quiz', articleId: quizArticleId, items } };
		}
		if (scenario && scenarioArticleId) {
			return { ...rest, work: { kind: 'scenario', articleId: scenarioArticleId, scenario } };
		}
		throw new Error(`Assignment ${rest.id} has neither a quiz nor a scenario.`);
	});
}

/** How an assignment is given, without what is to be done in it. */
export async function findRules(q: Query, id: string): Promise<AssignmentRules | undefined> {
	const rows = await q.select(rules).from(assignments).where(eq(assignments.id, id)).limit(1);
	return rows[0];
}

/**
 * An assignment as it is in this transaction, until whose end neither its rules nor its key change. To be held before
 * a learner's membership is locked, so that nobody waits for each other. Undefined once it was taken back.
 */
export async function holdAssignment(tx: Query, id: string): Promise<Assignment | undefined> {
	const [row] = await heldById(tx).execute({ id });
	return row && (await withWork(tx, row));
}

/** The assignment in a transaction that changes it: whoever holds it is waited for, and waits from then on. */
export async function lockAssignment(tx: Query, id: string): Promise<Assignment | undefined> {
	await lockAssignments(tx, [id]);
	return await findAssignment(tx, id);
}

/** The same for several, such as before they are deleted. */
export async function lockAssignments(tx: Query, ids: readonly string[]): Promise<void> {
	for (const batch of inBatches(ids)) {
		await tx
			.update(assignments)
			.set({ title: sql`${assignments.title}` })
			.where(inArray(assignments.id, batch));
	}
}

/** Sets how an assignment is given. */
export async function updateAssignment(
	tx: Query,
	id: string,
	change: Partial<Omit<AssignmentRules, 'id' | 'classId' | 'createdAt'>>
): Promise<void> {
	await tx.update(assignments).set(change).where(eq(assignments.id, id));
}

/** Lets an assignment go on with another version of its quiz. */
export async function setQuizVersion(tx: Query, id: string, quizVersionId: string): Promise<void> {
	await tx.update(assignments).set({ quizVersionId }).where(eq(assignments.id, id));
}

/** Its attempts and their responses go with it; standings.ts puts the boards right. */
export async function deleteAssignment(q: Query, id: string): Promise<void> {
	await q.delete(assignments).where(eq(assignments.id, id));
}

export interface AssignmentSummary {
	id: string;
	classId: string;
	title: string;
	kind: 'quiz' | 'scenario';
	createdAt: number;
	dueAt: number | null;
}

const summary = {
	id: assignments.id,
	classId: assignments.classId,
	title: assignments.title,
	createdAt: assignments.createdAt,
	dueAt: assignments.dueAt,
	quizVersionId: assignments.quizVersionId
};

function withKind<T extends { quizVersionId: string | null }>(
	row: T
): Omit<T, 'quizVersionId'> & { kind: 'quiz' | 'scenario' } {
	const { quizVersionId, ...rest } = row;
	return { ...rest, kind: quizVersionId === null ? 'scenario' : 'quiz' };
}

/** Newest first. */
export async function listAssignmentsOfClass(
	q: Query,
	classId: string,
	window: Window
): Promise<AssignmentSummary[]> {
	const rows = await q
		.select(summary)
		.from(assignments)
		.where(eq(assignments.classId, classId))
		.orderBy(desc(assignments.createdAt), desc(assignments.id))
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(withKind);
}

/** What a class can work on at `at`, in time or late: what is due first comes first, what is never due last. */
export async function listUnderWay(
	q: Query,
	classId: string,
	at: number,
	limit: number
): Promise<AssignmentSummary[]> {
	const rows = await q
		.select(summary)
		.from(assignments)
		.where(
			// As phaseAt in core/assignment/windows.ts has it: both ends of a window belong to it.
			and(
				eq(assignments.classId, classId),
				or(isNull(assignments.openAt), lte(assignments.openAt, at)),
				or(isNull(assignments.dueAt), gte(assignments.dueAt, at), gte(assignments.lateUntil, at))
			)
		)
		.orderBy(
			asc(sql`${assignments.dueAt} is null`),
			asc(assignments.dueAt),
			desc(assignments.createdAt)
		)
		.limit(limit);
	return rows.map(withKind);
}

/** The assignments of a class that a learner has attempts at. */
export async function listAttemptedIds(
	q: Query,
	classId: string,
	userId: string
): Promise<string[]> {
	const rows = await q
		.selectDistinct({ id: assignments.id })
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.where(and(eq(attempts.userId, userId), eq(assignments.classId, classId)));
	return rows.map(({ id }) => id);
}

/** The assignments of a class that have a board, newest first: as many as anybody chooses among. */
export async function listAssignmentsOnBoards(
	q: Query,
	classId: string
): Promise<{ id: string; title: string }[]> {
	return await q
		.select({ id: assignments.id, title: assignments.title })
		.from(assignments)
		.where(and(eq(assignments.classId, classId), ne(assignments.behaviour, 'mastery')))
		.orderBy(desc(assignments.createdAt), desc(assignments.id))
		.limit(200);
}

/** Newest first, with how they are given. */
export async function listRulesOfClass(
	q: Query,
	classId: string,
	window: Window
): Promise<(AssignmentRules & { kind: 'quiz' | 'scenario'; versionId: string })[]> {
	const rows = await q
		.select({
			...rules,
			quizVersionId: assignments.quizVersionId,
			versionId: sql<string>`coalesce(${assignments.quizVersionId}, ${assignments.scenarioVersionId})`
		})
		.from(assignments)
		.where(eq(assignments.classId, classId))
		.orderBy(desc(assignments.createdAt), desc(assignments.id))
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(withKind);
}

export async function countAssignmentsOfClass(q: Query, classId: string): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(assignments)
		.where(eq(assignments.classId, classId));
	return rows[0]?.n ?? 0;
}

/** The draft that an assignment's version was published from. */
export interface DraftOf {
	kind: 'quiz' | 'scenario';
	id: string;
	articleTitle: string;
}

export async function findDraftOf(q: Query, assignmentId: string): Promise<DraftOf | undefined> {
	const rows = await q
		.select({
			quizId: quizzes.id,
			scenarioId: scenarios.id,
			articleTitle: articles.title
		})
		.from(assignments)
		.leftJoin(quizVersions, eq(quizVersions.id, assignments.quizVersionId))
		.leftJoin(quizzes, eq(quizzes.id, quizVersions.quizId))
		.leftJoin(scenarioVersions, eq(scenarioVersions.id, assignments.scenarioVersionId))
		.leftJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.innerJoin(
			articles,
			or(eq(articles.id, quizzes.articleId), eq(articles.id, scenarios.articleId))
		)
		.where(eq(assignments.id, assignmentId))
		.limit(1);
	const row = rows[0];
	if (!row) return undefined;
	const { articleTitle } = row;
	if (row.quizId !== null) return { kind: 'quiz', id: row.quizId, articleTitle };
	if (row.scenarioId !== null) return { kind: 'scenario', id: row.scenarioId, articleTitle };
	return undefined;
}

/** What open classes were given of a quiz, newest first: those of a trainer, or of everybody (null). */
export async function listGivenVersions(
	q: Query,
	quizId: string,
	trainerId: string | null
): Promise<
	{ assignmentId: string; title: string; classId: string; className: string; versionId: string }[]
> {
	const trained =
		trainerId === null
			? undefined
			: inArray(
					classes.id,
					q
						.select({ id: classTrainers.classId })
						.from(classTrainers)
						.where(eq(classTrainers.userId, trainerId))
				);
	return await q
		.select({
			assignmentId: assignments.id,
			title: assignments.title,
			classId: classes.id,
			className: classes.name,
			versionId: quizVersions.id
		})
		.from(assignments)
		.innerJoin(quizVersions, eq(quizVersions.id, assignments.quizVersionId))
		.innerJoin(classes, eq(classes.id, assignments.classId))
		.where(and(eq(quizVersions.quizId, quizId), isNull(classes.archivedAt), trained))
		.orderBy(desc(assignments.createdAt), desc(assignments.id))
		.limit(100);
}
