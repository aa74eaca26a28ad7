import { readFileSync } from 'node:fs';
import { png } from '../support/images.ts';
import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

const ARTICLE = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');

test('a trainer goes from a pasted article to a published quiz and scenario', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);

	await test.step('a class to give it to', async () => {
		await page.goto(`${app.url}/classes`);
		await page.getByLabel('Name').fill('Night shift');
		await page.getByRole('button', { name: 'Make the class' }).click();
		await expect(page.getByRole('heading', { name: 'Night shift', level: 1 })).toBeVisible();
		await page.getByRole('link', { name: 'Learners', exact: true }).click();
		await expect(page.getByText('Nobody has joined yet')).toBeVisible();
	});

	await test.step('bring in the article', async () => {
		await page.goto(`${app.url}/articles/new`);
		await page.getByLabel('Title').fill('At the door again');
		// One word more than the demo's own article, so that it is another text.
		await page.getByLabel('Text').fill(`${ARTICLE}\n\nThis copy is for the night shift.`);
		await page.getByRole('button', { name: 'Keep this article' }).click();
		await expect(page.getByRole('heading', { name: 'At the door again' })).toBeVisible();
	});

	await test.step('draft: the review opens at once, and says when all is there', async () => {
		await page.getByRole('button', { name: 'Draft a quiz and a scenario' }).click();
		await page.waitForURL('**/quizzes/*');
		await expect(page.getByText(/\d+ questions are ready to review/)).toBeVisible({
			timeout: 60_000
		});
		await page.getByRole('button', { name: 'Put this away' }).click();
		await expect(page.getByText(/are ready to review/)).toHaveCount(0);
	});

	await test.step('review by keys: accept, drop, undo', async () => {
		const cards = page.locator('[data-item]');
		await expect(cards.first()).toBeVisible();
		const before = await cards.count();
		expect(before).toBeGreaterThanOrEqual(3);
		await cards.first().focus();
		await expect(page.locator('.article mark').first()).toBeVisible();
		await page.keyboard.press('a');
		await expect(page.getByText('1 in the quiz')).toBeVisible();
		await page.keyboard.press('d');
		await expect(cards).toHaveCount(before - 1);
		await page.keyboard.press('u');
		await expect(cards).toHaveCount(before);
		await page.getByRole('button', { name: 'Accept all' }).click();
		await expect(page.getByText(`${before} in the quiz`)).toBeVisible();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	});

	await test.step('swap a question for a spare by keys, undo, and find the same again', async () => {
		const cards = page.locator('[data-item]');
		const stems = cards.getByRole('heading', { level: 2 });
		const before = await stems.allInnerTexts();
		const offers = page.getByRole('group', { name: 'Other questions from the spares' });
		// Not every question has a spare that may stand in its place: take the first that has one.
		const pick = offers.getByRole('button', { name: 'Something else instead' });
		let place = 0;
		for (; place < before.length; place++) {
			await cards.nth(place).focus();
			await page.keyboard.press('s');
			await expect(offers.getByRole('status')).toContainText(/can be had|\.$/);
			if (await pick.isVisible()) break;
			await page.keyboard.press('Escape');
			await expect(offers).toHaveCount(0);
		}
		await expectGoodPage(page, 'quiz-swap');
		await pick.focus();
		await page.keyboard.press('Enter');
		await expect(offers).toHaveCount(0);
		await expect(stems.nth(place)).not.toHaveText(before[place]!);
		await expect(cards.nth(place)).toBeFocused();
		const after = await stems.allInnerTexts();
		expect(after.toSpliced(place, 1)).toEqual(before.toSpliced(place, 1));
		await page.keyboard.press('u');
		await expect(stems).toHaveText(before);
		await expect(cards.nth(place)).toBeFocused();
		await page.keyboard.press('Control+y');
		await expect(stems).toHaveText(after);
		await expect(page.getByText('Dropped (1)')).toBeVisible();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
		await page.reload();
		await expect(stems).toHaveText(after);
	});

	await test.step('edit in place, and find it again after a reload', async () => {
		const card = page.locator('[data-item]').first();
		await card.getByRole('button', { name: 'Edit' }).click();
		const explanation = card.getByLabel('Explanation');
		await explanation.fill('The trainer wrote this reason.');
		await card.locator('input[type=file]').setInputFiles({
			name: 'door.svg',
			mimeType: 'image/svg+xml',
			buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
		});
		await expect(card.getByText(/^SVG is not taken/)).toBeVisible();
		await card.locator('input[type=file]').setInputFiles({
			name: 'door.gif',
			mimeType: 'image/gif',
			buffer: Buffer.from(png(300, 200))
		});
		const words = card.getByLabel('What the picture shows');
		await expect(words).toBeFocused();
		await expect(card.getByText('Say what the picture shows')).toBeVisible();
		await expectGoodPage(page, 'quiz-picture');
		await words.fill('A door with a bell');
		await expect(card.getByText('Say what the picture shows')).toHaveCount(0);
		await card.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
		await page.reload();
		await expect(page.getByText('The trainer wrote this reason.')).toBeVisible();
		await expect(page.getByRole('img', { name: 'A door with a bell' })).toBeVisible();
	});

	await test.step('two windows come together by themselves', async () => {
		const other = await page.context().newPage();
		await other.goto(page.url());
		const before = await page.locator('[data-item]').count();
		const first = page.locator('[data-item]').first();
		const inQuiz = await page.getByText(/\d in the quiz/).innerText();
		await first.focus();
		await page.keyboard.press('a');
		const now = page.getByText(/\d in the quiz/);
		await expect(now).not.toHaveText(inQuiz);
		await expect(other.getByText(/\d in the quiz/)).toHaveText(await now.innerText());
		await other.locator('[data-item]').last().focus();
		await other.keyboard.press('d');
		await expect(page.locator('[data-item]')).toHaveCount(before - 1);
		await other.keyboard.press('u');
		await expect(page.locator('[data-item]')).toHaveCount(before);
		await other.close();
		await page.keyboard.press('u');
		await expect(now).toHaveText(inQuiz);
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	});

	await test.step('publish the quiz to the class', async () => {
		await page.getByLabel('Night shift').check();
		await page.getByRole('button', { name: 'Publish' }).click();
		await expect(page.getByText('Version 1 is published and given to one class.')).toBeVisible();
	});

	await test.step('review the scenario, mend a sentence, publish it', async () => {
		await page.goto(`${app.url}/articles`);
		await page.getByRole('link', { name: 'At the door again' }).click();
		await page.getByRole('link', { name: /^Scenario:/ }).click();
		const briefing = page.getByLabel('Words of the briefing');
		await briefing.fill('It is late, and you are alone at the desk.');
		await expect(page.getByText('Saved', { exact: true })).toBeVisible();
		await page.getByLabel('Night shift').check();
		await page.getByRole('button', { name: 'Publish' }).click();
		await expect(page.getByText('Version 1 is published and given to one class.')).toBeVisible();
	});

	await test.step('the class has both', async () => {
		await page.goto(`${app.url}/classes`);
		await page.getByRole('link', { name: 'Night shift' }).click();
		const given = page.getByRole('region', { name: 'Under way' });
		await expect(given.getByRole('listitem')).toHaveCount(2);
	});
});

test('a text that cannot be used is refused with a sentence, and what was typed stays', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/articles/new`);
	await page.getByLabel('Title').fill('Too short');
	await page.getByLabel('Text').fill('Only a few words.');
	await page.getByRole('button', { name: 'Keep this article' }).click();
	await expect(page.getByText(/too little text/)).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue('Too short');
	await expect(page.getByLabel('Text')).toHaveValue('Only a few words.');

	await page.getByLabel('Text').fill('');
	await page.getByLabel(/or a file/).setInputFiles({
		name: 'picture.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x80])
	});
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByText(/not plain text in UTF-8/)).toBeVisible();
});
