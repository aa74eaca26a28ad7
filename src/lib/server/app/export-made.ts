import { canonicalJson } from '../../core/canonical.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { FileItem, ThresholdFile } from '../../schemas/document.ts';
import { sayIssues, scenarioSchema } from '../../schemas/scenario.ts';
import { itemSchema } from '../../schemas/studio.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listTagsOfQuiz } from '../db/item-tags.ts';
import type { Shared } from '../db/members.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { outlineText } from '../generation/judge.ts';
import { imagesForFile } from './file-images.ts';
import { ownShared } from './owned.ts';

/**
 * The draft of a quiz (items on the desk and spares, with their tags) or of a scenario as a threshold/1 file with its
 * pictures, with or without the article's text. The same draft gives the same bytes, and so does a draft made from the file.
 * @returns the file's text, and a name to save it by
 */
export async function exportMade(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared; withText: boolean }
): Promise<{ name: string; content: string }> {
	const made = await ownShared(ctx, actor, input.shared, 'viewer');
	const article = await findArticle(ctx.db.read, made.articleId);
	if (!article) throw new DomainError('not-found', 'The article is not here any more.');
	const { language, words, sentences } = await outlineText(article.text);
	const file: ThresholdFile = {
		format: 'threshold/1',
		source: {
			...{ title: article.title, sha256: article.sha256, language, words, sentences },
			...(article.source ? { from: article.source } : {}),
			...(article.licence ? { licence: article.licence } : {}),
			...(input.withText ? { text: article.text } : {})
		},
		quiz:
			'body' in made
				? { title: '', items: [], spares: [] }
				: { title: made.title, ...(await readItems(ctx, made.id)) },
		scenarios: 'body' in made ? [asFiled(made.body)] : [],
		declined: [],
		report: { candidates: 0, refused: {} }
	};
	const { quiz, scenarios } = file;
	const images = await imagesForFile(ctx.db.read, scenarios[0] ?? [...quiz.items, ...quiz.spares]);
	if (images.length > 0) file.images = images;
	return { name: nameFor(made.title), content: canonicalJson(file) };
}

async function readItems(
	ctx: Context,
	quizId: string
): Promise<{ items: FileItem[]; spares: FileItem[] }> {
	const drafted = await listDraftItems(ctx.db.read, quizId);
	const tags = await listTagsOfQuiz(ctx.db.read, quizId);
	const filed = (...states: string[]) =>
		drafted
			.filter(({ state }) => states.includes(state))
			.map(({ itemId, body }): FileItem => {
				const own = tags.get(itemId);
				return { ...itemAsFiled(body), ...(own ? { tags: own } : {}) };
			});
	return { items: filed('pending', 'accepted'), spares: filed('spare') };
}

/** What a file can hold of it: exactly what an import reads. */
function itemAsFiled(body: Item): Item {
	const read = itemSchema.safeParse(body);
	if (read.success) return read.data;
	throw new DomainError(
		'conflict',
		`“${body.stem.slice(0, 80)}” has more in it than a file can carry. Shorten it, and export again.`
	);
}

function asFiled(body: Scenario): Scenario {
	const read = scenarioSchema.safeParse(body);
	if (read.success) return read.data;
	throw new DomainError(
		'conflict',
		`This scenario cannot be exported as it is. ${sayIssues(read.error.issues, body)[0] ?? ''}`
	);
}

/** Letters of every script stay; what a file system or a header could mistake goes. */
function nameFor(title: string): string {
	const words = title.match(/[\p{L}\p{M}\p{N}]+/gu)?.join('-') ?? '';
	return `${words.slice(0, 60) || 'threshold'}.json`;
}
