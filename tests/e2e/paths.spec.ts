import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

test('from the gradebook to the paths: on the graph, as tables, and what the article says', async ({
	app,
	page
}) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/classes`);
	await page.getByRole('link', { name: 'Front desk' }).click();
	await page.getByRole('link', { name: 'Gradebook' }).click();
	await page.getByText('The paths through').getByRole('link').first().click();
	await page.waitForURL('**/paths');
	const graph = page.getByRole('region', { name: 'The ways that were gone' });
	await expect(graph).toHaveAttribute('data-laid', /\d+/);

	const ways = page.getByRole('region', { name: 'Ways on from Situation 1', exact: true });
	await expect(ways.getByRole('row').nth(1)).toContainText(/A · /);
	const counts = await ways
		.getByRole('row')
		.evaluateAll((rows) =>
			rows.slice(1).map((row) => Number(row.querySelectorAll('td.number')[0]?.textContent))
		);
	const came = Number(
		/^(\d+) of (\d+) came here/.exec(
			await page
				.getByText(/ came here · /)
				.first()
				.innerText()
		)![1]
	);
	expect(counts.reduce((sum, n) => sum + n, 0)).toBe(came);
	// The graph says the same, in words for those who do not see it.
	await expect(graph.getByRole('group', { name: /^Situation 1:/ })).toHaveAccessibleName(
		new RegExp(`${came} of \\d+ came here`)
	);
	await expect(page.getByRole('heading', { name: 'The most missed decision' })).toBeVisible();
	await expect(
		page.getByRole('region', { name: 'The most missed decision' }).locator('mark')
	).not.toHaveCount(0);

	await graph.getByRole('group', { name: /^Situation 1:/ }).click();
	await expect(page.getByRole('heading', { name: 'Situation 1', exact: true })).toBeFocused();
	await expectGoodPage(page, 'paths');
});
