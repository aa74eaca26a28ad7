import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { counterOf } from './counter.ts';
import type { Decision, Option } from './plan.ts';
import { stepDecisions } from './step-decisions.ts';
import { stepLists } from './step-list.ts';
import { knownOf } from './step-work.ts';

function decisionsOf(text: string): Decision[] {
	const reading = readArticle(text, models);
	const counter = counterOf(reading);
	const who = counter.comers[0]!;
	const known = knownOf(reading, counter);
	return stepLists(reading).flatMap((steps) => stepDecisions({ ...known, steps, who }));
}
const listsOf = (text: string) => stepLists(readArticle(text, models));
const best = ({ options }: Decision): string =>
	options.find((o) => o.quality === 'best')!.wordings[0]!;
const wrong = ({ options }: Decision): Option[] => options.filter((o) => o.quality !== 'best');
const nextOnes = (decisions: readonly Decision[]) => decisions.filter((d) => d.frame === 'step');

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
const doneIn = (node: Decision, entries: readonly string[]): number =>
	stepsIn(/“(.+?)”/.exec(node.text)?.[1] ?? '', entries).at(-1) ?? -1;

describe('what comes next in a numbered list', () => {
	const asked = nextOnes(decisionsOf(numbered('How to change the filter', FILTER)));

	test('what follows on the step that was done is right, and nothing else is', () => {
		expect(asked.length).toBeGreaterThanOrEqual(3);
		for (const decision of asked) {
			const done = doneIn(decision, FILTER);
			expect(stepsIn(best(decision), FILTER)).toEqual([done + 1]);
			for (const { wordings, operator } of wrong(decision)) {
				if (operator === 'inaction') continue;
				for (const wording of wordings) {
					const [step] = stepsIn(wording, FILTER);
					expect(step).toBeGreaterThan(done + 1);
				}
			}
		}
	});

	test('the more is left out, the more it costs', () => {
		for (const decision of asked) {
			const done = doneIn(decision, FILTER);
			for (const o of wrong(decision).filter((w) => w.operator === 'too-early'))
				expect(o.falls).toBe(stepsIn(o.wordings[0]!, FILTER)[0]! - done - 1);
		}
	});

	test('what is shown is asked nowhere else', () => {
		for (const { at, shows = [] } of asked) expect(shows).toContain(at);
	});

	test('the step that is due stays the only right one, in whatever order the steps are', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(FILTER, { minLength: 6 }), (entries) => {
				for (const d of nextOnes(decisionsOf(numbered('How to change the filter', entries))))
					expect(stepsIn(best(d), entries)).toEqual([doneIn(d, entries) + 1]);
			}),
			{ numRuns: 25 }
		);
	});

	test('“Step 3:” counts as well', () => {
		const text = numbered('How to change the filter', FILTER).replace(/^(\d)\. /gm, 'Step $1: ');
		expect(nextOnes(decisionsOf(text)).length).toBe(asked.length);
	});

	test('what need not be done is neither asked about nor passed over', () => {
		const open = [...FILTER];
		open[2] = 'If you like, unscrew the filter cap by hand.';
		const decisions = decisionsOf(numbered('How to change the filter', open));
		expect(decisions.length).toBeGreaterThan(0);
		expect(JSON.stringify(decisions.map((d) => d.options))).not.toMatch(/unscrew the filter cap/i);
		expect(decisions.some((d) => best(d).includes('Lift the old filter'))).toBe(false);
	});
});

describe('what comes up at work', () => {
	const WITH_CASES = [
		'Turn the main switch off. Never open the tank while the pump is running.',
		'Close the inlet valve with the long key. If the valve is stuck, call the supervisor on channel 3.',
		'Unscrew the filter cap by hand. Do not use a hammer on the cap.',
		FILTER[3]!,
		'Wipe the housing with a soft cloth. If the cloth is torn, fetch another one from the store.',
		...FILTER.slice(5)
	];
	const decisions = decisionsOf(numbered('How to change the filter', WITH_CASES));

	test('what is to be done in a case is asked where the case has come up', () => {
		const stuck = decisions.find((d) => d.text.includes('if the valve is stuck'));
		expect(stuck?.text).toContain('“Close the inlet valve with the long key.”');
		expect(best(stuck!)).toMatch(/call the supervisor on channel 3/i);
	});

	test('what is done in a case only has not been done where the step is told afterwards', () => {
		for (const { text } of nextOnes(decisions)) expect(text).not.toContain('call the supervisor');
	});

	test('what is warned of is a wrong choice that can be taken back', () => {
		const decision = decisions.find((d) =>
			wrong(d).some((o) => o.wordings.some((w) => /use a hammer on the cap/i.test(w)))
		);
		const forbidden = wrong(decision!).find((o) => o.operator === 'break-prohibition');
		expect(forbidden?.quality).toBe('critical');
		expect(forbidden?.why.quote).toBe('Do not use a hammer on the cap.');
		expect(decision?.mend?.options.map((o) => o.quality)).toContain('acceptable');
	});
});

describe('other lists', () => {
	test('without numbers there is no order', () => {
		expect(listsOf(`How to change the filter\n\n${FILTER.join(' ')}`)).toEqual([]);
	});

	test.each(['Recommendations', 'Actions', 'Exercises', 'Do these in any order:'])(
		'what stands under “%s” is no list of steps',
		(heading) => {
			const text = numbered('The filter', FILTER).replace('\n\n1. ', `\n\n${heading}\n\n1. `);
			expect(listsOf(text)).toEqual([]);
		}
	);

	test('what holds at all times is no step', () => {
		const rules = FILTER.map((entry, i) => (i % 2 ? `Never ${entry.toLowerCase()}` : entry));
		expect(listsOf(numbered('The filter', rules))).toEqual([]);
	});

	test('a report that lists what will be done is no procedure', () => {
		const told = Array.from(
			{ length: 20 },
			(_, i) => `The crew checked pump ${i + 1} and drove back to the harbour.`
		).join(' ');
		expect(listsOf(numbered('The flood', FILTER, told))).toEqual([]);
	});
});
