import { NUMBER_WORDS } from '../number-words.ts';

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
	['dozen', 12],
	['hundred', 100],
	['thousand', 1e3],
	['million', 1e6],
	['bn', 1e9],
	['billion', 1e9],
	['trillion', 1e12]
]);

const ORDINALS: ReadonlyMap<string, number> = new Map(
	(
		'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
		'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
	)
		.split(' ')
		.map((word, i) => [word, i + 1] as const)
		.concat([['thirtieth', 30]])
);

const DIGITS = /^-?\d+(?:\.\d+)?$/;
/** From here on JavaScript writes numbers with an exponent. */
const LARGEST = 1e21;

/** True for a numeral as `joinNumerals` leaves it: digits, perhaps a sign and decimals. */
export function isNumeral(word: string): boolean {
	return DIGITS.test(word);
}

/**
 * Folded words with every numeral in digits: "twenty seven" → "27", "1.8 million" → "1800000", "a hundred and five"
 * (without its article) → "105", "third" → "3rd", "007" → "7", "3.50" → "3.5".
 */
export function joinNumerals(words: readonly string[]): string[] {
	const joined: string[] = [];
	for (let i = 0; i < words.length;) {
		const numeral = readOrdinal(words, i) ?? readCardinal(words, i);
		joined.push(...(numeral?.words ?? [words[i]!]));
		i += numeral?.used ?? 1;
	}
	return joined;
}

interface Numeral {
	/** The digits; a value too large for a number keeps its words. */
	words: string[];
	/** How many words it took. */
	used: number;
}

function readOrdinal(words: readonly string[], at: number): Numeral | undefined {
	const digits = /^(\d{1,6})(?:st|nd|rd|th)$/.exec(words[at]!);
	if (digits) return { words: [rank(Number(digits[1]))], used: 1 };
	const tens = NUMBER_WORDS.get(words[at]!) ?? 0;
	const unit = ORDINALS.get(words[at + 1] ?? '') ?? 10;
	if (tens >= 20 && unit < 10) return { words: [withSuffix(tens + unit)], used: 2 };
	const value = ORDINALS.get(words[at]!);
	return value === undefined ? undefined : { words: [rank(value)], used: 1 };
}

/** The second stays a word, since it may be one of a minute. */
function rank(value: number): string {
	return value === 2 ? 'second' : withSuffix(value);
}

function withSuffix(value: number): string {
	const teen = value % 100 >= 11 && value % 100 <= 13;
	const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
	return `${value}${suffix}`;
}

function readCardinal(words: readonly string[], at: number): Numeral | undefined {
	const first = words[at]!;
	const asDigits = isNumeral(first);
	let total = 0;
	let current: number | undefined;
	let smallest = Infinity;
	let i = at;
	if (asDigits) {
		current = Number(first);
		i++;
	} else if (first === 'half' && MAGNITUDES.has(words[at + 1] ?? '')) {
		current = 0.5;
		i++;
	}
	for (; i < words.length; i++) {
		// "a hundred and five", but "five and six".
		const linked = words[i] === 'and' && total + (current ?? 0) >= 100 && i > at;
		const value = NUMBER_WORDS.get(words[linked ? i + 1 : i] ?? '');
		const magnitude = MAGNITUDES.get(words[i]!);
		if (value !== undefined && !asDigits && fits(value, current)) {
			current = (current ?? 0) + value;
			if (linked) i++;
		} else if (magnitude === 100 && (current ?? 1) < 100) {
			current = (current ?? 1) * 100;
		} else if (magnitude !== undefined && magnitude !== 100) {
			// "two million five thousand" adds, "two thousand million" multiplies.
			if (magnitude < smallest && (current !== undefined || total === 0)) {
				total += (current ?? 1) * magnitude;
			} else total = (total + (current ?? 0)) * magnitude;
			smallest = magnitude;
			current = undefined;
		} else break;
	}
	const used = i - at;
	if (used === 0) return undefined;
	if (used === 1 && asDigits) return { words: [plainDigits(first)], used };
	const value = Number((total + (current ?? 0)).toPrecision(15));
	return { words: Math.abs(value) < LARGEST ? [String(value)] : words.slice(at, i), used };
}

/** A unit may follow a round ten, a ten or a unit may follow a round hundred. */
function fits(value: number, current: number | undefined): boolean {
	if (current === undefined) return true;
	if (current === 0) return false;
	return value < 10 && value > 0 ? current % 10 === 0 && current % 100 !== 10 : current % 100 === 0;
}

/** Digits without idle zeros; kept as text, since a learner may type more of them than a number holds. */
function plainDigits(digits: string): string {
	const [, sign = '', whole = '', decimals = ''] =
		/^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(digits) ?? [];
	const bare = decimals === '' ? whole : `${whole}.${decimals}`;
	return /^[0.]*$/.test(bare) ? '0' : `${sign}${bare}`;
}
