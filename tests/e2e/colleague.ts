import type { Browser, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { inviteTrainer } from '../../src/lib/server/app/invite-trainer.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { users } from '../../src/lib/server/db/schema.ts';
import type { TestServer } from '../support/server.ts';
import { PASSPHRASE } from './house.ts';

/** Another trainer, who has come by an invitation link: the page they are signed in on. */
export async function inviteColleague(
	browser: Browser,
	app: TestServer,
	name: string
): Promise<Page> {
	const db = await openDatabase(app.databaseUrl);
	const [trainer] = await db.read.select().from(users).where(eq(users.role, 'trainer'));
	// The app's one administrator may not be there yet; what counts is that there is a link.
	const administrator = { userId: trainer!.id, role: 'administrator' } as const;
	const { path } = await inviteTrainer({ db, now: Date.now }, administrator, { note: '' });
	await db.close();
	const page = await (await browser.newContext()).newPage();
	await page.goto(app.url + path);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Make my account' }).click();
	await page.waitForURL('**/articles');
	return page;
}
