import {
	expect,
	expectGoodPage,
	giveSomeAnswer,
	joinAsLearner,
	signInAsTrainer,
	test
} from './house.ts';

test('a trainer sees what was misunderstood, a learner reports a question, and it goes back into review', async ({
	app,
	page,
	browser
}) => {
	const learner = await (await browser.newContext()).newPage();
	// Three pages looked at closely, after a whole quiz.
	test.slow();
	const note = 'I think that two of these are right.';

	await test.step('the learner reports the first question once it is answered, and finishes the quiz', async () => {
		await joinAsLearner(learner, app, 'Nadia');
		await learner.getByRole('link', { name: /At the consulate/ }).click();
		await learner.getByRole('button', { name: 'Start' }).click();
		await expect(learner.locator('[data-interactive]')).toBeVisible();
		const progress = await learner.getByText(/Question 1 of/).innerText();
		const total = Number(/of (\d+)/.exec(progress)![1]);
		for (let question = 1; question <= total; question++) {
			await expect(learner.getByText(`Question ${question} of ${total}`)).toBeVisible();
			await giveSomeAnswer(learner);
			if (question === 1) {
				await learner.getByText(/^Report this question/).click();
				await learner.getByLabel('What is wrong with it?').fill(note);
				await learner.getByRole('button', { name: 'Send' }).click();
				await expect(learner.getByText('Your trainer will look at it.')).toBeVisible();
				await expectGoodPage(learner, 'reported-in-play');
			}
			await learner
				.getByRole(question === total ? 'link' : 'button', { name: /Continue|results/ })
				.click();
		}
		await learner.waitForURL('**/results');
		await expect(learner.getByText('Your trainer will look at it.')).toBeVisible();
	});

	await test.step('the class page counts the report and leads to what was misunderstood', async () => {
		await signInAsTrainer(page, app);
		await page.goto(`${app.url}/classes`);
		await page.getByRole('link', { name: 'Front desk' }).click();
		await page.getByRole('link', { name: 'Reported questions (1)' }).click();
		await expect(
			page.getByRole('heading', { name: 'Wrong claims that are believed' })
		).toBeVisible();
		await expect(page.getByText(note)).toBeVisible();
		await expect(page.locator('[data-drawn] svg .bar').first()).toBeVisible();
		await expectGoodPage(page, 'misunderstood');
	});

	await test.step('the statistics: figures, chart, and the article by keyboard', async () => {
		await page.getByRole('link', { name: 'Look at it and answer' }).click();
		await expect(
			page.getByRole('region', { name: 'Every question' }).getByRole('table')
		).toBeVisible();
		await expect(page.locator('[data-drawn] svg .bar').first()).toBeVisible();
		await expect(page.getByText(/too few to trust/)).toBeVisible();
		await expectGoodPage(page, 'statistics');
		await page.getByRole('region', { name: /^The article/ }).focus();
		await page.keyboard.press('j');
		await page.keyboard.press('j');
		await expect(page.getByText(/^Passage 2 of \d+: /)).toBeVisible();
		const link = page.locator('[data-passage]:focus a').first();
		await link.press('Enter');
		await expect(page.locator('article:target')).toBeVisible();
	});

	await test.step('the report puts the question back into review, with what was said', async () => {
		await page.getByRole('listitem').filter({ hasText: note }).getByRole('button').first().click();
		await page.waitForURL('**/quizzes/**');
		await expect(page.getByText(`A learner reported it. “${note}”`)).toBeVisible();
		await learner.reload();
		await expect(learner.getByText(/put this question back into review/)).toBeVisible();
	});
});

test('the statistics of a scenario and of what nobody has done yet are good on phone and desk', async ({
	app,
	page
}) => {
	await signInAsTrainer(page, app);
	await page.goto(`${app.url}/classes`);
	await page.getByRole('link', { name: 'Front desk' }).click();
	await page.getByRole('link', { name: 'Misunderstood' }).click();
	const each = page.getByRole('region', { name: 'Statistics of each' });
	await each
		.getByRole('listitem')
		.filter({ hasText: 'Scenario' })
		.getByRole('link')
		.first()
		.click();
	await expect(page.getByRole('heading', { name: 'Decision by decision' })).toBeVisible();
	await expect(page.locator('[data-drawn] svg .bar').first()).toBeVisible();
	await expectGoodPage(page, 'statistics-scenario');
});
