import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

test('a trainer goes through the gradebook by keyboard, changes a grade and takes it back', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/classes`);
	await page.getByRole('link', { name: 'Front desk' }).click();
	await page.getByRole('link', { name: 'Gradebook' }).click();
	const grid = page.getByRole('grid', { name: 'Grades of Front desk' });
	await expect(grid).toHaveAttribute('data-interactive');
	await expectGoodPage(page, 'gradebook');
	await page.setViewportSize({ width: 1280, height: 844 });

	await test.step('arrows move, Home and End go to the ends, Enter sorts and opens', async () => {
		await grid.getByRole('columnheader', { name: 'Total' }).getByRole('button').focus();
		await page.keyboard.press('Enter');
		await expect(grid.getByRole('columnheader', { name: 'Total' })).toHaveAttribute(
			'aria-sort',
			'descending'
		);
		await page.keyboard.press('Control+End');
		const rows = Number(await grid.getAttribute('aria-rowcount'));
		await expect(grid.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(rows));
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/gradebook/*/*');
		await expect(page.getByRole('heading', { name: 'Attempts' })).toBeVisible();
	});

	await test.step('an answer gets other points, with a reason, and has them back', async () => {
		await expectGoodPage(page, 'grade');
		await page.setViewportSize({ width: 1280, height: 844 });
		const first = page.locator('#answer-1');
		await first.getByText('Change the points', { exact: false }).first().click();
		await first.getByLabel('Points of 1').fill('0.25');
		await first.getByLabel('Reason').fill('Only half the reason was given.');
		await first.getByRole('button', { name: 'Change the points' }).click();
		await expect(first.getByText('0.25 of 1 point')).toBeVisible();
		await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByText('Taken back.', { exact: true }).first()).toBeVisible();
		await expect(first.getByText('0.25 of 1 point')).toHaveCount(0);
	});
});
