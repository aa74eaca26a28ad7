import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { foldName } from '../../src/lib/server/app/names.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { insertArticle } from '../../src/lib/server/db/articles.ts';
import { insertAssignment } from '../../src/lib/server/db/assignments.ts';
import { addTrainer, insertClass } from '../../src/lib/server/db/classes.ts';
import type { Database } from '../../src/lib/server/db/client.ts';
import { insertMembership } from '../../src/lib/server/db/memberships.ts';
import { insertQuiz } from '../../src/lib/server/db/quizzes.ts';
import { insertScenario } from '../../src/lib/server/db/scenarios.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { isPostgresUrl } from '../../src/lib/server/db/url.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { ARTICLE } from './scenarios.ts';

/** True in the Vitest project that runs on PostgreSQL. */
export const onPostgres = isPostgresUrl(process.env.DATABASE_URL);

/** Everything below has rows; the order does not matter, since deleting takes along what hangs on it. */
const TABLES = [
	'users',
	'sessions',
	'invitations',
	'articles',
	'article_imports',
	'quizzes',
	'quiz_items',
	'quiz_versions',
	'scenarios',
	'scenario_versions',
	'images',
	'quiz_members',
	'scenario_members',
	'comments',
	'item_tags',
	'item_versions',
	'item_origins',
	'items_kept_apart',
	'classes',
	'class_trainers',
	'memberships',
	'assignments',
	'attempts',
	'responses',
	'clocks',
	'tries',
	'assignment_learners',
	'assignment_overrides',
	'grades',
	'standings',
	'team_standings',
	'practice_days',
	'live_sessions',
	'live_players',
	'live_answers',
	'groups',
	'erasures',
	'settings'
];

/** Deletes every row. */
export async function emptyDatabase(db: Database): Promise<void> {
	const all = TABLES.map((table) => `delete from ${table}`);
	// PostgreSQL is asked once rather than forty times, and that before each test.
	const asked = onPostgres ? [`do $$ begin ${all.join('; ')}; end $$`] : all;
	await db.write(async (tx) => {
		for (const text of asked) await statement(tx, sql.raw(text));
	});
}

type Queries = Database['read'];

/** Runs a statement that returns nothing, on either engine. */
export async function statement(q: Queries, query: ReturnType<typeof sql.raw>): Promise<void> {
	if (onPostgres)
		await (q as unknown as { execute(s: typeof query): Promise<unknown> }).execute(query);
	else await q.run(query);
}

/** Runs a query and gives its rows, on either engine. */
export async function rowsOf(
	q: Queries,
	query: ReturnType<typeof sql.raw>
): Promise<Record<string, unknown>[]> {
	if (!onPostgres) return await q.all(query);
	const execute = q as unknown as {
		execute(s: typeof query): Promise<{ rows: Record<string, unknown>[] }>;
	};
	return (await execute.execute(query)).rows;
}

let counter = 0;

/** A trainer who can do everything but sign in. */
export async function makeTrainer(ctx: Context): Promise<Actor> {
	return await makeUser(ctx, 'trainer', `Trainer ${++counter}`);
}

/** A learner in no class yet. */
export async function makeLearner(ctx: Context): Promise<Actor> {
	return await makeUser(ctx, 'learner', null);
}

export async function makeAdministrator(ctx: Context): Promise<Actor> {
	return await makeUser(ctx, 'administrator', `Administrator ${++counter}`);
}

async function makeUser(ctx: Context, role: Actor['role'], name: string | null): Promise<Actor> {
	const userId = newId();
	await ctx.db.write((tx) =>
		tx.insert(schema.users).values({
			id: userId,
			role,
			name,
			nameKey: name === null ? null : foldName(name),
			passwordHash: 'nobody signs in with this',
			createdAt: ctx.now()
		})
	);
	return { userId, role };
}

/** A class of `trainer`. @returns its id */
export async function makeClass(ctx: Context, trainer: Actor): Promise<string> {
	const id = newId();
	await ctx.db.write(async (tx) => {
		const code = `C${++counter}`.padEnd(6, 'X');
		await insertClass(tx, {
			id,
			name: `Class ${counter}`,
			code,
			isDemo: false,
			createdAt: ctx.now()
		});
		await addTrainer(tx, id, trainer.userId);
	});
	return id;
}

/** Puts a learner into a class. */
export async function joinClass(
	ctx: Context,
	learner: Actor,
	classId: string,
	nickname = `Nick ${++counter}`
): Promise<void> {
	await ctx.db.write((tx) =>
		insertMembership(tx, {
			classId,
			userId: learner.userId,
			nickname,
			nicknameKey: nickname.toLowerCase(),
			boardOptOut: false,
			joinedAt: ctx.now()
		})
	);
}

/** A new learner in a class. */
export async function makeMember(ctx: Context, classId: string, nickname?: string): Promise<Actor> {
	const learner = await makeLearner(ctx);
	await joinClass(ctx, learner, classId, nickname);
	return learner;
}

/** How it is given, where it differs from the defaults. */
type Given = Partial<typeof schema.assignments.$inferInsert>;

async function makeArticle(ctx: Context, trainer: Actor): Promise<string> {
	const id = newId();
	await ctx.db.write((tx) =>
		insertArticle(tx, {
			id,
			ownerId: trainer.userId,
			title: 'At the door',
			text: ARTICLE,
			sha256: createHash('sha256').update(ARTICLE).digest('hex'),
			words: ARTICLE.split(/\s+/).length,
			isDemo: false,
			createdAt: ctx.now()
		})
	);
	return id;
}

/** Publishes items as a quiz and gives it to the class. @returns the assignment's id */
export async function publishQuiz(
	ctx: Context,
	trainer: Actor,
	classId: string,
	items: Item[],
	given: Given = {}
): Promise<string> {
	const articleId = await makeArticle(ctx, trainer);
	const [quizId, versionId, id] = [newId(), newId(), newId()];
	const title = given.title ?? 'A quiz';
	await ctx.db.write(async (tx) => {
		const own = { articleId, ownerId: trainer.userId, title };
		const times = { createdAt: ctx.now(), updatedAt: ctx.now() };
		await insertQuiz(tx, { id: quizId, ...own, ...times }, []);
		await tx.insert(schema.quizVersions).values({
			id: versionId,
			quizId,
			number: 1,
			title,
			items,
			publishedAt: ctx.now()
		});
		await insertAssignment(tx, {
			id,
			classId,
			quizVersionId: versionId,
			title,
			createdAt: ctx.now(),
			...given
		});
	});
	return id;
}

/** Puts a version's items into the draft it was published from, as when a trainer published them. @returns the quiz's id */
export async function putIntoDraft(ctx: Context, assignmentId: string): Promise<string> {
	return await ctx.db.write(async (tx) => {
		const [version] = await tx
			.select({ quizId: schema.quizVersions.quizId, items: schema.quizVersions.items })
			.from(schema.assignments)
			.innerJoin(schema.quizVersions, eq(schema.quizVersions.id, schema.assignments.quizVersionId))
			.where(eq(schema.assignments.id, assignmentId))
			.limit(1);
		const { quizId, items } = version!;
		const rows = items.map((body, position) => ({ quizId, itemId: body.id, position, body }));
		await tx
			.insert(schema.quizItems)
			.values(rows.map((one) => ({ ...one, state: 'accepted' as const })));
		return quizId;
	});
}

/** Publishes a scenario and gives it to the class. @returns the assignment's id */
export async function publishScenario(
	ctx: Context,
	trainer: Actor,
	classId: string,
	body: Scenario,
	given: Given = {}
): Promise<string> {
	const articleId = await makeArticle(ctx, trainer);
	const [scenarioId, versionId, id] = [newId(), newId(), newId()];
	const title = given.title ?? body.title;
	await ctx.db.write(async (tx) => {
		const own = { articleId, ownerId: trainer.userId, title, body };
		const times = { createdAt: ctx.now(), updatedAt: ctx.now() };
		await insertScenario(tx, { id: scenarioId, ...own, ...times });
		await tx.insert(schema.scenarioVersions).values({
			id: versionId,
			scenarioId,
			number: 1,
			title,
			body,
			publishedAt: ctx.now()
		});
		await insertAssignment(tx, {
			id,
			classId,
			scenarioVersionId: versionId,
			title,
			createdAt: ctx.now(),
			...given
		});
	});
	return id;
}

/** Recounts, from attempts alone, what points of all time every class's boards should hold. */
export async function recountStandings(
	ctx: Context
): Promise<{ key: string; points: number; possible: number }[]> {
	const rows = await rowsOf(
		ctx.db.read,
		sql.raw(`
			select s.class_id as c, a.assignment_id as s, a.user_id as u, a.points as p, a.possible as m
			from attempts a join assignments s on s.id = a.assignment_id
			where a.ordinal = 1 and exists (select 1 from responses r where r.attempt_id = a.id)
		`)
	);
	const sums = new Map<string, { points: number; possible: number }>();
	for (const { c, s, u, p, m } of rows) {
		for (const key of [`${c}/${s}/${u}`, `${c}/all/${u}`]) {
			const sum = sums.get(key) ?? { points: 0, possible: 0 };
			sums.set(key, { points: sum.points + Number(p), possible: sum.possible + Number(m) });
		}
	}
	return [...sums].map(([key, sum]) => ({ key, ...sum })).sort(byKey);
}

/** The points of all time that boards hold; see recount-boards.ts for everything else they do. */
export async function storedStandings(
	ctx: Context
): Promise<{ key: string; points: number; possible: number }[]> {
	const rows = await ctx.db.read.select().from(schema.standings);
	return rows
		.filter((r) => r.period === 'all' && r.possible > 0)
		.map((r) => ({
			key: `${r.classId}/${r.scope}/${r.userId}`,
			points: r.points,
			possible: r.possible
		}))
		.sort(byKey);
}

function byKey(a: { key: string }, b: { key: string }): number {
	return a.key < b.key ? -1 : 1;
}
