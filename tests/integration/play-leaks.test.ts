import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { showAssignment } from '../../src/lib/server/app/show-assignment.ts';
import { showAttempt } from '../../src/lib/server/app/show-attempt.ts';
import { showBoard } from '../../src/lib/server/app/show-board.ts';
import { showHome } from '../../src/lib/server/app/show-home.ts';
import { showResults } from '../../src/lib/server/app/show-results.ts';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { takeChoice } from '../../src/lib/server/app/take-choice.ts';
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
		expect(told.result.keyIds).toEqual(['a']);
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
