import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { models, parse } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import type { RuleCase } from '../generate/plan.ts';
import { procedure } from '../generate/procedure.ts';
import type { Choice, Scenario, Situation } from '../model.ts';
import type { DraftedCourse } from './gate.ts';
import { gateScenario } from './gates.ts';
import { rightAct } from './rule-gates.ts';

const reading = readArticle(
	readFileSync('tests/quality/articles/later/held-18-policy-passwords-and-access.txt', 'utf8'),
	models
);
const sound = procedure(reading, models.typing.table, parse)!;

const situations = (scenario: Scenario): Situation[] =>
	scenario.nodes.filter((n) => n.kind === 'situation');
const wrongOf = (scenario: Scenario): Choice =>
	situations(scenario)
		.flatMap((n) => n.choices)
		.find((c) => c.quality === 'poor')!;
const bestOf = (scenario: Scenario): Choice =>
	situations(scenario)
		.flatMap((n) => n.choices)
		.find((c) => c.quality === 'best')!;

/** The sound course with one thing spoilt. */
function spoilt(
	change: (course: { scenario: Scenario; cases: Map<string, RuleCase> }) => void
): DraftedCourse {
	const course = {
		scenario: structuredClone(sound.scenario),
		cases: new Map(structuredClone([...sound.cases]))
	};
	change(course);
	return course;
}

test('a sound course passes every hard gate', () => {
	expect(gateScenario(sound, reading).refused).toEqual([]);
});

describe('each gate refuses what it is there for', () => {
	test.each<[string, Parameters<typeof spoilt>[0]]>([
		[
			'reachable',
			({ scenario }) =>
				void scenario.nodes.push({
					...situations(scenario)[0]!,
					id: 'nowhere',
					choices: situations(scenario)[0]!.choices.map((c) => ({ ...c, id: `x${c.id}` }))
				})
		],
		['fits-together', ({ scenario }) => void (wrongOf(scenario).to = 'missing')],
		['ideal-is-maximum', ({ scenario }) => void (bestOf(scenario).quality = 'acceptable')],
		['grounded', ({ scenario }) => void (bestOf(scenario).evidence[0]!.quote = 'something else')],
		[
			'alike-in-length',
			({ scenario }) =>
				void (wrongOf(scenario).text += ' and so on'.repeat(bestOf(scenario).text.length))
		],
		['enough-to-choose', ({ scenario }) => void situations(scenario)[0]!.choices.splice(2)],
		['feedback-quotes', ({ scenario }) => void (wrongOf(scenario).feedback = 'That was wrong.')],
		[
			'best-cites-rule-or-event',
			({ scenario }) =>
				void (bestOf(scenario).evidence = [{ start: 0, end: 6, quote: reading.text.slice(0, 6) }])
		],
		['key-fits-rule', ({ cases }) => cases.forEach((c) => void (c.does = !c.does))],
		['exception-has-twin', ({ cases }) => cases.forEach((c) => void delete c.stated)],
		[
			'key-fits-rule',
			({ scenario, cases }) => {
				const [id] = [...cases].find(([, c]) => c.stated)!;
				const node = situations(scenario).find((n) => n.id === id)!;
				node.choices.find((c) => c.quality === 'best')!.text = '“Yes, whenever you like.”';
			}
		],
		['nothing-invented', ({ scenario }) => void (situations(scenario)[0]!.text += ' Call 4711.')],
		[
			'no-harm-invented',
			({ scenario }) => void (situations(scenario)[0]!.text += ' Somebody has been stabbed.')
		],
		['second-person', ({ scenario }) => void (situations(scenario)[0]!.text += ' We do not know.')],
		[
			'nothing-hangs',
			({ scenario }) =>
				void (bestOf(scenario).text = 'Tell her that these are wrong and must be corrected.')
		]
	])('%s', (id, change) => {
		const refused = gateScenario(spoilt(change), reading).refused.map(([gate]) => gate);
		expect(refused).toContain(id);
	});

	test('nobody-real-played', () => {
		const text =
			'Maria Jansen opened the harbour. Maria Jansen lives in Trieste. The town is large and old.';
		const course = spoilt(({ scenario }) => void (scenario.role = 'Maria Jansen'));
		const refused = gateScenario(course, readArticle(text, models)).refused.map(([gate]) => gate);
		expect(refused).toContain('nobody-real-played');
	});
});

describe('what is right by a rule', () => {
	test.each([
		['must', 'trigger', true, true],
		['must', 'exception', false, true],
		['must', 'exception', true, false],
		['must-not', 'exception', false, false],
		['must-not', 'exception', true, true],
		['may', 'trigger', true, true],
		['may', 'trigger', false, false],
		['need-not', 'trigger', true, null]
	] as const)('%s, %s there: %s → %s', (force, kind, holds, does) => {
		expect(rightAct(force, kind, holds)).toBe(does);
	});
});
