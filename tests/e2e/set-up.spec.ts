import type { TestServer } from '../support/server.ts';
import { startDemo } from './demo.ts';
import { expect, PASSPHRASE, test } from './house.ts';

// It removes the demo, which the other journeys stand on: it has an app of its own.
let app: TestServer;
test.beforeAll(async () => {
	app = await startDemo();
});
test.afterAll(() => app.stop());

test('the administrator sets up with the one-time link and invites a trainer', async ({
	page,
	browser
}) => {
	await page.goto(app.url + app.setupPath);
	await page.getByLabel('Your name').fill('Ada Admin');
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Become the administrator' }).click();
	await expect(page.getByRole('heading', { name: 'Administration', level: 1 })).toBeVisible();

	await test.step('the link works once', async () => {
		const again = await page.request.get(app.url + app.setupPath);
		expect(again.status()).toBe(410);
	});

	await page.getByLabel('Note').fill('Tess');
	await page.getByRole('button', { name: 'Make an invitation' }).click();
	const address = await page.getByRole('textbox', { name: 'Invitation for Tess' }).inputValue();

	const trainer = await (await browser.newContext()).newPage();
	await trainer.goto(address);
	await trainer.getByLabel('Your name').fill('Tess Trainer');
	await trainer.getByRole('button', { name: 'Make my account' }).click();
	await expect(trainer.getByRole('heading', { name: 'Articles', level: 1 })).toBeVisible();
	await expect(trainer.getByText('No articles yet')).toBeVisible();

	await test.step('the trainer is on the list, and the invitation is used up', async () => {
		await page.reload();
		await page.getByRole('link', { name: 'Find people, and what can be done for them' }).click();
		await expect(page.getByRole('link', { name: 'Tess Trainer' })).toBeVisible();
		expect((await trainer.request.get(address)).status()).toBe(410);
		await page.goto(`${app.url}/admin`);
	});

	await test.step('the demo goes with one click and a confirmation', async () => {
		await page.getByRole('button', { name: 'Remove the demo' }).click();
		await page.getByRole('button', { name: 'Remove it' }).click();
		await expect(page.getByText('The demo is gone.')).toBeVisible();
		await page.goto(`${app.url}/join/${app.classCode}`);
		await expect(page.getByText('Front desk')).toHaveCount(0);
	});
});
