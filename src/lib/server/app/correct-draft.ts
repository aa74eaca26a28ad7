import { sameKey } from '../../core/quiz/change-key.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Query } from '../db/client.ts';
import { advanceQuizRevision, findQuiz, listDraftItems, updateDraftItems } from '../db/quizzes.ts';

/** Gives an item of a draft another key, where the draft still has the one it had; its wording stays. */
export async function correctDraft(
	tx: Query,
	quizId: string,
	key: { from: Item; to: Item; at: number }
): Promise<void> {
	const { from, to, at } = key;
	if (sameKey(from, to)) return;
	const quiz = await findQuiz(tx, quizId);
	const draft = (await listDraftItems(tx, quizId)).find(({ itemId }) => itemId === from.id);
	if (!quiz || !draft || draft.body.type !== to.type || !sameKey(draft.body, from)) return;
	if (!(await advanceQuizRevision(tx, quizId, quiz.revision, { updatedAt: at }))) return;
	const body = { ...draft.body, key: to.key } as Item;
	await updateDraftItems(tx, quizId, [{ ...draft, body }]);
}
