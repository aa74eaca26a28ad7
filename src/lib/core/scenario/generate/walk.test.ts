import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parseSentences } from '../../reading/parse-sentences.ts';
import { readArticle } from '../../reading/read.ts';
import { checkScenario } from '../check.ts';
import { gateScenario } from '../gates/gates.ts';
import type { Choice, Situation } from '../model.ts';
import { walk } from './walk.ts';

const parse = (sentence: string) =>
	parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;
const draft = (text: string) => walk(readArticle(text, models), parse);
const situationsOf = (text: string): Situation[] =>
	draft(text)?.scenario.nodes.filter((n) => n.kind === 'situation') ?? [];
const best = (node: Situation): string =>
	node.choices.find((c) => c.quality === 'best')?.text ?? '';
const wrong = (node: Situation): Choice[] =>
	node.choices.filter((c) => c.quality === 'poor' || c.quality === 'critical');
const steps = (nodes: readonly Situation[]) => nodes.filter((n) => /^[st]\d+$/.test(n.id));

const numbered = (title: string, entries: readonly string[], after = '') =>
	`${title}\n\nStaff of the depot change the filter once a year. It lies under the tank, and a driver and a fitter of the depot see to it.\n\n${entries.map((entry, i) => `${i + 1}. ${entry}`).join('\n')}\n\n${after}`;

const FILTER = [
	'Turn the main switch off.',
	'Close the inlet valve with the long key.',
	'Unscrew the filter cap by hand.',
	'Lift the old filter out of the housing.',
	'Wipe the housing with a soft cloth.',
	'Press the new filter into the housing.',
	'Write the date on the grey label.',
	'Open the inlet valve slowly.',
	'Bring the old filter to the store.'
];

/** Which of these steps a choice is made of, in its order. */
const stepsIn = (text: string, entries: readonly string[]): number[] =>
	entries
		.map((entry, step) => ({
			step,
			at: text.toLowerCase().indexOf(entry.split('. ')[0]!.replace(/\.$/, '').toLowerCase())
		}))
		.filter(({ at }) => at >= 0)
		.sort((a, b) => a.at - b.at)
		.map(({ step }) => step);

/** The step that a situation says is done; −1 where none is. */
const doneIn = (node: Situation, entries: readonly string[]): number =>
	stepsIn(/“(.+?)”/.exec(node.text)?.[1] ?? '', entries).at(-1) ?? -1;

describe('a numbered list of steps', () => {
	const nodes = steps(situationsOf(numbered('How to change the filter', FILTER)));

	test('what follows on the step that was done is right, and nothing else is', () => {
		expect(nodes.length).toBeGreaterThanOrEqual(3);
		for (const node of nodes) {
			const done = doneIn(node, FILTER);
			const right = stepsIn(best(node), FILTER);
			expect(right).toEqual(right.map((_, i) => done + 1 + i));
			expect(right.length).toBeGreaterThan(0);
			for (const { text, operator } of wrong(node)) {
				if (operator === 'inaction') continue;
				expect(stepsIn(text, FILTER)).not.toEqual(right);
				expect(stepsIn(text, FILTER).every((step) => step > done)).toBe(true);
			}
		}
	});

	test('no step is asked about that a situation has told before', () => {
		const told = nodes.map((node) => doneIn(node, FILTER));
		expect(told).toEqual([...told].sort((a, b) => a - b));
		const asked = nodes.flatMap((node) => stepsIn(best(node), FILTER));
		expect(new Set(asked).size).toBe(asked.length);
	});

	test('every choice quotes a step that was due', () => {
		for (const node of nodes) {
			const due = stepsIn(best(node), FILTER).map((step) => FILTER[step]);
			for (const choice of node.choices) expect(due).toContain(choice.evidence[0]!.quote);
		}
	});

	test('it passes every gate and the linter, in whatever order its steps are', () => {
		const articles = fc
			.shuffledSubarray(FILTER, { minLength: 6 })
			.map((entries) => numbered('How to change the filter', entries));
		fc.assert(
			fc.property(articles, (text) => {
				const course = draft(text);
				if (!course) return;
				expect(gateScenario(course, readArticle(text, models)).refused).toEqual([]);
				expect(checkScenario(course.scenario, text).filter((f) => f.severity === 'error')).toEqual(
					[]
				);
			}),
			{ numRuns: 25 }
		);
	});

	test('“Step 3:” counts as well', () => {
		const text = numbered('How to change the filter', FILTER).replace(/^(\d)\. /gm, 'Step $1: ');
		expect(steps(situationsOf(text)).length).toBeGreaterThanOrEqual(3);
	});

	test('where several people have a part in it, each step is told with who does it', () => {
		const nodes = steps(
			situationsOf(
				numbered('Procedure for changing the filter', [
					'The driver turns the main switch off.',
					'The fitter closes the inlet valve.',
					'The driver unscrews the filter cap.',
					'The fitter lifts the old filter out.',
					'The driver wipes the grey housing.',
					'The fitter presses the new filter in.'
				])
			)
		);
		expect(nodes.length).toBeGreaterThanOrEqual(3);
		for (const node of nodes) {
			expect(best(node)).toMatch(/the (?:driver|fitter)/i);
			expect(node.text).not.toMatch(/\byou\b/i);
		}
	});
});

describe('on the way', () => {
	const WITH_CASES = [
		'Turn the main switch off. Never open the tank while the pump is running.',
		'Close the inlet valve with the long key. If the valve is stuck, call the supervisor on channel 3.',
		'Unscrew the filter cap by hand. Do not use a hammer on the cap.',
		FILTER[3]!,
		'Wipe the housing with a soft cloth. If the cloth is torn, fetch another one from the store.',
		...FILTER.slice(5)
	];

	test('what is to be done in a case is asked where the case has come up', () => {
		const nodes = situationsOf(numbered('How to change the filter', WITH_CASES));
		const stuck = nodes.find((n) => n.text.includes('Suppose the valve is stuck.'));
		expect(stuck?.text).toContain('“Close the inlet valve with the long key.”');
		expect(best(stuck!)).toMatch(/call the supervisor on channel 3/i);
	});

	test('what is done in a case only has not been done where the step is told afterwards', () => {
		for (const node of steps(situationsOf(numbered('How to change the filter', WITH_CASES))))
			expect(node.text).not.toContain('call the supervisor');
	});

	test('what is warned of is a choice that can be taken back', () => {
		const nodes = situationsOf(numbered('How to change the filter', WITH_CASES));
		const forbidden = nodes
			.flatMap(wrong)
			.find((c) => c.operator === 'break-prohibition' && /use a hammer on the cap/i.test(c.text));
		expect(forbidden?.quality).toBe('critical');
		expect(forbidden?.evidence[0]!.quote).toBe('Do not use a hammer on the cap.');
		expect(nodes.find((n) => n.id === forbidden?.to)?.choices.map((c) => c.quality)).toContain(
			'acceptable'
		);
	});

	test('what need not be done is neither asked about nor passed over', () => {
		const open = [...FILTER];
		open[2] = 'If you like, unscrew the filter cap by hand.';
		const nodes = situationsOf(numbered('How to change the filter', open));
		expect(nodes.length).toBeGreaterThan(0);
		expect(JSON.stringify(nodes)).not.toMatch(/unscrew the filter cap/i);
		expect(nodes.some((n) => best(n).includes('Lift the old filter'))).toBe(false);
	});
});

describe('other lists', () => {
	test('without numbers there is no order', () => {
		expect(draft(`How to change the filter\n\n${FILTER.join(' ')}`)).toBeNull();
	});

	test.each([
		['recommendations', 'Recommendations'],
		['what has been decided to do', 'Actions'],
		['questions', 'Exercises'],
		['what may be done in any order', 'Do these in any order:']
	])('%s are no steps', (_, heading) => {
		expect(
			draft(numbered('The filter', FILTER).replace('\n\n1. ', `\n\n${heading}\n\n1. `))
		).toBeNull();
	});

	test('what holds at all times is no step', () => {
		const rules = FILTER.map((entry, i) => (i % 2 ? `Never ${entry.toLowerCase()}` : entry));
		expect(draft(numbered('The filter', rules))).toBeNull();
	});

	test('what is done at home is left alone, as each step mostly makes the next one possible', () => {
		const atHome = numbered('How to change the filter', FILTER).replace(
			/Staff.*see to it\./,
			'It lies under the tank of old filters.'
		);
		expect(draft(atHome)).toBeNull();
	});

	test('a report that lists what will be done is no procedure', () => {
		const told = Array.from(
			{ length: 20 },
			(_, i) => `The crew checked pump ${i + 1} and drove back to the harbour.`
		).join(' ');
		expect(draft(numbered('The flood', FILTER, told))).toBeNull();
	});
});
