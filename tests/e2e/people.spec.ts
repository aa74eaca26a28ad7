import {
	expect,
	expectGoodPage,
	joinAsLearner,
	PASSPHRASE,
	signInAsTrainer,
	test
} from './house.ts';
import { startDemo } from './demo.ts';

test('an administrator finds people, closes an account and opens it again, and deletes one by its name', async ({
	page,
	browser
}) => {
	test.slow();
	const app = await startDemo();
	try {
		const other = await (await browser.newContext()).newPage();
		await joinAsLearner(other, app, 'Marmalade');
		await page.goto(app.url + app.setupPath);
		await page.getByLabel('Your name').fill('Ada Admin');
		await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
		await page.getByRole('button', { name: 'Become the administrator' }).click();
		await page.waitForURL('**/admin');
		await expectGoodPage(page, 'admin');
		await page.getByRole('link', { name: 'See how the server does' }).click();
		await expect(page.getByText('Everything that is sent is stored')).toBeVisible();
		await expectGoodPage(page, 'health');
		await page.goBack();
		await page.getByRole('link', { name: /Find people/ }).click();
		await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
		await expectGoodPage(page, 'people');
		await page.getByLabel('Name or nickname').fill('nobody is called so');
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(page.getByText('Nobody is called that')).toBeVisible();
		await expectGoodPage(page, 'people-none');
		await page.getByLabel('Name or nickname').fill('marma');
		await page.getByLabel('Name or nickname').press('Enter');
		await expect(page.getByText('1 account found')).toBeVisible();
		await page.getByRole('link', { name: 'Marmalade' }).click();
		await expectGoodPage(page, 'person-learner');

		await page.getByRole('button', { name: 'Close the account' }).click();
		await expect(page.getByText('The account is closed')).toBeVisible();
		await other.goto(`${app.url}/home`);
		await expect(other).toHaveURL(/sign-in/);
		await page.getByRole('button', { name: 'Open the account again' }).click();
		await expect(page.getByText('The account is open again.')).toBeVisible();

		await page.getByText('Delete this learner’s account').click();
		await page.getByLabel(/Type “Marmalade”/).fill('Somebody else');
		await page.getByRole('button', { name: 'Delete everything of theirs' }).click();
		await expect(page.getByText('Type “Marmalade” to go on.')).toBeVisible();
		await page.getByLabel(/Type “Marmalade”/).fill('marmalade');
		await page.getByRole('button', { name: 'Delete everything of theirs' }).click();
		await page.waitForURL('**/admin/people');

		await page.getByRole('link', { name: 'Demo trainer' }).click();
		await expectGoodPage(page, 'person-trainer');

		// What learners would lose is named, and its title asked for.
		await other.context().clearCookies();
		await signInAsTrainer(other, app);
		await other.getByRole('link', { name: "At the consulate's door" }).click();
		await other.getByRole('button', { name: 'Delete this article' }).click();
		const dialog = other.getByRole('dialog');
		await expect(dialog.getByText(/attempts of \d+ learners/)).toBeVisible();
		await expectGoodPage(other, 'article-delete');
		await dialog.getByLabel(/^Type “/).fill('Another title');
		await dialog.getByRole('button', { name: 'Delete it all' }).click();
		await expect(other.getByText(/Nothing was deleted/)).toBeVisible();
		await other.context().close();
	} finally {
		await app.stop();
	}
});
