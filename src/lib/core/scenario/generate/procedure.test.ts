import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { checkScenario } from '../check.ts';
import type { Choice, Situation } from '../model.ts';
import { procedure } from './procedure.ts';

const OPENING =
	'Rules for the north depot\n\nThe depot was built in 1962 and holds about 400 machines. ';

function situationsOf(rules: string): Situation[] {
	const course = procedure(readArticle(`${OPENING}${rules}`, models));
	return course?.scenario.nodes.filter((n) => n.kind === 'situation') ?? [];
}

const best = (node: Situation | undefined): string =>
	node?.choices.find((c) => c.quality === 'best')?.text ?? '';
const wrong = (node: Situation | undefined): Choice[] =>
	node?.choices.filter((c) => c.quality === 'poor' || c.quality === 'critical') ?? [];

const RULES =
	'Drivers must stop the engine and call the control room if a tank leaks. Drivers must lock the gate before they leave the yard. ' +
	'Drivers must not smoke in the yard. Drivers must wear a helmet at all times. The supervisor writes the report.';

describe('rules become decisions by their shape', () => {
	test('what is due in a case: the case is told, the act is right', () => {
		const node = situationsOf(RULES).find((n) => /tank leaks/i.test(n.text));
		expect(best(node)).toMatch(/^Stop the engine and call the control room\b/);
	});

	test('what comes before something else: doing that first is wrong', () => {
		const node = situationsOf(RULES).find((n) =>
			n.text.startsWith('You are about to leave the yard.')
		);
		expect(best(node)).toMatch(/^Lock the gate\b/);
		expect(wrong(node).map((c) => c.operator)).toContain('skip-precondition');
	});

	test('what is forbidden: doing it is wrong, whoever suggests it', () => {
		const node = situationsOf(RULES).find((n) =>
			/suggests that you smoke in the yard/.test(n.text)
		);
		expect(best(node)).toMatch(/not smoke in the yard/);
		for (const choice of wrong(node)) expect(choice.text).toMatch(/smoke in the yard/i);
	});

	test('the role is the one that is bound, and nothing in play is an error', () => {
		const reading = readArticle(`${OPENING}${RULES}`, models);
		const { scenario } = procedure(reading)!;
		expect(scenario.role).toBe('A driver');
		expect(checkScenario(scenario, reading.text).filter((f) => f.severity === 'error')).toEqual([]);
	});
});

describe('a rule with its exception', () => {
	const twins = (rule: string) => {
		const nodes = situationsOf(`${RULES} ${rule}`);
		return [
			nodes.find((n) => n.id.endsWith('-without')),
			nodes.find((n) => n.id.endsWith('-with'))
		];
	};

	test('forbidden unless: without its facts no, with them yes', () => {
		const [without, withIt] = twins(
			'Drivers must not move a damaged crate unless an engineer has agreed.'
		);
		expect(without?.text).toContain('No engineer has agreed');
		expect(best(without)).toMatch(/^Do not move|^Say no/);
		expect(withIt?.text).toContain('an engineer has agreed');
		expect(best(withIt)).toMatch(/^Move a damaged crate/);
	});

	test('allowed only if: the same two cases', () => {
		const [without, withIt] = twins(
			'Drivers may open a sealed crate only if the owner is present.'
		);
		expect(without?.text).toContain('The owner is not present');
		expect(best(without)).toMatch(/^Do not open|^Say no/);
		expect(best(withIt)).toMatch(/^Open a sealed crate/);
	});
});

describe('what is left out', () => {
	test('a pronoun that stands for something said elsewhere', () => {
		const told = JSON.stringify(situationsOf(`${RULES} Drivers must return them to it.`));
		expect(told).not.toContain('eturn them to it');
	});

	test('rules of another role', () => {
		const told = JSON.stringify(situationsOf(`${RULES} Inspectors must weigh the crates.`));
		expect(told).not.toContain('weigh the crates');
	});

	test('nothing is drafted from one rule alone', () => {
		expect(situationsOf('Drivers must wear a helmet at all times.')).toEqual([]);
	});
});

test('what can happen to a thing is nothing that is allowed', () => {
	const told = JSON.stringify(situationsOf(`${RULES} The valve may be blocked with paint.`));
	expect(told).not.toMatch(/block the valve/i);
});

test('an order keeps to the case that its paragraph has opened', () => {
	const told = JSON.stringify(
		situationsOf(`${RULES}\n\nIf the hose is torn, close the tap. Do not start the truck.`)
	);
	expect(told).not.toMatch(/suggests that you start the truck/);
});

test('every decision has at least two wrong choices of its own', () => {
	const generic = /^(?:Wait|Leave things|Mention|Stop here|Do nothing|Ask a friend|Look for)/;
	for (const node of situationsOf(RULES).filter((n) => !n.id.endsWith('-mend')))
		expect(wrong(node).filter((c) => !generic.test(c.text)).length).toBeGreaterThanOrEqual(2);
});

test('a rule for some of a role does not bind all of it', () => {
	const told = JSON.stringify(situationsOf(`${RULES} New drivers must park by the fence.`));
	expect(told).not.toContain('park by the fence');
});

describe('half a rule is no rule', () => {
	test.each([
		[
			'a second step that leans on something else',
			'Drivers must fit the cap and turn it to the left.'
		],
		[
			'what stands in another rule’s case',
			'If a crate is damaged, do not open it; drip oil on the lock.'
		],
		[
			'a step after a "not" that reaches no further',
			'Do not block the ramp, and have the brakes checked.'
		]
	])('%s', (_, rule) => {
		const best = situationsOf(`${RULES} ${rule}`)
			.flatMap((n) => n.choices)
			.filter((c) => c.quality === 'best')
			.map((c) => c.text)
			.join(' ');
		expect(best).not.toMatch(/it the cap(?! and turn)|rip oil|rakes checked/);
	});
});

test('a part of what has to be done is offered as a wrong choice', () => {
	const node = situationsOf(
		`${RULES} If the alarm sounds, drivers must stop the engine and call the control room.`
	).find((n) => /alarm sounds/i.test(n.text));
	expect(best(node)).toMatch(/^Stop the engine and call the control room/);
	expect(wrong(node).some((c) => /^(?:Stop the engine|Call the control room), /.test(c.text))).toBe(
		true
	);
});

test('whoever leaves out what is only allowed has nothing to own up to', () => {
	const rule = 'Drivers may open a sealed crate only if the owner is present.';
	const node = situationsOf(`${RULES} ${rule}`).find((n) => n.id.endsWith('-with'));
	expect(wrong(node).length).toBeGreaterThan(0);
	for (const choice of wrong(node)) {
		expect(choice.sets).toBeUndefined();
		expect(choice.to).not.toBe('breached');
	}
});

test('between two steps lies no third', () => {
	const steps =
		'How to change a tap washer\n\nTurn the water off. Put the plug in the basin. Prise off the cap with a flat ' +
		'screwdriver and undo the screw beneath it. Pull the handle off. Lift out the old washer. Press the new washer into place.';
	const course = procedure(readArticle(steps, models));
	const told = JSON.stringify(course ?? '');
	expect(told).not.toMatch(/put the plug in the basin\. (?:What|How)/);
});

test('where the article asks for speed, time to decide is limited, and who runs out of it may still mend it', () => {
	const nodes = situationsOf(
		`${RULES} If the alarm sounds, drivers must switch the heater off and leave the cab at once. Drivers must oil the chain and check the guard within a week when the chain squeaks.`
	);
	const node = nodes.find((n) => /alarm sounds/i.test(n.text));
	expect(node?.seconds).toBeGreaterThanOrEqual(30);
	expect(nodes.find((n) => n.id === node?.timeout)?.text).toMatch(
		/still have to switch the heater off and leave the cab\. It is late/
	);
	expect(nodes.find((n) => /chain squeaks/.test(n.text))?.seconds).toBeUndefined();
});
