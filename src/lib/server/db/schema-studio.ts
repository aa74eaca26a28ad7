/**
 * The part of the schema that trainers work on together: who may do what with a quiz or a scenario, what they say about
 * it, and what the bank knows of its items. Conventions as in schema.ts, which exports all of this.
 */
import type { ImageType } from '../../core/image/picture.ts';
import type { Item } from '../../core/quiz/item.ts';
import {
	bytes,
	foreignKey,
	id,
	index,
	json,
	integer,
	milliseconds,
	primaryKey,
	table,
	text
} from './columns.ts';
import { quizItems, quizzes, scenarios, users } from './schema.ts';

/** A viewer sees and plays, an editor changes, an author also shares, archives and deletes. */
export type MemberRole = 'author' | 'editor' | 'viewer';

/** Who may do what with a quiz. Its owner is always one of its authors. */
export const quizMembers = table(
	'quiz_members',
	{
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		role: text('role').$type<MemberRole>().notNull(),
		addedAt: milliseconds('added_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.quizId, t.userId] }), index('quiz_members_user').on(t.userId)]
);

/** The same for a scenario. */
export const scenarioMembers = table(
	'scenario_members',
	{
		scenarioId: text('scenario_id')
			.notNull()
			.references(() => scenarios.id, { onDelete: 'cascade' }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		role: text('role').$type<MemberRole>().notNull(),
		addedAt: milliseconds('added_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.scenarioId, t.userId] }),
		index('scenario_members_user').on(t.userId)
	]
);

/**
 * What its members say about an item of a quiz or a node of a scenario; exactly one of the two ids is set. A comment
 * without `threadId` opens a thread, the others answer in it. What is deleted keeps its place while others answered;
 * when a writer's account is gone their words stay, without a name.
 */
export const comments = table(
	'comments',
	{
		id: id(),
		quizId: text('quiz_id').references(() => quizzes.id, { onDelete: 'cascade' }),
		scenarioId: text('scenario_id').references(() => scenarios.id, { onDelete: 'cascade' }),
		/** The item's or the node's id. */
		ref: text('ref').notNull(),
		/** The comment that opened the thread; null for that one itself. */
		threadId: text('thread_id'),
		writerId: text('writer_id').references(() => users.id, { onDelete: 'set null' }),
		/** '' once it is deleted. */
		words: text('words').notNull(),
		createdAt: milliseconds('created_at').notNull(),
		editedAt: milliseconds('edited_at'),
		deletedAt: milliseconds('deleted_at'),
		/** Of a thread's first comment: since when, and at whose word, there is nothing left to do. */
		resolvedAt: milliseconds('resolved_at'),
		resolvedBy: text('resolved_by').references(() => users.id, { onDelete: 'set null' })
	},
	(t) => [
		foreignKey({ columns: [t.threadId], foreignColumns: [t.id] }).onDelete('cascade'),
		index('comments_quiz').on(t.quizId, t.createdAt),
		index('comments_scenario').on(t.scenarioId, t.createdAt),
		index('comments_thread').on(t.threadId),
		index('comments_writer').on(t.writerId)
	]
);

/** What trainers call an item by, to find it again. */
export const itemTags = table(
	'item_tags',
	{
		quizId: text('quiz_id').notNull(),
		itemId: text('item_id').notNull(),
		/** `tag` folded for comparison. */
		tagKey: text('tag_key').notNull(),
		tag: text('tag').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.itemId, t.tagKey] }),
		foreignKey({
			columns: [t.quizId, t.itemId],
			foreignColumns: [quizItems.quizId, quizItems.itemId]
		}).onDelete('cascade'),
		index('item_tags_key').on(t.tagKey)
	]
);

/** How an item of a draft was worded: a row from its first change on, the first being what it was before. */
export const itemVersions = table(
	'item_versions',
	{
		quizId: text('quiz_id').notNull(),
		itemId: text('item_id').notNull(),
		/** From 1. */
		number: integer('number').notNull(),
		body: json('body').$type<Item>().notNull(),
		/** Null: it came so from the draft, or whoever wrote it is gone. */
		changedBy: text('changed_by').references(() => users.id, { onDelete: 'set null' }),
		changedAt: milliseconds('changed_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.itemId, t.number] }),
		foreignKey({
			columns: [t.quizId, t.itemId],
			foreignColumns: [quizItems.quizId, quizItems.itemId]
		}).onDelete('cascade'),
		index('item_versions_writer').on(t.changedBy)
	]
);

/** Of an item that was taken from another quiz: where from, and how it was worded there when it was last looked at. */
export const itemOrigins = table(
	'item_origins',
	{
		quizId: text('quiz_id').notNull(),
		itemId: text('item_id').notNull(),
		originQuizId: text('origin_quiz_id').references(() => quizzes.id, { onDelete: 'set null' }),
		originItemId: text('origin_item_id').notNull(),
		body: json('body').$type<Item>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.itemId] }),
		foreignKey({
			columns: [t.quizId, t.itemId],
			foreignColumns: [quizItems.quizId, quizItems.itemId]
		}).onDelete('cascade'),
		index('item_origins_origin').on(t.originQuizId, t.originItemId)
	]
);

/** Two items that look alike, and that somebody has said shall both stay. The smaller pair of ids comes first. */
export const itemsKeptApart = table(
	'items_kept_apart',
	{
		quizId: text('quiz_id').notNull(),
		itemId: text('item_id').notNull(),
		otherQuizId: text('other_quiz_id').notNull(),
		otherItemId: text('other_item_id').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.itemId, t.otherQuizId, t.otherItemId] }),
		foreignKey({
			columns: [t.quizId, t.itemId],
			foreignColumns: [quizItems.quizId, quizItems.itemId]
		}).onDelete('cascade'),
		foreignKey({
			columns: [t.otherQuizId, t.otherItemId],
			foreignColumns: [quizItems.quizId, quizItems.itemId]
		}).onDelete('cascade'),
		index('items_kept_apart_other').on(t.otherQuizId, t.otherItemId)
	]
);

/** Pictures by the SHA-256 of their bytes: the same one is here once, however many quizzes and scenarios have it. */
export const images = table('images', {
	id: id(),
	type: text('type').$type<ImageType>().notNull(),
	width: integer('width').notNull(),
	height: integer('height').notNull(),
	/** Of `data`, in bytes. */
	size: integer('size').notNull(),
	/** When it was last brought: what nothing holds is kept for a while from then on. */
	broughtAt: milliseconds('brought_at').notNull(),
	/** Last, so that the rest is read without it. */
	data: bytes('data').notNull()
});

/** A picture that is held, and when to look whether it still has to be. */
const heldImage = () => ({
	imageId: text('image_id')
		.notNull()
		.references(() => images.id),
	/** When to look whether anything of its holder still tells of it. */
	lookAt: milliseconds('look_at').notNull(),
	/** Since when nothing has; null: something did, when it was last looked. */
	unusedSince: milliseconds('unused_since')
});

/** Which pictures a quiz holds: whatever of it tells of one, in a draft, a version or its history, finds it there. */
export const quizImages = table(
	'quiz_images',
	{
		quizId: text('quiz_id')
			.notNull()
			.references(() => quizzes.id, { onDelete: 'cascade' }),
		...heldImage()
	},
	(t) => [
		primaryKey({ columns: [t.quizId, t.imageId] }),
		index('quiz_images_image').on(t.imageId),
		index('quiz_images_look').on(t.lookAt)
	]
);

/** The same of a scenario. */
export const scenarioImages = table(
	'scenario_images',
	{
		scenarioId: text('scenario_id')
			.notNull()
			.references(() => scenarios.id, { onDelete: 'cascade' }),
		...heldImage()
	},
	(t) => [
		primaryKey({ columns: [t.scenarioId, t.imageId] }),
		index('scenario_images_image').on(t.imageId),
		index('scenario_images_look').on(t.lookAt)
	]
);
