import { expect, joinAsLearner, signInAsTrainer, startDemoScenario, test } from './house.ts';

test('a learner joins, takes the quiz by keyboard alone and the scenario, and the board moves in another window', async ({
	app,
	page,
	browser
}) => {
	const watching = await (await browser.newContext()).newPage();
	await signInAsTrainer(watching, app);
	await watching.goto(`${app.url}/classes`);
	await watching.getByRole('link', { name: 'Front desk' }).click();
	await watching.getByRole('link', { name: 'Board', exact: true }).click();
	await expect(watching.getByText('This board updates by itself.').first()).toBeVisible();
	await expect(watching.getByRole('row', { name: /Mina/ })).toHaveCount(0);

	const passphrase = await joinAsLearner(page, app, 'Mina');

	await test.step('the quiz, by keyboard alone', async () => {
		await tabTo(page, 'link', /At the consulate/);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/assignments/*');
		await expect(page.getByText(/one at a time/)).toBeVisible();
		await tabTo(page, 'button', /Start/);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/attempts/*');
		const total = Number(
			/of (\d+)/.exec((await page.getByText(/Question 1 of/).innerText()) ?? '')![1]
		);
		await expect(page.locator('[data-interactive]')).toBeVisible();
		for (let question = 1; question <= total; question++) {
			await expect(page.getByText(`Question ${question} of ${total}`)).toBeVisible();
			await answerByKeyboard(page);
			await expect(page.getByText('Saved', { exact: true })).toBeVisible();
			if (question === 2) {
				// Progress survives a reload: what was answered stays answered.
				await page.reload();
				await expect(page.getByText(`Question 3 of ${total}`)).toBeVisible();
				await expect(page.locator('[data-interactive]')).toBeVisible();
				continue;
			}
			await page.keyboard.press('Enter');
		}
		await page.waitForURL('**/results');
		await expect(page.locator('mark').first()).toBeVisible();
	});

	await test.step('the board in the other window has moved without a reload', async () => {
		await expect(watching.getByRole('row', { name: /Mina/ })).toBeVisible();
	});

	await test.step('the scenario', async () => {
		await startDemoScenario(page, app);
		for (let step = 0; step < 20; step++) {
			if (await page.getByText('The end', { exact: true }).isVisible()) break;
			await expect(page.getByText('What do you do?', { exact: true })).toBeVisible();
			await page.keyboard.press('1');
			await expect(page.getByRole('heading', { name: 'What happens' })).toBeVisible();
			await page.getByRole('button', { name: 'Continue' }).click();
			await expect(page.getByText(/^(What do you do\?|The end)$/)).toBeVisible();
		}
		await page.getByRole('link', { name: 'See how it went' }).click();
		await page.waitForURL('**/results');
		await expect(page.getByText(/best/i).first()).toBeVisible();
	});

	await test.step('signing in again with code, nickname and passphrase', async () => {
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.goto(`${app.url}/sign-in`);
		await page.getByLabel('Class code').fill(app.classCode.toLowerCase());
		await page.getByLabel('Nickname').fill('mina');
		await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL('**/home');
		await expect(page.getByRole('region', { name: 'Done' }).getByRole('listitem')).toHaveCount(2);
	});

	await test.step('opting out takes the learner off what others see', async () => {
		await page.getByRole('link', { name: 'Board of Front desk' }).click();
		await page.getByRole('button', { name: 'Do not list me' }).click();
		await expect(page.getByText(/You are not listed/)).toBeVisible();
	});
});

test('an answer given while the connection is down is kept, sent when it is back, and counts once', async ({
	app,
	page,
	context
}) => {
	await joinAsLearner(page, app, 'Noor');
	await page.getByRole('link', { name: /At the consulate/ }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-interactive]')).toBeVisible();
	await context.setOffline(true);
	await answerByKeyboard(page);
	await expect(page.getByText(/Your answer is kept here/)).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 30_000 });
});

test('a visitor tries a question without an account', async ({ app, page }) => {
	await page.goto(app.url);
	await page.getByRole('radio').first().check();
	await page
		.getByRole('button', { name: /answer|check/i })
		.first()
		.click();
	await expect(page.locator('mark').first()).toBeVisible();
});

type P = import('@playwright/test').Page;

/** Presses Tab until the wanted control has the focus. */
async function tabTo(page: P, role: 'link' | 'button', name: RegExp): Promise<void> {
	const wanted = page.getByRole(role, { name }).first();
	await expect(wanted).toBeVisible();
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${role} ${name} cannot be reached with Tab.`);
}

/** Gives some answer to the question on the screen without a pointer, and sends it. */
async function answerByKeyboard(page: P): Promise<void> {
	const field = page.locator('form input[type="text"]');
	if ((await field.count()) > 0) {
		if (!(await field.evaluate((element) => element === document.activeElement))) {
			for (let i = 0; i < 60; i++) {
				await page.keyboard.press('Tab');
				if (await field.evaluate((element) => element === document.activeElement)) break;
			}
		}
		await page.keyboard.type('7');
		await page.keyboard.press('Enter');
		return;
	}
	const selects = page.locator('form select');
	for (let i = 0; i < (await selects.count()); i++) {
		await selects.nth(i).focus();
		await page.keyboard.press('ArrowDown');
	}
	if ((await page.getByRole('radio').count()) + (await page.getByRole('checkbox').count()) > 0) {
		await page.keyboard.press('1');
		await page.keyboard.press('Enter');
		return;
	}
	if ((await page.getByRole('button', { name: /^Move down/ }).count()) > 0) {
		await tabTo(page, 'button', /^Move down/);
		await page.keyboard.press('ArrowDown');
	}
	await tabTo(page, 'button', /^Answer$/);
	await page.keyboard.press('Enter');
}
