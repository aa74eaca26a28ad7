import type { Random } from '../../random.ts';
import {
	CITIES,
	COUNTRIES,
	GROUPS,
	NATIONALITIES,
	PROVINCES,
	STATES
} from '../../reading/gazetteer.ts';
import { numberValue, numberWord } from '../../reading/numbers.ts';
import type { Entity, Reading, Sentence } from '../../reading/reading.ts';
import { rootOf } from '../gates/words.ts';

const LISTS: Record<string, ReadonlySet<string>> = {
	country: COUNTRIES,
	state: STATES,
	city: CITIES
};
const COMMON_COUNTRIES = new Set(
	'Argentina|Australia|Austria|Belgium|Bolivia|Brazil|Canada|Chile|Colombia|Denmark|Egypt|Finland|France|Germany|Greece|Hungary|India|Ireland|Italy|Japan|Kenya|Mexico|Morocco|Norway|Peru|Poland|Portugal|Spain|Sweden|Turkey'.split(
		'|'
	)
);
const COMMON_CITIES = new Set(
	'Amsterdam|Athens|Barcelona|Berlin|Boston|Brussels|Chicago|Copenhagen|Dublin|Geneva|Lima|Lisbon|London|Madrid|Milan|Munich|Oslo|Paris|Prague|Rome|Seattle|Stockholm|Toronto|Vienna|Warsaw'.split(
		'|'
	)
);

/**
 * Up to `count` wrong texts of the same type and class as `answer`: from the article first, then from the bundled
 * lists. None is another name of the answer, stands in `statement`, or is said of the same thing elsewhere.
 */
export function peersOf(
	reading: Reading,
	answer: Entity,
	statement: { text: string; sentence: Sentence },
	count: number,
	random: Random
): { text: string; from: Entity | null }[] {
	if (answer.type === 'number') return numbersNear(answer, statement.text, count, random);
	if (answer.type === 'year') return yearsNear(reading, answer, statement.text, count, random);
	const taken = new Set([answer.key, answer.text.toLowerCase()]);
	const whole = `${fullestName(reading, answer)} ${answer.text}`;
	const found: { text: string; from: Entity | null }[] = [];
	const near = [...reading.sentences].flatMap((s) => s.entities);
	for (const entity of random.shuffle(near)) {
		if (entity.type !== answer.type || entity.class !== answer.class) continue;
		if (answer.type === 'other' || answer.type === 'date') continue;
		const name = fullestName(reading, entity);
		if (taken.has(entity.key) || taken.has(name.toLowerCase())) continue;
		if (answer.type === 'place' && needsArticle(name) !== needsArticle(answer.text)) continue;
		if (
			mentions(statement.text, name) ||
			statement.sentence.entities.some((e) => e.key === entity.key)
		)
			continue;
		if (
			overlaps(name, answer.text) ||
			overlaps(name, whole) ||
			found.some((f) => overlaps(f.text, name))
		)
			continue;
		if (supportedElsewhere(reading, statement, answer, entity)) continue;
		taken.add(entity.key).add(name.toLowerCase());
		found.push({ text: name, from: entity });
		if (found.length === count) return found;
	}
	if (answer.class === 'group' || PROVINCES.has(answer.text)) return found;
	// A sentence that tells the state or country of a city rules out every city from elsewhere.
	const tellsWhere = statement.sentence.entities.some(
		(e) => e.type === 'place' && e.key !== answer.key
	);
	if (answer.class === 'city' && tellsWhere) return found;
	const list =
		answer.type === 'nationality'
			? NATIONALITIES
			: answer.type === 'place'
				? LISTS[answer.class]
				: undefined;
	if (!list) return found;
	const common =
		answer.class === 'country' ? COMMON_COUNTRIES : answer.class === 'city' ? COMMON_CITIES : list;
	const adjective = answer.type === 'nationality' && !/s$/.test(answer.text);
	for (const name of random.shuffle([...common])) {
		if (found.length >= count) break;
		if (
			GROUPS.has(name) ||
			PROVINCES.has(name) ||
			taken.has(name.toLowerCase()) ||
			mentions(reading.text, name)
		)
			continue;
		if (
			answer.type === 'nationality' &&
			(!adjective || !/(?:ian|ean|ese|ish|ican)$/.test(name) || !sameArticle(name, answer.text))
		)
			continue;
		if (overlaps(name, answer.text)) continue;
		if (answer.type === 'place' && needsArticle(name) !== needsArticle(answer.text)) continue;
		found.push({ text: name, from: null });
	}
	return found;
}

/** "the Netherlands", "the US" */
function needsArticle(name: string): boolean {
	return /^(?:US|U\.S\.|USA|UK|U\.K\.|United|Netherlands|Philippines|Maldives|Seychelles|Soviet|Czech Republic|Dominican|Vatican|Gambia|Bahamas|The )/.test(
		name
	);
}

function sameArticle(a: string, b: string): boolean {
	return /^[AEIOU]/.test(a) === /^[AEIOU]/.test(b);
}

function mentions(text: string, name: string): boolean {
	return text.includes(name);
}

/** The fullest way the article names an entity, without a title. */
export function fullestName(reading: Reading, entity: Entity): string {
	let best = entity.text;
	for (const s of reading.sentences) {
		for (const e of s.entities) {
			if (e.key === entity.key && e.type === entity.type && e.text.length > best.length)
				best = e.text;
		}
	}
	// Honours after a name are no part of it.
	return entity.type === 'person' ? best.replace(/(?: \p{Lu}{2,4})+$/u, '') : best;
}

/** All the ways the article names an entity, longest first. */
export function namesOf(reading: Reading, entity: Entity): string[] {
	const names = new Set<string>([entity.text]);
	for (const s of reading.sentences) {
		for (const e of s.entities)
			if (e.key === entity.key && e.type === entity.type) names.add(e.text);
	}
	return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function overlaps(a: string, b: string): boolean {
	const small = (t: string) =>
		t
			.toLowerCase()
			.split(/[^\p{L}\p{N}]+/u)
			.filter(
				(w) =>
					w.length > 3 &&
					!/^(university|ministry|department|school|president|institute|north|south|east|west|united|college|court|party|council)$/.test(
						w
					)
			);
	const words = small(a);
	return (
		small(b).some((w) => words.includes(w)) ||
		a.toLowerCase().includes(b.toLowerCase()) ||
		b.toLowerCase().includes(a.toLowerCase())
	);
}

/** Some sentence says of `other` what the statement says of `answer`, as far as shared words tell. */
function supportedElsewhere(
	reading: Reading,
	statement: { text: string; sentence: Sentence },
	answer: Entity,
	other: Entity
): boolean {
	const asked = contentWords(statement.text.replace(answer.text, ' '));
	return reading.sentences.some((s) => {
		if (s === statement.sentence || !s.entities.some((e) => e.key === other.key)) return false;
		const here = contentWords(s.text);
		let shared = 0;
		for (const word of asked) if (here.has(word)) shared += 1;
		return shared >= 3 && shared / asked.size >= 0.4;
	});
}

const STOP = new Set(
	'the a an of in on at to for from by with and or but as is was were are be been has have had that which who whom whose it its his her their not no than then into over under about after before during between more most some all said says will would can could may might must should also there this these those one two'.split(
		' '
	)
);

/** The last texts taken apart: every sentence of an article is held against every question. */
const recent = new Map<string, ReadonlySet<string>>();
const MOST_RECENT = 20_000;

/** The words of a text that carry its matter, without endings. */
export function contentWords(text: string): ReadonlySet<string> {
	const known = recent.get(text);
	if (known) return known;
	if (recent.size >= MOST_RECENT) recent.clear();
	const words = new Set(
		(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
			.filter((w) => w.length > 2 && !STOP.has(w))
			.map((w) => w.replace(/(?:ing|ed|es|s)$/, ''))
	);
	recent.set(text, words);
	return words;
}

function numbersNear(answer: Entity, statement: string, count: number, random: Random) {
	const value = numberValue(answer.text);
	if (value === null || value < 2) return [];
	const spelled = /^\p{L}/u.test(answer.text);
	const decimals = /\.(\d+)$/.exec(answer.text)?.[1]?.length ?? 0;
	const step = decimals > 0 ? 10 ** -decimals : stepOf(value);
	// A measure with decimals is told to be exact: what is far from it would be no such measure.
	const factors = decimals > 0 ? [1.08, 0.92, 1.15, 0.85, 1.22] : [1.5, 0.75, 0.5, 2];
	const wanted = random.shuffle(factors).map((f) => Math.round((value * f) / step) * step);
	const percent = new RegExp(`${answer.text} ?(?:%|per ?cent)`).test(statement);
	const found: { text: string; from: null }[] = [];
	for (const v of [...wanted, value + step, value + 2 * step, value - step]) {
		if (
			(percent && v > 100) ||
			v <= 1 ||
			Math.abs(v - value) < step / 2 ||
			v > value * 2 ||
			v < value / 2
		)
			continue;
		const text = spelled ? numberWord(v) : write(v, decimals, answer.text.includes(','));
		if (
			!text ||
			found.some((f) => f.text === text) ||
			new RegExp(`(?<![\\d,.])${text}(?![\\d,])`).test(statement)
		)
			continue;
		found.push({ text, from: null });
		if (found.length === count) break;
	}
	return found;
}

function stepOf(value: number): number {
	if (!Number.isInteger(value)) return 1;
	for (const step of [1_000_000, 100_000, 10_000, 1000, 100, 10, 5]) {
		if (value % step === 0 && value >= step * 2) return step;
	}
	return 1;
}

function write(value: number, decimals: number, grouped: boolean): string {
	const text = value.toFixed(decimals);
	return grouped ? text.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : text;
}

function yearsNear(
	reading: Reading,
	answer: Entity,
	statement: string,
	count: number,
	random: Random
) {
	const value = Number(answer.text);
	// Nothing happens after the article was written.
	const latest = Math.max(
		...(reading.text.match(/\b(?:1[4-9]|20)\d\d\b/g) ?? []).map(Number),
		value
	);
	const others = random
		.shuffle([
			...new Set(
				reading.sentences.flatMap((s) =>
					s.entities.filter((e) => e.type === 'year').map((e) => Number(e.text))
				)
			)
		])
		.filter((y) => y !== value && Math.abs(y - value) <= 25 && Math.abs(y - value) >= 2);
	const made = random
		.shuffle([-9, -6, -4, 4, 7, 11].map((d) => value + d))
		.filter((y) => y <= latest);
	const found: { text: string; from: null }[] = [];
	for (const year of [...others, ...made]) {
		const text = String(year);
		if (statement.includes(text) || found.some((f) => Math.abs(Number(f.text) - year) < 2))
			continue;
		found.push({ text, from: null });
		if (found.length === count) break;
	}
	return found;
}

/** Their roots: "prices" and "priced" are one. */
export const contentRoots = (text: string): ReadonlySet<string> =>
	new Set([...contentWords(text)].map(rootOf));
