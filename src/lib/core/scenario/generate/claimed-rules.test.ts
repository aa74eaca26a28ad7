import { describe, expect, test } from 'vitest';
import { models, parse } from '../../../../../tests/support/reader.ts';
import { materialOf } from '../../quiz/generate/facts.ts';
import { readArticle } from '../../reading/read.ts';
import { claimedRules } from './claimed-rules.ts';
import { counterOf } from './counter.ts';
import type { Decision } from './plan.ts';

const OPENING =
	'Rules of the north depot\n\nDrivers and fitters must keep to these rules. The depot manager answers questions of the staff.\n\n';

function claims(rules: string): Decision[] {
	const reading = readArticle(`${OPENING}${rules}`, models);
	return claimedRules(materialOf(reading, models.typing.table), counterOf(reading), parse);
}

const RULES = [
	'Drivers must return the key to the depot office within two days.',
	'The gauge of a full tank must be read at least every six hours.',
	'Fitters must keep the book of the pumps for at least nine years.',
	'Damage to a truck must be reported to the depot manager within four hours.'
].join('\n\n');

const best = ({ options }: Decision) => options.find((o) => o.quality === 'best')!;

describe('a rule as somebody has it', () => {
	const made = claims(RULES);

	test('is right about half the time, and kept or corrected by the figure of the article', () => {
		expect(made.length).toBeGreaterThanOrEqual(3);
		const kept = made.filter((d) => best(d).wordings[0]!.startsWith('“Yes'));
		expect(kept.length).toBeGreaterThan(0);
		expect(kept.length).toBeLessThan(made.length);
		for (const decision of made) {
			const figure = /within \w+ (\w+)|(?:every|for at least) (\w+ \w+)/.exec(
				decision.evidence[0]!.quote
			);
			expect(figure).not.toBeNull();
			const told = decision.evidence[0]!.quote;
			const [own] = best(decision).wordings.map((w) => /\b(?:two|six|nine|four) \w+/.exec(w)?.[0]);
			expect(told).toContain(own);
		}
	});

	test('what is told is the sentence of the article but for that figure', () => {
		for (const { text, evidence } of made) {
			// What leads up to it may be told before it.
			const said = /([^“”.]+\.)” Is that right\?$/.exec(text)![1]!.trim();
			const [own, told] = [evidence[0]!.quote.split(' '), said.split(' ')];
			const changed = told.filter((word) => !own.includes(word));
			expect(changed.length).toBeLessThanOrEqual(1);
		}
	});

	test('no wrong answer names the figure of the article, and all quote it', () => {
		for (const decision of made) {
			const own = /\b(?:two|six|nine|four) \w+/.exec(best(decision).wordings[0]!)![0];
			for (const option of decision.options.filter((o) => o.quality === 'poor')) {
				expect(option.wordings[0]).not.toContain(own);
				expect(option.then).toContain(own);
			}
		}
	});
});

describe('what is not claimed', () => {
	const texts = (rules: string) =>
		claims(rules)
			.map((d) => d.text)
			.join('\n');

	test.each([
		['an estimate', 'The fitters may need about five hours for the large pump.', /large pump/],
		[
			'a sentence with several figures of a kind',
			'Drivers must book the lift two days, five days or ten days ahead.',
			/book the lift/
		],
		[
			'a figure that something belongs to',
			'Take no more than one day’s supply to the workshop.',
			/supply/
		],
		[
			'what a device does by itself',
			'The sensor in the pit takes a reading every five minutes.',
			/sensor/
		],
		[
			'a rule that the next sentence makes an exception to',
			'Trucks must be washed within two hours. However, this does not apply in frost.',
			/washed/
		],
		[
			'what somebody did once',
			'Last year a driver kept the key for three weeks.',
			/three weeks|four weeks/
		]
	])('%s', (_, rule, words) => {
		expect(texts(`${RULES}\n\n${rule}`)).not.toMatch(words);
	});

	test('what stands under a label is told with it or not at all', () => {
		const told = claims(
			`${RULES}\n\nSmall leaks: Put the red tray under it. The valve must be closed within three minutes.`
		).filter((d) => d.text.includes('valve'));
		expect(told.every(({ text }) => text.includes('Small leaks:'))).toBe(true);
	});
});

test('a wrong figure is taken from the same article where it has one', () => {
	const [decision] = claims(
		'Drivers must return the key to the depot office within three days.\n\nFitters must answer within five days.'
	).filter((d) => d.evidence[0]!.quote.includes('key'));
	const wrong = decision!.options.flatMap((o) => (o.quality === 'poor' ? [o.wordings[0]!] : []));
	expect(wrong.join(' ') + decision!.text).toContain('five days');
});
