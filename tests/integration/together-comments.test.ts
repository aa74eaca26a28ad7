/** Comments on items and nodes; duplicating; the archive. */
import { describe, expect, it } from 'vitest';
import { archiveMade } from '../../src/lib/server/app/archive-made.ts';
import { changeComments } from '../../src/lib/server/app/change-comments.ts';
import { duplicateMade } from '../../src/lib/server/app/duplicate-made.ts';
import { inviteMember } from '../../src/lib/server/app/invite-member.ts';
import { listMade } from '../../src/lib/server/app/list-made.ts';
import { removeAccount } from '../../src/lib/server/app/remove-account.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { showArticle } from '../../src/lib/server/app/show-article.ts';
import { showComments } from '../../src/lib/server/app/show-comments.ts';
import { showQuizDraft } from '../../src/lib/server/app/show-quiz-draft.ts';
import { showShared } from '../../src/lib/server/app/show-shared.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import type { Shared } from '../../src/lib/server/db/members.ts';
import { findQuiz } from '../../src/lib/server/db/quizzes.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import {
	makeAdministrator,
	makeClass,
	makeTrainer,
	publishQuiz,
	putIntoDraft,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';

const ctx = testContext();

async function openQuiz() {
	const author = await makeTrainer(ctx);
	const classId = await makeClass(ctx, author);
	const assignmentId = await publishQuiz(ctx, author, classId, [choiceItem('q0')]);
	const quiz: Shared = { kind: 'quiz', id: await putIntoDraft(ctx, assignmentId) };
	const viewer = await makeTrainer(ctx);
	const { name } = (await findUser(ctx.db.read, viewer.userId))!;
	await inviteMember(ctx, author, { shared: quiz, name: name!, role: 'viewer' });
	return { author, viewer, viewerName: name!, quiz };
}

async function say(actor: Actor, shared: Shared, words: string, threadId: string | null = null) {
	ctx.clock.at += 1000;
	const deed = { do: 'write', ref: 'q0', words, threadId } as const;
	const { threads } = await changeComments(ctx, actor, { shared, deed });
	return threads.at(-1)!;
}

const wordsOf = (threads: Awaited<ReturnType<typeof showComments>>['threads']) =>
	threads.map((thread) => thread.comments.map(({ words, deleted }) => (deleted ? null : words)));

describe('comments', () => {
	it('make threads, are edited by their writers, and resolved by who opened them or may edit', async () => {
		const { author, viewer, viewerName, quiz } = await openQuiz();
		const opened = await say(viewer, quiz, 'Is b not right as well?');
		await say(author, quiz, 'I will look.', opened.id);
		// An answer to an answer stands in the same thread.
		const [shown] = (await showComments(ctx, viewer, { shared: quiz })).threads;
		await say(viewer, quiz, 'Thanks.', shown!.comments[1]!.id);
		const first = shown!.comments[0]!.id;
		const edit = { do: 'edit', id: first, words: 'Is c not right as well?' } as const;
		await expect(changeComments(ctx, author, { shared: quiz, deed: edit })).rejects.toMatchObject({
			code: 'forbidden'
		});
		await changeComments(ctx, viewer, { shared: quiz, deed: edit });
		const resolve = { do: 'resolve', id: opened.id, resolved: true } as const;
		await changeComments(ctx, author, { shared: quiz, deed: resolve });
		const { threads } = await showComments(ctx, author, { shared: quiz });
		expect(wordsOf(threads)).toEqual([['Is c not right as well?', 'I will look.', 'Thanks.']]);
		expect(threads[0]).toMatchObject({ ref: 'q0', resolvedAt: ctx.now() });
		expect(threads[0]!.comments[0]).toMatchObject({ writer: viewerName, editedAt: ctx.now() });
	});

	it('keep the sense of a thread when one of them is deleted, or its writer is', async () => {
		const { author, viewer, quiz } = await openQuiz();
		const administrator = await makeAdministrator(ctx);
		const opened = await say(viewer, quiz, 'First.');
		await say(author, quiz, 'Second.', opened.id);
		const remove = (actor: Actor, id: string) =>
			changeComments(ctx, actor, { shared: quiz, deed: { do: 'delete', id } });
		await remove(viewer, opened.id);
		const { threads } = await showComments(ctx, author, { shared: quiz });
		expect(wordsOf(threads)).toEqual([[null, 'Second.']]);

		const third = await say(viewer, quiz, 'Third.');
		await removeAccount(ctx, administrator, { userId: viewer.userId, name: '' });
		const left = (await showComments(ctx, author, { shared: quiz })).threads;
		expect(wordsOf(left)).toEqual([[null, 'Second.'], ['Third.']]);
		expect(left[1]!.comments[0]!.writer).toBe(null);
		// Nothing hangs on it: it goes whole, and authors may delete what others wrote.
		await remove(author, third.id);
		expect((await showComments(ctx, author, { shared: quiz })).threads).toHaveLength(1);
	});

	it('are about something that is there', async () => {
		const { author, quiz } = await openQuiz();
		const deed = { do: 'write', ref: 'q9', words: 'Hm.', threadId: null } as const;
		await expect(changeComments(ctx, author, { shared: quiz, deed })).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

describe('a duplicate', () => {
	it('is its maker’s alone, and outlives what it was made from', async () => {
		const { author, viewer, quiz } = await openQuiz();
		await say(author, quiz, 'A word between us.');
		const copy: Shared = { kind: 'quiz', ...(await duplicateMade(ctx, viewer, { shared: quiz })) };
		const shown = await showShared(ctx, viewer, { shared: copy });
		expect(shown).toMatchObject({ title: 'Copy of A quiz', role: 'author', versions: [] });
		expect(shown.members.map(({ userId }) => userId)).toEqual([viewer.userId]);
		expect((await showComments(ctx, viewer, { shared: copy })).threads).toEqual([]);
		const { articleId } = (await findQuiz(ctx.db.read, quiz.id))!;
		const wish = { kind: 'article', id: articleId, title: '' } as const;
		await removeMade(ctx, author, wish);
		const draft = await showQuizDraft(ctx, viewer, copy);
		expect(draft.items.map(({ body, findings }) => [body, findings.blocking])).toEqual([
			[choiceItem('q0'), []]
		]);
	});
});

describe('the archive', () => {
	it('lets things be read and not changed, apart from the others, until they are taken out', async () => {
		const { author, viewer, quiz } = await openQuiz();
		const { articleId } = (await findQuiz(ctx.db.read, quiz.id))!;
		const listed = async (archived: boolean) =>
			(await listMade(ctx, viewer, { kind: 'quiz', archived, page: 1 })).rows.map(({ id }) => id);
		await archiveMade(ctx, author, { shared: quiz, archived: true });
		expect([await listed(false), await listed(true)]).toEqual([[], [quiz.id]]);
		expect((await showArticle(ctx, author, { id: articleId })).quizzes).toEqual([]);
		await showQuizDraft(ctx, viewer, quiz);
		const change = () =>
			reviewItems(ctx, author, {
				quizId: quiz.id,
				revision: 0,
				label: 'Drop',
				changes: [{ kind: 'verdict', itemId: 'q0', was: 'accepted', to: 'dropped' }]
			});
		await expect(change()).rejects.toMatchObject({ code: 'conflict' });
		await expect(say(author, quiz, 'Hm.')).rejects.toMatchObject({ code: 'conflict' });
		await archiveMade(ctx, author, { shared: quiz, archived: false });
		expect([await listed(false), await listed(true)]).toEqual([[quiz.id], []]);
		await change();
	});
});
