import { request, type Page } from '@playwright/test';
import type { TestServer } from '../support/server.ts';
import {
	expect,
	expectGoodPage,
	joinAsLearner,
	PASSPHRASE,
	signInAsTrainer,
	test
} from './house.ts';

/** A quote of the demo's article; where it stands there is found when the file is brought in. */
const quoting = (quote: string) => [{ start: 0, end: quote.length, quote }];
const RULE = quoting('International law generally prohibits law enforcement authorities');
const REFUSAL = quoting('was kept out by staffers');

const choice = (id: string, text: string, quality: string, to: string, operator: string) => ({
	id,
	text,
	quality,
	operator,
	to,
	effects: { safety: quality === 'best' ? 1 : -1 },
	feedback: `Now: ${id}.\nFor the rule asks it.`,
	evidence: quality === 'best' ? REFUSAL : RULE
});

/** Three decisions: choices, a question, and a timed one. */
function story(title: string, seconds: number) {
	return {
		id: 'door',
		kind: 'decision',
		title,
		role: 'a member of the consulate’s staff',
		briefing: 'It is a quiet morning at the desk.',
		meters: [{ id: 'safety', label: 'Safety', start: 0, min: -3, max: 3 }],
		start: 'door',
		nodes: [
			{
				id: 'door',
				kind: 'situation',
				text: 'An officer stands at the door and wants to come in.',
				hypothetical: false,
				evidence: quoting('tried to enter the consulate'),
				choices: [
					choice('refuse', 'Say that they may not enter', 'best', 'ask', 'comply'),
					choice('admit', 'Open the door and step aside', 'critical', 'ask', 'break-prohibition'),
					choice('leave', 'Go back to your desk at once', 'poor', 'ask', 'inaction')
				]
			},
			{
				id: 'ask',
				kind: 'situation',
				text: 'A new colleague asks you what the rule says.',
				hypothetical: true,
				evidence: RULE,
				item: {
					id: 'rule',
					claim: '',
					type: 'choice',
					level: 'recall',
					stem: 'When may entry be assumed to be allowed?',
					options: [
						{ id: 'a', text: 'In a life-threatening emergency' },
						{ id: 'b', text: 'Whenever an officer says so' },
						{ id: 'c', text: 'After the office has closed' }
					],
					key: ['a'],
					evidence: quoting('life-threatening emergencies, like fires'),
					explanation: 'Only an emergency stands in for permission.',
					difficulty: 0.3,
					flags: [],
					warnings: []
				},
				right: 'last',
				wrong: 'last'
			},
			{
				id: 'last',
				kind: 'situation',
				text: 'He reaches for the handle. There is no time to ask anybody.',
				hypothetical: true,
				evidence: [],
				seconds,
				timeout: 'breached',
				choices: [
					choice('hold', 'Keep the door shut and stay calm', 'best', 'upheld', 'comply'),
					choice('push', 'Push him back onto the street', 'poor', 'breached', 'over-escalate')
				]
			},
			{
				id: 'upheld',
				kind: 'ending',
				outcome: 'upheld',
				text: 'The door stays shut.',
				evidence: quoting('sent a letter of protest')
			},
			{
				id: 'breached',
				kind: 'ending',
				outcome: 'breached',
				text: 'He is inside.',
				evidence: []
			}
		]
	};
}

/** Brings a scenario file in at the demo's article. */
async function bring(page: Page, url: string, content: unknown): Promise<void> {
	await page.goto(`${url}/articles`);
	await page
		.getByRole('link', { name: /consulate/i })
		.first()
		.click();
	await page.getByText('Bring a scenario file').click();
	await page.getByLabel(/threshold\/1 format/).setInputFiles({
		name: 'story.json',
		mimeType: 'application/json',
		buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
	});
	await page.getByRole('button', { name: 'Bring it in' }).click();
}

async function publish(page: Page, title: string): Promise<void> {
	await page.getByRole('link', { name: title, exact: true }).click();
	await expect(page.getByText(/\d+ remark|to mend/).first()).toBeVisible();
	await page.getByLabel('Front desk').check();
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(page.getByText('Version 1 is published and given to one class.')).toBeVisible();
}

/** Begins a scenario that was given to the class. @returns the address of the assignment */
async function begin(page: Page, url: string, title: string): Promise<string> {
	await page.goto(`${url}/home`);
	await page.getByRole('link', { name: title }).click();
	await page.waitForURL('**/assignments/*');
	const address = page.url();
	await page.getByRole('button', { name: 'Start' }).click();
	await page.waitForURL('**/attempts/*');
	await expect(page.locator('[data-interactive]')).toBeVisible();
	return address;
}

/** Another learner joins and plays the best way to its end, without a browser. */
async function playBest(app: TestServer, nickname: string, assignment: string): Promise<void> {
	const learner = await request.newContext({
		baseURL: app.url,
		extraHTTPHeaders: { origin: app.url, accept: 'text/html' }
	});
	const join = `/join/${app.classCode}?/new`;
	await learner.post(join, { form: { nickname, passphrase: PASSPHRASE }, maxRedirects: 0 });
	const started = await learner.post(`${assignment}?/start`, { form: {}, maxRedirects: 0 });
	const attempt = started.headers().location!;
	const moves = [
		{ nodeId: 'door', choiceId: 'refuse' },
		{ nodeId: 'ask', response: { kind: 'options', ids: ['a'] } },
		{ nodeId: 'last', choiceId: 'hold' }
	];
	for (const [step, move] of moves.entries()) {
		if (step === 2) await learner.post(`${attempt}/clock`, { data: { step } });
		const answered = await learner.post(`${attempt}/answers`, { data: { step, ...move } });
		expect(answered.ok(), await answered.text()).toBe(true);
	}
	await learner.dispose();
}

/** Presses the number of the choice or option with these words. */
async function pick(page: Page, words: string): Promise<void> {
	const texts = await page.locator('li button, fieldset label').allInnerTexts();
	const index = texts.findIndex((text) => text.includes(words));
	expect(index, `“${words}” is offered`).toBeGreaterThanOrEqual(0);
	await page.keyboard.press(String(index + 1));
}

test('a scenario is brought in, published, and played by keyboard alone, through a reload', async ({
	app,
	page,
	browser
}) => {
	const title = 'A hand on the handle';
	const desk = await (await browser.newContext()).newPage();
	await signInAsTrainer(desk, app);
	await bring(desk, app.url, { format: 'threshold/1', scenarios: [story(title, 90)] });
	// The first check starts the linter’s thread.
	await expect(desk.getByRole('status').filter({ hasText: title })).toContainText(
		'is here as a draft',
		{ timeout: 30_000 }
	);
	await expectGoodPage(desk, 'scenario-brought');
	await publish(desk, title);
	await desk.getByText('What plays bring').click();
	await expect(desk.getByText(/Picking at random brings/)).toBeVisible();
	await expectGoodPage(desk, 'scenario-review');

	await joinAsLearner(page, app, 'Ines');
	const assignment = await begin(page, app.url, title);
	await expect(page.getByText('An officer stands at the door')).toBeVisible();
	await expectGoodPage(page, 'scenario-situation');

	await test.step('what happens is told first, then why, and the focus goes there', async () => {
		await pick(page, 'Open the door');
		const heading = page.getByRole('heading', { name: 'What happens' });
		await expect(heading).toBeFocused();
		const told = await page.locator('section').first().innerText();
		const order = ['Now: admit.', 'A serious breach', 'For the rule asks it.', 'International law'];
		const places = order.map((words) => told.indexOf(words));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places[0]).toBeGreaterThan(0);
		await expectGoodPage(page, 'scenario-consequence');
		await page.keyboard.press('Enter');
	});

	await test.step('a question is answered by its number', async () => {
		await expect(page.getByRole('heading', { name: 'Situation 2' })).toBeFocused();
		await expect(page.getByRole('radio')).toHaveCount(3);
		await expectGoodPage(page, 'scenario-question');
		await pick(page, 'life-threatening');
		await page.keyboard.press('Enter');
		await expect(page.getByText('You answered: In a life-threatening emergency')).toBeVisible();
	});

	await test.step('a timed decision waits, then runs on through a reload', async () => {
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'The next decision is timed' })).toBeFocused();
		await expect(page.getByText(/You will have 1 minute 30 seconds/)).toBeVisible();
		await expect(page.getByText('He reaches for the handle')).toHaveCount(0);
		await expectGoodPage(page, 'scenario-timed-wait');
		await page.keyboard.press('Enter');
		await expect(page.getByText('He reaches for the handle')).toBeVisible();
		await expect(page.getByRole('timer')).toHaveText(/1:[0-2]\d/);
		await page.reload();
		await expect(page.locator('[data-interactive]')).toBeVisible();
		await expect(page.getByRole('timer')).toHaveText(/1:[0-2]\d/);
		await expectGoodPage(page, 'scenario-timed');
		await pick(page, 'Keep the door shut');
		await expect(page.getByText('The best choice')).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.getByText('The end', { exact: true })).toBeVisible();
		await expectGoodPage(page, 'scenario-ending');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/results');
	});

	const results = page.url();
	await test.step('the debrief is the lesson', async () => {
		await expect(
			page.getByRole('heading', { name: /Your way, beside the ideal one/ })
		).toBeVisible();
		const map = page.getByRole('figure');
		await expect(map.getByRole('listitem')).toHaveCount(4);
		await expect(map.getByText('Open the door and step aside')).toBeVisible();
		await expect(map.getByText('Ideal: Say that they may not enter')).toBeVisible();
		await expect(map.getByText('This decided it')).toHaveCount(1);
		await expect(page.getByText(/3 points could not be had any more/)).toBeVisible();
		await expect(page.getByRole('heading', { name: 'What really happened' })).toBeVisible();
		await expect(
			page.locator('mark', { hasText: 'tried to enter the consulate' }).last()
		).toBeVisible();
		await expect(page.getByText(/is shown at each decision once five have gone/)).toBeVisible();
	});

	await test.step('what the class chose is told where five went the same way, and no smaller number', async () => {
		for (let i = 1; i <= 6; i++) await playBest(app, `Quick ${i}`, assignment);
		await page.reload();
		const door = page.locator('#decision-1');
		await expect(door.getByText('What the class did here, the first time')).toBeVisible();
		await expect(
			door.getByRole('listitem').filter({ hasText: 'Say that they may not enter' })
		).toContainText('6');
		await expect(
			door.getByRole('listitem').filter({ hasText: 'Open the door and step aside (You)' })
		).toContainText('fewer than 5');
		await expect(
			page.locator('#decision-2').getByRole('listitem').filter({ hasText: 'Answered right' })
		).toContainText('7');
		await expectGoodPage(page, 'scenario-debrief');
	});

	await test.step('trying again from the first decision is practice', async () => {
		await page.getByRole('button', { name: 'Try again from here (decision 1)' }).click();
		await page.waitForURL(/attempts\/[^/]+$/);
		await expect(page.getByText('Practice: this attempt does not count')).toBeVisible();
		await expect(page.locator('[data-interactive]')).toBeVisible();
		await pick(page, 'Say that they may not enter');
		await expect(page.getByText('The best choice')).toBeVisible();
	});

	await test.step('the trainer reads the same debrief of the first play', async () => {
		await desk.goto(results);
		await expect(
			desk.getByRole('heading', { name: 'The way of Ines, beside the ideal one' })
		).toBeVisible();
		await expect(desk.getByRole('button', { name: /Try again/ })).toHaveCount(0);
	});
});

test('when time runs out the story goes on, and the roster gives more time', async ({
	app,
	page,
	browser
}) => {
	const title = 'Five seconds at the door';
	const desk = await (await browser.newContext()).newPage();
	await signInAsTrainer(desk, app);
	await bring(desk, app.url, story(title, 5));
	await publish(desk, title);
	await joinAsLearner(page, app, 'Bruno');

	await test.step('the trainer gives twice the time', async () => {
		await desk.goto(`${app.url}/classes`);
		await desk.getByRole('link', { name: 'Front desk' }).click();
		await desk.getByRole('link', { name: 'Learners', exact: true }).click();
		await desk.getByRole('link', { name: 'Bruno' }).click();
		const time = desk.getByLabel('Time for timed decisions of Bruno');
		const saved = desk.waitForResponse((r) => r.url().includes('extraTime'));
		await time.selectOption('Twice');
		await saved;
		await desk.reload();
		await expect(time).toHaveValue('200');
		await expectGoodPage(desk, 'class-extra-time');
	});

	await begin(page, app.url, title);
	await pick(page, 'Say that they may not enter');
	await page.getByRole('button', { name: 'Continue' }).click();
	await pick(page, 'Whenever an officer');
	await page.getByRole('button', { name: 'Answer' }).click();
	await expect(page.getByText('The right answer: In a life-threatening emergency')).toBeVisible();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByText(/You will have 10 seconds/)).toBeVisible();
	await page.getByRole('button', { name: 'I am ready' }).click();
	await expect(page.getByRole('timer')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Time ran out' })).toBeVisible({
		timeout: 20_000
	});
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('link', { name: 'See how it went' }).click();
	await page.waitForURL('**/results');
	await expect(page.getByText(/when time ran out/)).toBeVisible();
	await expect(page.getByText(/the ending “The rule was upheld” was out of reach/)).toBeVisible();
	await expectGoodPage(page, 'scenario-debrief-breached');
});

test('a broken or hostile file is told off in sentences, and shows no markup', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);
	await bring(page, app.url, '{"nodes": [');
	await expect(page.getByRole('alert')).toContainText('This file is not JSON');

	const circle = story('Round and round', 30);
	circle.nodes[2]!.choices![1]!.to = 'door';
	circle.nodes[0]!.choices![0]!.to = 'attic';
	circle.nodes[0]!.text = '<img src=x onerror="document.title=1"> <b>Bold</b>';
	await bring(page, app.url, circle);
	await expect(page.getByText(/to mend before it can be published/)).toBeVisible();
	await page.getByRole('link', { name: 'Round and round', exact: true }).click();
	await expect(page.getByText('<img src=x onerror="document.title=1"> <b>Bold</b>')).toBeVisible();
	await expect(
		page.getByText(/This choice leads to “attic”, which does not exist/).last()
	).toBeVisible();
	await expect(page.getByRole('link', { name: /^Situation 1, choice/ })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
	await expectGoodPage(page, 'scenario-broken');

	const many = story('Too many', 30);
	const { nodes } = many;
	for (let i = 0; i < 5000; i++) nodes.push({ ...nodes[4]!, id: `extra${i}` });
	await bring(page, app.url, many);
	await expect(page.getByRole('alert')).toContainText('5005 situations and endings');
});
