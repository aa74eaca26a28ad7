import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../src/lib/core/quiz/behaviour.ts';
import type { Item, ItemResponse } from '../../src/lib/core/quiz/item.ts';
import type { Reveal } from '../../src/lib/core/quiz/what-is-told.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { exportOwnData } from '../../src/lib/server/app/export-own-data.ts';
import { handIn } from '../../src/lib/server/app/hand-in.ts';
import { regradeAnswer } from '../../src/lib/server/app/regrade-answer.ts';
import { showAssignment } from '../../src/lib/server/app/show-assignment.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showBoard } from '../../src/lib/server/app/show-board.ts';
import { showHome } from '../../src/lib/server/app/show-home.ts';
import { showOwnNotes } from '../../src/lib/server/app/show-own-notes.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
import { putOverride } from '../../src/lib/server/db/overrides.ts';
import {
	makeClass,
	makeMember,
	makeTrainer,
	publishQuiz,
	publishScenario,
	testContext
} from '../support/database.ts';
import {
	allItems,
	askingScenario,
	choiceItem,
	clozeItem,
	numericItem,
	SECRET
} from '../support/items.ts';
import { rightResponse } from '../support/right-response.ts';
import { toldWhole } from '../support/told.ts';
import { ARTICLE, sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();

/** Names that nothing sent before an answer may carry, at any depth. */
const FORBIDDEN = new Set([
	'key',
	'keyIds',
	'keyPairs',
	'rationale',
	'rationales',
	'explanation',
	'difficulty',
	'evidence',
	'quality',
	'effects',
	'feedback',
	'operator',
	'to',
	'when',
	'sets',
	'correct'
]);

function namesIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(namesIn);
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

function expectNoKey(payload: unknown): void {
	expect(namesIn(payload).filter((name) => FORBIDDEN.has(name))).toEqual([]);
	expect(JSON.stringify(payload)).not.toContain(SECRET);
}

/** Numbers and accepted words that stand nowhere but in keys, so that finding them is a leak. */
function marked(): Item[] {
	return [
		...allItems(),
		clozeItem('marked-cloze', ['quokka', 'wallaby']),
		numericItem('marked-number', { value: 48_151_623, tolerance: 0, unit: 'days' }),
		{
			...choiceItem('marked-choice'),
			evidence: [{ start: 0, end: 8, quote: ARTICLE.slice(0, 8) }]
		}
	];
}

async function room() {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	return { trainer, classId, learner: await makeMember(ctx, classId) };
}

describe('what a learner is sent before answering', () => {
	it('holds no key of a quiz', async () => {
		const { trainer, classId, learner } = await room();
		const items = marked();
		const assignmentId = await publishQuiz(ctx, trainer, classId, items);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const payloads = [
			await showHome(ctx, learner, { page: 1 }),
			await showAssignment(ctx, learner, { assignmentId }),
			await showAttempt(ctx, learner, { attemptId }),
			await showResults(ctx, learner, { attemptId }),
			await showBoard(ctx, learner, { classId, wish: { assignment: assignmentId } }),
			await showBoard(ctx, learner, { classId, wish: {} })
		];
		for (const payload of payloads) {
			expectNoKey(payload);
			expect(JSON.stringify(payload)).not.toMatch(/quokka|wallaby|48151623/);
		}
	});

	it('tells of one item only, once that is answered', async () => {
		const { trainer, classId, learner } = await room();
		const items = [
			choiceItem(),
			clozeItem('marked-cloze', ['quokka']),
			numericItem('marked-number', { value: 48_151_623, tolerance: 0, unit: '' })
		];
		const assignmentId = await publishQuiz(ctx, trainer, classId, items);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const told = await submitAnswer(ctx, learner, {
			attemptId,
			step: 0,
			itemId: items[0]!.id,
			response: { kind: 'options', ids: ['b'] }
		});
		expect(toldWhole(told).keyIds).toEqual(['a']);
		expect(JSON.stringify(told)).not.toMatch(/quokka|48151623/);
		const shown = await showAttempt(ctx, learner, { attemptId });
		expect(JSON.stringify(shown)).not.toMatch(/quokka|48151623/);
		if (shown.play.kind !== 'quiz') throw new Error('a quiz was given');
		expect(shown.play.results).toHaveLength(1);
		expectNoKey(shown.play.items);
	});

	it('holds nothing of a scenario but where the learner stands', async () => {
		const { trainer, classId, learner } = await room();
		const body: Scenario = sampleScenario();
		for (const node of body.nodes) {
			if (node.kind === 'ending') node.text = `${node.text} ${SECRET}`;
			else node.choices.forEach((choice) => (choice.feedback = SECRET));
		}
		// What authors note among themselves is in the version, and goes to nobody who plays.
		body.layout = {
			pinned: {},
			folded: [],
			groups: [{ id: 'g', title: SECRET, nodes: ['door'] }],
			notes: [{ id: 'n', text: SECRET, node: 'door' }],
			tags: [{ id: 't', label: SECRET, colour: 'plum' }],
			tagged: { door: ['t'] }
		};
		const assignmentId = await publishScenario(ctx, trainer, classId, body);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const shown = await showAttempt(ctx, learner, { attemptId });
		for (const payload of [
			await showHome(ctx, learner, { page: 1 }),
			await showAssignment(ctx, learner, { assignmentId }),
			shown,
			await showResults(ctx, learner, { attemptId })
		]) {
			expectNoKey(payload);
			expect(JSON.stringify(payload)).not.toContain('protest');
		}
		const told = await takeChoice(ctx, learner, {
			attemptId,
			step: 0,
			nodeId: 'door',
			choiceId: 'wait'
		});
		expectNoKey(told.now);
		// Of the four choices, only the one taken is told about.
		expect(JSON.stringify(told).split(SECRET)).toHaveLength(2);
	});

	it('holds no key of a question that a scenario asks', async () => {
		const { trainer, classId, learner } = await room();
		const assignmentId = await publishScenario(ctx, trainer, classId, askingScenario());
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const shown = await showAttempt(ctx, learner, { attemptId });
		if (shown.play.kind !== 'scenario') throw new Error('a scenario was given');
		expect(shown.play.now.node.question?.options).toHaveLength(4);
		for (const payload of [shown, await showResults(ctx, learner, { attemptId })]) {
			expectNoKey(payload);
		}
	});
});

describe('key, rationale and quote under every behaviour and every time of showing them', () => {
	const behaviours: Behaviour[] = ['deferred', 'immediate', 'interactive', 'certainty', 'mastery'];
	const reveals: Reveal[] = ['answer', 'finish', 'due', 'never'];
	const KEY_NAMES = new Set(['key', 'keyIds', 'keyPairs', 'right', 'rationales', 'quotes']);

	/** One of each type, with words of its own where nothing may be told yet. */
	const secretItems = () =>
		allItems().map((item, i): Item => {
			const explanation = `secret-${i}-explained`;
			const options = item.options.map((o) => ({ ...o, rationale: `secret-${i}-because` }));
			const key = [`secret-${i}-key`];
			const typed = item.type === 'cloze' || item.type === 'short-answer';
			return typed ? { ...item, explanation, key } : ({ ...item, explanation, options } as Item);
		});
	const wrongResponse = (item: Item): ItemResponse => {
		if (item.type === 'match') {
			const [[a, x], [b, y]] = item.key as [[string, string], [string, string]];
			return {
				kind: 'pairs',
				pairs: [
					[a, y],
					[b, x]
				]
			};
		}
		if (item.type === 'numeric') return { kind: 'text', text: '99' };
		if (item.type === 'cloze' || item.type === 'short-answer') {
			return { kind: 'text', text: 'nothing of that sort' };
		}
		if (item.type === 'order') return { kind: 'options', ids: ['b', 'c', 'a'] };
		return { kind: 'options', ids: [item.options.find((o) => !item.key.includes(o.id))!.id] };
	};
	const secretsIn = (payload: unknown) =>
		new Set(
			[...JSON.stringify(payload).matchAll(/secret-(\d+)-/g)].map((match) => Number(match[1]))
		);

	it.each(behaviours.flatMap((b) => reveals.map((r) => [b, r] as const)))(
		'%s, shown %s: reach the browser when the assignment says, and not before',
		async (behaviour, reveal) => {
			const { trainer, classId, learner } = await room();
			const items = secretItems();
			const dueAt = ctx.now() + 60_000;
			const given = { behaviour, reveal, dueAt, masteryPercent: 40, shuffle: true };
			const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			const settled = new Set<number>();
			const pages = async () => [
				await showHome(ctx, learner, { page: 1 }),
				await showAssignment(ctx, learner, { assignmentId }),
				await showAttempt(ctx, learner, { attemptId }),
				await showResults(ctx, learner, { attemptId })
			];
			const expectOnly = (payloads: unknown[], allowed: Set<number>) => {
				for (const payload of payloads) {
					expect([...secretsIn(payload)].filter((i) => !allowed.has(i))).toEqual([]);
					if (allowed.size > 0) continue;
					expect(namesIn(payload).filter((name) => KEY_NAMES.has(name))).toEqual([]);
				}
			};
			/** What the learner typed right is no secret to them. */
			const own = new Set<number>();
			const atOnce = () =>
				new Set(reveal === 'answer' && behaviour !== 'deferred' ? [...settled, ...own] : own);
			const places = [...items.keys()];
			let finished = false;
			for (let turn = 0; !finished && turn < 60; turn++) {
				const { play } = await showAttempt(ctx, learner, { attemptId });
				if (play.kind !== 'quiz') throw new Error('a quiz was given');
				const step = behaviour === 'deferred' ? turn : play.next;
				const item = items[step ?? -1];
				if (step === null || !item) break;
				const tried = play.results.find((r) => r.step === step)?.tries ?? play.again?.tries ?? 0;
				const again = behaviour === 'mastery' && tried > 0;
				if (again) own.add(step);
				const reply = await submitAnswer(ctx, learner, {
					attemptId,
					step,
					itemId: item.id,
					response: again ? rightResponse(item) : wrongResponse(item),
					certainty: 1,
					tryNumber: tried + 1
				});
				if (reply.result) settled.add(step);
				finished = reply.finished;
				if (!finished) expectOnly([reply], atOnce());
				if (!finished && turn === 3) expectOnly(await pages(), atOnce());
			}
			if (behaviour === 'deferred') {
				expectOnly(await pages(), new Set());
				await handIn(ctx, learner, { attemptId });
			}
			const all = new Set(places);
			const results = () => showResults(ctx, learner, { attemptId });
			const ended = reveal === 'answer' || reveal === 'finish';
			expect((await results()).finished).toBe(true);
			expectOnly(await pages(), ended ? all : own);
			expect(JSON.stringify(await results()).includes('-explained')).toBe(ended);

			const longer = await makeMember(ctx, classId);
			const key = { assignmentId, userId: longer.userId };
			const override = { timePercent: null, lateUntil: null, attemptsAllowed: null };
			await ctx.db.write((tx) => putOverride(tx, key, { ...override, dueAt: dueAt + 60_000 }));
			ctx.clock.at = dueAt + 30_000;
			expect(JSON.stringify(await results()).includes('-explained')).toBe(ended);
			ctx.clock.at = dueAt + 60_000 + 10_001;
			expect(JSON.stringify(await results()).includes('-explained')).toBe(reveal !== 'never');
		}
	);

	it('a running attempt’s points told each verdict of certainty before its time', async () => {
		const { trainer, classId, learner } = await room();
		const items = [choiceItem('one'), choiceItem('two')];
		const given = { behaviour: 'certainty', reveal: 'finish' } as const;
		const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const shown = async () => (await showAssignment(ctx, learner, { assignmentId })).own?.attempts;
		const exported = async () => (await exportOwnData(ctx, learner)).attempts;
		const answer = (step: number, id: string) =>
			submitAnswer(ctx, learner, {
				attemptId,
				step,
				itemId: items[step]!.id,
				response: { kind: 'options', ids: [id] },
				certainty: 3
			});
		const unseen = await shown();
		await answer(0, 'a');
		expect(await shown()).toEqual(unseen);
		expect(await exported()).toMatchObject([{ points: null, answers: [{ points: null }] }]);
		await answer(1, 'a');
		expect(await shown()).toMatchObject([{ points: 6000 }]);
		expect(await exported()).toMatchObject([{ points: 6000, answers: [{ points: 3000 }, {}] }]);
	});

	it('notes and the own data told what a regrade changed before the answers were shown', async () => {
		const { trainer, classId, learner } = await room();
		const items = Array.from({ length: 6 }, (_, i) => choiceItem(`i-${i}`));
		const dueAt = ctx.now() + 60_000;
		const given = { behaviour: 'deferred', reveal: 'due', dueAt, shuffle: true } as const;
		const assignmentId = await publishQuiz(ctx, trainer, classId, items, given);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		for (const [step, { id }] of items.entries()) {
			const response: ItemResponse = { kind: 'options', ids: ['b'] };
			await submitAnswer(ctx, learner, { attemptId, step, itemId: id, response });
		}
		await handIn(ctx, learner, { attemptId });
		const reason = `b is right: ${SECRET}`;
		await regradeAnswer(ctx, trainer, { classId, attemptId, step: 4, points: 1000, reason });
		const told = async () => ({
			notes: await showOwnNotes(ctx, learner, { attemptId }),
			changes: (await exportOwnData(ctx, learner)).gradeChanges
		});
		const early = await told();
		expect(early.notes).toMatchObject({ regraded: [], keptBack: 1 });
		expect(early.changes).toMatchObject([{ before: { points: null }, after: { points: null } }]);
		expect(JSON.stringify(early)).not.toContain(SECRET);

		ctx.clock.at = dueAt + 10_001;
		const late = await told();
		const results = await showResults(ctx, learner, { attemptId });
		const order = results.told.kind === 'quiz' ? results.told.items.map((i) => i.itemId) : [];
		const number = order.indexOf('i-4') + 1;
		expect(late.notes).toMatchObject({
			regraded: [{ number, before: 0, after: 1000, reason }],
			keptBack: 0
		});
		expect(late.changes).toMatchObject([
			{ before: { points: 0 }, after: { points: 1000, reason } }
		]);
	});

	it('is kept back of a scenario as well', async () => {
		const { trainer, classId, learner } = await room();
		const body = sampleScenario();
		for (const node of body.nodes) {
			if (node.kind === 'situation') node.choices.forEach((c) => (c.feedback = SECRET));
			else node.evidence = [{ start: 0, end: 8, quote: ARTICLE.slice(0, 8) }];
		}
		const dueAt = ctx.now() + 60_000;
		const given = { behaviour: 'deferred', reveal: 'due', dueAt } as const;
		const assignmentId = await publishScenario(ctx, trainer, classId, body, given);
		const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
		const take = (step: number, nodeId: string, choiceId: string) =>
			takeChoice(ctx, learner, { attemptId, step, nodeId, choiceId });
		const told = [await take(0, 'door', 'refuse'), await take(1, 'report', 'protest')];
		const results = () => showResults(ctx, learner, { attemptId });
		for (const payload of [
			...told,
			await showAttempt(ctx, learner, { attemptId }),
			await results()
		]) {
			expectNoKey(payload);
			expect(JSON.stringify(payload)).not.toContain(ARTICLE.slice(0, 60));
		}
		ctx.clock.at = dueAt + 10_001;
		expect(JSON.stringify(await results())).toContain(SECRET);
	});
});
