import { inviteColleague } from './colleague.ts';
import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

test('two trainers have a quiz together: shared, commented, duplicated, put away and brought back', async ({
	app,
	page,
	browser
}) => {
	await signInAsTrainer(page, app);
	const colleague = await inviteColleague(browser, app, 'عبد الرحمن بن خالد');

	await page.goto(`${app.url}/library`);
	await expect(page.getByRole('heading', { name: 'Quizzes and scenarios' })).toBeVisible();
	await expectGoodPage(page, 'library');
	const quiz = page.getByRole('region', { name: 'Quizzes', exact: true });
	// Other journeys of the same worker leave quizzes of their own: this is the demo's.
	const title = "At the consulate's door";

	await test.step('invite a viewer by name', async () => {
		await quiz.getByRole('link', { name: `Manage ${title}` }).click();
		await page.getByLabel('Their name here').fill('Nobody of that name');
		await page.getByRole('radio', { name: 'Viewer' }).check();
		await page.getByRole('button', { name: 'Give them this part' }).click();
		await expect(page.getByText('No trainer has this name here.')).toBeVisible();
		await page.getByLabel('Their name here').fill('عبد الرحمن بن خالد');
		await page.getByRole('radio', { name: 'Viewer' }).check();
		await page.getByRole('button', { name: 'Give them this part' }).click();
		await expect(page.getByText('is a viewer now')).toBeVisible();
		await expectGoodPage(page, 'manage');
	});

	await test.step('the viewer reads and comments', async () => {
		await colleague.goto(`${app.url}/library`);
		await colleague.getByRole('link', { name: title, exact: true }).click();
		await expect(colleague.getByText('Nothing can be changed here.')).toBeVisible();
		await colleague.getByText('Comments').first().click();
		await colleague
			.getByLabel('Comment', { exact: true })
			.first()
			.fill(`Is this right? ${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)}`);
		await colleague.getByRole('button', { name: 'Comment' }).first().click();
		await expect(colleague.getByText('Is this right?')).toBeVisible();
		await expectGoodPage(colleague, 'read-with-comment');
	});

	await test.step('the author answers and resolves beside the question', async () => {
		await page.goto(`${app.url}/library`);
		await page.getByRole('link', { name: title, exact: true }).click();
		const card = page.locator('[data-item]').first();
		await card.getByText('1 comment').click();
		await expect(card.getByText('عبد الرحمن بن خالد')).toBeVisible();
		await card.getByRole('button', { name: 'Answer', exact: true }).click();
		await card.getByLabel('Your answer').fill('It is: see the quote.');
		await card.getByRole('button', { name: 'Answer', exact: true }).click();
		await expect(card.getByText('It is: see the quote.')).toBeVisible();
		await expectGoodPage(page, 'review-with-comments');
		await card.getByRole('button', { name: 'Resolve' }).click();
		await expect(card.getByText('1 resolved thread')).toBeVisible();
	});

	await test.step('the viewer duplicates it', async () => {
		await colleague.getByRole('link', { name: 'Manage' }).click();
		await expect(colleague.getByText('You are a viewer.')).toBeVisible();
		await colleague.getByRole('button', { name: 'Duplicate this quiz' }).click();
		await expect(
			colleague.getByRole('heading', { name: `Copy of ${title}`, level: 1 })
		).toBeVisible();
		await colleague.getByRole('link', { name: 'Review it' }).click();
		await expect(colleague.locator('[data-item]').first()).toBeVisible();
	});

	await test.step('the author puts it away and takes it out again', async () => {
		await page.getByRole('link', { name: 'Manage' }).click();
		await page.getByRole('button', { name: 'Put it into the archive' }).click();
		await expect(page.getByText('It is in the archive.')).toBeVisible();
		await page.goto(`${app.url}/library`);
		await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
		await page.getByRole('link', { name: 'The archive' }).click();
		await expectGoodPage(page, 'archive');
		await page.getByRole('link', { name: `Manage ${title}` }).click();
		await page.getByRole('button', { name: 'Take it out of the archive' }).click();
		await expect(page.getByText('It is out of the archive.')).toBeVisible();
	});

	await test.step('the viewer leaves', async () => {
		await colleague.goto(`${app.url}/library`);
		await colleague.getByRole('link', { name: `Manage ${title}` }).click();
		await colleague.getByRole('button', { name: 'Leave it' }).click();
		await colleague.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
		await expect(colleague.getByRole('link', { name: title, exact: true })).toHaveCount(0);
		await colleague.goto(`${app.url}/library?archive=yes`);
		await expect(colleague.getByText('Nothing is in the archive')).toBeVisible();
	});
});
