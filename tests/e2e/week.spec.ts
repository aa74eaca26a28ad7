import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { foldName } from '../../src/lib/server/app/names.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findUserByNameKey } from '../../src/lib/server/db/users.ts';
import { choiceItem, shortItem, trueFalseItem } from '../support/items.ts';
import { publishQuiz } from '../support/seed.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { expect, expectGoodPage, joinAsLearner, signInAsTrainer, test } from './house.ts';

// Berlin's clocks go forward in the night to Sunday: its week is an hour short.
const clock = (day: number, time: string) =>
	Date.parse(`2027-03-${21 + day}T${time}:00${day < 7 ? '+01:00' : '+02:00'}`);

let app: TestServer;
/** Where the server reads how far its clock is from the machine's. */
let shift: string;
let at = clock(1, '08:00');

const withClock = () => ({
	CLOCK_SHIFT_FILE: shift,
	NODE_OPTIONS: `--import ${resolve('tests/support/shifted-clock.mjs')}`
});

test.beforeAll(async () => {
	shift = join(test.info().outputDir, '..', `clock-${process.pid}`);
	setClock(at);
	app = await startServer({ demo: true, env: withClock() });
});
test.afterAll(() => app.stop());

function setClock(to: number): void {
	at = to;
	// In one go, so that the server reads no half of it.
	writeFileSync(`${shift}.next`, String(to - Date.now()));
	renameSync(`${shift}.next`, shift);
}

test('a class, its trainer and three learners go through a whole week', async ({ browser }) => {
	// Eight days in one story.
	test.slow();
	const desk = await newPage(browser);
	const ines = await newPage(browser);
	const omar = await newPage(browser);
	const petra = await newPage(browser);
	const everybody = [desk, ines, omar, petra];
	/** It is now this time, for the server and in every browser. */
	const turnTo = async (day: number, time: string) => {
		setClock(clock(day, time));
		for (const page of everybody) await page.clock.setSystemTime(at);
	};
	await turnTo(1, '08:00');
	let classId = '';
	let code = '';

	await test.step('Monday: the trainer makes a class of this term and gives its work', async () => {
		await signInAsTrainer(desk, app);
		await desk.goto(`${app.url}/classes`);
		await desk.getByLabel('Name', { exact: true }).fill('Visa desk');
		await desk.getByRole('button', { name: 'Make the class' }).click();
		await expect(desk.getByRole('heading', { name: 'Visa desk', level: 1 })).toBeVisible();
		classId = new URL(desk.url()).pathname.split('/')[2]!;
		code = new URL(
			await desk.getByRole('textbox', { name: 'Link to join' }).inputValue()
		).pathname.split('/')[2]!;
		await desk.getByRole('link', { name: 'Settings', exact: true }).click();
		await desk.getByLabel('Time zone').selectOption('Europe/Berlin');
		await desk.getByLabel('Term begins on').fill('2027-03-22');
		await desk.getByLabel('Term’s last day').fill('2027-03-28');
		await desk.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(desk.getByText('The settings are saved.')).toBeVisible();
		await giveWork(app, classId);
		await desk.getByRole('link', { name: 'Work', exact: true }).click();
		await desk.getByRole('link', { name: 'Settings of The door' }).click();
		await desk.getByText(/^More:/).click();
		await desk.getByLabel('Due').first().fill('2027-03-24T18:00');
		await desk.getByLabel('Late work until').first().fill('2027-03-26T12:00');
		await desk.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(desk.getByText('Saved.', { exact: true })).toBeVisible();
	});

	await test.step('Monday: two learners join; one does the quiz, the other sees when it is due', async () => {
		await joinAsLearner(ines, { ...app, classCode: code }, 'Ines');
		await expect(ines.getByRole('region', { name: 'Opens later' })).toContainText(
			'opens Thursday, 25 March 2027, 08:00'
		);
		await answerAll(ines, app, 'The door', ['Staffers', 'True', 'a letter of protest']);
		await expect(ines.getByText('3 of 3 points.')).toBeVisible();
		await joinAsLearner(omar, { ...app, classCode: code }, 'Omar');
		await expect(toDo(omar)).toContainText('due Wednesday, 24 March 2027, 18:00');
	});

	await test.step('Wednesday: what is due within a day says so, and after its time it is taken as late', async () => {
		await turnTo(3, '09:00');
		await omar.goto(`${app.url}/home`);
		await expect(toDo(omar)).toContainText('Due soon');
		await turnTo(3, '18:30');
		await omar.reload();
		await expect(toDo(omar)).toContainText(
			'was due Wednesday, 24 March 2027, 18:00, taken until Friday, 26 March 2027, 12:00'
		);
		await answerAll(omar, app, 'The door', ['The police', 'False', 'nothing']);
		await expect(omar.getByText('0 of 3 points, late.')).toBeVisible();
	});

	await test.step('Thursday: the second quiz opens; the trainer reads the late work and writes a word to it', async () => {
		await turnTo(4, '08:00');
		await answerAll(ines, app, 'The letter', ['Staffers', 'True']);
		await desk.goto(`${app.url}/classes/${classId}/gradebook`);
		const grid = desk.getByRole('grid', { name: 'Grades of Visa desk' });
		await expect(grid.getByRole('row').filter({ hasText: 'Omar' })).toContainText(/late/i);
		await desk.goto(`${app.url}/classes/${classId}/misunderstood`);
		await expect(
			desk.getByRole('heading', { name: 'Wrong claims that are believed' })
		).toBeVisible();
		await expectGoodPage(desk, 'week-misunderstood');
		await desk.goto(`${app.url}/classes/${classId}/gradebook`);
		await openCell(desk, 'Omar', 'The door');
		await expect(desk.getByText('Late', { exact: true })).toBeVisible();
		await desk.getByLabel('Comment to the learner').fill('Read the second paragraph once more.');
		await desk.getByRole('button', { name: 'Save the comment' }).click();
		await expect(desk.getByText('The learner can read it now.')).toBeVisible();
		await omar.goto(`${app.url}/home`);
		await omar.getByRole('link', { name: 'The door' }).click();
		await expect(omar.getByText('Read the second paragraph once more.')).toBeVisible();
	});

	await test.step('Friday: it is closed to who comes now, until the trainer gives one learner more time', async () => {
		await turnTo(5, '13:00');
		await joinAsLearner(petra, { ...app, classCode: code }, 'Petra');
		await expect(toDo(petra)).not.toContainText('The door');
		await petra.getByRole('link', { name: 'The door' }).click();
		await expect(petra.getByText('The time for this has passed')).toBeVisible();
		await expect(petra.getByRole('button', { name: 'Start' })).toHaveCount(0);
		await desk.goto(`${app.url}/classes/${classId}/work`);
		await desk.getByRole('link', { name: 'Settings of The door' }).click();
		const single = desk.getByRole('region', { name: 'For single learners' });
		await single.getByLabel('Learner', { exact: true }).selectOption({ label: 'Petra' });
		await single.getByLabel('Due').fill('2027-03-28T03:30');
		await single.getByRole('button', { name: 'Set for this learner' }).click();
		await expect(single.getByRole('rowheader', { name: 'Petra' })).toBeVisible();
	});

	await test.step('Sunday: in the night without its hour three, she is in time', async () => {
		await turnTo(7, '03:10');
		await answerAll(petra, app, 'The door', ['Staffers', 'False', 'a letter of protest']);
		await expect(petra.getByText('2 of 3 points.')).toBeVisible();
		await ines.goto(`${app.url}/classes/${classId}/board?measure=consistency&period=week`);
		await expect(ines.getByRole('region', { name: 'Your place' })).toContainText('2 days');
		await expectGoodPage(ines, 'week-board');
		await desk.goto(`${app.url}/classes/${classId}/gradebook`);
		await openCell(desk, 'Petra', 'The door');
		await expect(desk.getByText('Late', { exact: true })).toHaveCount(0);
	});

	await test.step('the Monday after, restarted overnight: a new week, and the term is in the archive', async () => {
		await turnTo(8, '00:30');
		const address = new URL(app.url).port;
		await app.kill();
		app = await startServer({ on: app, env: { ...withClock(), PORT: address } });
		await ines.goto(`${app.url}/classes/${classId}/board?measure=accuracy&period=week`);
		await expect(ines.getByText('You had nothing that counts here.')).toBeVisible();
		await ines.goto(`${app.url}/classes/${classId}/board?measure=accuracy&period=term`);
		await expect(ines.getByRole('region', { name: 'Your place' })).toContainText('5 of 5 points');
		await desk.goto(`${app.url}/classes/${classId}`);
		await expect(desk.getByText(/in the archive/i).first()).toBeVisible();
		await expectGoodPage(desk, 'week-archive');
		const sheet = await desk.request.get(
			`${app.url}/classes/${classId}/gradebook/export?format=csv`
		);
		expect(sheet.ok()).toBe(true);
		const lines = (await sheet.text()).trim().split('\n');
		expect(lines.filter((line) => /Ines|Omar|Petra/.test(line))).toHaveLength(3);
	});
});

async function newPage(browser: Browser): Promise<Page> {
	return (await browser.newContext()).newPage();
}

const toDo = (page: Page) => page.getByRole('region', { name: 'To do' });

/** Starts `title` from the learner's list and gives an answer to each of its questions, in their order. */
async function answerAll(
	page: Page,
	app: TestServer,
	title: string,
	answers: string[]
): Promise<void> {
	await page.goto(`${app.url}/home`);
	await page.getByRole('link', { name: title }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-interactive]')).toBeVisible();
	for (const [i, answer] of answers.entries()) {
		await expect(page.getByText(`Question ${i + 1} of ${answers.length}`)).toBeVisible();
		const field = page.locator('form input[type="text"]');
		if ((await field.count()) > 0) await field.fill(answer);
		else await page.getByRole('radio', { name: answer, exact: true }).check();
		await page.getByRole('button', { name: 'Answer', exact: true }).click();
		const last = i === answers.length - 1;
		await page.getByRole(last ? 'link' : 'button', { name: /Continue|results/ }).click();
	}
	await page.waitForURL('**/results');
}

/** Opens the gradebook's cell of a learner and an assignment by keyboard. */
async function openCell(page: Page, learner: string, title: string): Promise<void> {
	const grid = page.getByRole('grid', { name: 'Grades of Visa desk' });
	await expect(grid).toHaveAttribute('data-interactive');
	const heads = await grid.getByRole('columnheader').allInnerTexts();
	const column = heads.findIndex((head) => head.includes(title));
	const row = grid.getByRole('row').filter({ hasText: learner });
	await row
		.getByRole('gridcell')
		.nth(column - 1)
		.getByRole('link')
		.click();
	await page.waitForURL('**/gradebook/*/*');
}

/** Two quizzes: one for the whole week, one that opens on Thursday. */
async function giveWork(app: TestServer, classId: string): Promise<void> {
	const db = await openDatabase(app.databaseUrl);
	try {
		const ctx = { db, now: () => at };
		const user = await findUserByNameKey(db.read, foldName(app.trainer.name));
		const trainer = { userId: user!.id, role: user!.role };
		await publishQuiz(
			ctx,
			trainer,
			classId,
			[choiceItem('q0'), trueFalseItem('q1'), shortItem('q2')],
			{ title: 'The door' }
		);
		await publishQuiz(ctx, trainer, classId, [choiceItem('q3'), trueFalseItem('q4')], {
			title: 'The letter',
			openAt: clock(4, '08:00')
		});
	} finally {
		await db.close();
	}
}
