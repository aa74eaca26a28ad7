import type { Page } from '@playwright/test';
import { startAttempt } from '../../src/lib/server/app/start-attempt.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findDemoClass } from '../../src/lib/server/db/demo.ts';
import { choiceItem } from '../support/items.ts';
import { makeMember, makeTrainer, publishQuiz } from '../support/seed.ts';
import type { TestServer } from '../support/server.ts';
import { expect, expectGoodPage, joinAsLearner, signInAsTrainer, test } from './house.ts';

const RIGHT = {
	'Amber Heron': 9,
	'Blue Otter': 8,
	'Calm Badger': 7,
	'Dusky Finch': 5,
	'Eager Vole': 3
};

/** A quiz of ten in the demo's class, and what five learners have of it. @returns the assignment's id */
async function fillTheClass(app: TestServer): Promise<string> {
	const db = await openDatabase(app.databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		const cls = (await findDemoClass(db.read))!;
		const items = Array.from({ length: 10 }, (_, i) => choiceItem(`q${i}`));
		const assignmentId = await publishQuiz(ctx, await makeTrainer(ctx), cls.id, items, {
			title: 'At the door again'
		});
		for (const [nickname, right] of Object.entries(RIGHT)) {
			const learner = await makeMember(ctx, cls.id, nickname);
			const { attemptId } = await startAttempt(ctx, learner, { assignmentId });
			for (const [step, { id: itemId }] of items.entries()) {
				const response = { kind: 'options' as const, ids: [step < right ? 'a' : 'b'] };
				await submitAnswer(ctx, learner, { attemptId, step, itemId, response });
			}
		}
		return assignmentId;
	} finally {
		await db.close();
	}
}

/** Answers all ten questions right, as the page would send it. */
async function answerAll(page: Page, app: TestServer, assignmentId: string): Promise<void> {
	await page.goto(`${app.url}/assignments/${assignmentId}`);
	await page.getByRole('button', { name: /Start/ }).click();
	await page.waitForURL('**/attempts/*');
	for (let step = 0; step < 10; step++) {
		const status = await page.evaluate(
			async ([address, body]) => {
				const headers = { 'content-type': 'application/json' };
				return (await fetch(address!, { method: 'POST', headers, body })).status;
			},
			[
				`${page.url()}/answers`,
				JSON.stringify({ step, itemId: `q${step}`, response: { kind: 'options', ids: ['a'] } })
			]
		);
		expect(status).toBe(200);
	}
}

test('the wall follows the class by itself, shows no last place, and forgets who opts out', async ({
	app,
	page,
	browser
}) => {
	const assignmentId = await fillTheClass(app);
	const wall = await (await browser.newContext()).newPage();
	await signInAsTrainer(wall, app);
	await wall.goto(`${app.url}/classes`);
	await wall.getByRole('link', { name: 'Front desk' }).click();
	await wall.getByRole('link', { name: 'Board', exact: true }).click();
	await wall.getByLabel('Of one assignment').selectOption('At the door again');
	await wall.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(wall.getByRole('row', { name: /Eager Vole/ })).toBeVisible();
	await expectGoodPage(wall, 'board-of-one');
	await wall.getByRole('link', { name: 'Show on a projector' }).click();
	await wall.waitForURL('**/projector?*');
	await expect(wall.getByText('This board updates by itself.')).toBeVisible();
	const lines = wall.getByRole('listitem');
	await expect(lines).toHaveText([/1\s*Amber Heron/, /2\s*Blue Otter/]);

	await test.step('a learner’s right answers bring them onto the wall without a reload', async () => {
		await joinAsLearner(page, app, 'Maya');
		await answerAll(page, app, assignmentId);
		await expect(lines).toHaveText([/1\s*Maya/, /2\s*Amber Heron/, /3\s*Blue Otter/]);
		await expectGoodPage(wall, 'projector');
	});

	await test.step('they see their own place and next step', async () => {
		await page.goto(`${app.url}/home`);
		await page.getByRole('link', { name: 'Board of Front desk' }).click();
		await expect(page.getByRole('region', { name: 'Your place' })).toContainText('85.7 %');
		await expectGoodPage(page, 'board-own-accuracy');
		await page.getByRole('link', { name: 'Days practised' }).click();
		await expect(page.getByText(/Practise tomorrow to keep your streak/)).toBeVisible();
	});

	await test.step('who opts out is gone from the wall', async () => {
		await page.getByRole('button', { name: 'Do not list me' }).click();
		await expect(page.getByText(/You are not listed/)).toBeVisible();
		await expect(lines).toHaveText([/1\s*Amber Heron/, /2\s*Blue Otter/]);
	});

	await test.step('the trainer shows nobody’s place but one’s own', async () => {
		await wall.getByRole('link', { name: 'Back to the board' }).click();
		await wall.getByLabel('Nobody else').check();
		await wall.getByRole('button', { name: 'Keep this' }).click();
		await expect(wall.getByText('Kept. Open boards have changed.')).toBeVisible();
		await wall.getByRole('link', { name: 'Show on a projector' }).click();
		await expect(wall.getByText(/own to see/)).toBeVisible();
		await expectGoodPage(wall, 'projector-calm');
	});
});
