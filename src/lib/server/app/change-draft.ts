import {
	applyChanges,
	fingerprint,
	type Change,
	type Clash,
	type Desk
} from '../../core/quiz/desk/desk.ts';
import { picturesOf } from '../../core/image/picture.ts';
import type { Query } from '../db/client.ts';
import { keepVersion } from '../db/item-versions.ts';
import { insertQuizChange } from '../db/quiz-changes.ts';
import { listDraftItems, lockQuiz, putDraftItems, updateQuiz, type Quiz } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { inArchive } from './owned.ts';
import { requireHeld } from './require-held.ts';

/** More than anybody reviews; a draft is loaded whole. */
const MOST_ITEMS = 300;

/** Some of the changes found something else than they name. Thrown, so that nothing of their step is written. */
export class Clashed extends DomainError {
	readonly clashes: Clash[];
	constructor(clashes: Clash[]) {
		super(
			'conflict',
			'This quiz was changed by somebody else meanwhile. Look again and try once more.'
		);
		this.clashes = clashes;
	}
}

/**
 * Makes changes on a quiz's desk, all or none, and notes them in its history, and new wordings in those of the items. Throws Clashed where they are about
 * something that has changed meanwhile.
 * @param step.by null: the generator
 * @returns the revision that came of it; null, and nothing is written, where all was so already
 */
export async function changeDraft(
	tx: Query,
	quizId: string,
	step: { changes: Change[]; label: string; by: string | null; at: number }
): Promise<number | null> {
	const quiz = await lockQuiz(tx, quizId);
	if (!quiz) throw new DomainError('not-found', 'This quiz is not here. It may have been deleted.');
	// It may have gone there since its asker's part in it was looked at.
	if (quiz.archivedAt !== null) throw inArchive('quiz');
	const before = await deskOf(tx, quiz);
	const outcome = applyChanges(before, step.changes);
	if (!('desk' in outcome)) throw new Clashed(outcome.clashes);
	const { desk, back, touched } = outcome;
	if (back.length === 0) return null;
	refuseUnsound(before, desk);
	const place = new Map(before.items.map((item, position) => [item.itemId, position]));
	const written = new Set(touched);
	await putDraftItems(
		tx,
		quizId,
		desk.items
			.map((item, position) => ({ ...item, position }))
			.filter(({ itemId, position }) => written.has(itemId) || place.get(itemId) !== position)
	);
	const was = new Map(before.items.map(({ itemId, body }) => [itemId, body]));
	const illustrated = desk.items.filter(
		({ itemId, body }) => body.image && written.has(itemId) && body.image !== was.get(itemId)?.image
	);
	await requireHeld(
		tx,
		{ kind: 'quiz', id: quizId },
		picturesOf(illustrated.map(({ body }) => body))
	);
	for (const { itemId, body } of desk.items) {
		const from = written.has(itemId) ? was.get(itemId) : undefined;
		if (!from || fingerprint(from) === fingerprint(body)) continue;
		const by = { userId: step.by, at: step.at };
		await keepVersion(tx, { quizId, itemId }, { from, to: body }, by, quiz.createdAt);
	}
	const revision = quiz.revision + 1;
	await updateQuiz(tx, quizId, { revision, title: desk.title, updatedAt: step.at });
	await insertQuizChange(tx, {
		quizId,
		revision,
		by: step.by,
		at: step.at,
		label: step.label,
		itemIds: touched,
		back
	});
	return revision;
}

/** The desk as it is stored. */
export async function deskOf(q: Query, quiz: Pick<Quiz, 'id' | 'title'>): Promise<Desk> {
	const items = await listDraftItems(q, quiz.id);
	return {
		title: quiz.title,
		items: items.map(({ itemId, state, body }) => ({ itemId, state, body }))
	};
}

function refuseUnsound(before: Desk, after: Desk): void {
	if (after.items.length > MOST_ITEMS && after.items.length > before.items.length) {
		throw new DomainError(
			'too-large',
			`A quiz holds at most ${MOST_ITEMS} questions, with spares and dropped ones.`
		);
	}
	const types = new Map(before.items.map(({ itemId, body }) => [itemId, body.type]));
	for (const { itemId, body } of after.items) {
		if (body.id !== itemId || (types.get(itemId) ?? body.type) !== body.type) {
			throw new DomainError('invalid', 'A question keeps its type; write a new one instead.');
		}
	}
}
