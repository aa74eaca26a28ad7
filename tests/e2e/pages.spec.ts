import {
	expect,
	expectGoodPage,
	giveSomeAnswer,
	joinAsLearner,
	signInAsTrainer,
	test
} from './house.ts';

/** What is not here is looked at where it is worked with: scenarios, boards and administration in their own journeys. */
test('every page for visitors is good on phone and desk, light and dark', async ({ app, page }) => {
	for (const [name, path] of [
		['landing', '/'],
		['sign-in', '/sign-in'],
		['sign-in-trainer', '/sign-in?as=trainer'],
		['join', '/join'],
		['join-class', `/join/${app.classCode}`],
		['set-up', app.setupPath],
		['not-found', '/nowhere']
	] as const) {
		await page.goto(app.url + path);
		await expectGoodPage(page, name);
	}
});

test('every page of the studio is good on phone and desk, light and dark', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);
	await expectGoodPage(page, 'articles');
	await page.goto(`${app.url}/articles/new`);
	await expectGoodPage(page, 'article-new');
	await page.goto(`${app.url}/articles`);
	await page.getByRole('link', { name: /At the consulate/ }).click();
	await expect(page.getByRole('heading', { name: 'The text' })).toBeVisible();
	await expectGoodPage(page, 'article');
	await page.getByRole('link', { name: /^Quiz:/ }).click();
	await expect(page.locator('[data-item]').first()).toBeVisible();
	await expectGoodPage(page, 'quiz-review');
	await page.locator('[data-item]').first().getByRole('button', { name: 'Edit' }).click();
	await expectGoodPage(page, 'quiz-edit');
	await page.goto(`${app.url}/account`);
	await expectGoodPage(page, 'account');
});

test('every page of a class is good for its trainer on phone and desk, light and dark', async ({
	app,
	page
}) => {
	// A dozen pages.
	test.slow();
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/classes`);
	await expectGoodPage(page, 'classes');
	await page.getByRole('link', { name: 'Front desk' }).click();
	await expect(page.getByRole('heading', { name: 'Class code' })).toBeVisible();
	await expectGoodPage(page, 'class');
	await page.getByRole('link', { name: 'Learners', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Learners', level: 1 })).toBeVisible();
	await expectGoodPage(page, 'class-learners');
	await page.getByRole('link', { name: 'Groups', exact: true }).click();
	await page.getByLabel('Name', { exact: true }).fill('Blue');
	await page.getByRole('button', { name: 'Make the group' }).click();
	await expect(page.getByRole('link', { name: 'Blue' })).toBeVisible();
	await expectGoodPage(page, 'class-groups');
	await page.getByRole('link', { name: 'Bring a list' }).click();
	await page.getByLabel('Or paste the list here').fill('name;nickname\nAnn Bee;Wren\nCem;b1tch');
	await page.getByRole('button', { name: 'Look at it' }).click();
	await expect(page.getByText('1 account will be made')).toBeVisible();
	await expectGoodPage(page, 'class-list');
	await page.getByRole('button', { name: 'Make 1 account' }).click();
	await expect(page.getByRole('heading', { name: 'Slips to hand out' })).toBeVisible();
	await expectGoodPage(page, 'class-slips');
	await page.getByRole('link', { name: 'Everybody' }).click();
	await page.getByRole('link', { name: 'Wren' }).click();
	await expect(page.getByRole('heading', { name: 'Wren' })).toBeVisible();
	await expectGoodPage(page, 'class-learner');
	await page.getByRole('link', { name: 'Settings', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
	await expectGoodPage(page, 'class-settings');
	await page.getByRole('link', { name: 'Board', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Board', exact: true })).toBeVisible();
	await expectGoodPage(page, 'board-trainer');
});

test('every page of a quiz is good for learners on phone and desk, light and dark', async ({
	app,
	page
}) => {
	await joinAsLearner(page, app, 'Wilhelmina-Anastasia');
	await expectGoodPage(page, 'home');
	await page.getByRole('link', { name: /At the consulate/ }).click();
	await page.waitForURL('**/assignments/*');
	await expectGoodPage(page, 'assignment');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-interactive]')).toBeVisible();
	await expectGoodPage(page, 'quiz-player');
	const total = Number(/of (\d+)/.exec(await page.getByText(/Question 1 of/).innerText())![1]);
	for (let question = 1; question <= total; question++) {
		await expect(page.getByText(`Question ${question} of ${total}`)).toBeVisible();
		await giveSomeAnswer(page);
		await expect(page.getByText('Saved', { exact: true })).toBeVisible();
		if (question === 1) await expectGoodPage(page, 'quiz-verdict');
		await page
			.getByRole(question === total ? 'link' : 'button', { name: /Continue|results/ })
			.click();
	}
	await page.waitForURL('**/results');
	await expectGoodPage(page, 'quiz-results');
});
