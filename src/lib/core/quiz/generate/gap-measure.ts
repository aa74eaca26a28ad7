/** A sentence of the article with an amount, a sum of money or how often something is done taken out. */
import { seededRandom } from '../../random.ts';
import { FREQUENCIES } from './ask-measure.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { numberValue } from '../../reading/numbers.ts';
import { isTold } from '../known/leaning.ts';
import { isCentral } from './central.ts';
import { escape, isToldBeside } from './gap.ts';
import { contentWords, peersOf } from './peers.ts';
import { outsideQuotes } from './wording.ts';

const MONEY =
	/(?<![\p{L}\d])([$€£])(\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)( (?:million|billion))?(?![\d,.]*\d|-)/gu;
const FREQUENCY = new RegExp(`\\b(?:${FREQUENCIES.join('|')})\\b`, 'g');
const FACTORS = [0.5, 0.75, 1.5, 2];

const NUMBER =
	'\\d[\\d,]*(?:\\.\\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety';
const UNIT =
	'(?:(?:working|calendar|full|more|square|cubic|consecutive) )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|metres?|meters?|kilometres?|kilometers?|km|cm|mm|miles?|feet|inches|lit(?:re|er)s?|ml|mL|grams?|kilograms?|kilos?|kg|tonnes?|degrees|volts|per ?cent|puffs|doses|tablets|drops|points|people|employees|visitors|members)\\b';
const AMOUNT = new RegExp(`(?<![\\p{L}\\d.,:$€£/–-])(${NUMBER})(?: (?=${UNIT})| ?(?=%|°))`, 'gu');
/** Age, distance in time, and what is reckoned from somewhere else. */
const RECKONED = /^\S*(?: \S+){0,2} (?:ago|later|earlier|old|apart|away)\b|^[^,;.()]{0,18}\(\d/;
/** What lays down how much, how long or how often. */
const LAYS_DOWN =
	/\b(?:must|may|should|shall|can|limit\w*|within|at least|at most|up to|no (?:more|fewer|less|later|longer) than|more than|less than|exceed\w*|minimum|maximum|allow\w*|entitle\w*|every|needs?|takes?|lasts?|expires?|valid|requires?)\b/;

export function gapMeasures(material: Material, excerpt: Excerpt): Candidate[] {
	return [
		...amountsOf(material, excerpt),
		...sumsOf(material, excerpt),
		...frequenciesOf(material, excerpt)
	];
}

function amountsOf(material: Material, excerpt: Excerpt): Candidate[] {
	const { reading } = material;
	const { sentence, index } = excerpt;
	const { text } = sentence;
	const rule =
		reading.norms.some((norm) => norm.sentence === index) ||
		(LAYS_DOWN.test(outsideQuotes(text)) &&
			!isTold(sentence.tree) &&
			!/\b(?:would|could|might)\b/.test(text));
	return [...text.matchAll(AMOUNT)].flatMap((found) => {
		const [number, after] = [found[1]!, text.slice(found.index + found[1]!.length)];
		if (RECKONED.test(after) || isToldBeside(text, found.index, after)) return [];
		const share = /^ ?(?:%|per ?cent)/.test(after);
		if (!rule && !share && !isCentral(material, sentence, index)) return [];
		const value = numberValue(number);
		if (value === null || value < 2) return [];
		const whole = `${excerpt.before}${text}`;
		// Said twice, it would stand beside its own gap.
		if (whole.split(new RegExp(`(?<![\\d.,])${escape(number)}(?![\\d])`)).length > 2) return [];
		const random = seededRandom(`amount ${whole} ${number}`);
		const wrong = after.trimStart().startsWith('°')
			? random.shuffle([-12, -7, 7, 12]).map((by) => String(value + by))
			: peersOf(
					reading,
					{ ...NAMELESS, text: number, start: 0, end: 0 },
					{ text: whole, sentence },
					3,
					random
				).map((peer) => peer.text);
		// "Two years and sixteen months" is no term.
		if (/\byears and $/.test(text.slice(0, found.index)) && wrong.some((w) => numberValue(w)! > 11))
			return [];
		if (wrong.length < 3) return [];
		const options = [number, ...wrong.slice(0, 3)].sort(
			(a, b) => (numberValue(a) ?? 0) - (numberValue(b) ?? 0)
		);
		const key = Object.assign([number], { index: found.index, input: text }) as RegExpExecArray;
		return itemOf(
			material,
			excerpt,
			'Which number',
			key,
			options,
			rule && SETS.test(text.slice(0, found.index)) ? 'excerpt-limit' : 'excerpt-amount'
		);
	});
}

/** What makes the number that follows a limit. */
const SETS =
	/\b(?:within|at least|at most|up to|(?:no|not) (?:more|fewer|less|later|longer) than|more than|less than|fewer than|every|maximum of|minimum of|limit of)(?: (?:the|a|an))? $/i;
const NAMELESS = { type: 'number', class: 'count', key: '' } as const;

function sumsOf(material: Material, excerpt: Excerpt): Candidate[] {
	const found = [...excerpt.sentence.text.matchAll(MONEY)];
	const [sum] = found;
	// One among several is nothing anybody should keep apart.
	if (!sum || found.length > 1 || excerpt.before.search(MONEY) >= 0) return [];
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
	const options = [value, ...wrong]
		.sort((a, b) => a - b)
		// As the article writes it: “£12000” has no comma.
		.map((n) => (n === value ? sum[0] : write(n)));
	return itemOf(material, excerpt, 'Which sum', sum, options, 'excerpt-money');
}

function frequenciesOf(material: Material, excerpt: Excerpt): Candidate[] {
	const found = [...excerpt.sentence.text.matchAll(FREQUENCY)];
	const [often] = found;
	if (!often || found.length > 1) return [];
	const at = FREQUENCIES.indexOf(often[0]);
	const near = FREQUENCIES.map((text, i) => ({ text, away: Math.abs(i - at) }))
		.filter(({ away }) => away > 0)
		.sort((a, b) => a.away - b.away)
		.slice(0, 3);
	const options = [often[0], ...near.map(({ text }) => text)].sort(
		(a, b) => FREQUENCIES.indexOf(a) - FREQUENCIES.indexOf(b)
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
	if (contentWords(shown).size < 4) return [];
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
