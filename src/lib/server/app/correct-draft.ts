import { sameKey } from '../../core/quiz/change-key.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor } from '../context.ts';
import type { Query } from '../db/client.ts';
import { fingerprint } from '../../core/quiz/desk/desk.ts';
import { listDraftItems, lockQuiz } from '../db/quizzes.ts';
import { changeDraft } from './change-draft.ts';
import { reaches, roleIn } from './owned.ts';

/**
 * Gives an item of a draft another key, where the draft still has the one it had; its wording stays. A draft of
 * others stays as it is: who trains a class marks its answers, and who may change a draft decides what is in it. So
 * does one in the archive.
 */
export async function correctDraft(
	tx: Query,
	actor: Actor,
	quizId: string,
	key: { from: Item; to: Item; at: number }
): Promise<void> {
	const { from, to, at } = key;
	if (sameKey(from, to)) return;
	// Held before it is looked at, so that nobody changes it in between.
	const quiz = await lockQuiz(tx, quizId);
	const draft = (await listDraftItems(tx, quizId)).find(({ itemId }) => itemId === from.id);
	if (
		quiz?.archivedAt !== null ||
		!reaches(await roleIn(tx, actor, { kind: 'quiz', id: quizId }), 'editor') ||
		!draft ||
		draft.body.type !== to.type ||
		!sameKey(draft.body, from)
	)
		return;
	const { itemId, body } = draft;
	await changeDraft(tx, quizId, {
		label: 'Correct the key',
		by: actor.userId,
		at,
		changes: [
			{ kind: 'words', itemId, was: fingerprint(body), to: { ...body, key: to.key } as Item }
		]
	});
}
