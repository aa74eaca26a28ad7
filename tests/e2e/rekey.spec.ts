import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';
import { startDemo } from './demo.ts';

test('a key changed after a class was given the quiz is offered for marking anew, looked at first, and told', async ({
	page
}) => {
	test.slow();
	// Grades change here, which is not the other journeys' business.
	const app = await startDemo();
	try {
		await signInAsTrainer(page, app);
		await page.goto(`${app.url}/bank?type=true-false`);
		await page.getByRole('link', { name: /A video of the attempt/ }).click();
		await page.getByRole('link', { name: 'Edit it on its quiz’s desk' }).click();
		const card = page.locator('[data-item]').filter({ hasText: 'A video of the attempt' });
		await card.getByRole('button', { name: 'Edit', exact: true }).click();
		await card.getByRole('radio', { name: /False/ }).check();
		await card.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
		await page.reload();
		await expect(page.getByText('A key was changed since this quiz was given.')).toBeVisible();
		await expectGoodPage(page, 'regrade-offered');
		await page.getByRole('link', { name: /A video of the attempt.* in / }).click();
		await expect(page.getByText('The draft has another key')).toBeVisible();
		await expect(page.getByRole('radio', { name: 'False' })).toBeChecked();
		await page.getByRole('radio', { name: 'Whoever is right by the new key' }).check();
		await page.getByRole('button', { name: 'Look who gains and loses' }).click();
		await expect(page.getByRole('region', { name: 'Who gains and loses' })).toBeVisible();
		await expectGoodPage(page, 'regrade-looked-at');
		await page.getByLabel('Reason').fill('The key was wrong.');
		await page.getByRole('button', { name: 'Mark anew' }).click();
		await expect(page.getByText(/answers have other points/)).toBeVisible();
		await page.goto(`${app.url}/bank?words=video+attempt`);
		await page.getByRole('link', { name: /A video of the attempt/ }).click();
		await expect(page.getByText('Version 2')).toBeVisible();
		await expect(page.getByText('A key was changed')).toHaveCount(0);
	} finally {
		await app.stop();
	}
});
