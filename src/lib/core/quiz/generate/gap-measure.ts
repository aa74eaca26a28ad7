/** A sentence of the article with a sum of money, or how often something is done, taken out. */
import { seededRandom } from '../../random.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';

const MONEY = /(?<![\p{L}\d])([$€£])(\d[\d,]*(?:\.\d+)?)( (?:million|billion))?(?![\d,.]*\d|-)/gu;
const OFTEN = [
	'once a day',
	'twice a day',
	'once a week',
	'twice a week',
	'once a month',
	'twice a month',
	'once a year',
	'twice a year'
];
const FREQUENCY = new RegExp(`\\b(?:${OFTEN.join('|')})\\b`, 'g');
const FACTORS = [0.5, 0.75, 1.5, 2];

export function gapMeasures(material: Material, excerpt: Excerpt): Candidate[] {
	return [...sumsOf(material, excerpt), ...frequenciesOf(material, excerpt)];
}

function sumsOf(material: Material, excerpt: Excerpt): Candidate[] {
	const found = [...excerpt.sentence.text.matchAll(MONEY)];
	const [sum] = found;
	// One among several is nothing anybody should keep apart.
	if (!sum || found.length > 1 || MONEY.test(excerpt.before)) return [];
	MONEY.lastIndex = 0;
	const value = Number(sum[2]!.replaceAll(',', ''));
	const decimals = /\.(\d+)$/.exec(sum[2]!)?.[1]?.length ?? 0;
	const write = (n: number) =>
		`${sum[1]}${n.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: sum[2]!.includes(',') || n >= 10_000 })}${sum[3] ?? ''}`;
	// As round as the sum itself.
	const zeros = /0*$/.exec(sum[2]!.replace(/\D/g, ''))![0].length;
	const step = decimals > 0 ? 10 ** -decimals : 10 ** Math.max(0, zeros - 1);
	const random = seededRandom(`sum ${excerpt.sentence.text}`);
	const wrong = random
		.shuffle(FACTORS.map((f) => Math.max(step, Math.round((value * f) / step) * step)))
		.filter((n, i, all) => n !== value && all.indexOf(n) === i)
		.slice(0, 3);
	if (wrong.length < 3 || value < 2) return [];
	const options = [value, ...wrong].sort((a, b) => a - b).map(write);
	return itemOf(material, excerpt, 'Which sum', sum, options, 'excerpt-money');
}

function frequenciesOf(material: Material, excerpt: Excerpt): Candidate[] {
	const found = [...excerpt.sentence.text.matchAll(FREQUENCY)];
	const [often] = found;
	if (!often || found.length > 1) return [];
	const at = OFTEN.indexOf(often[0]);
	const near = OFTEN.map((text, i) => ({ text, away: Math.abs(i - at) }))
		.filter(({ away }) => away > 0)
		.sort((a, b) => a.away - b.away)
		.slice(0, 3);
	const options = [often[0], ...near.map(({ text }) => text)].sort(
		(a, b) => OFTEN.indexOf(a) - OFTEN.indexOf(b)
	);
	return itemOf(material, excerpt, 'Which words', often, options, 'excerpt-often');
}

function itemOf(
	{ reading }: Material,
	excerpt: Excerpt,
	asked: string,
	found: RegExpExecArray,
	options: readonly string[],
	by: string
): Candidate[] {
	const { index, sentence } = excerpt;
	const { text } = sentence;
	const key = found[0];
	const shown = shownIn(
		excerpt,
		`${text.slice(0, found.index)}____${text.slice(found.index + key.length)}`
	);
	if (contentWords(shown).size < 5) return [];
	return [
		withLead(reading, excerpt, {
			sentences: [index],
			claims: [text],
			by,
			score: 6.5,
			item: makeItem(reading, sentence, text, {
				type: 'choice',
				level: 'recall',
				stem: `${asked} belong${asked.endsWith('s') ? '' : 's'} in the gap? ${quoted(shown)}`,
				options: options.map((option, i) => ({
					id: letter(i),
					text: option,
					rationale:
						option === key ? 'This is what the article says.' : `The article gives ${key} here.`
				})),
				key: [letter(options.indexOf(key))],
				explanation: `The article says: ${quoted(text)}`,
				difficulty: 0.4
			})
		})
	];
}
