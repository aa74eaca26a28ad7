import { describe, expect, test } from 'vitest';
import { models, parse } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { checkScenario } from '../check.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Choice, Situation } from '../model.ts';
import { procedure } from './procedure.ts';

const OPENING =
	'Rules for the north depot\n\nThe depot was built in 1962 and holds about 400 machines. ';

const draft = (text: string) => procedure(readArticle(text, models), models.typing.table, parse);

function situationsOf(rules: string): Situation[] {
	const course = draft(`${OPENING}${rules}`);
	return course?.scenario.nodes.filter((n) => n.kind === 'situation') ?? [];
}

const best = (node: Situation | undefined): string =>
	node?.choices.find((c) => c.quality === 'best')?.text ?? '';
const wrong = (node: Situation | undefined): Choice[] =>
	node?.choices.filter((c) => c.quality === 'poor' || c.quality === 'critical') ?? [];
const deciding = (nodes: readonly Situation[]) =>
	nodes.filter((n) => n.id !== 'owning-up' && !n.id.endsWith('-mend'));

const RULES =
	'Drivers must tell the control room within one hour if a tank leaks. Drivers must lock the gate before they leave the yard. ' +
	'Drivers must not smoke in the yard unless a fitter is present. The supervisor writes the report. ' +
	'Drivers must return the key to the office within two days. Fitters must ask the office before they open a tank. ' +
	'Fitters must keep the book of the pumps for at least six years. The gauge of a tank must be read within three hours of its arrival.';

/** Few enough for all of them to be asked about. */
const SOME =
	'Drivers must return the key to the office within two days. Fitters must keep the book of the pumps for at least six years. ' +
	'Fitters must ask the yard manager before they open a tank.';

describe('rules are told whole', () => {
	test('what is right is the sentence as it stands, or what it says of the case that is asked about', () => {
		const nodes = deciding(situationsOf(RULES));
		expect(nodes.length).toBeGreaterThanOrEqual(3);
		const text = RULES.toLowerCase();
		for (const node of nodes) {
			const said = best(node)
				.replace(/^“(?:… )?|(?: …|\.)?”$/gu, '')
				.toLowerCase();
			expect(text).toContain(said);
		}
	});

	test('the case is asked about in the words of the article, and the answer leaves it out', () => {
		const node = situationsOf(RULES).find((n) => n.text.includes('“if a tank leaks”'));
		expect(best(node)).toBe('“Drivers must tell the control room within one hour.”');
	});

	test('wrong answers are that sentence with one thing changed, and quote it', () => {
		const node = situationsOf(RULES).find((n) => n.text.includes('“if a tank leaks”'));
		expect(wrong(node).map((c) => c.text)).toContain(
			'“Drivers must tell the control room within two hours.”'
		);
		for (const choice of wrong(node))
			expect(choice.feedback).toContain(
				'“Drivers must tell the control room within one hour if a tank leaks.”'
			);
	});

	test('what leans on another sentence is told with it or not at all', () => {
		const nodes = situationsOf(
			`${RULES}\n\nA sealed crate may be opened by its owner. It must be weighed on the scales of the yard within two hours.`
		);
		expect(nodes.length).toBeGreaterThan(0);
		for (const { text } of nodes.filter((n) => n.text.includes('weighed')))
			expect(text).toContain('A sealed crate may be opened by its owner.');
	});

	test('all that ships passes every gate', () => {
		const reading = readArticle(`${OPENING}${RULES}`, models);
		const course = procedure(reading, models.typing.table, parse)!;
		expect(gateScenario(course, reading).refused).toEqual([]);
		expect(
			checkScenario(course.scenario, reading.text).filter((f) => f.severity === 'error')
		).toEqual([]);
	});

	test('no rule is both asked about and got wrong beside another', () => {
		const nodes = deciding(situationsOf(RULES));
		const asked = nodes.map((n) => n.choices.find((c) => c.quality === 'best')!.evidence[0]!.start);
		expect(new Set(asked).size).toBe(asked.length);
		nodes.forEach((node, i) => {
			for (const choice of wrong(node)) {
				const { start } = choice.evidence[0]!;
				expect(asked.filter((_, k) => k !== i)).not.toContain(start);
			}
		});
	});
});

describe('what is left out', () => {
	const told = (rule: string) =>
		JSON.stringify(deciding(situationsOf(`${RULES} ${rule}`)).map((n) => n.choices));

	test.each([
		[
			'a pronoun that stands for something said elsewhere',
			'\n\nDrivers must return them to it within a week.',
			/return them to it/i
		],
		[
			'what somebody says of the rules',
			'\n\nThe manager said that drivers must wash the cab every day.',
			/wash the cab/
		],
		['where the rules stand', '\n\nDrivers must see section 4 within two days.', /section 4/]
	])('%s', (_, rule, words) => {
		expect(told(rule)).not.toMatch(words);
	});

	test('an order keeps to the case that its paragraph has opened', () => {
		const nodes = situationsOf(
			`${RULES}\n\nIf the hose is torn, close the tap. Do not start the truck before a fitter has come.`
		);
		expect(nodes.length).toBeGreaterThan(0);
		for (const node of nodes.filter((n) => best(n).includes('start the truck')))
			expect(node.text).toContain('If the hose is torn');
	});

	test('nothing is drafted from one rule alone', () => {
		expect(situationsOf('Drivers must return the key within two days.')).toEqual([]);
	});

	test('nothing is drafted where “must” and “may” is all that can be got wrong', () => {
		expect(
			situationsOf(
				'Drivers must wash the cab. Drivers must sweep the yard. Drivers must feed the dogs.'
			)
		).toEqual([]);
	});

	test('what tells of events is no text of rules, whatever rules stand in it', () => {
		const story = Array.from(
			{ length: 20 },
			(_, i) => `The crew unloaded wagon ${i + 1} and drove back to the harbour.`
		).join(' ');
		expect(situationsOf(`${story} ${RULES}`)).toEqual([]);
	});
});

describe('what a situation tells', () => {
	test('what all answers begin with is told once, so that they are no longer than they need be', () => {
		const node = situationsOf(RULES).find((n) => n.text.includes('return the key'));
		expect(node?.text).toContain('“Drivers must return the key …”');
		expect(node?.choices.map((c) => c.text)).toContain('“… to the office within two days.”');
	});

	test('a ban is asked about as somebody would ask who wants to do it', () => {
		const nodes = situationsOf(`Drivers must not lend the key of a truck to a visitor. ${SOME}`);
		expect(JSON.stringify(nodes)).toContain('“May drivers lend the key of a truck to a visitor?”');
	});

	test('a deadline is asked for as such, and the answers are no more than that', () => {
		const node = situationsOf(
			`The plan of the yard must be drawn anew within ten working days. ${SOME}`
		).find((n) => n.text.includes('“By when must the plan of the yard be drawn anew?”'));
		expect(best(node)).toBe('“Within ten working days.”');
	});

	test('what leans on a decision told before it is not asked about alone', () => {
		const nodes = situationsOf(
			`${RULES}\n\nThe reason must be entered in the book of the depot within two days.`
		);
		expect(JSON.stringify(nodes)).not.toMatch(/[Tt]he reason/);
	});

	test('nobody asks whether they may do something to what has not been named', () => {
		const nodes = situationsOf(
			`${RULES}\n\nOld tanks are sold in May. Staff may not buy them, and neither may their relatives.`
		);
		expect(JSON.stringify(nodes)).not.toContain('buy them?');
	});

	test('what is forbidden in one case is not asked about as if it were at all times', () => {
		const nodes = situationsOf(`${RULES} If the hose is torn, do not start the truck.`);
		expect(JSON.stringify(nodes)).not.toContain('May I start the truck?');
	});

	test('“if necessary” is no case', () => {
		const nodes = situationsOf(`${RULES} If necessary, call the control room at once.`);
		expect(JSON.stringify(nodes.map((n) => n.text))).not.toMatch(/if necessary/i);
	});

	test('no situation asks what there is to keep to without saying in what', () => {
		for (const node of deciding(situationsOf(RULES)))
			expect(node.text).toMatch(/“[^”]*\p{L}{4,}[^”]*”/u);
	});

	test('a rule is left out where the next sentence makes an exception to it', () => {
		const nodes = situationsOf(
			`${RULES}\n\nTrucks must be washed within two days. The only exception is a truck that is to be sold.`
		);
		expect(JSON.stringify(nodes)).not.toContain('be washed');
		const allowed = situationsOf(
			`${RULES}\n\nDo not carry passengers in the load area. Carrying a fitter there is allowed only if the truck stands still.`
		);
		expect(JSON.stringify(allowed)).not.toContain('May I carry passengers');
	});

	test('what holds at one level only is not told as if it held at all', () => {
		const nodes = situationsOf(
			`${RULES}\n\nLevel 3, Go. The river has reached the wall.\n - Everyone must leave the yard within ten minutes by the north path.\n - Close the north gate.`
		);
		expect(JSON.stringify(nodes)).not.toContain('north path');
	});
});

describe('after a wrong answer', () => {
	test('it can be taken back, and whoever has something to own up to is asked at the end', () => {
		const ban = 'Drivers must not lend the key of a truck to a visitor.';
		const course = draft(`${OPENING}${ban} ${SOME}`)!;
		const { nodes } = course.scenario;
		const account = nodes.find((n) => n.id === 'owning-up') as Situation;
		expect(account.choices.map((c) => c.to).sort()).toEqual(['breached', 'breached', 'recovered']);
		const last = nodes[nodes.indexOf(account) - 1] as Situation;
		const ways = last.choices.filter((c) => c.quality === 'best').map((c) => c.to);
		expect(ways).toEqual(['upheld', 'recovered', 'owning-up']);
		for (const choice of wrong(last)) expect(choice.to).toBe('owning-up');
	});

	test('what is taken back is quoted from the rule that was got wrong', () => {
		const course = draft(`${OPENING}${RULES}`)!;
		const nodes = course.scenario.nodes.filter((n) => n.kind === 'situation');
		for (const mend of nodes.filter((n) => n.id.endsWith('-mend'))) {
			const into = nodes.flatMap((n) => n.choices).filter((c) => c.to === mend.id);
			for (const choice of into) expect(choice.evidence[0]!.start).toBe(mend.evidence[0]!.start);
		}
		expect(nodes.filter((n) => n.id.endsWith('-mend')).length).toBeLessThanOrEqual(1);
	});

	test('where the article asks for speed, time to decide is limited, and who runs out of it is asked again', () => {
		const nodes = situationsOf(
			`If the alarm sounds, drivers must call the control room at once. ${RULES}`
		);
		const node = nodes.find((n) => /alarm sounds/i.test(n.text));
		expect(node?.seconds).toBeGreaterThanOrEqual(30);
		expect(nodes.find((n) => n.id === node?.timeout)?.text).toMatch(/“So what has to be done\?”/);
	});
});
