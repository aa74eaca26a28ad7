import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { addArticle } from '../../src/lib/server/app/add-article.ts';
import { moveToNewer } from '../../src/lib/server/app/move-to-newer.ts';
import { publishQuiz } from '../../src/lib/server/app/publish-quiz.ts';
import { publishScenario } from '../../src/lib/server/app/publish-scenario.ts';
import { removeMade } from '../../src/lib/server/app/remove-made.ts';
import { reviewItems } from '../../src/lib/server/app/review-items.ts';
import { showArticle } from '../../src/lib/server/app/show-article.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showNewerText } from '../../src/lib/server/app/show-newer-text.ts';
import { showQuizDraft } from '../../src/lib/server/app/show-quiz-draft.ts';
import { showScenarioDraft } from '../../src/lib/server/app/show-scenario-draft.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { insertQuiz } from '../../src/lib/server/db/quizzes.ts';
import { insertScenario } from '../../src/lib/server/db/scenarios.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { makeClass, makeMember, makeTrainer, testContext } from '../support/database.ts';
import { choiceItem, trueFalseItem } from '../support/items.ts';
import { ARTICLE, quoting, sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string; message: string }) => `${error.code}: ${error.message}`
	);

/** Another beginning, so that everything stands elsewhere; and the letter is told otherwise. */
const NEWER = `Last winter it happened. ${ARTICLE}`.replace(
	'The ministry sent a letter of protest to the embassy on January 27.',
	'The ministry sent two letters of protest to the embassy on January 27.'
);
const DOOR = 'An agent tried to enter the consulate but was kept out by staffers.';
const LETTER = 'The ministry sent a letter of protest to the embassy on January 27.';

const door: Item = { ...choiceItem('door'), evidence: [quoting(DOOR)] };
const letter: Item = { ...trueFalseItem('letter'), evidence: [quoting(LETTER)] };

async function twoTexts(items: Item[] = [door, letter]) {
	const trainer = await makeTrainer(ctx);
	const { id: older } = await addArticle(ctx, trainer, { title: 'Door', text: ARTICLE });
	const [quizId, scenarioId, at] = [newId(), newId(), ctx.now()];
	const times = { articleId: older, ownerId: trainer.userId, createdAt: at, updatedAt: at };
	await ctx.db.write(async (tx) => {
		await insertQuiz(
			tx,
			{ id: quizId, title: 'Door', ...times },
			items.map((body, position) => ({ itemId: body.id, position, state: 'accepted', body }))
		);
		await insertScenario(tx, {
			id: scenarioId,
			title: 'At the door',
			body: sampleScenario(),
			...times
		});
	});
	const newerIs = async (text = NEWER) =>
		(await addArticle(ctx, trainer, { title: 'Door, newer', text, newerOf: older })).id;
	return { trainer, older, quizId, scenarioId, newerIs };
}

const draftOf = async (trainer: Actor, id: string) =>
	(await showQuizDraft(ctx, trainer, { id })).items.map(({ itemId, body, cameBack, findings }) => ({
		itemId,
		evidence: body.evidence,
		cameBack,
		blocked: findings.blocking.length > 0
	}));

describe('a newer text of an article', () => {
	it('is shown in words, with what would become of each quote; nothing is moved by looking', async () => {
		const { trainer, older, quizId, scenarioId, newerIs } = await twoTexts();
		const newer = await newerIs();
		const shown = await showNewerText(ctx, trainer, { id: newer });
		expect(shown.changes).toContainEqual({ kind: 'new', text: expect.stringContaining('two') });
		expect(shown.made).toEqual([
			{
				kind: 'quiz',
				id: quizId,
				title: 'Door',
				quotes: 2,
				stale: [
					{
						id: 'letter',
						quote: LETTER,
						near: null
					}
				]
			},
			expect.objectContaining({ kind: 'scenario', id: scenarioId })
		]);
		expect((await showArticle(ctx, trainer, { id: older })).quizzes).toHaveLength(1);
		expect((await showArticle(ctx, trainer, { id: older })).newerTexts).toMatchObject([
			{ id: newer }
		]);
		expect((await showArticle(ctx, trainer, { id: newer })).olderText).toMatchObject({ id: older });
	});

	it('a quote that is not found blocks publishing until it is marked anew or its item dropped', async () => {
		const { trainer, quizId, newerIs } = await twoTexts();
		const newer = await newerIs();
		const moved = await moveToNewer(ctx, trainer, { kind: 'quiz', id: quizId, to: newer });
		expect(moved).toMatchObject({ quotes: 2, stale: [{ id: 'letter' }] });
		const [first, second] = await draftOf(trainer, quizId);
		const at = NEWER.indexOf(DOOR);
		expect(first).toMatchObject({
			evidence: [{ start: at, end: at + DOOR.length, quote: DOOR }],
			blocked: false,
			cameBack: null
		});
		expect(second).toMatchObject({ blocked: true });
		expect(second!.cameBack).toContain(`The newer text does not say “${LETTER}”`);
		const publish = () => publishQuiz(ctx, trainer, { id: quizId, classIds: [] });
		expect(await refusal(publish())).toMatch(/invalid: .*A quote does not stand at its place/);

		const { revision } = (await showQuizDraft(ctx, trainer, { id: quizId })).quiz;
		await reviewItems(ctx, trainer, {
			...{ quizId, revision, label: 'Drop' },
			changes: [{ kind: 'verdict', itemId: 'letter', was: 'accepted', to: 'dropped' }]
		});
		expect(await publish()).toMatchObject({ number: 1 });
	});

	it('the same words said again later do not lead a quote astray', async () => {
		const { trainer, quizId, newerIs } = await twoTexts();
		const newer = await newerIs(`${LETTER} So much for now. ${ARTICLE} Later: ${LETTER}`);
		const moved = await moveToNewer(ctx, trainer, { kind: 'quiz', id: quizId, to: newer });
		expect(moved.stale).toEqual([]);
		const start = LETTER.length + ' So much for now. '.length + ARTICLE.indexOf(LETTER);
		expect((await draftOf(trainer, quizId))[1]).toMatchObject({ evidence: [{ start }] });
	});

	it('that is of another article takes nothing over', async () => {
		const { trainer, quizId } = await twoTexts();
		const text = `Quite another text. ${ARTICLE}`;
		const { id: to } = await addArticle(ctx, trainer, { title: 'Other', text });
		expect(await refusal(moveToNewer(ctx, trainer, { kind: 'quiz', id: quizId, to }))).toMatch(
			/not a newer one/
		);
	});

	it('a scenario goes on with it, and what rests on a lost quote is found by its linter', async () => {
		const { trainer, scenarioId, newerIs } = await twoTexts();
		const newer = await newerIs();
		const moved = await moveToNewer(ctx, trainer, { kind: 'scenario', id: scenarioId, to: newer });
		expect(moved.stale.length).toBeGreaterThan(0);
		const { findings } = await showScenarioDraft(ctx, trainer, { id: scenarioId });
		const lost = findings.filter(({ code }) => code === 'ungrounded');
		expect(lost).toHaveLength(moved.stale.length);
		expect(await refusal(publishScenario(ctx, trainer, { id: scenarioId, classIds: [] }))).toMatch(
			/invalid/
		);
	});

	it('leaves what was published with the text it was published from', async () => {
		const { trainer, older, quizId, newerIs } = await twoTexts();
		const classId = await makeClass(ctx, trainer);
		const learner = await makeMember(ctx, classId);
		const { assignmentIds } = await publishQuiz(ctx, trainer, { id: quizId, classIds: [classId] });
		const assignmentId = assignmentIds[0]!;
		const newer = await newerIs();
		await moveToNewer(ctx, trainer, { kind: 'quiz', id: quizId, to: newer });

		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const answer = { attemptId, step: 0, itemId: 'door' } as const;
		await submitAnswer(ctx, learner, { ...answer, response: { kind: 'options', ids: ['a'] } });
		const shown = JSON.stringify(await showAttempt(ctx, learner, { attemptId }));
		expect(shown).toContain(DOOR);
		expect(shown).not.toContain('Last winter it happened');

		// Both texts hold learners' work: whoever deletes either is told of it.
		const { hanging } = await showArticle(ctx, trainer, { id: older });
		expect(hanging).toMatchObject({ assignments: 1, attempts: 1 });
		expect((await showArticle(ctx, trainer, { id: newer })).hanging).toMatchObject({ attempts: 1 });
		const made = { kind: 'article', id: older, title: 'Door' } as const;
		await removeMade(ctx, trainer, made);
		expect((await showArticle(ctx, trainer, { id: newer })).hanging).toMatchObject({ attempts: 0 });
		expect((await showQuizDraft(ctx, trainer, { id: quizId })).versions).toEqual([]);
	});

	it('is nobody’s who does not work on what rests on it, and the same text is no newer one', async () => {
		const { trainer, older, quizId, newerIs } = await twoTexts();
		const other = await makeTrainer(ctx);
		const newer = await newerIs();
		expect(await refusal(showNewerText(ctx, other, { id: newer }))).toMatch(/not-found/);
		const move = { kind: 'quiz', id: quizId, to: newer } as const;
		expect(await refusal(moveToNewer(ctx, other, move))).toMatch(/not-found/);
		expect(await refusal(newerIs(ARTICLE))).toMatch(/very text that is here already/);
		expect(await refusal(showNewerText(ctx, trainer, { id: older }))).toMatch(/not a newer one/);
	});

	it('of which there are several is gone on to over those between', async () => {
		const { trainer, quizId, newerIs } = await twoTexts();
		const newer = await newerIs();
		const text = `At last. ${NEWER}`;
		const { id } = await addArticle(ctx, trainer, { title: 'Third', text, newerOf: newer });
		const moved = await moveToNewer(ctx, trainer, { kind: 'quiz', id: quizId, to: id });
		expect(moved.stale).toHaveLength(1);
		expect((await showQuizDraft(ctx, trainer, { id: quizId })).article.text).toBe(text);
	});
});
