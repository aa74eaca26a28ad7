import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signInAsTrainer, test } from './house.ts';
import type { TestServer } from '../support/server.ts';

const ARTICLE = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');
const FOLDER = 'tests/quality/articles';
/** Some 3,000 words of several texts. */
const LONG = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.txt'))
	.map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'))
	.join('\n\n')
	.slice(0, 18_000);
const NAME = 'דוד בן־גוריון at the Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';
const QUOTE = 'One ICE officer';

/** Brings in an article and drafts from it; the page is the review then, with the draft done. */
async function draftQuiz(page: Page, app: TestServer, title: string, text: string): Promise<void> {
	await page.goto(`${app.url}/articles/new`);
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Text', { exact: true }).fill(text);
	await page.getByRole('button', { name: 'Keep this article' }).click();
	await page.getByRole('button', { name: 'Draft a quiz and a scenario' }).click();
	await page.waitForURL('**/quizzes/*');
	await page.getByRole('button', { name: 'Put this away' }).click({ timeout: 90_000 });
	await expect(page.locator('[data-item]').first()).toBeVisible();
}
const cards = (page: Page) => page.locator('[data-item]');
const stems = (page: Page) => cards(page).getByRole('heading', { level: 2 });
const saved = (page: Page) =>
	expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
const unmended = (page: Page) => page.getByText('Must be mended');

/** Chooses words of the article as a mouse would leave them chosen. */
async function choose(page: Page, words: string): Promise<void> {
	await page.evaluate((wanted) => {
		const article = document.querySelector('.article')!;
		const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent!.indexOf(wanted);
			if (at < 0) continue;
			getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
			return;
		}
		throw new Error(`“${wanted}” stands in no single run of the article.`);
	}, words);
	await expect(page.getByRole('group', { name: 'The chosen passage' })).toContainText(
		words.slice(0, 60)
	);
}

test.describe('the review', () => {
	test.beforeEach(async ({ app, page }) => signInAsTrainer(page, app));

	test('evidence is lit both ways, and a passage is asked about by mouse and by keys alone', async ({
		app,
		page
	}) => {
		await draftQuiz(page, app, 'Both ways', `${ARTICLE}\n\nThis copy is for evidence.`);
		const article = page.getByRole('region', { name: 'The article' });
		const bar = page.getByRole('group', { name: 'The chosen passage' });

		await test.step('a question lights its quote, and the quote leads to its question', async () => {
			await cards(page).first().focus();
			const lit = await article.locator('mark').first().innerText();
			await page.keyboard.press('j');
			await expect(article.locator('mark').first()).not.toHaveText(lit);
			await article.getByRole('button', { name: lit }).first().click();
			await expect(cards(page).first()).toBeFocused();
			await expect(article.locator('mark').first()).toHaveText(lit);
			// The same without a mouse.
			await cards(page).nth(1).focus();
			await article.getByRole('button', { name: lit }).first().focus();
			await expect(article.locator('mark').first()).toHaveText(lit);
			await page.keyboard.press('Enter');
			await expect(cards(page).first()).toBeFocused();
		});

		await test.step('pick sentences by keys, ask, and take what is offered', async () => {
			const before = await cards(page).count();
			await page.keyboard.press('p');
			const sentences = page.getByRole('group', { name: 'Sentences of the article' });
			await expect(sentences.locator(':focus')).toHaveRole('checkbox');
			await page.keyboard.press('Home');
			await page.keyboard.press('Space');
			await page.keyboard.press('Shift+End');
			await expectGoodPage(page, 'review-picking');
			await page.keyboard.press('Enter');
			const offers = bar.getByRole('list', { name: 'Questions about this passage' });
			await expect(offers.or(bar.getByText('You can write a question'))).toBeVisible({
				timeout: 30_000
			});
			await expect(offers).toBeVisible();
			await expectGoodPage(page, 'review-offers');
			await offers.getByRole('button', { name: 'Put on the desk' }).first().focus();
			await page.keyboard.press('Enter');
			await expect(cards(page)).toHaveCount(before + 1);
			await page.keyboard.press('u');
			await expect(cards(page)).toHaveCount(before);
			await saved(page);
		});

		await test.step('where nothing can be asked, it says so and offers the writing', async () => {
			await choose(page, 'This copy is for evidence.');
			await bar.getByRole('button', { name: 'Ask about this' }).click();
			await expect(bar.getByText('You can write a question of your own')).toBeVisible();
			await bar.getByLabel('Kind of question').selectOption({ label: 'Short answer' });
			await bar.getByRole('button', { name: 'Write one myself' }).click();
			const form = page.getByRole('form', { name: /New question: Short answer/ });
			await expect(form.getByText('This copy is for evidence.')).toBeVisible();
			await form.getByRole('button', { name: 'Cancel' }).click();
		});

		await test.step('on a phone sentences are picked by touching them', async () => {
			await page.setViewportSize({ width: 390, height: 844 });
			await page.getByRole('button', { name: 'Article', exact: true }).click();
			await page.getByRole('button', { name: 'Pick sentences' }).click();
			await page.getByRole('checkbox', { name: /^One ICE officer/ }).click();
			await page.getByRole('checkbox', { name: /^This copy/ }).click();
			await expect(bar.getByRole('button', { name: 'Ask about this' })).toBeInViewport();
			await expect(bar.getByText('One ICE officer', { exact: false })).toBeVisible();
			await bar.getByRole('button', { name: 'Clear' }).click();
			await expect(bar).toHaveCount(0);
		});
	});

	test('order, title and all else is undone, and what was is restored', async ({ app, page }) => {
		await draftQuiz(page, app, 'In order', LONG);
		const before = await stems(page).allInnerTexts();
		await cards(page).first().focus();
		await page.keyboard.press('Alt+ArrowDown');
		await expect(stems(page).nth(1)).toHaveText(before[0]!);
		await expect(cards(page).nth(1)).toBeFocused();
		await page.getByRole('button', { name: 'Move question 2 up' }).click();
		await expect(stems(page)).toHaveText(before);
		await page.keyboard.press('u');
		await expect(stems(page).nth(1)).toHaveText(before[0]!);
		await page.getByText('Title and new questions').click();
		await page.getByLabel('Title of the quiz').fill('Another name');
		await page.getByRole('button', { name: 'Rename' }).click();
		await expect(page.getByRole('heading', { name: 'Another name', level: 1 })).toBeVisible();
		await cards(page).first().focus();
		await page.keyboard.press('d');
		await saved(page);
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Another name', level: 1 })).toBeVisible();

		await test.step('the list of keys', async () => {
			await expect(async () => {
				await page.keyboard.press('?');
				await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 });
			}).toPass();
			await page.keyboard.press('Escape');
			// A key that comes while it is still closing is meant for it.
			await expect(page.getByRole('dialog')).toHaveCount(0);
		});
		await test.step('the history leads back, and that is a step like any other', async () => {
			await page.keyboard.press('h');
			const dialog = page.getByRole('dialog');
			await expect(dialog.getByRole('button', { name: /^Drop “/ })).toBeVisible();
			await expectGoodPage(page, 'review-history');
			await dialog
				.getByRole('button', { name: /^Draft/ })
				.first()
				.click();
			await expect(dialog.getByRole('heading', { name: /After “Draft”/ })).toBeVisible();
			await dialog.getByRole('button', { name: 'Restore this' }).click();
			await expect(page.getByRole('heading', { name: 'In order', level: 1 })).toBeVisible();
			await expect(stems(page)).toHaveText(before);
			await page.keyboard.press('u');
			await expect(page.getByRole('heading', { name: 'Another name', level: 1 })).toBeVisible();
			await expect(cards(page)).toHaveCount(before.length - 1);
			await saved(page);
		});
	});

	test('a question of every type is written from nothing, with its evidence', async ({
		app,
		page
	}) => {
		await draftQuiz(page, app, 'From nothing', `${ARTICLE}\n\nThis copy is for writers.`);
		const count = await cards(page).count();
		await page.getByText('Title and new questions').click();
		const form = page.getByRole('form', { name: /New question/ });
		const begin = async (label: string) => {
			await page.getByLabel('Write a question from nothing').selectOption({ label });
			await page.getByRole('button', { name: 'Begin' }).click();
			await expect(form).toBeVisible();
		};
		const rest = async () => {
			await choose(page, QUOTE);
			await page.getByRole('button', { name: 'Use as evidence' }).click();
		};
		const done = async () => {
			await form.getByRole('button', { name: 'Put on the desk' }).click();
			await expect(form).toHaveCount(0);
		};
		const answers = async (...texts: string[]) => {
			for (const [i, text] of texts.entries()) {
				await form.getByLabel(`Answer ${i + 1}`, { exact: true }).fill(text);
			}
		};

		await test.step('what the gates say stands beside the field, with what to do', async () => {
			await begin('One right answer');
			await form.getByRole('button', { name: 'Put on the desk' }).click();
			await expect(form.getByText('Write the question first.')).toBeVisible();
			await form
				.getByLabel('Question', { exact: true })
				.fill('Who tried to enter the consulate on that day?');
			const group = form.getByRole('group', { name: /^Answers/ });
			await expect(group.getByText('Mark exactly one answer as right.')).toBeVisible();
			await answers('An agent', 'An agent', 'A clerk');
			await form.getByRole('radio').first().check();
			await expect(group.getByText('stands there twice')).toBeVisible();
			await expectGoodPage(page, 'review-gates');
			await answers('An ICE agent', 'A diplomat', 'A reporter');
			await expect(form.getByText('Mark the words of the article')).toBeVisible();
			await rest();
			await expect(unmended(page)).toHaveCount(0);
			await done();
		});
		await test.step('the other eight', async () => {
			await begin('Several right answers');
			await form
				.getByLabel('Question', { exact: true })
				.fill('Which of these does the article name at all?');
			await answers('The consulate', 'The ministry', 'The harbour');
			await form.getByRole('checkbox').nth(0).check();
			await form.getByRole('checkbox').nth(1).check();
			await rest();
			await done();
			await begin('True or false');
			await form.getByLabel('Statement').fill('Somebody tried to enter the consulate.');
			await form.getByRole('radio').first().check();
			await rest();
			await done();
			await begin('Fill the gap');
			const sentence = form.getByLabel('Sentence with a gap');
			await sentence.fill('An officer tried to enter the consulate.');
			await sentence.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(30, 39));
			await form.getByRole('button', { name: 'Make the chosen words the gap' }).click();
			await expect(sentence).toHaveValue('An officer tried to enter the ____.');
			await expect(form.getByLabel(/One a line/)).toHaveValue('consulate');
			await rest();
			await done();
			await begin('Short answer');
			await form
				.getByLabel('Question', { exact: true })
				.fill('What did somebody try to enter that day?');
			await form.getByLabel(/One a line/).fill('a consulate');
			await rest();
			await done();
			await begin('A number');
			await form
				.getByLabel('Question', { exact: true })
				.fill('How many officers does the first sentence name?');
			await form.getByLabel('Value').fill('1');
			await rest();
			await done();
			await begin('Put in order');
			await form
				.getByLabel('Question', { exact: true })
				.fill('In which order did these things happen there?');
			await answers('A protest', 'An attempt', 'A refusal');
			await form.getByRole('button', { name: 'Move An attempt up' }).click();
			await expect(form.getByLabel('Answer 1', { exact: true })).toHaveValue('An attempt');
			await rest();
			await done();
			await begin('Match');
			await form
				.getByLabel('Question', { exact: true })
				.fill('Which of them belong together in the article?');
			for (const [i, [left, right]] of [
				['The officer', 'tried to enter'],
				['The staffer', 'ran to the door']
			].entries()) {
				await form.getByLabel(`Left side ${i + 1}`).fill(left!);
				await form.getByLabel(`Right side ${i + 1}`).fill(right!);
			}
			await rest();
			await done();
			await begin('Find the sentence');
			await form
				.getByLabel('Question', { exact: true })
				.fill('Which of these says who tried to enter?');
			await rest();
			await choose(page, 'This copy is for writers.');
			await page.getByRole('button', { name: 'Use as evidence' }).click();
			await expect(form.getByRole('radio')).toHaveCount(2);
			await done();
		});
		await expect(cards(page)).toHaveCount(count + 9);
		await saved(page);
		await page.reload();
		await expect(cards(page)).toHaveCount(count + 9);
		await expect(unmended(page)).toHaveCount(0);

		await test.step('as a learner sees them, with the key only after the answer', async () => {
			await page.getByRole('button', { name: 'Accept all' }).click();
			await saved(page);
			await page.getByRole('link', { name: 'Preview' }).click();
			await expect(page.getByText(`Question 1 of ${count + 9}`)).toBeVisible();
			const source = await (await page.request.get(page.url())).text();
			expect(source).not.toContain('explanation');
			await expectGoodPage(page, 'quiz-preview');
			await page.keyboard.press('1');
			const field = page.locator('form input[type="text"]');
			if (await field.isVisible()) await field.fill('something');
			await page.getByRole('button', { name: 'Answer', exact: true }).click();
			await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
			await page.getByLabel('Answered').selectOption('Handed in together');
			const all = page.getByRole('navigation', { name: 'Questions' }).getByRole('button');
			await all.last().click();
			await page.getByRole('button', { name: 'To the end' }).click();
			await page.getByRole('button', { name: 'Hand in all answers' }).click();
			await expect(page.getByText('Nothing of this preview is kept.')).toBeVisible();
			await page.getByRole('link', { name: 'Back to the review' }).click();
		});
		await test.step('on paper: the sheet, the answer sheet and the key', async () => {
			await page.getByRole('link', { name: 'Print' }).click();
			await expectGoodPage(page, 'print-sheet');
			await expect(page.getByText('Mark all that are right.').first()).toBeVisible();
			expect(await page.content()).not.toContain('ran to the door →');
			await page.getByRole('link', { name: 'Answer sheet' }).click();
			await expect(page.getByRole('listitem').filter({ hasText: '1.' }).first()).toBeVisible();
			await page.getByRole('link', { name: 'Key with quotes' }).click();
			await expect(page.locator('blockquote').filter({ hasText: QUOTE }).first()).toBeVisible();
			await expectGoodPage(page, 'print-key');
			await page.emulateMedia({ media: 'print' });
			await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
			await page.emulateMedia({ media: 'screen' });
		});
	});

	test('nothing is lost by a closed tab or a second window, and nothing overwritten', async ({
		app,
		page,
		context
	}) => {
		await draftQuiz(page, app, NAME, `${ARTICLE}\n\nThis copy is for two windows.`);
		const address = page.url();
		const cut = (one: Page) =>
			one.route('**/items*', (route) => route.abort('internetdisconnected'));
		const join = (one: Page) => one.unroute('**/items*');
		const reword = async (one: Page, index: number, words: string) => {
			const card = cards(one).nth(index);
			await card.getByRole('button', { name: 'Edit' }).click();
			await card.getByLabel(/^(Question|Statement|Sentence)/).fill(words);
			await card.getByRole('button', { name: 'Save' }).click();
		};

		await test.step('two windows that reword one question are asked; the rest merges', async () => {
			const other = await context.newPage();
			await other.goto(address);
			await expect(cards(other).first()).toBeVisible();
			await cut(other);
			await reword(other, 0, 'What I say of it, who?');
			await cards(other).nth(1).focus();
			await other.keyboard.press('a');
			await expect(other.getByText('The server cannot be reached.')).toBeVisible();
			await reword(page, 0, 'What they say of it, who?');
			await saved(page);
			await join(other);
			const ask = other.getByRole('region', { name: /changed in two places/ });
			await expect(ask).toBeVisible({ timeout: 15_000 });
			await expect(ask.getByText('What I say of it, who?')).toBeVisible();
			await expect(ask.getByText('What they say of it, who?')).toBeVisible();
			await expect(page.getByText('1 in the quiz')).toBeVisible();
			await expectGoodPage(other, 'review-conflict');
			await ask.getByRole('button', { name: 'Keep both' }).click();
			await expect(ask).toHaveCount(0);
			await saved(other);
			await expect(stems(page).nth(0)).toHaveText('What they say of it, who?');
			await expect(stems(page).nth(1)).toHaveText('What I say of it, who?');
			await other.close();
		});

		await test.step('what a closed tab had not sent is stored when the quiz is opened again', async () => {
			const closed = await context.newPage();
			await closed.goto(address);
			await expect(cards(closed).first()).toBeVisible();
			await cut(closed);
			await reword(closed, 0, 'Typed before the tab was closed, who?');
			await expect(closed.getByText('The server cannot be reached.')).toBeVisible();
			await closed.close({ runBeforeUnload: false });
			const again = await context.newPage();
			await again.goto(address);
			await expect(stems(again).first()).toHaveText('Typed before the tab was closed, who?');
			await saved(again);
			await again.close();
			await expect(stems(page).first()).toHaveText('Typed before the tab was closed, who?');
		});

		await test.step('what was being written is back after a reload', async () => {
			await cards(page).first().getByRole('button', { name: 'Edit' }).click();
			await page.getByLabel('Explanation').fill('Half a reason');
			await page.waitForTimeout(500);
			await page.reload();
			await expect(page.getByText('What you were writing here')).toBeVisible();
			await expect(page.getByLabel('Explanation')).toHaveValue('Half a reason');
			await page.getByRole('button', { name: 'Save', exact: true }).click();
			await expect(page.getByText('Half a reason')).toBeVisible();
			await saved(page);
		});
	});

	test('a scenario is played as a learner plays it, to its debrief, and nothing is kept', async ({
		app,
		page
	}) => {
		await page
			.getByRole('link', { name: /consulate/i })
			.first()
			.click();
		await page
			.getByRole('link', { name: /^Scenario:/ })
			.first()
			.click();
		await page.getByRole('link', { name: 'Preview' }).click();
		await expect(page.getByText('Your part:')).toBeVisible();
		await expectGoodPage(page, 'scenario-preview');
		const end = page.getByRole('link', { name: 'See how it went' });
		const onward = page.getByRole('button', { name: 'Continue' });
		for (let i = 0; i < 30 && !(await end.isVisible()); i++) {
			if (await onward.isVisible()) await onward.click();
			else await page.locator('section button').first().click();
			await expect(onward.or(end).or(page.locator('section button')).first()).toBeVisible();
		}
		await end.click();
		await expect(page.getByText('Nothing of this preview is kept.')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'What decided it' })).toBeVisible();
		await expectGoodPage(page, 'scenario-preview-over');
		expect(app.url).toBe(new URL(page.url()).origin);
	});
});
