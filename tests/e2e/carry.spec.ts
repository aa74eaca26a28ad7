import { readFileSync } from 'node:fs';
import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

test('a quiz is carried away as a file and brought in again; a file that is spoilt is refused in a sentence', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/library`);
	await page
		.getByRole('region', { name: 'Quizzes', exact: true })
		.getByRole('link', { name: "Manage At the consulate's door", exact: true })
		.click();
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Export with the article' }).click();
	const download = await downloading;
	const path = await download.path();
	const content = readFileSync(path, 'utf8');
	expect(JSON.parse(content)).toMatchObject({ format: 'threshold/1' });

	await page.goto(`${app.url}/library/import`);
	const bring = async (buffer: Buffer) => {
		await page
			.getByLabel('The file (JSON)')
			.setInputFiles({ name: 'quiz.json', mimeType: 'application/json', buffer });
		await page.getByRole('button', { name: 'Bring it in' }).click();
	};
	await bring(Buffer.from(content.replace('"quote": "', `"quote": "${'Nowhere'.repeat(20)}`)));
	await expect(page.getByText(/does not stand in the article/)).toBeVisible();
	await expectGoodPage(page, 'import-refused');
	// Larger than the server takes.
	await bring(Buffer.alloc(26 * 1024 * 1024, 'x'));
	await expect(page.getByText(/larger than the server takes/)).toBeVisible();

	await bring(Buffer.from(content));
	await expect(page.getByText('It is here, as a draft to review:')).toBeVisible();
	await expectGoodPage(page, 'imported');
	await page.getByRole('link', { name: /^A quiz with/ }).click();
	await expect(page.locator('[data-item]').first()).toBeVisible();
	const again = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Manage' }).click();
	await page.getByRole('link', { name: 'Export with the article' }).click();
	expect(readFileSync(await (await again).path(), 'utf8')).toBe(content);

	// As it was found.
	await page.getByRole('button', { name: 'Delete this quiz' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete the quiz' }).click();
	await expect(page.getByRole('heading', { name: 'Quizzes and scenarios' })).toBeVisible();
});
