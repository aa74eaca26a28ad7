import { test as base, expect, type Page } from '@playwright/test';
import type { TestServer } from '../support/server.ts';
import { findSerious } from './axe.ts';
import { startDemo } from './demo.ts';

/** Words a journey types; long enough for the passphrase rule. */
export const PASSPHRASE = 'quiet harbour lantern maple';

interface House {
	/** An app with the demo loaded, on a store of its own. Journeys of several files share it: leave the demo standing. */
	app: TestServer;
}

/**
 * Journeys run against the built app. An unexpected error in the page's console or an uncaught exception fails the
 * journey, whatever it was looking at.
 */
export const test = base.extend<{ watchConsole: void }, House>({
	app: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs off this pattern
		async ({}, use) => {
			const app = await startDemo();
			await use(app);
			await app.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	watchConsole: [
		async ({ context }, use) => {
			const errors: string[] = [];
			context.on('console', (message) => {
				// A refused form is a 4xx on purpose, and a journey may cut the line; Chromium logs each.
				const meant = /status of 4\d\d|ERR_INTERNET_DISCONNECTED/;
				if (message.type() === 'error' && !meant.test(message.text())) {
					errors.push(message.text());
				}
			});
			context.on('weberror', (error) => errors.push(String(error.error())));
			await use();
			expect(errors, 'errors in the page').toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };

/** Signs in as the demo's trainer, without the page: that is gone through where a second factor is set up. */
export async function signInAsTrainer(page: Page, app: TestServer): Promise<void> {
	const answer = await page.request.post(`${app.url}/sign-in?/trainer`, {
		form: app.trainer,
		headers: { origin: app.url, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	await page.goto(`${app.url}/articles`);
	await expect(page.getByRole('heading', { name: 'Articles', level: 1 })).toBeVisible();
}

/** Starts the demo's own scenario: what other journeys gave the class came later, and stands before it. */
export async function startDemoScenario(page: Page, app: TestServer): Promise<void> {
	await page.goto(`${app.url}/home`);
	const toDo = page.getByRole('region', { name: 'To do' }).getByRole('listitem');
	await toDo.filter({ hasText: 'Scenario' }).last().getByRole('link').click();
	await page.getByRole('button', { name: 'Start' }).click();
	await page.waitForURL('**/attempts/*');
	await expect(page.locator('[data-interactive]')).toBeVisible();
}

/** Joins the demo class under a new nickname, with the passphrase that is offered. @returns that passphrase */
export async function joinAsLearner(
	page: Page,
	app: TestServer,
	nickname: string
): Promise<string> {
	await page.goto(`${app.url}/join/${app.classCode}`);
	await page.getByLabel('Nickname').fill(nickname);
	const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
	await page.getByRole('button', { name: 'Join the class' }).click();
	await page.waitForURL('**/home');
	return passphrase;
}

/** Nothing serious or critical by axe, and nothing wider than the window, in light and dark, on phone and desk. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
	for (const width of [390, 1280]) {
		await page.setViewportSize({ width, height: 844 });
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow, `${name} at ${width}px scrolls sideways`).toBeLessThanOrEqual(0);
			// Contrast differs by scheme, layout by width: each pair is looked at once.
			if ((width === 390) === (colorScheme === 'light')) continue;
			expect(await findSerious(page), `${name}, ${colorScheme}, ${width}px`).toEqual([]);
			if (process.env.SHOTS) {
				await page.screenshot({
					path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png`,
					fullPage: true
				});
			}
		}
	}
}

/** Gives some answer to the question on the screen, by pointer, and sends it. */
export async function giveSomeAnswer(page: Page): Promise<void> {
	const field = page.locator('form input[type="text"]');
	const selects = page.locator('form select');
	for (let i = 0; i < (await selects.count()); i++) await selects.nth(i).selectOption({ index: 1 });
	const down = page.getByRole('button', { name: /^Move down/ });
	if ((await down.count()) > 0) await down.first().click();
	if ((await field.count()) > 0) await field.fill('7');
	else if ((await page.locator('form [type="radio"], form [type="checkbox"]').count()) > 0) {
		await page.keyboard.press('1');
	}
	await page.getByRole('button', { name: 'Answer', exact: true }).click();
}
