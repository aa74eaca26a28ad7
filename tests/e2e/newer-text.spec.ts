import { readFileSync } from 'node:fs';
import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

const ARTICLE = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');
const OLDER = `${ARTICLE}\n\nThis is how it stood at first.`;
/** All stands a little further down, and one name is another throughout. */
const NEWER = `Corrected in the evening.\n\n${OLDER.replaceAll('Ecuador', 'Peru')}`;

test('a newer text: what changed, quotes found again, and what is not found blocks publishing', async ({
	app,
	page
}) => {
	test.setTimeout(240_000);
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/articles/new`);
	await page.getByLabel('Title').fill('The door, as it was');
	await page.getByLabel('Text').fill(OLDER);
	await page.getByRole('button', { name: 'Keep this article' }).click();
	await expect(page.getByRole('heading', { name: 'The door, as it was' })).toBeVisible();
	const older = page.url();

	await test.step('a quiz from the older text', async () => {
		await page.getByRole('button', { name: 'Draft a quiz and a scenario' }).click();
		await page.waitForURL('**/quizzes/*');
		await expect(page.getByText(/\d+ questions are ready to review/)).toBeVisible({
			timeout: 60_000
		});
		await page.getByRole('button', { name: 'Accept all' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	});

	await test.step('the very same text is refused, and stays typed', async () => {
		await page.goto(older);
		await page.getByRole('link', { name: 'Bring in a newer text' }).click();
		await expect(page.getByRole('heading', { name: 'Bring in a newer text' })).toBeVisible();
		await page.getByLabel('Text').fill(OLDER);
		await page.getByRole('button', { name: 'Keep this article' }).click();
		await expect(page.getByText(/This is the very text that is here already/)).toBeVisible();
		await expect(page.getByLabel('Text')).toHaveValue(OLDER);
	});

	await test.step('the newer text beside the older', async () => {
		await page.getByLabel('Title').fill('The door, corrected');
		await page.getByLabel('Text').fill(NEWER);
		await page.getByRole('button', { name: 'Keep this article' }).click();
		await expect(page.getByRole('heading', { name: 'What is newer' })).toBeVisible();
		await expect(page.locator('.diff ins').filter({ hasText: 'Peru' }).first()).toBeVisible();
		await expect(page.locator('.diff del').filter({ hasText: 'Ecuador' }).first()).toBeVisible();
		await page.locator('summary').first().click();
		await expect(page.locator('details del').first()).toBeVisible();
		await expectGoodPage(page, 'newer-text');
	});

	await test.step('the quiz goes on with it, by keys', async () => {
		const quiz = page.getByRole('article', { name: 'quiz The door, as it was' });
		await expect(
			quiz.getByText(/quotes?\s+stands? in the newer text, \d+ do(es)? not/)
		).toBeVisible();
		await quiz.getByRole('button', { name: 'Move it to the newer text' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText(/quotes?\s+could not be found: it is not published/)).toBeVisible();
		await page.getByRole('link', { name: 'Look at it' }).click();
	});

	const stale = page.locator('[data-item]').filter({ hasText: 'The newer text does not say' });
	await test.step('what rests on a lost quote is shown in review, and blocks publishing', async () => {
		await expect(stale.first()).toBeVisible();
		await expect(stale.first()).toContainText('Peru');
		await expectGoodPage(page, 'stale-item');
		await expect(page.getByText(/A quote does not stand at its place/).first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
	});

	await test.step('dropped, they block no more', async () => {
		for (let left = await stale.count(); left > 0; left--) {
			await stale.first().focus();
			await page.keyboard.press('d');
			await expect(stale).toHaveCount(left - 1);
		}
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
		await page.getByRole('button', { name: 'Publish' }).click();
		await expect(page.getByText(/Version 1 is published/)).toBeVisible();
	});

	await test.step('the older text tells of the newer one', async () => {
		await page.goto(older);
		await expect(page.getByText('There is a newer text of it')).toBeVisible();
		await expectGoodPage(page, 'older-text');
	});
});
