import type { Locator, Page } from '@playwright/test';
import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';

const quote = (words: string) => [{ start: 0, end: words.length, quote: words }];
const RULE = quote('International law generally prohibits law enforcement authorities');
const REFUSAL = quote('was kept out by staffers');

const choice = (id: string, text: string, quality: string, to: string, more: object = {}) => ({
	id,
	text,
	quality,
	operator: quality === 'best' ? 'comply' : quality === 'poor' ? 'inaction' : 'break-prohibition',
	to,
	effects: { safety: quality === 'best' ? 1 : -1 },
	feedback: `Now: ${id}.\nFor the rule asks it.`,
	evidence: quality === 'best' ? REFUSAL : RULE,
	...more
});
const situation = (id: string, text: string, choices: object[]) => ({
	id,
	kind: 'situation',
	text,
	hypothetical: true,
	evidence: [],
	choices
});
const ending = (id: string, outcome: string, text: string) => ({
	id,
	kind: 'ending',
	outcome,
	text,
	evidence: []
});

/** A door, a way aside of two situations, and a desk, which all come to two endings. */
function story(title: string) {
	return {
		id: 'story',
		kind: 'decision',
		title,
		role: 'a member of the consulate’s staff',
		briefing: 'It is a quiet morning.',
		meters: [{ id: 'safety', label: 'Safety', start: 0, min: -3, max: 3 }],
		start: 'door',
		nodes: [
			situation('door', 'An officer stands at the door.', [
				choice('refuse', 'Say that they may not enter', 'best', 'desk'),
				choice('admit', 'Open the door and step aside', 'critical', 'hall')
			]),
			situation('hall', 'He is in the hall.', [
				choice('stop', 'Ask him to leave', 'best', 'stairs'),
				choice('follow', 'Follow him quietly', 'poor', 'stairs')
			]),
			situation('stairs', 'He goes for the stairs.', [
				choice('call', 'Call the ambassador', 'best', 'desk'),
				choice('wait', 'Wait below', 'poor', 'breached')
			]),
			situation('desk', 'The report is to be written.', [
				choice('write', 'Write it at once', 'best', 'upheld'),
				choice('later', 'Leave it for tomorrow', 'poor', 'breached')
			]),
			ending('upheld', 'upheld', 'The door stays shut.'),
			ending('breached', 'breached', 'Nobody knows what happened.')
		]
	};
}

async function bring(page: Page, url: string, content: { title: string }): Promise<void> {
	await page.goto(`${url}/articles`);
	await page
		.getByRole('link', { name: /consulate/i })
		.first()
		.click();
	await page.getByText('Bring a scenario file').click();
	await page.getByLabel(/threshold\/1 format/).setInputFiles({
		name: 'story.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(content))
	});
	await page.getByRole('button', { name: 'Bring it in' }).click();
	// The first check starts the linter’s thread.
	await page.getByRole('link', { name: content.title, exact: true }).click({ timeout: 30_000 });
	await page.waitForURL('**/scenarios/*');
}

/** Where it stands once the graph has come to rest. */
async function restingBox(locator: Locator) {
	let before: string;
	let box;
	do {
		before = JSON.stringify(box);
		await locator.evaluate(() => new Promise((next) => setTimeout(next, 100)));
		box = (await locator.boundingBox())!;
	} while (JSON.stringify(box) !== before);
	return box;
}

const node = (page: Page, name: string) =>
	page.getByRole('group', { name: new RegExp(`^${name}[:,]`) });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

test('on the graph: looked at, jumped to, led elsewhere, put between, folded, deleted, undone', async ({
	app,
	page
}) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await signInAsTrainer(page, app);
	await bring(page, app.url, story('On the graph'));
	const graph = page.getByRole('region', { name: 'The graph of the story' });
	await expect(graph).toHaveAttribute('data-laid', '6');
	await expect(node(page, 'Situation 1')).toBeVisible();
	await expectGoodPage(page, 'editor-graph');
	await page.setViewportSize({ width: 1280, height: 900 });

	await test.step('a node is selected and its words typed; it is saved by itself', async () => {
		await node(page, 'Situation 1').click();
		const words = page.getByLabel('Words of Situation 1');
		await words.fill('An officer with a folder stands at the door.');
		await saved(page);
		await expectGoodPage(page, 'editor-graph-selected');
		await page.setViewportSize({ width: 1280, height: 900 });
		await page.reload();
		await expect(node(page, 'Situation 1')).toContainText('with a folder');
	});

	await test.step('jump to a node by words', async () => {
		await page.getByLabel('Jump to').fill('report is to be');
		await page.getByLabel('Jump to').press('Enter');
		await expect(heading(page, 'Situation 4')).toBeFocused();
	});

	await test.step('typing a new target makes the node', async () => {
		await page.locator('summary', { hasText: 'Leave it for tomorrow' }).click();
		const target = page.getByLabel('Choice B leads to');
		await target.fill('The next morning a letter lies there.');
		await target.press('Enter');
		await expect(target).toHaveValue(/^Situation 5 · The next morning/);
		await expect(graph).toHaveAttribute('data-laid', '7');
		await expect(node(page, 'Situation 5')).toContainText('The next morning');
	});

	await test.step('a condition is set in words and read back', async () => {
		await page.getByRole('button', { name: 'Add a condition' }).click();
		await page.getByLabel('how', { exact: true }).selectOption('is below');
		await page.getByLabel('value', { exact: true }).fill('0');
		await page.getByLabel('value', { exact: true }).press('Tab');
		await expect(page.getByText('Only when Safety is below 0.')).toBeVisible();
		await expect(graph.locator('text', { hasText: 'if Safety is below 0' })).toBeAttached();
	});

	await test.step('what is wrong stands on the node, with how to mend it', async () => {
		await expect(node(page, 'Situation 5')).toContainText('find no choice to take');
		await expect(node(page, 'Situation 5')).toContainText('Add a choice');
	});

	await test.step('a new situation is dropped onto a line', async () => {
		await page.getByRole('button', { name: 'Done', exact: true }).click();
		await page.getByRole('button', { name: 'Show all' }).click();
		await page.getByText('New situation', { exact: true }).scrollIntoViewIfNeeded();
		const box = await restingBox(graph.locator('.label').first());
		const chip = (await page.getByText('New situation', { exact: true }).boundingBox())!;
		await page.mouse.move(chip.x + 20, chip.y + 10);
		await page.mouse.down();
		await page.mouse.move(box.x + 10, box.y + 40, { steps: 4 });
		await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
		await expect(graph.locator('.zone.over')).toHaveCount(1);
		await page.mouse.up();
		await expect(graph).toHaveAttribute('data-laid', '8');
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(graph).toHaveAttribute('data-laid', '7');
	});

	await test.step('a node that is dropped onto another asks whether to replace it', async () => {
		await page.getByRole('button', { name: 'Show all' }).click();
		await graph.evaluate((element) => element.scrollIntoView({ block: 'end' }));
		const from = await restingBox(node(page, 'Situation 5'));
		const onto = await restingBox(node(page, 'Situation 2'));
		await page.mouse.move(from.x + 60, from.y + 12);
		await page.mouse.down();
		await page.mouse.move(onto.x + 60, onto.y + 30, { steps: 12 });
		await page.mouse.up();
		const dialog = page.getByRole('dialog', { name: 'Replace Situation 2?' });
		await expect(dialog.getByRole('listitem')).toHaveText([
			/^Situation 2/,
			/^Situation 3/,
			/^Ending 2/
		]);
		await expectGoodPage(page, 'editor-replace');
		await page.setViewportSize({ width: 1280, height: 900 });
		await dialog.getByRole('button', { name: 'Keep it' }).click();
		await expect(graph).toHaveAttribute('data-laid', '7');
	});

	await test.step('a branch is folded away', async () => {
		await node(page, 'Situation 2').getByRole('button', { name: /^Fold/ }).click();
		await expect(graph).toHaveAttribute('data-laid', '5');
		await expect(node(page, 'Situation 2').getByRole('button', { name: /^Unfold/ })).toHaveText(
			'+2'
		);
		await page.getByRole('button', { name: 'Unfold all' }).click();
		await expect(graph).toHaveAttribute('data-laid', '7');
	});

	await test.step('deleting lists what would go', async () => {
		await node(page, 'Situation 2').click();
		await page.getByRole('button', { name: 'Delete …' }).click();
		const dialog = page.getByRole('dialog', { name: 'Delete Situation 2?' });
		await expect(dialog.getByText('Nothing else goes with it.')).toBeVisible();
		await dialog.getByLabel(/leads instead to/).selectOption('nowhere, until somebody says where');
		await expect(dialog.getByRole('listitem')).toHaveText([/^Situation 3/, /^Ending 2/]);
		await expectGoodPage(page, 'editor-delete');
		await page.setViewportSize({ width: 1280, height: 900 });
		await dialog.getByRole('button', { name: 'Delete all 3' }).click();
		await expect(graph).toHaveAttribute('data-laid', '4');
		await page.keyboard.press('Control+z');
		await expect(graph).toHaveAttribute('data-laid', '7');
		await saved(page);
	});

	await test.step('it is played from here, as it stands, and nothing is stored', async () => {
		await node(page, 'Situation 4').click();
		await page.getByRole('button', { name: 'Play from here' }).click();
		const dialog = page.getByRole('dialog', { name: 'Trial: On the graph' });
		await expect(dialog).toContainText('It stands as after the shortest way here: one decision');
		await dialog.getByRole('button', { name: /Write it at once/ }).click();
		await expect(dialog.getByRole('heading', { name: 'What happens' })).toBeVisible();
		await expectGoodPage(page, 'editor-play');
		await page.setViewportSize({ width: 1280, height: 900 });
		await dialog.getByRole('button', { name: 'Continue' }).click();
		await expect(dialog.getByText('The door stays shut.')).toBeVisible();
		await dialog.getByRole('button', { name: 'Close' }).click();
		await expect(dialog).toHaveCount(0);
	});

	await test.step('a play at random that fails is stepped through', async () => {
		await page.getByText('Plays at random').click();
		await page.getByRole('button', { name: 'Look for one that fails' }).click();
		await expect(
			page.getByText(/plays at random come to no ending. The first is shown/)
		).toBeVisible();
		await expect(page.getByText(/^Step 1 of \d+, Situation 1: it takes choice/)).toBeVisible();
		await page.getByRole('button', { name: 'To its end' }).click();
		await expect(page.getByText('It is stuck at Situation 5: there is no way on.')).toBeVisible();
		await expect(graph.locator('.node.lit')).toHaveCount(1);
	});
});

test('in the outline, by keyboard: everything the graph can do', async ({ app, page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signInAsTrainer(page, app);
	await bring(page, app.url, story('In the outline'));
	// A phone begins with it.
	await expect(page.getByRole('button', { name: 'Outline', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(page.getByRole('heading', { level: 3 })).toHaveText([
		'Situation 1',
		'Situation 2',
		'Situation 3',
		'Situation 4',
		'Ending 1',
		'Ending 2'
	]);
	await expect(page.getByRole('group', { name: 'Only through Situation 1' }).first()).toContainText(
		'Situation 2'
	);
	await expectGoodPage(page, 'editor-outline');
	await page.setViewportSize({ width: 390, height: 844 });
	const press = async (name: string | RegExp, exact = true) => {
		const button = page.getByRole('button', { name, exact });
		await button.focus();
		await page.keyboard.press('Enter');
	};
	const article = (name: string) => page.getByRole('article', { name, exact: true });

	await test.step('edit, lead elsewhere, put between', async () => {
		await press('Edit Situation 3');
		await page.getByLabel('Words of Situation 3').fill('He runs for the stairs.');
		await page.locator('summary', { hasText: 'Wait below' }).focus();
		await page.keyboard.press('Enter');
		await page.getByLabel('Choice B leads to').fill('situation 4');
		await page.keyboard.press('Enter');
		await expect(page.getByLabel('Choice B leads to')).toHaveValue(/^Situation 4 ·/);
		await press('Put a situation between');
		await expect(heading(page, 'Situation 4')).toBeFocused();
		await page.getByLabel('Words of Situation 4').fill('He comes back down.');
		await expect(page.getByRole('button', { name: 'choice B of Situation 3' })).toBeVisible();
		await saved(page);
	});

	await test.step('tag, note, group and place', async () => {
		await page.getByText('Tags, notes, group and place').click();
		await page.getByLabel('New tag', { exact: true }).fill('Check with the desk');
		await page.getByLabel('Colour of the new tag').selectOption('plum');
		await press('Add the tag');
		await page.getByLabel('New note', { exact: true }).fill('Is this what the report says?');
		await press('Add the note');
		await page.getByLabel('New group').fill('Inside');
		await press('Make the group');
		await press('Pin it');
		await page.getByLabel('Across').fill('240');
		await page.getByLabel('Across').press('Tab');
		await expectGoodPage(page, 'editor-outline-open');
		await page.setViewportSize({ width: 390, height: 844 });
		await press('Done Situation 4');
		const card = article('Situation 4');
		await expect(card).toContainText('Check with the desk');
		await expect(card).toContainText('Note: Is this what the report says?');
		await expect(card).toContainText('Inside');
	});

	await test.step('move, duplicate, fold', async () => {
		await press('Edit Situation 4');
		await press('Move later');
		await expect(article('Situation 5')).toContainText('Check with the desk');
		await press('Duplicate');
		await expect(page.getByRole('heading', { name: 'Not joined to the story yet' })).toBeVisible();
		await press('Undo');
		await press('Undo');
		await press('Edit Situation 2');
		await press(/^Fold what follows/, false);
		await expect(page.getByText(/folded away here/)).toBeVisible();
		await expect(heading(page, 'Situation 3')).toHaveCount(0);
		await press('Unfold what follows Situation 2');
		await expect(heading(page, 'Situation 3')).toBeVisible();
	});

	await test.step('delete with the list, and undo', async () => {
		await press('Edit Situation 1');
		await press('Delete …');
		const dialog = page.getByRole('dialog', { name: 'Delete Situation 1?' });
		await expect(dialog.getByLabel(/starts instead at/)).toHaveValue('desk');
		await expect(dialog.getByRole('listitem')).toHaveText([
			/^Situation 2/,
			/^Situation 3/,
			/^Situation 4/
		]);
		await page.keyboard.press('Escape');
		await expect(dialog).toHaveCount(0);
		await press('Play from Situation 1');
		await expect(page.getByRole('dialog', { name: 'Trial: In the outline' })).toContainText(
			'An officer stands at the door.'
		);
		await page.keyboard.press('Escape');
	});

	await test.step('several are grouped, and a question of the bank is asked', async () => {
		await press('Group several …');
		for (const name of ['Situation 3', 'Situation 5']) {
			await page.getByLabel(`${name} belongs to the group`).focus();
			await page.keyboard.press('Space');
		}
		await page.getByLabel('Name of a group of the 2 that are selected').fill('Upstairs');
		await page.keyboard.press('Enter');
		await expect(article('Situation 3')).toContainText('Upstairs');
		await expect(article('Situation 5')).toContainText('Upstairs');
		await press('Edit Situation 3');
		await press('Ask one from the bank');
		const dialog = page.getByRole('dialog', { name: 'A question from the bank for Situation 3' });
		await expect(dialog.getByRole('listitem').first()).toBeVisible();
		await dialog
			.getByRole('button', { name: /^Ask this one/ })
			.first()
			.press('Enter');
		await expect(dialog).toHaveCount(0);
		await press('Done Situation 3');
		await expect(article('Situation 3')).toContainText('Asks: “');
		await saved(page);
		await press('Undo');
	});

	await test.step('what the check finds is there in words', async () => {
		await press('Edit Situation 4');
		await press('Delete choice A');
		await expect(article('Situation 4')).toContainText('find no choice to take');
		await expect(page.getByText(/\d+ to mend before publishing/)).toBeVisible();
		await saved(page);
	});
});

test('two windows: what both changed is shown, not overwritten; a closed tab loses nothing', async ({
	app,
	page,
	context
}) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await signInAsTrainer(page, app);
	await bring(page, app.url, story('Two windows'));
	await page.goto(`${page.url()}?view=outline`);
	const other = await context.newPage();
	await other.goto(page.url());
	for (const [window, text] of [
		[other, 'From the other window.'],
		[page, 'From this window.']
	] as const) {
		await window.getByRole('button', { name: 'Edit Situation 1' }).click();
		await window.getByLabel('Words of Situation 1').fill(text);
		if (window === other) await saved(window);
	}
	const asked = page.getByRole('alert');
	await expect(asked).toContainText('Two windows changed the same.');
	await expect(asked).toContainText('here: From this window. · stored: From the other window.');
	await expectGoodPage(page, 'editor-conflict');
	await asked.getByRole('button', { name: 'Keep mine' }).click();
	await saved(page);
	await other.reload();
	await expect(other.getByText('From this window.')).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('From the other window.')).toBeVisible();
	await page.getByRole('button', { name: 'Redo' }).click();
	await saved(page);

	await test.step('offline, then closed', async () => {
		await context.setOffline(true);
		await other.getByRole('button', { name: 'Edit Situation 2' }).click();
		await other.getByLabel('Words of Situation 2').fill('Typed on a train.');
		await expect(other.getByText(/kept in this browser/)).toBeVisible();
		const closed = other.waitForEvent('close');
		await other.close({ runBeforeUnload: true });
		await closed;
		await context.setOffline(false);
		await page.reload();
		await expect(
			page.getByText('Changes from your last visit that had not been stored are back.')
		).toBeVisible();
		await expect(page.getByText('Typed on a train.')).toBeVisible();
		await saved(page);
	});
});
