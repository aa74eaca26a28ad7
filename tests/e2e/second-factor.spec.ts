import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { TestServer } from '../support/server.ts';
import { startServer } from '../support/server.ts';
import { expect, expectGoodPage, PASSPHRASE, test } from './house.ts';

const passphraseIn = (page: Page, section: string) =>
	page.getByRole('region', { name: section }).getByLabel('Your passphrase', { exact: true }).last();

/** Signs in by name and passphrase, as far as that goes. */
async function signIn(page: Page, app: TestServer, name: string): Promise<void> {
	await page.goto(`${app.url}/sign-in?as=trainer&next=%2Fclasses`);
	await page.getByLabel('Name').fill(name);
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

// It makes people of its own, and an administrator, of whom other journeys make the first.
let app: TestServer;
test.beforeAll(async () => {
	app = await startServer();
});
test.afterAll(() => app.stop());

test('a trainer adds an app and a passkey, signs in by each and by a recovery code, and is helped when all are lost', async ({
	page,
	browser
}) => {
	const admin = await (await browser.newContext()).newPage();
	await admin.goto(app.url + app.setupPath);
	await admin.getByLabel('Your name').fill('Ada Admin');
	await admin.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await admin.getByRole('button', { name: 'Become the administrator' }).click();
	await admin.getByLabel('Note').fill('Tess');
	await admin.getByRole('button', { name: 'Make an invitation' }).click();
	const invitation = admin.getByRole('textbox', { name: 'Invitation for Tess' });
	await page.goto(await invitation.inputValue());
	await page.getByLabel('Your name').fill('Tess Trainer');
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Make my account' }).click();
	await expect(page.getByRole('heading', { name: 'Articles', level: 1 })).toBeVisible();

	let secret = '';
	let codes: string[] = [];
	const code = (steps = 0) =>
		new TOTP({ secret: Secret.fromBase32(secret) }).generate({
			timestamp: Date.now() + steps * 30_000
		});

	await test.step('an app, by keyboard alone', async () => {
		await page.goto(`${app.url}/account`);
		await page.getByRole('link', { name: 'Set up a second factor' }).click();
		await passphraseIn(page, 'An app').focus();
		await page.keyboard.type(PASSPHRASE);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
		await expectGoodPage(page, 'second-factor-set-up');
		secret = await page.getByRole('textbox', { name: 'The secret' }).inputValue();
		secret = secret.replaceAll(' ', '');
		await page.getByLabel('Six-digit code from the app').focus();
		await page.keyboard.type('000000');
		await page.keyboard.press('Enter');
		await expect(page.getByText('This code does not fit.')).toBeVisible();
		// The field is emptied; one's own code is a step early, so that the next ones are new.
		await page.getByLabel('Six-digit code from the app').fill(code(-1));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeVisible();
		codes = await page
			.getByRole('region', { name: 'Your recovery codes' })
			.locator('code')
			.allInnerTexts();
		expect(codes).toHaveLength(8);
		await expectGoodPage(page, 'second-factor-codes');
		await page.reload();
		await expect(page.getByText('8 are left.')).toBeVisible();
		expect(await page.content()).not.toContain(codes[0]);
	});

	const elsewhere = await (await browser.newContext()).newPage();
	await test.step('its code is asked for after the passphrase, and leads on', async () => {
		await signIn(elsewhere, app, 'Tess Trainer');
		await expect(elsewhere.getByRole('heading', { name: 'Your second factor' })).toBeVisible();
		await expectGoodPage(elsewhere, 'second-step');
		await elsewhere.getByLabel('Six-digit code').fill('123');
		await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect(elsewhere.getByText('This code does not fit, or was used')).toBeVisible();
		await elsewhere.getByLabel('Six-digit code').fill(code());
		await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect(elsewhere.getByRole('heading', { name: 'Classes', level: 1 })).toBeVisible();
	});

	await test.step('a passkey is made in the browser, and signs in', async () => {
		const devtools = await page.context().newCDPSession(page);
		await devtools.send('WebAuthn.enable');
		await devtools.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasUserVerification: true,
				isUserVerified: true,
				automaticPresenceSimulation: true
			}
		});
		await page.getByLabel('What to call it').fill('Laptop');
		await passphraseIn(page, 'Passkeys').fill(PASSPHRASE);
		await page.getByRole('button', { name: 'Make a passkey' }).click();
		await expect(page.getByText('The passkey is kept.')).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: 'Laptop' })).toBeVisible();
		expect(await passphraseIn(page, 'Passkeys').inputValue()).toBe('');
		await page.goto(`${app.url}/sign-out`);
		await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
		await signIn(page, app, 'Tess Trainer');
		await page.getByRole('button', { name: 'Use a passkey' }).click();
		await expect(page.getByRole('heading', { name: 'Classes', level: 1 })).toBeVisible();
	});

	await test.step('a recovery code does, once', async () => {
		const third = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
		for (const outcome of ['Classes', 'Your second factor']) {
			await third.context().clearCookies();
			await signIn(third, app, 'Tess Trainer');
			await third.getByText('Use a recovery code').click();
			await third.getByLabel('Recovery code', { exact: true }).fill(codes[0]!.toLowerCase());
			await third.getByRole('button', { name: 'Sign in with it' }).click();
			await expect(third.getByRole('heading', { name: outcome, level: 1 })).toBeVisible();
		}
		await expect(third.getByText('none of your recovery codes')).toBeVisible();
	});

	await test.step('the administrator removes what is lost', async () => {
		await admin.goto(`${app.url}/admin/people`);
		await admin.getByRole('link', { name: 'Tess Trainer' }).click();
		await admin.getByRole('button', { name: 'Remove second factor' }).click();
		await admin.getByRole('button', { name: 'Remove it' }).click();
		await expect(admin.getByText(/Tess Trainer signs in with the passphrase alone/)).toBeVisible();
		await expect(admin.getByRole('button', { name: 'Remove second factor' })).toHaveCount(0);
		await page.reload();
		await signIn(page, app, 'Tess Trainer');
		await expect(page.getByRole('heading', { name: 'Classes', level: 1 })).toBeVisible();
	});
});
