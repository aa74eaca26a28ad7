import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { checkScenario } from '../check.ts';
import { draftScenario } from './generate.ts';

const consulate = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');

describe('a guarded door', () => {
	test.each([
		['the consulate article', consulate, 'consulate', 'immigration agent'],
		[
			'an article it has never seen',
			readFileSync('tests/quality/articles/diplomacy.txt', 'utf8'),
			'mission',
			'inspector'
		]
	])('%s gives a scenario without errors or warnings', (_what, text, place, visitor) => {
		const { scenario } = draftScenario(readArticle(text, models));
		expect(scenario && checkScenario(scenario, text)).toEqual([]);
		expect(scenario?.title).toBe(`At the door of the ${place}`);
		expect(JSON.stringify(scenario)).toContain(visitor);
		expect(JSON.stringify(scenario)).not.toMatch(/undefined|null|\$\{/);
	});

	test('names no real person, and says of every imagined situation that it is imagined', () => {
		const { scenario } = draftScenario(readArticle(consulate, models));
		const told = scenario!.nodes.flatMap((n) =>
			n.kind === 'situation' ? [n.text, ...n.choices.map((c) => c.text)] : [n.text]
		);
		expect(told.join(' ')).not.toMatch(/Noboa|Trump/);
		const reported = scenario!.nodes.filter((n) => n.kind === 'situation' && !n.hypothetical);
		expect(reported.map((n) => n.id)).toEqual(['door', 'pressure']);
	});

	test('without the exception there is no twin, without the threat no pressure', () => {
		const text = consulate
			.replace(/, though sometimes[^.]*\./, '.')
			.replace(/One ICE officer can be heard[^.]*\./, '');
		const { scenario } = draftScenario(readArticle(text, models));
		expect(scenario && checkScenario(scenario, text).filter((f) => f.severity === 'error')).toEqual(
			[]
		);
		expect(scenario?.nodes.map((n) => n.id)).not.toContain('smoke');
		expect(scenario?.nodes.map((n) => n.id)).not.toContain('pressure');
	});
});

test('where the article states no rule, it says so', () => {
	const reading = readArticle(
		'The harbour of Trieste was opened in 1719. It is large and deep.',
		models
	);
	expect(draftScenario(reading)).toEqual({
		scenario: null,
		why: 'The article states no rule that someone must keep, so there is nothing to decide by it.'
	});
});

test('a rule without an incident at its door is declined', () => {
	const { scenario, why } = draftScenario(
		readArticle(readFileSync('tests/quality/articles/safety.txt', 'utf8'), models)
	);
	expect(scenario).toBeNull();
	expect(why.length).toBeGreaterThan(30);
});
