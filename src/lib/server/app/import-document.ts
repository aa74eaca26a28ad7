import { createHash } from 'node:crypto';
import { depthOfJson } from '../../core/canonical.ts';
import { isGrounded, type Evidence } from '../../core/evidence.ts';
import { pictureIds, picturesOf, picturesOfNode, type Picture } from '../../core/image/picture.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { documentSchema, type FileItem, type ThresholdFile } from '../../schemas/document.ts';
import { sayIssues, sayUnknownFields } from '../../schemas/scenario.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findArticleByHash, insertArticle } from '../db/articles.ts';
import type { Query } from '../db/client.ts';
import { holdImages, putImage, type StoredImage } from '../db/images.ts';
import { putTags } from '../db/item-tags.ts';
import { insertQuiz } from '../db/quizzes.ts';
import { insertScenario } from '../db/scenarios.ts';
import type { ItemState } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { storableText } from '../storable-text.ts';
import { refuseBeyondOwner } from './add-image.ts';
import { imagesOfFile, whyNotInFile } from './file-images.ts';
import { tagKeyOf } from './tag-key.ts';

/** In characters: a book chapter with hundreds of questions and scenarios on it, and their pictures. */
const LONGEST = 24_000_000;
/** In characters, as of every article. */
const LONGEST_TEXT = 1_500_000;
/** Deeper than anything in the format lies. */
const DEEPEST = 40;

export interface ImportedDocument {
	articleId: string;
	quizId: string | null;
	scenarioIds: string[];
	items: number;
}

/**
 * Keeps what a threshold/1 file holds as the actor's own: its article, where they have none with that text, a quiz to be
 * reviewed and the scenarios. All of it, or nothing where anything in it is not as it should be: a DomainError then says
 * in one sentence what is wrong and where.
 */
export async function importDocument(
	ctx: Context,
	actor: Actor,
	input: { content: string }
): Promise<ImportedDocument> {
	requireRole(actor, 'trainer', 'administrator');
	const file = readFile(input.content);
	const at = ctx.now();
	const images = picturesIn(file, at);
	return ctx.db.write(async (tx) => {
		const article = await articleOf(tx, actor, file, at);
		refuseLoose(file, article.text);
		const size = [...images.values()].reduce((sum, image) => sum + image.size, 0);
		if (size > 0) await refuseBeyondOwner(tx, actor.userId, size);
		for (const image of images.values()) await putImage(tx, image);
		const times = { articleId: article.id, ownerId: actor.userId, createdAt: at, updatedAt: at };
		let quizId: string | null = null;
		const all: [ItemState, FileItem][] = [
			...file.quiz.items.map((item): [ItemState, FileItem] => ['pending', item]),
			...file.quiz.spares.map((item): [ItemState, FileItem] => ['spare', item])
		];
		if (all.length > 0) {
			quizId = newId();
			const title = (file.quiz.title || file.source.title || 'Untitled quiz').slice(0, 200);
			await insertQuiz(
				tx,
				{ id: quizId, title, ...times },
				all.map(([state, { tags: _, ...body }], position) => ({
					...{ itemId: body.id, position, state, body: body as Item }
				}))
			);
			const held = pictureIds(all.map(([, item]) => item));
			await holdImages(tx, { kind: 'quiz', id: quizId }, held, at);
			for (const [, { id, tags = [] }] of all) {
				const named = tags.map((tag) => ({ tag, tagKey: tagKeyOf(tag) }));
				await putTags(tx, [{ quizId, itemId: id }], named);
			}
		}
		const scenarioIds: string[] = [];
		for (const body of file.scenarios) {
			const id = newId();
			await insertScenario(tx, { id, title: body.title, body, ...times });
			await holdImages(tx, { kind: 'scenario', id }, pictureIds(body), at);
			scenarioIds.push(id);
		}
		return { articleId: article.id, quizId, scenarioIds, items: file.quiz.items.length };
	});
}

function readFile(content: string): ThresholdFile {
	if (content.length > LONGEST) {
		throw refused('This file is larger than any article with its questions.', 'too-large');
	}
	if (depthOfJson(content) > DEEPEST) {
		throw refused('This file is no export of Threshold’s: its lists lie too deep in one another.');
	}
	let parsed: unknown;
	try {
		parsed = JSON.parse(content, (_, value: unknown) =>
			typeof value === 'string' ? storableText(value) : value
		);
	} catch {
		throw refused('This file is not JSON. Export it again, or mend it in a text editor.');
	}
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw refused('There is no quiz and no scenario in this file.');
	}
	if (
		!Object.hasOwn(parsed, 'format') ||
		(parsed as { format: unknown }).format !== 'threshold/1'
	) {
		throw refused('This file does not say that it is of the format threshold/1.');
	}
	const read = documentSchema.safeParse(parsed);
	if (!read.success) {
		throw refused(sayIssues(read.error.issues, parsed)[0] ?? 'This file is not as expected.');
	}
	const file: ThresholdFile = read.data;
	const [unknown] = sayUnknownFields(parsed, file);
	if (unknown !== undefined) throw refused(unknown.replace(' and was left out.', '.'));
	if (file.quiz.items.length + file.quiz.spares.length + file.scenarios.length === 0) {
		throw refused('There is no quiz and no scenario in this file.');
	}
	refuseTwice(file);
	return file;
}

/** The actor's own article that the file is about, which is made of the file's text where there is none. */
async function articleOf(
	tx: Query,
	actor: Actor,
	{ source }: ThresholdFile,
	at: number
): Promise<{ id: string; text: string }> {
	const { text, sha256 } = source;
	if (text !== undefined && sha256Of(text) !== sha256) {
		throw refused('The article’s text is not the one that its SHA-256 was made of.');
	}
	const own = await findArticleByHash(tx, actor.userId, sha256);
	if (own) return own;
	if (text === undefined) {
		throw refused(
			'This file comes without its article’s text, and no article of yours has it: bring the article in first, or export with the text.'
		);
	}
	if (text.length > LONGEST_TEXT) {
		throw refused('The article in this file is longer than a book chapter.', 'too-large');
	}
	const id = newId();
	await insertArticle(tx, {
		...{ id, ownerId: actor.userId, text, sha256, isDemo: false, createdAt: at },
		title: source.title.slice(0, 200) || 'Untitled article',
		source: source.from ?? null,
		licence: source.licence ?? '',
		words: text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0
	});
	return { id, text };
}

function sha256Of(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Refuses what is there twice under one id. */
function refuseTwice(file: ThresholdFile): void {
	const { items, spares } = file.quiz;
	const once = (ids: string[], what: string) => {
		const seen = new Set<string>();
		const twice = ids.find((id) => seen.size === seen.add(id).size);
		if (twice !== undefined) throw refused(`${what} have the same id, “${twice}”.`);
	};
	const options = (item: Item, place: string) => {
		once(
			item.options.map(({ id }) => id),
			`${place}: two options`
		);
		if (item.type === 'match')
			once(
				item.targets.map(({ id }) => id),
				`${place}: two targets`
			);
	};
	once(
		[...items, ...spares].map(({ id }) => id),
		'Two questions'
	);
	items.forEach((item, i) => options(item, `Question ${i + 1}`));
	spares.forEach((item, i) => options(item, `Spare ${i + 1}`));
	file.scenarios.forEach((scenario, i) => {
		const place = `Scenario ${i + 1}`;
		const choices = scenario.nodes.flatMap((node) =>
			node.kind === 'situation' ? node.choices : []
		);
		for (const [what, list] of [
			['two situations or endings', scenario.nodes],
			['two choices', choices],
			['two meters', scenario.meters]
		] as const) {
			once(
				list.map(({ id }) => id),
				`${place}: ${what}`
			);
		}
	});
}

/** The file's pictures; refused where one is not as it should be, is told of and not there, or is there for nothing. */
function picturesIn(file: ThresholdFile, at: number): Map<string, StoredImage> {
	const images = imagesOfFile(file.images ?? [], at, refused);
	const { items, spares } = file.quiz;
	const told = new Set<string>();
	const check = (pictures: readonly Picture[], place: string) => {
		for (const picture of pictures) {
			const why = whyNotInFile(picture, images);
			if (why !== null) throw refused(`${place}: its picture ${why}.`);
			told.add(picture.id);
		}
	};
	items.forEach((item, i) => check(picturesOf([item]), `Question ${i + 1}`));
	spares.forEach((item, i) => check(picturesOf([item]), `Spare ${i + 1}`));
	file.scenarios.forEach((scenario, i) =>
		scenario.nodes.forEach((node) =>
			check(picturesOfNode(node), `Scenario ${i + 1}, node “${node.id}”`)
		)
	);
	const idle = [...images.keys()].findIndex((id) => !told.has(id));
	if (idle >= 0) throw refused(`Picture ${idle + 1} belongs to no question and no situation.`);
	return images;
}

/** Refuses quotes that do not stand, to the letter, where they say. */
function refuseLoose({ quiz, scenarios }: ThresholdFile, text: string): void {
	const check = (evidence: readonly Evidence[], place: string) => {
		const loose = evidence.find((one) => !isGrounded(text, one));
		if (!loose) return;
		throw refused(
			`${place}: the quote “${loose.quote.slice(0, 60)}” does not stand in the article at ${loose.start} to ${loose.end}.`
		);
	};
	quiz.items.forEach((item, i) => check(item.evidence, `Question ${i + 1}`));
	quiz.spares.forEach((item, i) => check(item.evidence, `Spare ${i + 1}`));
	scenarios.forEach((scenario, i) =>
		evidenceOf(scenario).forEach(({ node, evidence }) =>
			check(evidence, `Scenario ${i + 1}, node “${node}”`)
		)
	);
}

function evidenceOf(scenario: Scenario): { node: string; evidence: Evidence[] }[] {
	return scenario.nodes.map((node) => ({
		node: node.id,
		evidence: [
			...node.evidence,
			...(node.kind === 'situation'
				? [...(node.item?.evidence ?? []), ...node.choices.flatMap((choice) => choice.evidence)]
				: [])
		]
	}));
}

function refused(sentence: string, code: 'invalid' | 'too-large' = 'invalid'): DomainError {
	return new DomainError(code, `Nothing was brought in. ${sentence}`, 'file');
}
