/**
 * The one schema, for both engines. DATABASE_URL decides, when this module loads, whether its tables are built for
 * SQLite or PostgreSQL; both are typed as the SQLite ones, and queries use only what both engines have.
 *
 * Conventions: ids are UUIDv7 text; `…At` are UTC milliseconds; points are thousandths of a point; deleting a parent
 * deletes what hangs on it.
 */
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Piece } from '../../core/article/pieces.ts';
import type { Behaviour } from '../../core/quiz/behaviour.ts';
import type { Verdict } from '../../core/quiz/behaviour.ts';
import type { Change, Verdict as ItemState } from '../../core/quiz/desk/desk.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Reveal } from '../../core/quiz/what-is-told.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Counting } from '../../core/standing/count-attempts.ts';
import {
	boolean,
	id,
	index,
	integer,
	json,
	milliseconds,
	primaryKey,
	table,
	text,
	uniqueIndex
} from './columns.ts';

export * from './schema-live.ts';
export * from './schema-studio.ts';

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
		createdAt: milliseconds('created_at').notNull(),
		/** Since when the account is closed: it keeps everything and signs nobody in. Null: it is open. */
		deactivatedAt: milliseconds('deactivated_at')
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

/**
 * The second factor by codes from an app (TOTP, RFC 6238), asked for once it is confirmed. The secret leaves the server
 * only while it is being set up.
 */
export const totpFactors = table('totp_factors', {
	userId: text('user_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	/** Base32, as apps read it. */
	secret: text('secret').notNull(),
	createdAt: milliseconds('created_at').notNull(),
	/** Null while it is being set up. */
	confirmedAt: milliseconds('confirmed_at'),
	/** The newest 30-second step whose code was taken: none up to it is taken again. */
	lastStep: integer('last_step').notNull()
});

/** The second factor by passkeys (WebAuthn). Nothing here is secret: the private key never leaves its device. */
export const passkeys = table(
	'passkeys',
	{
		/** The credential's own id, base64url. */
		id: id(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** The host it was made for, and works at. */
		rpId: text('rp_id').notNull(),
		/** What its owner calls it. */
		name: text('name').notNull(),
		/** COSE, base64url. */
		publicKey: text('public_key').notNull(),
		/** How often it says it has signed; 32 bits without a sign. */
		counter: milliseconds('counter').notNull(),
		/** How browsers reach it, such as `internal` or `usb`. */
		transports: json('transports').$type<string[]>().notNull(),
		createdAt: milliseconds('created_at').notNull(),
		lastUsedAt: milliseconds('last_used_at')
	},
	(t) => [index('passkeys_user').on(t.userId, t.createdAt)]
);

/** Codes that stand in, once each, for a second factor that is lost. Only a SHA-256 of each is stored. */
export const recoveryCodes = table(
	'recovery_codes',
	{
		codeHash: text('code_hash').primaryKey(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' })
	},
	(t) => [index('recovery_codes_user').on(t.userId)]
);

/**
 * What somebody has yet to show within some minutes: the second factor of a sign-in whose passphrase was right (named
 * by the hash of a cookie), or that a new passkey is theirs (named by their session).
 */
export const secondSteps = table(
	'second_steps',
	{
		idHash: text('id_hash').primaryKey(),
		purpose: text('purpose').$type<'sign-in' | 'new-passkey'>().notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** What a passkey must sign, base64url. */
		challenge: text('challenge').notNull(),
		expiresAt: milliseconds('expires_at').notNull()
	},
	(t) => [index('second_steps_user').on(t.userId), index('second_steps_expiry').on(t.expiresAt)]
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
		/** Where it came from: an address or a file's name; null where it was pasted. */
		source: text('source'),
		/** What its trainer noted about how it may be used; '' for nothing. */
		licence: text('licence').notNull().default(''),
		/** The text that this is a newer one of. */
		newerOf: text('newer_of').references((): AnySQLiteColumn => articles.id, {
			onDelete: 'set null'
		}),
		isDemo: boolean('is_demo').notNull().default(false),
		createdAt: milliseconds('created_at').notNull()
	},
	(t) => [index('articles_owner').on(t.ownerId, t.createdAt), index('articles_newer').on(t.newerOf)]
);

/** Articles on their way in: what was read, and what of it their trainer has chosen so far. Gone when kept, or in time. */
export const articleImports = table(
	'article_imports',
	{
		id: id(),
		ownerId: text('owner_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		source: text('source'),
		licence: text('licence').notNull().default(''),
		/** Everything that was read, in order. */
		pieces: json('pieces').$type<Piece[]>().notNull(),
		/** Which of them the article will have, one entry each. */
		kept: json('kept').$type<boolean[]>().notNull(),
		/** What the trainer is to know about how it was read. */
		notes: json('notes').$type<string[]>().notNull(),
		/** The article that this is to be a newer text of. */
		newerOf: text('newer_of').references(() => articles.id, { onDelete: 'set null' }),
		createdAt: milliseconds('created_at').notNull(),
		expiresAt: milliseconds('expires_at').notNull()
	},
	(t) => [
		index('article_imports_owner').on(t.ownerId, t.createdAt),
		index('article_imports_expiry').on(t.expiresAt)
	]
);

export type { ItemState };

/** How the drafting of a quiz goes, in plain words. */
export type Drafting =
	| {
			state: 'running';
			stage: string;
			done: number;
			total: number;
			/** When it last gave a sign of life; 0: it was let go of, for whoever comes first. */
			at: number;
			/** Whose it is: whoever takes it up is somebody new, and what the one before still sends is not taken. */
			by: string;
			/** How often it was taken up where somebody was lost. */
			lost: number;
	  }
	/** `scenarios`: ids of what was drafted beside it. */
	| { state: 'done'; declined: { what: string; why: string }[]; scenarios: string[] }
	| { state: 'stopped'; message: string };

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
		/** How its drafting goes, or went; null where nobody needs to know any more. */
		drafting: json('drafting').$type<Drafting>(),
		createdAt: milliseconds('created_at').notNull(),
		updatedAt: milliseconds('updated_at').notNull(),
		/** Set: it is in the archive, where nothing in it changes. */
		archivedAt: milliseconds('archived_at')
	},
	(t) => [
		index('quizzes_article').on(t.articleId),
		index('quizzes_owner').on(t.ownerId, t.updatedAt)
	]
);

/**
 * The items of a quiz draft, with the trainer's verdict on each. On SQLite triggers on it keep what search goes by (migration
 * 0013): whatever rebuilds this table makes them anew.
 */
export const quizItems = table(
	'quiz_items',
	{
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		itemId: text('item_id').notNull(),
		position: integer('position').notNull(),
		state: text('state').$type<ItemState>().notNull(),
		body: json('body').$type<Item>().notNull(),
		/** Why it was put back into review, in words; null until it was. */
		cameBack: text('came_back'),
		/** The report that led to it. What it says is the learner's, and goes with them. */
		cameBackReport: text('came_back_report').references(() => itemReports.id, {
			onDelete: 'set null'
		})
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.itemId] }),
		index('quiz_items_position').on(t.quizId, t.position),
		index('quiz_items_report')
			.on(t.cameBackReport)
			.where(sql`${t.cameBackReport} is not null`)
	]
);

/** What was done to a quiz draft, one row a revision, with the way back. Only the newest are kept. */
export const quizChanges = table(
	'quiz_changes',
	{
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		/** The revision that it led to. */
		revision: integer('revision').notNull(),
		/** Null: the generator, or somebody whose account is gone. */
		by: text('by').references(() => users.id, { onDelete: 'set null' }),
		at: milliseconds('at').notNull(),
		/** What was done, in a few words. */
		label: text('label').notNull(),
		/** The items that are not as they were. */
		itemIds: json('item_ids').$type<string[]>().notNull(),
		back: json('back').$type<Change[]>().notNull(),
		/** Characters that `back` takes as JSON. */
		size: integer('size').notNull()
	},
	(t) => [primaryKey({ columns: [t.quizId, t.revision] }), index('quiz_changes_by').on(t.by)]
);

/** Published quizzes: numbered, never changed. */
export const quizVersions = table(
	'quiz_versions',
	{
		id: id(),
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		/** The text its quotes stand in, once the draft has gone on to a newer one; null: the draft's own. */
		articleId: text('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		title: text('title').notNull(),
		items: json('items').$type<Item[]>().notNull(),
		publishedBy: text('published_by').references(() => users.id, { onDelete: 'set null' }),
		publishedAt: milliseconds('published_at').notNull(),
		/** One assignment's version with another key: that assignment goes by it, and nothing new is given from it. */
		isCorrection: boolean('is_correction').notNull().default(false)
	},
	(t) => [
		uniqueIndex('quiz_versions_number').on(t.quizId, t.number),
		index('quiz_versions_article').on(t.articleId)
	]
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
		updatedAt: milliseconds('updated_at').notNull(),
		/** Set: it is in the archive, where nothing in it changes. */
		archivedAt: milliseconds('archived_at')
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
		/** The text its quotes stand in, once the draft has gone on to a newer one; null: the draft's own. */
		articleId: text('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		title: text('title').notNull(),
		body: json('body').$type<Scenario>().notNull(),
		publishedBy: text('published_by').references(() => users.id, { onDelete: 'set null' }),
		publishedAt: milliseconds('published_at').notNull()
	},
	(t) => [
		uniqueIndex('scenario_versions_number').on(t.scenarioId, t.number),
		index('scenario_versions_article').on(t.articleId)
	]
);

/** What learners see of a board besides their own line: the first five, everybody without places, or nobody. */
export type BoardDisplay = 'top' | 'list' | 'own';

export const classes = table(
	'classes',
	{
		id: id(),
		name: text('name').notNull(),
		/** What learners type to join; stored upper-case without separators. */
		code: text('code').notNull(),
		/** False: the code lets nobody in any more; invitation links still do. */
		codeOpen: boolean('code_open').notNull().default(true),
		/** IANA name of the zone in which due times and weeks are read. */
		timeZone: text('time_zone').notNull().default('UTC'),
		/** When the term began and ends; boards of the term count from and to them. */
		termStartsAt: milliseconds('term_starts_at'),
		termEndsAt: milliseconds('term_ends_at'),
		/** Set: the class is closed; it can be read, and nothing in it changes. */
		archivedAt: milliseconds('archived_at'),
		/** After so many days in the archive the learners' data are deleted. */
		keepDays: integer('keep_days').notNull().default(365),
		boardDisplay: text('board_display').$type<BoardDisplay>().notNull().default('top'),
		/** True: boards show pseudonyms in place of nicknames, except to the class's trainers. */
		pseudonyms: boolean('pseudonyms').notNull().default(false),
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

/** Parts of a class, to give work to and to stand together on the teams' board; a learner is in one at most. */
export const groups = table(
	'groups',
	{
		id: id(),
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		name: text('name').notNull(),
		/** `name` folded for comparison. */
		nameKey: text('name_key').notNull(),
		createdAt: milliseconds('created_at').notNull()
	},
	(t) => [uniqueIndex('groups_name').on(t.classId, t.nameKey)]
);

/** Links by which learners join a class until they expire or are used up. Only a hash of the token is stored. */
export const classLinks = table(
	'class_links',
	{
		id: id(),
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		tokenHash: text('token_hash').notNull(),
		note: text('note').notNull().default(''),
		/** Those who join by it are put into this group. */
		groupId: text('group_id').references(() => groups.id, { onDelete: 'set null' }),
		createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
		createdAt: milliseconds('created_at').notNull(),
		expiresAt: milliseconds('expires_at').notNull(),
		/** How many may join by it; null for any number. */
		maxUses: integer('max_uses'),
		uses: integer('uses').notNull().default(0)
	},
	(t) => [
		uniqueIndex('class_links_token').on(t.tokenHash),
		index('class_links_class').on(t.classId, t.createdAt)
	]
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
		/** Who it is, for the class's trainers alone; null when they have not said. */
		realName: text('real_name'),
		/** What boards call the learner where the class has pseudonyms; null until one was given. */
		pseudonym: text('pseudonym'),
		groupId: text('group_id').references(() => groups.id, { onDelete: 'set null' }),
		/** True: the learner does not appear on boards others see. */
		boardOptOut: boolean('board_opt_out').notNull().default(false),
		/** How much of the stated time this learner has where something is timed, in percent. */
		timePercent: integer('time_percent').notNull().default(100),
		joinedAt: milliseconds('joined_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.classId, t.userId] }),
		uniqueIndex('memberships_nickname').on(t.classId, t.nicknameKey),
		index('memberships_user').on(t.userId),
		index('memberships_group').on(t.groupId)
	]
);

export type { Behaviour, Counting, Reveal };

/** To whom in the class: everybody, one group, or the learners named in `assignment_learners`. */
export type Audience = 'class' | 'group' | 'learners';

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
		audience: text('audience').$type<Audience>().notNull().default('class'),
		/** The group, where the audience is one. Without it (it was deleted) nobody new is given the work. */
		groupId: text('group_id').references(() => groups.id, { onDelete: 'set null' }),
		/** Before it nobody can begin; null: from the start. */
		openAt: milliseconds('open_at'),
		dueAt: milliseconds('due_at'),
		/** Attempts begun after `dueAt` and until then count, and are marked late; null: none after `dueAt`. */
		lateUntil: milliseconds('late_until'),
		/** How many attempts a learner has; null: any number. */
		attemptsAllowed: integer('attempts_allowed'),
		counting: text('counting').$type<Counting>().notNull().default('first'),
		/** From the start of an attempt, by the server's clock, before a learner's extra time; null: no limit. */
		timeLimitSeconds: integer('time_limit_seconds'),
		/** How long after the limit an answer that was on its way still counts. */
		graceSeconds: integer('grace_seconds').notNull().default(10),
		/** True: items and options stand in an order of each attempt's own seed. */
		shuffle: boolean('shuffle').notNull().default(false),
		behaviour: text('behaviour').$type<Behaviour>().notNull().default('immediate'),
		/** The share of the points, in percent, at which a mastery assignment is mastered. */
		masteryPercent: integer('mastery_percent').notNull().default(80),
		reveal: text('reveal').$type<Reveal>().notNull().default('answer'),
		/** What the assignment weighs in the gradebook's total, in percent of an ordinary one. */
		weight: integer('weight').notNull().default(100),
		/** True: among equal points the quicker stand higher; never otherwise. */
		speedCounts: boolean('speed_counts').notNull().default(false)
	},
	(t) => [
		index('assignments_group').on(t.groupId),
		index('assignments_class').on(t.classId, t.createdAt),
		index('assignments_quiz_version').on(t.quizVersionId),
		index('assignments_scenario_version').on(t.scenarioVersionId)
	]
);

/** The learners of an assignment whose audience is 'learners'. */
export const assignmentLearners = table(
	'assignment_learners',
	{
		assignmentId: text('assignment_id')
			.notNull()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.assignmentId, t.userId] }),
		index('assignment_learners_user').on(t.userId)
	]
);

/** What is different for one learner in one assignment; null: as for everybody. */
export const assignmentOverrides = table(
	'assignment_overrides',
	{
		assignmentId: text('assignment_id')
			.notNull()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		timePercent: integer('time_percent'),
		dueAt: milliseconds('due_at'),
		lateUntil: milliseconds('late_until'),
		attemptsAllowed: integer('attempts_allowed')
	},
	(t) => [
		primaryKey({ columns: [t.assignmentId, t.userId] }),
		index('assignment_overrides_user').on(t.userId)
	]
);

/**
 * A learner's grade in an assignment: what the gradebook reads, kept by the transaction that stores or changes a score.
 * A row is there from the first attempt, comment or excuse on.
 */
export const grades = table(
	'grades',
	{
		assignmentId: text('assignment_id')
			.notNull()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** What the attempts that count have brought, by the assignment's `counting`. */
		points: integer('points').notNull().default(0),
		/** What they could have brought; 0 until an attempt counts. */
		possible: integer('possible').notNull().default(0),
		attempts: integer('attempts').notNull().default(0),
		/** When the attempt that counts was finished; null: none has been. */
		finishedAt: milliseconds('finished_at'),
		late: boolean('late').notNull().default(false),
		/** True: the assignment is left out of this learner's total. */
		excused: boolean('excused').notNull().default(false),
		/** The trainer's word to the learner. */
		comment: text('comment').notNull().default(''),
		updatedAt: milliseconds('updated_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.assignmentId, t.userId] }), index('grades_user').on(t.userId)]
);

/** Who changed which grade, when, from what to what. Kept when the people are gone, without their names. */
export const gradeChanges = table(
	'grade_changes',
	{
		id: id(),
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		assignmentId: text('assignment_id').references(() => assignments.id, { onDelete: 'cascade' }),
		/** The learner concerned. */
		userId: text('user_id').references(() => users.id, { onDelete: 'set null' }),
		changedBy: text('changed_by').references(() => users.id, { onDelete: 'set null' }),
		kind: text('kind')
			.$type<'regrade' | 'excuse' | 'comment' | 'decision' | 'override'>()
			.notNull(),
		before: json('before').notNull(),
		after: json('after').notNull(),
		at: milliseconds('at').notNull()
	},
	(t) => [
		index('grade_changes_class').on(t.classId, t.at),
		index('grade_changes_user').on(t.userId, t.at)
	]
);

/** Waits for the trainer, led to the item being put back into review, or was answered without that. */
export type ReportState = 'open' | 'reopened' | 'closed';

/** What learners say is wrong with an item or a node, with the trainer's answer to it. */
export const itemReports = table(
	'item_reports',
	{
		id: id(),
		assignmentId: text('assignment_id')
			.notNull()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		/** The item's or the node's id in the version. */
		ref: text('ref').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		note: text('note').notNull(),
		state: text('state').$type<ReportState>().notNull().default('open'),
		/** The trainer's word to the learner, from when it is not open any more; may be empty. */
		answer: text('answer').notNull().default(''),
		createdAt: milliseconds('created_at').notNull()
	},
	(t) => [
		uniqueIndex('item_reports_one').on(t.assignmentId, t.ref, t.userId),
		index('item_reports_user').on(t.userId)
	]
);

/** That somebody's data were deleted, why and how much; it names nobody. */
export const erasures = table('erasures', {
	id: id(),
	reason: text('reason').$type<'own-wish' | 'trainer' | 'administrator' | 'retention'>().notNull(),
	/** Rows deleted, by table. */
	counts: json('counts').$type<Record<string, number>>().notNull(),
	at: milliseconds('at').notNull()
});

/**
 * One run of a learner through an assignment. `ordinal` counts a learner's attempts at it from 1; the assignment's
 * `counting` says which of them the grade is taken from.
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
		/** True: it never counts and uses up no attempt, such as a play taken up again in its middle. */
		practice: boolean('practice').notNull().default(false),
		seed: text('seed').notNull(),
		startedAt: milliseconds('started_at').notNull(),
		/** When its time is up, extra time counted in, grace not; null: no limit. */
		endsAt: milliseconds('ends_at'),
		/** True: begun or finished after the due time, in the late window. */
		late: boolean('late').notNull().default(false),
		finishedAt: milliseconds('finished_at'),
		/** Steps that the learner marked to come back to. */
		flagged: json('flagged').$type<number[]>().notNull().default([]),
		points: integer('points').notNull().default(0),
		/** The most points this attempt could have brought. */
		possible: integer('possible').notNull()
	},
	(t) => [
		uniqueIndex('attempts_ordinal').on(t.assignmentId, t.userId, t.ordinal),
		index('attempts_user').on(t.userId, t.startedAt),
		index('attempts_running')
			.on(t.assignmentId)
			.where(sql`${t.finishedAt} is null`)
	]
);

/** Of an answer that the mark scheme left to the trainer: still undecided, or what the trainer said. */
export type { Verdict } from '../../core/quiz/behaviour.ts';

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
		verdict: text('verdict').$type<Verdict>(),
		/** How sure the learner said to be, 1 to 3, where certainty is asked; else null. */
		certainty: integer('certainty'),
		/** At which try it was settled, from 1. */
		tries: integer('tries').notNull().default(1),
		/** From the item's showing to the answer, by the server's clock; null where that is not known. */
		tookMs: integer('took_ms')
	},
	(t) => [
		primaryKey({ columns: [t.attemptId, t.step] }),
		index('responses_verdict')
			.on(t.verdict, t.attemptId)
			.where(sql`${t.verdict} is not null`)
	]
);

/** The tries at an item before the one that settled it, where a behaviour gives several. */
export const tries = table(
	'tries',
	{
		attemptId: text('attempt_id')
			.notNull()
			.references(() => attempts.id, { onDelete: 'cascade' }),
		step: integer('step').notNull(),
		/** From 1. */
		ordinal: integer('ordinal').notNull(),
		response: json('response').notNull(),
		triedAt: milliseconds('tried_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.attemptId, t.step, t.ordinal] })]
);

/** When a learner was shown a step: timed decisions and the time an answer took are reckoned from then. */
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
 * What boards read: where a learner stands in a scope and a period, kept by the transaction that stores each score.
 * `scope` is an assignment's id, or `all` for the whole class; `period` an ISO week of the class (`2026-W05`), `term`
 * or `all`. A measure that says nothing yet is null. See core/standing/learner-standing.ts for what is in them.
 */
export const standings = table(
	'standings',
	{
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		scope: text('scope').notNull(),
		period: text('period').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** What others read: the nickname, or the pseudonym where the class has them. */
		name: text('name').notNull(),
		points: integer('points').notNull(),
		possible: integer('possible').notNull(),
		/** Days practised on. */
		days: integer('days').notNull(),
		accuracy: integer('accuracy'),
		improvement: integer('improvement'),
		/** Of a single assignment: when what counts was done, and the class's day then. */
		at: milliseconds('at'),
		day: integer('day'),
		/** False: the learner opted out, and stands on no board others see. */
		listed: boolean('listed').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.classId, t.scope, t.period, t.userId] }),
		index('standings_user').on(t.userId, t.classId),
		index('standings_accuracy')
			.on(t.classId, t.scope, t.period, t.listed, t.accuracy, t.userId)
			.where(sql`${t.accuracy} is not null`),
		index('standings_improvement')
			.on(t.classId, t.scope, t.period, t.listed, t.improvement, t.userId)
			.where(sql`${t.improvement} is not null`),
		index('standings_days')
			.on(t.classId, t.scope, t.period, t.listed, t.days, t.userId)
			.where(sql`${t.days} > 0`),
		index('standings_name').on(t.classId, t.scope, t.period, t.listed, t.name)
	]
);

/** Where a group stands among the groups of its class in a period; without a row where it says nothing yet. */
export const teamStandings = table(
	'team_standings',
	{
		groupId: text('group_id')
			.notNull()
			.references(() => groups.id, { onDelete: 'cascade' }),
		period: text('period').notNull(),
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' }),
		/** The mean share of its listed members, in tenths of a percent. */
		share: integer('share').notNull(),
		/** How many of them have something that counts. */
		active: integer('active').notNull(),
		members: integer('members').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.groupId, t.period] }),
		index('team_standings_board').on(t.classId, t.period, t.share, t.groupId)
	]
);

/** The days (in the class's zone, from 1 January 1970) on which a learner answered something in an assignment. */
export const practiceDays = table(
	'practice_days',
	{
		assignmentId: text('assignment_id')
			.notNull()
			.references(() => assignments.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		day: integer('day').notNull(),
		classId: text('class_id')
			.notNull()
			.references(() => classes.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.assignmentId, t.userId, t.day] }),
		index('practice_days_learner').on(t.userId, t.classId, t.day),
		index('practice_days_class').on(t.classId)
	]
);

/** Small facts about this installation, such as when the demo was loaded. */
export const settings = table('settings', {
	key: text('key').primaryKey(),
	value: json('value').notNull()
});
