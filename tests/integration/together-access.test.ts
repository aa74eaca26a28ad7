/**
 * Who may do what with a quiz and a scenario: every use case, asked by everybody with and without a part in it.
 */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkItem } from '../../src/lib/server/app/check-item.ts';
import { exportMade } from '../../src/lib/server/app/export-made.ts';
import { answerQuizPreview, showQuizPreview } from '../../src/lib/server/app/preview-quiz.ts';
import {
	debriefScenarioPreview,
	playScenarioPreview,
	showScenarioPreview
} from '../../src/lib/server/app/preview-scenario.ts';
import { reopenItem } from '../../src/lib/server/app/reopen-item.ts';
import { showQuizPrint } from '../../src/lib/server/app/show-quiz-print.ts';
import { addTrainer } from '../../src/lib/server/db/classes.ts';
import { archiveMade } from '../../src/lib/server/app/archive-made.ts';
import { changeComments } from '../../src/lib/server/app/change-comments.ts';
import { duplicateMade } from '../../src/lib/server/app/duplicate-made.ts';
import { editScenario } from '../../src/lib/server/app/edit-scenario.ts';
import { inviteMember } from '../../src/lib/server/app/invite-member.ts';
import { offerRegrades } from '../../src/lib/server/app/offer-regrades.ts';
import { offerSpares } from '../../src/lib/server/app/offer-spares.ts';
import { publishQuiz as publish } from '../../src/lib/server/app/publish-quiz.ts';
import { publishScenario as publishDraft } from '../../src/lib/server/app/publish-scenario.ts';
import { removeAccount } from '../../src/lib/server/app/remove-account.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { removeMember } from '../../src/lib/server/app/remove-member.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { showArticle } from '../../src/lib/server/app/show-article.ts';
import { showBankItem } from '../../src/lib/server/app/show-bank-item.ts';
import { addTag, dropTag } from '../../src/lib/server/app/tag-items.ts';
import { showComments } from '../../src/lib/server/app/show-comments.ts';
import { showShared } from '../../src/lib/server/app/show-shared.ts';
import { askPassage } from '../../src/lib/server/app/ask-passage.ts';
import { endDrafting, startDraft } from '../../src/lib/server/app/draft-article.ts';
import { showDeskChanges } from '../../src/lib/server/app/show-desk-changes.ts';
import { showEarlierDesk, showQuizHistory } from '../../src/lib/server/app/show-quiz-history.ts';
import { showQuizDraft } from '../../src/lib/server/app/show-quiz-draft.ts';
import { showScenarioDraft } from '../../src/lib/server/app/show-scenario-draft.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { findQuiz } from '../../src/lib/server/db/quizzes.ts';
import { findUser } from '../../src/lib/server/db/users.ts';
import type { Shared } from '../../src/lib/server/db/members.ts';
import type { ErrorCode } from '../../src/lib/server/errors.ts';
import {
	makeAdministrator,
	makeClass,
	makeLearner,
	makeTrainer,
	publishQuiz,
	publishScenario,
	putIntoDraft,
	testContext
} from '../support/database.ts';
import { choiceItem } from '../support/items.ts';
import { sampleScenario } from '../support/scenarios.ts';
import * as schema from '../../src/lib/server/db/schema.ts';

const ctx = testContext();

type Who = 'stranger' | 'learner' | 'viewer' | 'editor' | 'author' | 'administrator';
const EVERYBODY: Who[] = ['stranger', 'learner', 'viewer', 'editor', 'author', 'administrator'];

interface House {
	people: Record<Who, Actor>;
	quiz: Shared;
	scenario: Shared;
	articleOf: Record<'quiz' | 'scenario', string>;
}

async function nameOf(actor: Actor): Promise<string> {
	return (await findUser(ctx.db.read, actor.userId))!.name!;
}

async function openHouse(): Promise<House> {
	const author = await makeTrainer(ctx);
	const classId = await makeClass(ctx, author);
	const assignmentId = await publishQuiz(ctx, author, classId, [choiceItem('q0')]);
	const quiz: Shared = { kind: 'quiz', id: await putIntoDraft(ctx, assignmentId) };
	await publishScenario(ctx, author, classId, sampleScenario());
	const [draft] = await ctx.db.read.select().from(schema.scenarios);
	const scenario: Shared = { kind: 'scenario', id: draft!.id };
	const people: Record<Who, Actor> = {
		stranger: await makeTrainer(ctx),
		learner: await makeLearner(ctx),
		viewer: await makeTrainer(ctx),
		editor: await makeTrainer(ctx),
		author,
		administrator: await makeAdministrator(ctx)
	};
	for (const shared of [quiz, scenario]) {
		for (const role of ['viewer', 'editor'] as const) {
			await inviteMember(ctx, author, { shared, name: await nameOf(people[role]), role });
		}
	}
	const { articleId } = (await findQuiz(ctx.db.read, quiz.id))!;
	return { people, quiz, scenario, articleOf: { quiz: articleId, scenario: draft!.articleId } };
}

/** What came of it: the error's code, or 'done'. */
async function outcome(work: Promise<unknown>): Promise<ErrorCode | 'done' | 'fault'> {
	return work.then(
		() => 'done' as const,
		(error: { code?: ErrorCode }) => error.code ?? 'fault'
	);
}

async function givenOf(quiz: Shared): Promise<{ assignmentId: string; classId: string }> {
	const [given] = await ctx.db.read
		.select({ assignmentId: schema.assignments.id, classId: schema.assignments.classId })
		.from(schema.assignments)
		.innerJoin(schema.quizVersions, eq(schema.quizVersions.id, schema.assignments.quizVersionId))
		.where(eq(schema.quizVersions.quizId, quiz.id));
	return given!;
}

const UNTOUCHED = { revision: 0 };
const writing = (ref: string) =>
	({ do: 'write', ref, words: 'Is it so?', threadId: null }) as const;
type Deed = (house: House, actor: Actor) => Promise<unknown>;
/** Every use case on a quiz, a scenario or their article, by the part it takes. */
const DEEDS: Record<'viewer' | 'editor' | 'author', Record<string, Deed>> = {
	viewer: {
		'see the quiz': ({ quiz }, actor) => showQuizDraft(ctx, actor, quiz),
		'see what has changed in the quiz': ({ quiz }, actor) =>
			showDeskChanges(ctx, actor, { id: quiz.id, revision: 0 }),
		'see the quiz’s history': ({ quiz }, actor) => showQuizHistory(ctx, actor, quiz),
		'see the scenario': ({ scenario }, actor) => showScenarioDraft(ctx, actor, scenario),
		'read the quiz’s article': ({ articleOf }, actor) =>
			showArticle(ctx, actor, { id: articleOf.quiz }),
		'read the scenario’s article': ({ articleOf }, actor) =>
			showArticle(ctx, actor, { id: articleOf.scenario }),
		'see who has a part in the quiz': ({ quiz }, actor) => showShared(ctx, actor, { shared: quiz }),
		'see who has a part in the scenario': ({ scenario }, actor) =>
			showShared(ctx, actor, { shared: scenario }),
		'see an item in the bank': ({ quiz }, actor) =>
			showBankItem(ctx, actor, { item: { quizId: quiz.id, itemId: 'q0' } }),
		'see whether keys were changed': ({ quiz }, actor) =>
			offerRegrades(ctx, actor, { quizId: quiz.id }),
		'export the quiz': ({ quiz }, actor) =>
			exportMade(ctx, actor, { shared: quiz, withText: true }),
		'export the scenario': ({ scenario }, actor) =>
			exportMade(ctx, actor, { shared: scenario, withText: true }),
		'play the quiz': ({ quiz }, actor) => showQuizPreview(ctx, actor, quiz),
		'play the scenario': ({ scenario }, actor) => showScenarioPreview(ctx, actor, scenario),
		'read comments': ({ quiz }, actor) => showComments(ctx, actor, { shared: quiz }),
		'comment on an item': ({ quiz }, actor) =>
			changeComments(ctx, actor, { shared: quiz, deed: writing('q0') }),
		'comment on a node': ({ scenario }, actor) =>
			changeComments(ctx, actor, { shared: scenario, deed: writing('door') }),
		'see the quiz as it was': ({ quiz }, actor) =>
			showEarlierDesk(ctx, actor, { id: quiz.id, revision: 0 }),
		'answer the quiz as a learner': ({ quiz }, actor) =>
			answerQuizPreview(ctx, actor, {
				id: quiz.id,
				behaviour: 'immediate',
				before: [],
				answer: { itemId: 'q0', response: { kind: 'options', ids: ['a'] } }
			}),
		'decide in the scenario as a learner': ({ scenario }, actor) =>
			playScenarioPreview(ctx, actor, { id: scenario.id, before: [], done: null }),
		'debrief the scenario as a learner': ({ scenario }, actor) =>
			debriefScenarioPreview(ctx, actor, {
				id: scenario.id,
				before: [{ choiceId: 'refuse' }, { choiceId: 'protest' }]
			}),
		'print the quiz': ({ quiz }, actor) =>
			showQuizPrint(ctx, actor, { id: quiz.id, part: 'sheet' }),
		'duplicate the quiz': ({ quiz }, actor) => duplicateMade(ctx, actor, { shared: quiz }),
		'duplicate the scenario': ({ scenario }, actor) =>
			duplicateMade(ctx, actor, { shared: scenario })
	},
	editor: {
		'change an item': ({ quiz }, actor) =>
			reviewItems(ctx, actor, {
				...UNTOUCHED,
				quizId: quiz.id,
				label: 'Put on the desk',
				changes: [{ kind: 'verdict', itemId: 'q0', was: 'accepted', to: 'pending' }]
			}),
		'check an item': ({ quiz }, actor) =>
			checkItem(ctx, actor, { quizId: quiz.id, body: choiceItem('q0') }),
		'reopen an item': async ({ quiz }, actor) => {
			const { assignmentId, classId } = await givenOf(quiz);
			// Who trains no class of those it was given to is refused for that.
			if (actor.role === 'trainer') {
				await ctx.db.write((tx) => addTrainer(tx, classId, actor.userId));
			}
			const wish = { assignmentId, itemId: 'q0', reportId: null };
			return reopenItem(ctx, actor, wish);
		},
		'ask about a passage': ({ quiz }, actor) =>
			askPassage(ctx, actor, { quizId: quiz.id, start: 0, end: 100 }),
		'end the drafting': ({ quiz }, actor) => endDrafting(ctx, actor, quiz),
		'tag an item': ({ quiz }, actor) =>
			addTag(ctx, actor, { item: { quizId: quiz.id, itemId: 'q0' }, tag: 'Doors' }),
		'take a tag off an item': ({ quiz }, actor) =>
			dropTag(ctx, actor, { item: { quizId: quiz.id, itemId: 'q0' }, tag: 'Doors' }),
		'look at spares': ({ quiz }, actor) =>
			offerSpares(ctx, actor, { quizId: quiz.id, itemId: 'q0' }),
		'publish the quiz': ({ quiz }, actor) => publish(ctx, actor, { id: quiz.id, classIds: [] }),
		'reword the scenario': ({ scenario }, actor) =>
			editScenario(ctx, actor, {
				...UNTOUCHED,
				id: scenario.id,
				patch: { head: {}, nodes: [], order: null }
			}),
		'publish the scenario': ({ scenario }, actor) =>
			publishDraft(ctx, actor, { id: scenario.id, classIds: [] })
	},
	author: {
		'draft from the article': async ({ articleOf }, actor) => {
			const { quizId, finished } = await startDraft(ctx, actor, { articleId: articleOf.quiz });
			const ended = finished.catch(() => {});
			await endDrafting(ctx, actor, { id: quizId });
			await ended;
		},
		'share the quiz': async ({ quiz, people }, actor) =>
			inviteMember(ctx, actor, {
				shared: quiz,
				name: await nameOf(people.stranger),
				role: 'viewer'
			}),
		'remove somebody from the scenario': ({ scenario, people }, actor) =>
			removeMember(ctx, actor, {
				shared: scenario,
				// Leaving is everybody's own business.
				userId: actor === people.editor ? people.viewer.userId : people.editor.userId
			}),
		'archive the quiz': ({ quiz }, actor) =>
			archiveMade(ctx, actor, { shared: quiz, archived: true }),
		'take the scenario out of the archive': ({ scenario }, actor) =>
			archiveMade(ctx, actor, { shared: scenario, archived: false }),
		'delete the quiz': ({ quiz }, actor) =>
			removeMade(ctx, actor, { kind: 'quiz', id: quiz.id, title: '' }),
		'delete the scenario': ({ scenario }, actor) =>
			removeMade(ctx, actor, { kind: 'scenario', id: scenario.id, title: '' })
	}
};

const CAN = {
	viewer: ['viewer', 'editor', 'author', 'administrator'],
	editor: ['editor', 'author', 'administrator'],
	author: ['author', 'administrator']
} as const;

describe.each(Object.entries(DEEDS))('what takes a part as %s', (needed, deeds) => {
	it.each(Object.entries(deeds))('%s', async (_, deed) => {
		for (const who of EVERYBODY) {
			const house = await openHouse();
			const said = await outcome(deed(house, house.people[who]));
			const may = (CAN[needed as keyof typeof CAN] as readonly Who[]).includes(who);
			const refusal =
				who === 'stranger'
					? 'not-found'
					: /* known to be there, or no trainer at all */ 'forbidden';
			expect(`${who}: ${said}`).toBe(`${who}: ${may ? 'done' : refusal}`);
			await ctx.db.write(async (tx) => {
				await tx.delete(schema.users);
				await tx.delete(schema.classes);
			});
		}
	});
});

it('who may only read an article was offered what they may not do with it (bug)', async () => {
	const { people, articleOf } = await openHouse();
	const may = async (actor: Actor) => {
		const shown = await showArticle(ctx, actor, { id: articleOf.quiz });
		return [shown.mayChange, shown.quizzes.map(({ role }) => role)];
	};
	expect(await may(people.viewer)).toEqual([false, ['viewer']]);
	expect(await may(people.editor)).toEqual([false, ['editor']]);
	expect(await may(people.author)).toEqual([true, ['author']]);
	expect(await may(people.administrator)).toEqual([true, ['author']]);
});

describe('the authors of a quiz', () => {
	it('are never none, whichever way the last one would go', async () => {
		const { quiz, people } = await openHouse();
		const { author, editor } = people;
		const own = await nameOf(author);
		const gone = removeMember(ctx, author, { shared: quiz, userId: author.userId });
		expect(await outcome(gone)).toBe('conflict');
		const lower = inviteMember(ctx, author, { shared: quiz, name: own, role: 'editor' });
		expect(await outcome(lower)).toBe('conflict');
		await inviteMember(ctx, author, { shared: quiz, name: await nameOf(editor), role: 'author' });
		// Both at once: one of them stays.
		const both = await Promise.all(
			[author, editor].map((one) =>
				outcome(removeMember(ctx, one, { shared: quiz, userId: one.userId }))
			)
		);
		expect(both.toSorted()).toEqual(['conflict', 'done']);
	});

	it('take it over when its owner leaves or is deleted', async () => {
		const { quiz, people } = await openHouse();
		const { author, editor, administrator } = people;
		await inviteMember(ctx, author, { shared: quiz, name: await nameOf(editor), role: 'author' });
		await removeMember(ctx, author, { shared: quiz, userId: author.userId });
		expect((await findQuiz(ctx.db.read, quiz.id))!.ownerId).toBe(editor.userId);
		expect(await outcome(showQuizDraft(ctx, author, quiz))).toBe('not-found');
		await removeAccount(ctx, administrator, { userId: editor.userId, name: '' });
		expect((await findQuiz(ctx.db.read, quiz.id))!.ownerId).toBe(administrator.userId);
	});

	it('are asked before an article is deleted under them', async () => {
		const { quiz, people, articleOf } = await openHouse();
		const { author, editor } = people;
		await inviteMember(ctx, author, { shared: quiz, name: await nameOf(editor), role: 'author' });
		await removeMember(ctx, author, { shared: quiz, userId: author.userId });
		const wish = { kind: 'article', id: articleOf.quiz, title: '' } as const;
		expect(await outcome(removeMade(ctx, author, wish))).toBe('conflict');
	});
});
