import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { seededRandom, type Random } from '../../core/random.ts';
import { advance, availableChoices, startPlay } from '../../core/scenario/play.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { hashPassphrase } from '../auth/passwords.ts';
import { suggestPassphrase } from '../auth/passphrases.ts';
import type { Actor, Context } from '../context.ts';
import { markAsDemo } from '../db/demo.ts';
import { insertMembership } from '../db/memberships.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { findScenario } from '../db/scenarios.ts';
import { insertUser } from '../db/users.ts';
import { newId } from '../ids.ts';
import { addArticle } from './add-article.ts';
import { createClass } from './create-class.ts';
import { endDrafting, startDraft } from './draft-article.ts';
import { foldName } from './names.ts';
import { publishQuiz } from './publish-quiz.ts';
import { publishScenario } from './publish-scenario.ts';
import { reviewItems } from './review-items.ts';
import { startAttempt } from './start-attempt.ts';
import { submitAnswer } from './submit-answer.ts';
import { takeChoice } from './take-choice.ts';
import type { DemoAccess, DemoLearner, Seed } from './load-demo.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Makes the demo's class, through the same use cases a trainer and a class would take. */
export async function buildDemo(ctx: Context, seed: Seed): Promise<DemoAccess> {
	const passphrase = suggestPassphrase();
	const trainer = await addTrainer(ctx, seed.trainer, passphrase);
	const began = ctx.now() - 3 * DAY;
	const early: Context = { ...ctx, now: () => began };

	const cls = await createClass(early, trainer, { name: seed.class, isDemo: true });
	const article = await addArticle(early, trainer, {
		title: seed.article.title,
		text: readFileSync(resolve('seeds', seed.article.file), 'utf8')
	});
	await ctx.db.write((tx) => markAsDemo(tx, { articleId: article.id }));
	const { quizId, finished } = await startDraft(early, trainer, { articleId: article.id });
	const draft = await finished;
	await endDrafting(early, trainer, { id: quizId });
	const quiz =
		draft.items > 0
			? await publishDemoQuiz(early, trainer, quizId, cls.id)
			: { assignmentId: null, items: [] };
	const scenario = draft.scenarioIds[0]
		? await publishDemoScenario(early, trainer, draft.scenarioIds[0], cls.id)
		: { assignmentId: null, body: null };

	const random = seededRandom(seed.class);
	for (const [index, learner] of seed.learners.entries()) {
		const actor = await addLearner(early, cls.id, learner);
		// Spread over the last two days, each at their own hour.
		let at = began + DAY / 4 + index * 3.5 * 60 * MINUTE;
		const clock: Context = { ...ctx, now: () => (at += 20_000 + random.below(50_000)) };
		if (quiz.assignmentId && learner.quiz !== 'none') {
			await answerQuiz(clock, actor, quiz.assignmentId, quiz.items, learner, random);
		}
		if (scenario.assignmentId && learner.scenario !== 'none') {
			await playScenario(clock, actor, scenario.assignmentId, scenario.body, learner, random);
		}
	}
	return { classCode: cls.code, trainerName: seed.trainer, passphrase };
}

async function addTrainer(ctx: Context, name: string, passphrase: string): Promise<Actor> {
	const id = newId();
	const passwordHash = await hashPassphrase(passphrase);
	await ctx.db.write((tx) =>
		insertUser(tx, {
			id,
			role: 'trainer',
			name,
			nameKey: foldName(name),
			passwordHash,
			homeClassId: null,
			isDemo: true,
			createdAt: ctx.now()
		})
	);
	return { userId: id, role: 'trainer' };
}

/** A fictional learner: nobody knows the passphrase, so nobody signs in as one. */
async function addLearner(ctx: Context, classId: string, learner: DemoLearner): Promise<Actor> {
	const id = newId();
	const passwordHash = await hashPassphrase(suggestPassphrase());
	await ctx.db.write(async (tx) => {
		await insertUser(tx, {
			id,
			role: 'learner',
			name: null,
			nameKey: null,
			passwordHash,
			homeClassId: classId,
			isDemo: true,
			createdAt: ctx.now()
		});
		await insertMembership(tx, {
			classId,
			userId: id,
			nickname: learner.nickname,
			nicknameKey: foldName(learner.nickname),
			boardOptOut: false,
			joinedAt: ctx.now()
		});
	});
	return { userId: id, role: 'learner' };
}

async function publishDemoQuiz(ctx: Context, trainer: Actor, quizId: string, classId: string) {
	const pending = (await listDraftItems(ctx.db.read, quizId)).filter((i) => i.state === 'pending');
	await reviewItems(ctx, trainer, {
		quizId,
		revision: 0,
		label: `Accept ${pending.length} questions`,
		changes: pending.map(({ itemId }) => ({
			kind: 'verdict',
			itemId,
			was: 'pending',
			to: 'accepted'
		}))
	});
	const { assignmentIds } = await publishQuiz(ctx, trainer, {
		id: quizId,
		classIds: [classId]
	});
	return { assignmentId: assignmentIds[0] ?? null, items: pending.map((item) => item.body) };
}

async function publishDemoScenario(ctx: Context, trainer: Actor, id: string, classId: string) {
	const { assignmentIds } = await publishScenario(ctx, trainer, {
		id,
		classIds: [classId]
	});
	const draft = await findScenario(ctx.db.read, id);
	return { assignmentId: assignmentIds[0] ?? null, body: draft?.body ?? null };
}

async function answerQuiz(
	ctx: Context,
	actor: Actor,
	assignmentId: string,
	items: Item[],
	learner: DemoLearner,
	random: Random
): Promise<void> {
	const { attemptId } = await startAttempt(ctx, actor, { assignmentId });
	const count = learner.quiz === 'begun' ? Math.ceil(items.length / 2) : items.length;
	for (const [step, item] of items.slice(0, count).entries()) {
		const right = random.next() < learner.skill;
		await submitAnswer(ctx, actor, {
			attemptId,
			step,
			itemId: item.id,
			response: right ? rightResponse(item) : wrongResponse(item, random)
		});
	}
}

async function playScenario(
	ctx: Context,
	actor: Actor,
	assignmentId: string,
	body: Scenario | null,
	learner: DemoLearner,
	random: Random
): Promise<void> {
	if (!body) return;
	const { attemptId } = await startAttempt(ctx, actor, { assignmentId });
	let state = startPlay(body, attemptId);
	for (let step = 0; ; step++) {
		const choices = availableChoices(body, state);
		if (choices.length === 0) return;
		const best = choices.find((choice) => choice.quality === 'best');
		const choice = best && random.next() < learner.skill ? best : random.pick(choices);
		const nodeId = state.node;
		const move = { choiceId: choice.id };
		state = advance(body, state, move).state;
		await takeChoice(ctx, actor, { attemptId, step, nodeId, ...move });
	}
}

function rightResponse(item: Item): ItemResponse {
	switch (item.type) {
		case 'numeric':
			return { kind: 'text', text: String(item.key.value) };
		case 'cloze':
		case 'short-answer':
			return { kind: 'text', text: item.key[0] ?? '' };
		case 'match':
			return { kind: 'pairs', pairs: item.key };
		default:
			return { kind: 'options', ids: item.key };
	}
}

function wrongResponse(item: Item, random: Random): ItemResponse {
	switch (item.type) {
		case 'numeric':
			return { kind: 'text', text: String(item.key.value + 1 + random.below(9)) };
		case 'cloze':
		case 'short-answer':
			return { kind: 'text', text: 'I am not sure' };
		case 'match': {
			const targets = item.key.map(([, target]) => target);
			const turned = [...targets.slice(1), ...targets.slice(0, 1)];
			return { kind: 'pairs', pairs: item.key.map(([option], i) => [option, turned[i]!]) };
		}
		case 'order':
			return { kind: 'options', ids: [...item.key].reverse() };
		default: {
			const others = item.options.filter((option) => !item.key.includes(option.id));
			return { kind: 'options', ids: others.length > 0 ? [random.pick(others).id] : [] };
		}
	}
}
