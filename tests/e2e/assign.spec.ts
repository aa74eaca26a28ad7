import type { Page } from '@playwright/test';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { foldName } from '../../src/lib/server/app/names.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findUserByNameKey } from '../../src/lib/server/db/users.ts';
import { choiceItem, shortItem, trueFalseItem } from '../support/items.ts';
import { publishQuiz } from '../support/seed.ts';
import type { TestServer } from '../support/server.ts';
import { expect, expectGoodPage, joinAsLearner, signInAsTrainer, test } from './house.ts';

const DAY = 24 * 3_600_000;
const items = () => [choiceItem('q0'), trueFalseItem('q1'), shortItem('q2')];

test('a trainer says how work is given, and a learner plays it in each of the ways', async ({
	app,
	page,
	browser
}) => {
	// Five attempts in one story.
	test.slow();
	const { code, classId } = await giveInEveryWay(app);
	const desk = await (await browser.newContext()).newPage();
	await signInAsTrainer(desk, app);

	await test.step('the trainer changes how the test is given', async () => {
		await desk.goto(`${app.url}/classes/${classId}/work`);
		await expect(desk.getByRole('heading', { name: 'The test' })).toBeVisible();
		await desk.getByRole('link', { name: 'Settings of The test' }).click();
		await desk.getByText(/^More:/).click();
		await desk.getByLabel('Attempts').first().fill('2');
		await desk.getByLabel('Which counts').selectOption('The best');
		await desk.getByLabel('Late work until').first().fill('2020-01-01T10:00');
		await expect(desk.getByText('Late work needs a due time')).toBeVisible();
		await desk.getByLabel('Late work until').first().fill('');
		await expect(desk.getByText(/two attempts, the best counts/)).toBeVisible();
		await expectGoodPage(desk, 'assignment-settings');
		await desk.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(desk.getByText('Saved.', { exact: true })).toBeVisible();
	});

	await joinAsLearner(page, { ...app, classCode: code } as TestServer, 'Ines');
	await expect(page.getByRole('region', { name: 'Opens later' })).toContainText('Next week');

	await test.step('handed in together: changed, marked, warned of what is open', async () => {
		await begin(page, app, 'The test');
		await expect(page.getByText('You have two attempts; the best one counts.')).toHaveCount(0);
		await page.getByLabel('The police').check();
		await page.getByLabel('Staffers').check();
		await page.getByRole('button', { name: 'Mark to come back' }).click();
		await expect(page.getByText('Saved', { exact: true })).toBeVisible();
		await expectGoodPage(page, 'sheet');
		await page.reload();
		await page.getByRole('button', { name: /^Question 1, answered, marked/ }).click();
		await expect(page.getByLabel('Staffers')).toBeChecked();
		for (let i = 0; i < 3; i++)
			await page.getByRole('button', { name: /^(Next|To the end)$/ }).click();
		await expect(page.getByText('2 questions are not answered.')).toBeVisible();
		await expectGoodPage(page, 'sheet-end');
		await page.getByRole('button', { name: 'Hand in all answers' }).click();
		await page.waitForURL('**/results');
		await expect(page.getByText('1 of 3 points.')).toBeVisible();
		await expect(page.getByText('Not answered')).toHaveCount(2);
	});

	await test.step('with hints and further tries', async () => {
		await begin(page, app, 'With hints');
		await page.getByLabel('The police').check();
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		await expect(page.getByText(/^Not right yet\. You have one try left/)).toBeVisible();
		await page.getByLabel('Staffers').check();
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		await expect(page.getByText('Right: 0.67 of 1 point')).toBeVisible();
	});

	await test.step('with certainty', async () => {
		await begin(page, app, 'How sure');
		await page.getByLabel('Staffers').check();
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		await expect(page.getByText('Say how sure you are first.')).toBeVisible();
		await page.getByRole('radio', { name: /^Very sure/ }).check();
		await expectGoodPage(page, 'certainty');
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		await expect(page.getByText('Right: 3 of 3 points')).toBeVisible();
	});

	await test.step('until it is mastered: what was wrong comes again', async () => {
		await begin(page, app, 'Until it sits');
		await page.getByLabel('The police').check();
		await next(page);
		await page.getByRole('radio', { name: 'True', exact: true }).check();
		await next(page);
		await page.getByRole('textbox').fill('a letter of protest');
		await next(page);
		await expect(page.getByText(/^Once more what was not right yet/)).toBeVisible();
		await page.getByLabel('Staffers').check();
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		await page.getByRole('link', { name: 'See your results' }).click();
		await page.waitForURL('**/results');
	});

	await test.step('against the clock: handed in by itself when time is up', async () => {
		await begin(page, app, 'In a moment');
		await expect(page.getByRole('timer')).toBeVisible();
		await page.getByLabel('Staffers').check();
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		await expect(page.getByText('Saved', { exact: true })).toBeVisible();
		await page.waitForURL('**/results', { timeout: 20_000 });
		await expect(page.getByText('1 of 3 points.')).toBeVisible();
		await page.goto(`${app.url}/home`);
		await page.getByRole('link', { name: 'The test' }).click();
		await expect(page.getByText('one left')).toBeVisible();
	});
	await desk.context().close();
});

async function begin(page: Page, app: TestServer, title: string): Promise<void> {
	await page.goto(`${app.url}/home`);
	await page.getByRole('link', { name: title }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await page.waitForURL('**/attempts/*');
	await expect(page.locator('[data-interactive]')).toBeVisible();
}

async function next(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
	await page.getByRole('button', { name: 'Continue' }).click();
}

/** A class of the demo's trainer with the same three questions in each of the ways. */
async function giveInEveryWay(app: TestServer): Promise<{ code: string; classId: string }> {
	const db = await openDatabase(app.databaseUrl);
	try {
		const ctx = { db, now: () => Date.now() };
		const user = await findUserByNameKey(db.read, foldName(app.trainer.name));
		const trainer = { userId: user!.id, role: user!.role };
		const { id, code } = await createClass(ctx, trainer, { name: 'Evening class' });
		const give = (title: string, rules: Parameters<typeof publishQuiz>[4]) =>
			publishQuiz(ctx, trainer, id, items(), { title, ...rules });
		await give('The test', { behaviour: 'deferred', reveal: 'finish' });
		await give('With hints', { behaviour: 'interactive', dueAt: Date.now() + DAY });
		await give('How sure', { behaviour: 'certainty', dueAt: Date.now() + 9 * DAY });
		await give('Until it sits', { behaviour: 'mastery', masteryPercent: 100 });
		await give('In a moment', { timeLimitSeconds: 8, graceSeconds: 5, attemptsAllowed: 1 });
		await give('Next week', { openAt: Date.now() + 7 * DAY });
		return { code, classId: id };
	} finally {
		await db.close();
	}
}
