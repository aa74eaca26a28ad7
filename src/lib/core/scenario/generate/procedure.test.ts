import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parseSentences } from '../../reading/parse-sentences.ts';
import { readArticle } from '../../reading/read.ts';
import { checkScenario } from '../check.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Choice, Situation } from '../model.ts';
import { procedure } from './procedure.ts';

const OPENING =
	'Rules for the north depot\n\nThe depot was built in 1962 and holds about 400 machines. ';

const parse = (sentence: string) =>
	parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;
const draft = (text: string) => procedure(readArticle(text, models), parse);

function situationsOf(rules: string): Situation[] {
	const course = draft(`${OPENING}${rules}`);
	return course?.scenario.nodes.filter((n) => n.kind === 'situation') ?? [];
}

const best = (node: Situation | undefined): string =>
	node?.choices.find((c) => c.quality === 'best')?.text ?? '';
const wrong = (node: Situation | undefined): Choice[] =>
	node?.choices.filter((c) => c.quality === 'poor' || c.quality === 'critical') ?? [];

const RULES =
	'Drivers must stop the engine and call the control room if a tank leaks. Drivers must lock the gate before they leave the yard. ' +
	'Drivers must not smoke in the yard. The supervisor writes the report.';

describe('rules become decisions by their shape', () => {
	test('what is due in a case: the case is told, whom the rule binds asks, and the act is right', () => {
		const node = situationsOf(RULES).find((n) => /tank leaks/i.test(n.text));
		expect(node?.text).toMatch(/driver .*“What do I do/);
		expect(best(node)).toMatch(/^“Stop the engine and call the control room\b/);
		expect(wrong(node).some((c) => c.text.includes('Let the engine run'))).toBe(true);
	});

	test('what comes before something else: the other way round is wrong', () => {
		const node = situationsOf(RULES).find((n) => n.text.includes('I am about to leave the yard'));
		expect(best(node)).toMatch(/^“First lock the gate, then leave the yard/);
		expect(wrong(node).map((c) => c.text)).toContain('“First leave the yard, then lock the gate.”');
	});

	test('what is forbidden: no, whoever is said to have agreed', () => {
		const node = situationsOf(RULES).find((n) => n.text.includes('May I smoke in the yard?'));
		expect(best(node)).toMatch(/^“No, /);
		for (const choice of wrong(node)) expect(choice.text).not.toMatch(/^“No/);
	});

	test('by when: the article’s time is right, a later one is wrong', () => {
		const node = situationsOf(`${RULES} Drivers must return the key within two days.`).find((n) =>
			n.text.includes('By when do I have to return the key?')
		);
		expect(best(node)).toMatch(/^“Within two days/);
		expect(wrong(node).some((c) => /within four days|Within four days/.test(c.text))).toBe(true);
	});

	test('every answer is in the words of the article, and all that ships passes every gate', () => {
		const reading = readArticle(`${OPENING}${RULES}`, models);
		const course = procedure(reading, parse)!;
		expect(gateScenario(course, reading).refused).toEqual([]);
		expect(
			checkScenario(course.scenario, reading.text).filter((f) => f.severity === 'error')
		).toEqual([]);
	});
});

describe('a rule with its exception', () => {
	const opening = (rule: string) =>
		situationsOf(`${RULES} ${rule}`).find((n) => /May (?:I|we) (?:move|open|enter)/.test(n.text));

	test.each([
		[
			'forbidden unless',
			'Drivers must not move a damaged crate unless an engineer has agreed.',
			/only if an engineer has agreed/i
		],
		[
			'allowed only if',
			'Drivers may open a sealed crate only if the owner is present.',
			/only if the owner is present/i
		],
		[
			'forbidden until',
			'Drivers must not enter the shed until the fire service has measured the air.',
			/only once the fire service has measured the air/i
		]
	])('%s: neither always nor never', (_, rule, answer) => {
		const node = opening(rule);
		expect(best(node)).toMatch(answer);
		const said = wrong(node).map((c) => c.text);
		expect(said.some((text) => text.startsWith('“Yes, '))).toBe(true);
		expect(said.some((text) => text.startsWith('“No, '))).toBe(true);
	});
});

describe('what is left out', () => {
	const told = (rule: string) => JSON.stringify(situationsOf(`${RULES} ${rule}`));

	test.each([
		[
			'a pronoun that stands for something said elsewhere',
			'Drivers must return them to it.',
			/return them to it/i
		],
		[
			'a rule for some of a role',
			'New drivers who smoke must park by the fence.',
			/park by the fence/i
		],
		['what can happen to a thing', 'The valve may be blocked with paint.', /block the valve/i],
		['what may befall somebody', 'Drivers may lose a hand.', /lose a hand/i],
		[
			'half of what either would do for',
			'Eat up or move the food.',
			/eat up(?! or)|“Move the food/i
		],
		[
			'what stands in another rule’s case',
			'If a crate is damaged, do not open it; drip oil on the lock.',
			/drip oil/i
		]
	])('%s', (_, rule, words) => {
		expect(told(rule)).not.toMatch(words);
	});

	test('an order keeps to the case that its paragraph has opened', () => {
		expect(told('\n\nIf the hose is torn, close the tap. Do not start the truck.')).not.toMatch(
			/May I start the truck/
		);
	});

	test('nothing is drafted from one rule alone, or from yes and no alone', () => {
		expect(situationsOf('Drivers must wear a helmet at all times.')).toEqual([]);
		expect(
			situationsOf(
				'Drivers must not smoke in the yard. Drivers must not sleep in the cab. Drivers must not feed the dogs.'
			)
		).toEqual([]);
	});
});

describe('what an article says elsewhere', () => {
	const told = (rule: string) =>
		JSON.stringify(
			situationsOf(`${RULES} Drivers must return the key within two days.\n\n${rule}`)
		);

	test('nobody asks for leave where the next sentence makes an exception', () => {
		const ban = 'Drivers must not open a sealed crate.';
		expect(told(ban)).toMatch(/May I open a sealed crate/);
		expect(told(`${ban} The only exception is a crate that the office has listed.`)).not.toMatch(
			/May I open a sealed crate/
		);
	});

	test('a case that leans on the line before it comes with that line', () => {
		expect(
			told(
				'Keep no more than 20 pallets in the bay. When you go over, close the bay and call the office.'
			)
		).toMatch(/“Keep no more than 20 pallets in the bay\.” .*What do I do when I go over\?/);
		expect(told('When you go over, close the bay and call the office.')).not.toMatch(/go over/);
	});
});

describe('wrong acts are made of the rule', () => {
	const due = (rule: string) =>
		wrong(
			situationsOf(`${RULES} Drivers must return the key within two days. ${rule}`).find((n) =>
				/hose|I find smoke/i.test(n.text)
			)
		)
			.map((c) => c.text)
			.join(' ');

	test.each([
		[
			'half of it',
			'If a hose bursts, close the tap and call the control room.',
			/(?:Close the tap|Call the control room), and/
		],
		[
			'the order turned about',
			'If you find smoke in the shed, call 112 first, then the depot office.',
			/Call the depot office first, then 112/
		]
	])('%s', (_, rule, words) => {
		expect(due(rule)).toMatch(words);
	});
});

describe('who asks', () => {
	test('each role asks about what binds it', () => {
		const nodes = situationsOf(
			`${RULES} Inspectors must weigh the crates before they open the doors.`
		);
		expect(nodes.find((n) => n.text.includes('open the doors'))?.text).toMatch(/^An inspector\b/);
		expect(nodes.find((n) => n.text.includes('smoke'))?.text).toMatch(/\bdriver\b/);
	});

	test('whose word counts is told from the article', () => {
		const nodes = situationsOf(`${RULES} Ask the depot manager about holidays.`);
		expect(JSON.stringify(nodes)).toMatch(/the depot manager/);
	});
});

describe('a numbered list', () => {
	const STEPS = [
		'Turn the main switch off.',
		'Close the inlet valve with the long key.',
		'Unscrew the filter cap by hand.',
		'Lift the old filter out of the housing.',
		'Wipe the housing with a dry cloth.',
		'Press the new filter into the housing.'
	];

	test('the next entry is right, those after it come too early', () => {
		const course = draft(
			`How to change the filter\n\n${STEPS.map((step, i) => `${i + 1}. ${step}`).join('\n')}\n\n${RULES}`
		);
		const node = course!.scenario.nodes.find(
			(n) => n.kind === 'situation' && n.text.includes('“Close the inlet valve with the long key.”')
		) as Situation;
		expect(best(node).toLowerCase()).toContain('unscrew the filter cap by hand');
		expect(wrong(node).some((c) => c.operator === 'skip-precondition')).toBe(true);
	});

	test('without numbers there is no order', () => {
		expect(draft(`How to change the filter\n\n${STEPS.join(' ')}`)).toBeNull();
	});
});

describe('after a wrong answer', () => {
	test('it can be taken back, and whoever has something to own up to is asked at the end', () => {
		const course = draft(`${OPENING}${RULES} Drivers must return the key within two days.`)!;
		const { nodes } = course.scenario;
		const account = nodes.find((n) => n.id === 'owning-up') as Situation;
		expect(account.choices.map((c) => c.to).sort()).toEqual(['breached', 'breached', 'recovered']);
		const last = nodes[nodes.indexOf(account) - 1] as Situation;
		const ways = last.choices.filter((c) => c.quality === 'best').map((c) => c.to);
		expect(ways).toEqual(['upheld', 'recovered', 'owning-up']);
		for (const choice of wrong(last)) expect(choice.to).toBe('owning-up');
	});

	test('where the article asks for speed, time to decide is limited, and who runs out of it is asked again', () => {
		const nodes = situationsOf(
			`If the alarm sounds, drivers must switch the heater off and leave the cab at once. ${RULES}`
		);
		const node = nodes.find((n) => /alarm sounds/i.test(n.text));
		expect(node?.seconds).toBeGreaterThanOrEqual(30);
		expect(nodes.find((n) => n.id === node?.timeout)?.text).toMatch(/“So what do I do\?”/);
	});
});
