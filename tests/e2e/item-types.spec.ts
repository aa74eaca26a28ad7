import type { Page } from '@playwright/test';
import type { Picture } from '../../src/lib/core/image/picture.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { createClass } from '../../src/lib/server/app/create-class.ts';
import { foldName } from '../../src/lib/server/app/names.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findUserByNameKey } from '../../src/lib/server/db/users.ts';
import {
	choiceItem,
	clozeItem,
	evidenceItem,
	matchItem,
	multipleItem,
	numericItem,
	orderItem,
	shortItem,
	trueFalseItem
} from '../support/items.ts';
import { pictured } from '../support/images.ts';
import { publishQuiz } from '../support/seed.ts';
import { storePictures } from '../support/stored-images.ts';
import type { TestServer } from '../support/server.ts';
import { expect, expectGoodPage, joinAsLearner, signInAsTrainer, test } from './house.ts';

const TITLE = 'One of each';
const CLASS = 'Back office';
const ITEMS: Item[] = [
	{ ...choiceItem(), image: pictured(1, 'A door with a bell').image },
	multipleItem(),
	trueFalseItem(),
	evidenceItem(),
	orderItem(),
	matchItem(),
	numericItem('i-numeric', { value: 12, tolerance: 0, unit: 'kg' }),
	clozeItem(),
	shortItem('i-short', ['the Ecuadorian consulate'])
];

test('every type of item is answered by keyboard alone, and a doubtful answer is decided by the trainer', async ({
	app,
	page,
	browser
}) => {
	test.setTimeout(360_000);
	const classCode = await giveOneOfEach(app);
	await joinAsLearner(page, { ...app, classCode }, 'Ines');
	await page.getByRole('link', { name: new RegExp(TITLE) }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-interactive]')).toBeVisible();

	for (const [index, item] of ITEMS.entries()) {
		await test.step(item.type, async () => {
			await expect(page.getByText(`Question ${index + 1} of ${ITEMS.length}`)).toBeVisible();
			if (item.image) await expectPicture(page, item.image);
			await expectGoodPage(page, `item-${item.type}`);
			await answerRightly(page, item);
			await expect(page.getByText('Saved', { exact: true })).toBeVisible();
			if (item.type === 'order') {
				await expect(page.getByText('in its right place', { exact: true })).toHaveCount(3);
			}
			const verdict =
				item.id === 'i-short'
					? page.getByText('Your trainer will look at this answer')
					: page.getByText('Right', { exact: true });
			await expect(verdict).toBeVisible();
			// The verdict looks alike for all; these three show most in it.
			if (/^(?:order|match|cloze)$/.test(item.type)) {
				await expectGoodPage(page, `item-${item.type}-answered`);
			}
			await page.keyboard.press('Enter');
		});
	}
	await page.waitForURL('**/results');
	await expect(page.getByText(/8 of 9 points/)).toBeVisible();
	await expectPicture(page, ITEMS[0]!.image!);

	const trainer = await (await browser.newContext()).newPage();
	await signInAsTrainer(trainer, app);
	await trainer.goto(`${app.url}/classes`);
	await trainer.getByRole('link', { name: CLASS }).click();
	await trainer.getByRole('link', { name: 'Answers to decide (1)' }).click();
	await expect(trainer.getByText('Ines answered')).toBeVisible();
	await expectGoodPage(trainer, 'answers-waiting');
	await trainer.getByRole('button', { name: /^Accept/ }).press('Enter');
	await expect(trainer.getByText(/^Accepted:/)).toBeVisible();
	await expect(trainer.getByText('Nothing waits for you')).toBeVisible();
	await expectGoodPage(trainer, 'answers-decided');
	await page.reload();
	await expect(page.getByText(/9 of 9 points/)).toBeVisible();
	await trainer.getByRole('button', { name: /^Undo/ }).press('Enter');
	await expect(trainer.getByText('Ines answered')).toBeVisible();
	await page.reload();
	await expect(page.getByText(/8 of 9 points/)).toBeVisible();
});

/** The picture is there by its words, drawn, and no larger than the room that was kept for it. */
async function expectPicture(page: Page, { alt, width, height }: Picture): Promise<void> {
	const shown = page.getByRole('img', { name: alt });
	await expect(shown).toBeVisible();
	await expect
		.poll(() => shown.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
		.toEqual([width, height]);
}

/** Gives a quiz with an item of each type to a class of its own, of the demo's trainer. @returns the class's code */
async function giveOneOfEach(app: TestServer): Promise<string> {
	const db = await openDatabase(app.databaseUrl);
	try {
		const ctx = { db, now: () => Date.now() };
		const user = await findUserByNameKey(db.read, foldName(app.trainer.name));
		const trainer = { userId: user!.id, role: user!.role };
		const { id, code } = await createClass(ctx, trainer, { name: CLASS });
		await storePictures(ctx, [1]);
		await publishQuiz(ctx, trainer, id, ITEMS, { title: TITLE });
		return code;
	} finally {
		await db.close();
	}
}

/** Gives the right answer (to the short answer a doubtful one) without a pointer, and sends it. */
async function answerRightly(page: Page, item: Item): Promise<void> {
	switch (item.type) {
		case 'order':
			await sortByKeyboard(
				page,
				item.key.map((id) => textOf(item, id))
			);
			break;
		case 'match':
			for (const [option, target] of item.key) {
				const text = item.targets.find((t) => t.id === target)!.text;
				const select = page.getByLabel(textOf(item, option));
				await tabUntil(page, () => select.evaluate((e) => e === document.activeElement));
				await page.keyboard.type(text.slice(0, 6));
				await expect(select.locator('option:checked')).toHaveText(text);
			}
			break;
		case 'numeric':
		case 'cloze':
		case 'short-answer':
			await tabUntil(page, () =>
				page.locator('form input[type="text"]').evaluate((e) => e === document.activeElement)
			);
			await page.keyboard.type(
				{ numeric: '12,000 g', cloze: 'A  consulat', 'short-answer': 'the consulate' }[item.type]
			);
			await page.keyboard.press('Enter');
			return;
		default:
			for (const id of item.key) {
				const texts = await page.locator('form label .text').allInnerTexts();
				await page.keyboard.press(String(texts.indexOf(textOf(item, id)) + 1));
			}
			await page.keyboard.press('Enter');
			return;
	}
	const send = page.getByRole('button', { name: 'Answer', exact: true });
	await tabUntil(page, () => send.evaluate((e) => e === document.activeElement));
	await page.keyboard.press('Enter');
}

function textOf(item: Item, id: string): string {
	return item.options.find((option) => option.id === id)!.text;
}

/** Brings the lines of an order item into their order with Tab and the arrow keys. */
async function sortByKeyboard(page: Page, wanted: string[]): Promise<void> {
	const lines = page.locator('form ol li');
	for (const [place, text] of wanted.entries()) {
		const at = (await lines.locator('.text').allInnerTexts()).indexOf(text);
		if (at === place) continue;
		const up = page.getByRole('button', { name: `Move up: ${text}` });
		await tabUntil(page, () => up.evaluate((e) => e === document.activeElement));
		for (let i = at; i > place; i--) {
			await page.keyboard.press('ArrowUp');
			await expect(page.getByText(`${text}: now ${i} of ${wanted.length}.`)).toBeAttached();
		}
		await expect(lines.nth(place)).toContainText(text);
		// The focus stays with the line that was moved.
		expect(await lines.nth(place).evaluate((e) => e.contains(document.activeElement))).toBe(true);
	}
}

async function tabUntil(page: Page, reached: () => Promise<boolean>): Promise<void> {
	for (let i = 0; i < 60; i++) {
		if (await reached()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('This cannot be reached with Tab.');
}
