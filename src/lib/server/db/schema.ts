/**
 * The one schema, for both engines. DATABASE_URL decides, when this module loads, whether its tables are built for
 * SQLite or PostgreSQL; both are typed as the SQLite ones, and queries use only what both engines have.
 *
 * Conventions: ids are UUIDv7 text; `…At` are UTC milliseconds; points are thousandths of a point; deleting a parent
 * deletes what hangs on it.
 */
import { sql } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import type { Item } from '../../core/quiz/item.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { isPostgresUrl } from './url.ts';

const onPostgres = isPostgresUrl(process.env.DATABASE_URL);

const table = onPostgres
	? (pg.pgTable as unknown as typeof sqlite.sqliteTable)
	: sqlite.sqliteTable;
const index = onPostgres ? (pg.index as unknown as typeof sqlite.index) : sqlite.index;
const uniqueIndex = onPostgres
	? (pg.uniqueIndex as unknown as typeof sqlite.uniqueIndex)
	: sqlite.uniqueIndex;
const primaryKey = onPostgres
	? (pg.primaryKey as unknown as typeof sqlite.primaryKey)
	: sqlite.primaryKey;
const text = onPostgres ? (pg.text as unknown as typeof sqlite.text) : sqlite.text;

const integer = (name: string) =>
	onPostgres
		? (pg.integer(name) as unknown as ReturnType<typeof sqlite.integer<string, 'number'>>)
		: sqlite.integer(name, { mode: 'number' });
/** UTC milliseconds; needs 64 bits on PostgreSQL. */
const milliseconds = (name: string) =>
	onPostgres
		? (pg.bigint(name, { mode: 'number' }) as unknown as ReturnType<typeof integer>)
		: sqlite.integer(name, { mode: 'number' });
const boolean = (name: string) =>
	onPostgres
		? (pg.boolean(name) as unknown as ReturnType<typeof booleanOnSqlite>)
		: booleanOnSqlite(name);
const booleanOnSqlite = (name: string) => sqlite.integer(name, { mode: 'boolean' });
const jsonOnSqlite = (name: string) => sqlite.text(name, { mode: 'json' });
/** PostgreSQL's json, not jsonb: it keeps the order of keys, so that an export gives back what was imported. */
const json = (name: string) =>
	onPostgres ? (pg.json(name) as unknown as ReturnType<typeof jsonOnSqlite>) : jsonOnSqlite(name);

const id = () => text('id').primaryKey();

export type Role = 'administrator' | 'trainer' | 'learner';

/** People who sign in. Trainers and administrators have a unique name; learners are named by their memberships. */
export const users = table(
	'users',
	{
		id: id(),
		role: text('role').$type<Role>().notNull(),
		/** Sign-in name of a trainer or administrator, as typed; null for learners. */
		name: text('name'),
		/** `name` folded for comparison; null for learners. */
		nameKey: text('name_key'),
		passwordHash: text('password_hash').notNull(),
		/** The class that created a learner's account: its trainers may reset the passphrase. Null for the others. */
		homeClassId: text('home_class_id'),
		isDemo: boolean('is_demo').notNull().default(false),
		createdAt: milliseconds('created_at').notNull()
	},
	(t) => [
		uniqueIndex('users_name_key').on(t.nameKey),
		index('users_home_class').on(t.homeClassId),
		index('users_role').on(t.role, t.createdAt)
	]
);

/** Signed-in browsers. Only a SHA-256 of the session id is stored. */
export const sessions = table(
	'sessions',
	{
		idHash: text('id_hash').primaryKey(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		createdAt: milliseconds('created_at').notNull(),
		lastSeenAt: milliseconds('last_seen_at').notNull(),
		expiresAt: milliseconds('expires_at').notNull(),
		/** What the browser calls itself, shortened, so that its owner recognises it in the list. */
		device: text('device').notNull()
	},
	(t) => [
		index('sessions_user').on(t.userId, t.lastSeenAt),
		index('sessions_expiry').on(t.expiresAt)
	]
);

/** One-time links: the administrator's set-up, and invitations for trainers. Only a hash of the token is stored. */
export const invitations = table(
	'invitations',
	{
		id: id(),
		tokenHash: text('token_hash').notNull(),
		role: text('role').$type<'administrator' | 'trainer'>().notNull(),
		note: text('note').notNull().default(''),
		createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
		createdAt: milliseconds('created_at').notNull(),
		expiresAt: milliseconds('expires_at').notNull(),
		usedAt: milliseconds('used_at')
	},
	(t) => [
		uniqueIndex('invitations_token').on(t.tokenHash),
		index('invitations_created').on(t.createdAt)
	]
);

/** Immutable article snapshots. */
export const articles = table(
	'articles',
	{
		id: id(),
		ownerId: text('owner_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		text: text('text').notNull(),
		sha256: text('sha256').notNull(),
		words: integer('words').notNull(),
		isDemo: boolean('is_demo').notNull().default(false),
		createdAt: milliseconds('created_at').notNull()
	},
	(t) => [index('articles_owner').on(t.ownerId, t.createdAt)]
);

export type ItemState = 'pending' | 'accepted' | 'dropped' | 'spare';

/** A quiz as its trainer works on it. `revision` grows with every change, so that a stale window is noticed. */
export const quizzes = table(
	'quizzes',
	{
		id: id(),
		articleId: text('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		ownerId: text('owner_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		revision: integer('revision').notNull().default(0),
		createdAt: milliseconds('created_at').notNull(),
		updatedAt: milliseconds('updated_at').notNull()
	},
	(t) => [
		index('quizzes_article').on(t.articleId),
		index('quizzes_owner').on(t.ownerId, t.updatedAt)
	]
);

/** The items of a quiz draft, with the trainer's verdict on each. */
export const quizItems = table(
	'quiz_items',
	{
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		itemId: text('item_id').notNull(),
		position: integer('position').notNull(),
		state: text('state').$type<ItemState>().notNull(),
		body: json('body').$type<Item>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.itemId] }),
		index('quiz_items_position').on(t.quizId, t.position)
	]
);

/** Published quizzes: numbered, never changed. */
export const quizVersions = table(
	'quiz_versions',
	{
		id: id(),
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		title: text('title').notNull(),
		items: json('items').$type<Item[]>().notNull(),
		publishedBy: text('published_by').references(() => users.id, { onDelete: 'set null' }),
		publishedAt: milliseconds('published_at').notNull()
	},
	(t) => [uniqueIndex('quiz_versions_number').on(t.quizId, t.number)]
);

export const scenarios = table(
	'scenarios',
	{
		id: id(),
		articleId: text('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		ownerId: text('owner_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		body: json('body').$type<Scenario>().notNull(),
		revision: integer('revision').notNull().default(0),
		createdAt: milliseconds('created_at').notNull(),
		updatedAt: milliseconds('updated_at').notNull()
	},
	(t) => [
		index('scenarios_article').on(t.articleId),
		index('scenarios_owner').on(t.ownerId, t.updatedAt)
	]
);

/** Published scenarios: numbered, never changed. */
export const scenarioVersions = table(
	'scenario_versions',
	{
		id: id(),
		scenarioId: text('scenario_id')
			.notNull()
			.references(() => scenarios.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		title: text('title').notNull(),
		body: json('body').$type<Scenario>().notNull(),
		publishedBy: text('published_by').references(() => users.id, { onDelete: 'set null' }),
		publishedAt: milliseconds('published_at').notNull()
	},
	(t) => [uniqueIndex('scenario_versions_number').on(t.scenarioId, t.number)]
);

export const classes = table(
	'classes',
	{
		id: id(),
		name: text('name').notNull(),
		/** What learners type to join; stored upper-case without separators. */
		code: text('code').notNull(),
		isDemo: boolean('is_demo').notNull().default(false),
		createdAt: milliseconds('created_at').notNull()
	},
	(t) => [uniqueIndex('classes_code').on(t.code), index('classes_created').on(t.createdAt)]
);

export const classTrainers = table(
	'class_trainers',
	{
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' })
	},
	(t) => [primaryKey({ columns: [t.classId, t.userId] }), index('class_trainers_user').on(t.userId)]
);

/** A learner in a class. The nickname is unique in the class after folding (`nicknameKey`). */
export const memberships = table(
	'memberships',
	{
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		nickname: text('nickname').notNull(),
		nicknameKey: text('nickname_key').notNull(),
		/** True: the learner does not appear on boards others see. */
		boardOptOut: boolean('board_opt_out').notNull().default(false),
		/** How much of the stated time this learner has where something is timed, in percent. */
		timePercent: integer('time_percent').notNull().default(100),
		joinedAt: milliseconds('joined_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.classId, t.userId] }),
		uniqueIndex('memberships_nickname').on(t.classId, t.nicknameKey),
		index('memberships_user').on(t.userId)
	]
);

/** A published version given to a class; exactly one of the two version ids is set. */
export const assignments = table(
	'assignments',
	{
		id: id(),
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		quizVersionId: text('quiz_version_id').references(() => quizVersions.id, {
			onDelete: 'cascade'
		}),
		scenarioVersionId: text('scenario_version_id').references(() => scenarioVersions.id, {
			onDelete: 'cascade'
		}),
		title: text('title').notNull(),
		createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
		createdAt: milliseconds('created_at').notNull(),
		dueAt: milliseconds('due_at')
	},
	(t) => [
		index('assignments_class').on(t.classId, t.createdAt),
		index('assignments_quiz_version').on(t.quizVersionId),
		index('assignments_scenario_version').on(t.scenarioVersionId)
	]
);

/**
 * One run of a learner through an assignment. `ordinal` counts a learner's attempts at it from 1; the first is the one
 * that counts on boards.
 */
export const attempts = table(
	'attempts',
	{
		id: id(),
		assignmentId: text('assignment_id')
			.notNull()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		ordinal: integer('ordinal').notNull(),
		seed: text('seed').notNull(),
		startedAt: milliseconds('started_at').notNull(),
		finishedAt: milliseconds('finished_at'),
		points: integer('points').notNull().default(0),
		/** The most points this attempt could have brought. */
		possible: integer('possible').notNull()
	},
	(t) => [
		uniqueIndex('attempts_ordinal').on(t.assignmentId, t.userId, t.ordinal),
		index('attempts_user').on(t.userId, t.startedAt)
	]
);

/** Of an answer that the mark scheme left to the trainer: still undecided, or what the trainer said. */
export type Verdict = 'undecided' | 'accepted' | 'rejected';

/**
 * One answer of an attempt: to item `ref` of a quiz, or the choice taken at node `ref` of a scenario. `step` is the
 * item's position or the step of play, from 0; the pair is unique, which is what makes sending twice count once.
 */
export const responses = table(
	'responses',
	{
		attemptId: text('attempt_id')
			.notNull()
			.references(() => attempts.id, { onDelete: 'cascade' }),
		step: integer('step').notNull(),
		ref: text('ref').notNull(),
		response: json('response').notNull(),
		points: integer('points').notNull(),
		possible: integer('possible').notNull(),
		answeredAt: milliseconds('answered_at').notNull(),
		/** Null for what the mark scheme decided, which is nearly all. */
		verdict: text('verdict').$type<Verdict>()
	},
	(t) => [
		primaryKey({ columns: [t.attemptId, t.step] }),
		index('responses_verdict')
			.on(t.verdict, t.attemptId)
			.where(sql`${t.verdict} is not null`)
	]
);

/** When a learner was shown a timed decision of a scenario: its clock runs from then, by the server's time. */
export const clocks = table(
	'clocks',
	{
		attemptId: text('attempt_id')
			.notNull()
			.references(() => attempts.id, { onDelete: 'cascade' }),
		step: integer('step').notNull(),
		startedAt: milliseconds('started_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.attemptId, t.step] })]
);

/**
 * What boards read: a learner's points in a scope, kept by the transaction that stores each score. `scope` is an
 * assignment's id, or `all` for the whole class.
 */
export const standings = table(
	'standings',
	{
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		scope: text('scope').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		points: integer('points').notNull(),
		possible: integer('possible').notNull(),
		/** False: the learner opted out, and stands on no board others see. */
		listed: boolean('listed').notNull(),
		updatedAt: milliseconds('updated_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.classId, t.scope, t.userId] }),
		index('standings_board').on(t.classId, t.scope, t.listed, t.points, t.userId)
	]
);

/** Small facts about this installation, such as when the demo was loaded. */
export const settings = table('settings', {
	key: text('key').primaryKey(),
	value: json('value').notNull()
});
