import { isExact } from './dates.ts';
import { maybeSameVerb, singularOf } from './inflection.ts';

export const NEGATIONS: ReadonlySet<string> = new Set(
	'no not never none nobody nothing nowhere neither nor without except unless hardly'.split(' ')
);

/** Shorter words mean another word when one letter differs. */
const FORGIVEN_LENGTH = 6;
/** Words in which two slips are likelier than another word, likely enough to ask a person. */
const DOUBTFUL_LENGTH = 8;

/** Words one letter apart that are both words, and far from one another in meaning. */
const CONFUSABLE: readonly (readonly [string, string])[] = [
	['casual', 'causal'],
	['united', 'untied'],
	['martial', 'marital'],
	['attack', 'attach'],
	['prison', 'poison'],
	['mortality', 'morality'],
	['protect', 'protest'],
	['protection', 'projection'],
	['persecution', 'prosecution'],
	['persecute', 'prosecute'],
	['import', 'export'],
	['inside', 'beside'],
	['council', 'counsel'],
	['minister', 'ministry'],
	['eastern', 'western'],
	['accept', 'except'],
	['access', 'excess'],
	['regional', 'rational']
];

/**
 * How close a learner's word is to an accepted one: `same` (spelling of accents and -our, number of a noun, one slip in
 * a word of six letters or more), `form` (perhaps another form of the same verb), `close` (two slips in a long word, or
 * one that changes its first letter), `other`.
 */
export type Closeness = 'same' | 'form' | 'close' | 'other';

/** @param known words that stand elsewhere in the quiz with a meaning of their own: none of them is a slip of the pen */
export function compareWords(
	given: string,
	accepted: string,
	known: ReadonlySet<string>
): Closeness {
	if (given === accepted) return 'same';
	if (isExact(given) || isExact(accepted)) return 'other';
	if (NEGATIONS.has(given) || NEGATIONS.has(accepted)) return 'other';
	const [a, b] = [plainSpelling(given), plainSpelling(accepted)];
	if (a === b || singularOf(a) === singularOf(b)) return 'same';
	if (maybeSameVerb(a, b)) return 'form';
	if (known.has(given) || prefixOf(a) !== prefixOf(b) || areTwoWords(a, b)) return 'other';
	const length = [...b].length;
	const edits = editsBetween([...a], [...b]);
	if (edits === 1 && length >= FORGIVEN_LENGTH) {
		// Slips are rare in the first letter; other words are not ("flower", "lower").
		return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]) ? 'same' : 'close';
	}
	return edits === 2 && length >= DOUBTFUL_LENGTH && a[0] === b[0] ? 'close' : 'other';
}

/** Without accents, and "colour" as "color"; only Latin accents go, other scripts' marks are letters. */
function plainSpelling(word: string): string {
	const bare = word.normalize('NFD').replace(/(?<=\p{Script=Latin})[\u0300-\u036f]+/gu, '');
	return bare.normalize('NFC').replace(/(?<=^\p{L}{3,})our(?=s?$)/u, 'or');
}

/** A prefix that turns a word into its opposite: "unlawful", "illegal", "dishonest". */
function prefixOf(word: string): string {
	return /^(?:un|in|im|il|ir|dis|mis|non|de|anti)(?=\p{L}{3})/u.exec(word)?.[0] ?? '';
}

/** An employer is no employee; and other pairs that only look alike. */
function areTwoWords(a: string, b: string): boolean {
	const roles = /^(.+)(?:er|or|ee)$/;
	const [x, y] = [roles.exec(a), roles.exec(b)];
	if (x && y && x[1] === y[1] && a.endsWith('ee') !== b.endsWith('ee')) return true;
	return CONFUSABLE.some(
		([one, other]) => (a === one && b === other) || (a === other && b === one)
	);
}

/** Longer words are no answers, and comparing them would take long. */
const LONGEST_WORD = 60;

/**
 * Letters more, less or other, and neighbours swapped, that make one word of the other (optimal string alignment:
 * Damerau, 1964); 3 for three and more.
 */
export function editsBetween(a: readonly string[], b: readonly string[]): number {
	const MOST = 3;
	if (Math.abs(a.length - b.length) >= MOST || Math.max(a.length, b.length) > LONGEST_WORD) {
		return MOST;
	}
	let previous: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				least = Math.min(least, previous[j - 2]! + 1);
			}
			next.push(least);
		}
		[previous, row] = [row, next];
	}
	return Math.min(MOST, row[b.length]!);
}
