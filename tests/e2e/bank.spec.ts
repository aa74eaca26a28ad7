import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';
import { startDemo } from './demo.ts';

test('a trainer finds questions in the bank, tags one, uses it elsewhere, brings it up to date and settles duplicates', async ({
	page
}) => {
	test.slow();
	// What is dropped and reworded here is not the other journeys' business.
	const app = await startDemo();
	try {
		await signInAsTrainer(page, app);
		await page.getByRole('link', { name: 'Bank' }).click();
		await expect(page.getByRole('heading', { name: 'Bank', level: 1 })).toBeVisible();
		const total = Number.parseInt(await page.getByRole('status').innerText());
		expect(total).toBeGreaterThanOrEqual(3);
		await expectGoodPage(page, 'bank');

		await test.step('words and choices narrow it down', async () => {
			await page.getByLabel('Words').fill('consulates prohibiting');
			await page.getByRole('button', { name: 'Find' }).click();
			await expect(page.getByText('1 question found')).toBeVisible();
			await page.getByLabel('Words').fill('there is no such word');
			await page.getByText('Narrow it down').click();
			await page.getByLabel('Type').selectOption('True or false');
			await page.getByRole('button', { name: 'Find' }).click();
			await expect(page.getByText('No question is like that')).toBeVisible();
			await expectGoodPage(page, 'bank-none');
			await page.getByLabel('Words').fill('');
			await page.getByRole('button', { name: 'Find' }).click();
			await expect(page.getByLabel('Type')).toHaveValue('true-false');
			await page.getByRole('link', { name: 'Show all' }).click();
			await expect(page.getByRole('status')).toHaveText(`${total} questions`);
		});

		const long = 'Donaudampfschifffahrtsgesellschaftskapit';
		await test.step('a question has tags', async () => {
			await page.getByRole('link', { name: /A video of the attempt/ }).click();
			for (const tag of [long, 'قانون']) {
				await page.getByLabel('Another tag').fill(tag);
				await page.getByRole('button', { name: 'Add it' }).click();
				await expect(page.getByRole('button', { name: `Take off the tag ${tag}` })).toBeVisible();
			}
			await page.getByRole('button', { name: 'Take off the tag قانون' }).click();
			await expect(page.getByRole('button', { name: /قانون/ })).toHaveCount(0);
			await page.goto(`${app.url}/bank/tags`);
			await page.locator('summary', { hasText: 'Rename' }).click();
			await page.getByLabel('New name').fill('Law');
			await page.getByRole('button', { name: 'Rename it' }).click();
			await expect(page.getByText('is Law now, on 1 question.')).toBeVisible();
			await expectGoodPage(page, 'tags');
			await page.getByRole('link', { name: 'Law', exact: true }).click();
			await expect(page.getByText('1 question found')).toBeVisible();
		});

		await test.step('a second quiz, and a question of the first used in it', async () => {
			// A duplicate holds the same questions: all but one make way for the journey.
			await page.goto(`${app.url}/library`);
			await page
				.getByRole('link', { name: "Manage At the consulate's door", exact: true })
				.first()
				.click();
			await page.getByRole('button', { name: /^Duplicate/ }).click();
			await expect(page.getByRole('heading', { name: /^Copy of/, level: 1 })).toBeVisible();
			await page.getByRole('link', { name: 'Review it' }).click();
			const cards = page.locator('[data-item]');
			await expect(cards.first()).toBeVisible();
			await cards
				.filter({ hasText: 'A video of the attempt' })
				.getByRole('button', { name: 'Edit' })
				.click();
			await page.getByLabel('Statement').fill('May anybody enter a consulate without leave?');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
			await page.goto(`${app.url}/bank?words=leave`);
			await page.getByRole('link', { name: /without leave/ }).click();
			await expect(page.getByText('Version 2')).toBeVisible();
			await expectGoodPage(page, 'item');
			await page.getByLabel('Quiz', { exact: true }).selectOption({ index: 0 });
			await page.getByRole('button', { name: 'Use it there' }).click();
			await expect(page.getByText('It is in that quiz, to be looked at')).toBeVisible();
			await page.getByRole('link', { name: 'open it there' }).click();
			await expect(cards.filter({ hasText: 'without leave' })).toBeVisible();
		});

		await test.step('what is changed in the first is offered in the second', async () => {
			await page.goto(`${app.url}/bank?words=leave`);
			// The one that was not taken from anywhere.
			for (const link of await page.getByRole('link', { name: /without leave/ }).all()) {
				await link.click();
				await expect(page.getByRole('heading', { name: 'Use in another quiz' })).toBeVisible();
				if (!(await page.getByText('It was taken from').isVisible())) break;
				await page.goBack();
			}
			await page.getByRole('link', { name: 'Edit it on its quiz’s desk' }).click();
			const card = page.locator('[data-item]').filter({ hasText: 'without leave' });
			await card.getByRole('button', { name: 'Edit' }).click();
			await page.getByLabel('Statement').fill('May anybody go into a consulate without leave?');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
			await page.goto(`${app.url}/bank?words=enter+leave`);
			await page.getByRole('link', { name: /anybody enter/ }).click();
			await expect(page.getByText('It was changed there since')).toBeVisible();
			await expectGoodPage(page, 'item-newer');
			await page.getByRole('button', { name: 'Word it as there' }).click();
			await expect(page.getByText('It is worded as there now.')).toBeVisible();
		});

		await test.step('duplicates are compared and settled', async () => {
			await page.goto(`${app.url}/bank/alike`);
			const alike = page.getByRole('region', { name: /^Pair/ });
			const before = await alike.count();
			expect(before).toBeGreaterThan(0);
			await expectGoodPage(page, 'duplicates');
			await alike.first().getByRole('button', { name: 'Keep both' }).click();
			await expect(page.getByText('Both stay')).toBeVisible();
			await expect(alike).toHaveCount(before - 1);
			await alike.first().getByRole('button', { name: 'Keep this one' }).first().click();
			await expect(page.getByRole('status').first()).toContainText(/kept|same words/);
		});
	} finally {
		await app.stop();
	}
});
