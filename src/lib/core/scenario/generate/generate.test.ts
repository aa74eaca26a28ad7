import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parseSentences } from '../../reading/parse-sentences.ts';
import { readArticle } from '../../reading/read.ts';
import { checkScenario } from '../check.ts';
import type { Scenario } from '../model.ts';
import { draftScenario } from './generate.ts';

function draft(text: string) {
	const reading = readArticle(text, models);
	return draftScenario(
		reading,
		models.typing.table,
		reading.title,
		(sentence) =>
			parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null
	);
}

const own = (file: string) => readFileSync(`tests/quality/articles/${file}.txt`, 'utf8');
const consulate = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');
const situations = (scenario: Scenario | null) =>
	scenario!.nodes.filter((n) => n.kind === 'situation');

describe('a guarded place', () => {
	test.each([
		['the consulate article', consulate, 'consulate', 'immigration agent'],
		['a mission', own('diplomacy'), 'mission', 'inspector'],
		['a newsroom', own('news-newsroom-search'), 'editorial office', 'officer']
	])('%s gives a scenario without errors or warnings', (_what, text, place, visitor) => {
		const { scenario } = draft(text);
		expect(scenario && checkScenario(scenario, text)).toEqual([]);
		expect(scenario?.title).toBe(`At the door of the ${place}`);
		expect(JSON.stringify(scenario)).toContain(visitor);
	});

	test('names no real person, and says of every imagined situation that it is imagined', () => {
		const { scenario } = draft(consulate);
		const told = situations(scenario).flatMap((n) => [n.text, ...n.choices.map((c) => c.text)]);
		expect(told.join(' ')).not.toMatch(/Noboa|Trump/);
		const reported = situations(scenario).filter((n) => !n.hypothetical);
		expect(reported.map((n) => n.id)).toEqual(['door', 'pressure']);
	});

	test('without the exception there is no smoke, without the threat no pressure', () => {
		const text = consulate
			.replace(/, though sometimes[^.]*\./, '.')
			.replace(/One ICE officer can be heard[^.]*\./, '');
		const { scenario } = draft(text);
		expect(scenario && checkScenario(scenario, text).filter((f) => f.severity === 'error')).toEqual(
			[]
		);
		expect(scenario?.nodes.map((n) => n.id)).not.toContain('smoke');
		expect(scenario?.nodes.map((n) => n.id)).not.toContain('pressure');
	});

	test('no choice is there twice, and the end is told by what was done before', () => {
		const { scenario } = draft(consulate);
		for (const { choices } of situations(scenario)) {
			expect(new Set(choices.map((c) => c.text)).size).toBe(choices.length);
		}
		const outcomes = scenario!.nodes.flatMap((n) => (n.kind === 'ending' ? [n.outcome] : []));
		expect(outcomes).toEqual(['upheld', 'recovered', 'breached']);
	});
});

describe('rules and steps', () => {
	const text = own('policy');

	test('the learner is whom others ask, and plays nobody in particular', () => {
		const { scenario } = draft(text);
		expect(scenario).toMatchObject({ kind: 'procedure', role: 'The colleague whom others ask' });
	});

	test('the right act is in the article’s words, and its quote is that rule', () => {
		const { scenario } = draft(text);
		const best = situations(scenario).flatMap((n) => n.choices.filter((c) => c.quality === 'best'));
		for (const choice of best) {
			const [evidence] = choice.evidence;
			expect(text.slice(evidence!.start, evidence!.end)).toBe(evidence!.quote);
			// Whether somebody may is answered by a no, and the rule is quoted.
			if (choice.text.startsWith('“No')) continue;
			const said = choice.text.replace(/^“(?:… )?|(?: …|\.)?”$/gu, '');
			expect(evidence!.quote.toLowerCase()).toContain(said.toLowerCase());
		}
	});
});

describe('what carries no decision', () => {
	test('where the article states no rule, it says so and offers a fact desk', () => {
		const { scenario, why } = draft(own('science'));
		expect(why).toMatch(/states no rule .* A fact desk is offered instead\.$/);
		expect(scenario?.kind).toBe('fact-desk');
	});

	test('where there are too few statements as well, there is nothing', () => {
		expect(draft('The harbour of Trieste was opened in 1719. It is large and deep.')).toEqual({
			scenario: null,
			why: 'The article states no rule that someone must keep, so there is nothing to decide by it. For a fact desk, too few of its statements can be understood alone.'
		});
	});
});
