import { NUMBER_WORDS } from './number-words.ts';

/**
 * How typed answers are compared: what people may vary freely (case, accents' encoding, articles, spaces, punctuation,
 * small numbers as words) is folded away; what changes the meaning (a negation, a digit) never is.
 */

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

const NEGATIONS: ReadonlySet<string> = new Set([
	'no',
	'not',
	'never',
	'none',
	'nobody',
	'nothing',
	'nowhere',
	'neither',
	'nor',
	'without'
]);

/** Shorter words mean another word when one letter differs. */
const FORGIVEN_LENGTH = 6;

/** The words of an answer as they are compared, in order. */
export function answerWords(text: string): string[] {
	const folded = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[’‘ʼ]/g, "'")
		// "1,859" and "1 859" are one number; "27, 2026" are two.
		.replace(/(?<![\d.,])\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?![\d,])/g, (n) => n.replace(/\D/g, ''))
		.replace(/\bcan(?:'t|not)\b/g, 'can not')
		.replace(/n't\b/g, ' not')
		.replace(/'s\b/g, '')
		.replace(/(\d)\.(?=\d)/g, '$1\ue000')
		.replace(/[^\p{L}\p{N}\p{M}\ue000%$€£+\-−]/gu, ' ')
		.replace(/(?<=\p{L})[-−](?=\p{L})/gu, ' ')
		.replace(/[-−](?!\d)|(?<=[\p{L}\p{N}])[-−]/gu, ' ')
		.replace(/\+/g, ' ')
		.replace(/\ue000/g, '.')
		.replace(/−/g, '-');
	const words = folded.split(/\s+/).filter((word) => word !== '');
	const spoken = words.filter((word) => !ARTICLES.has(word));
	// An answer that is nothing but an article ("A", the letter) keeps it.
	return joinNumerals(spoken.length > 0 ? spoken : words);
}

/** "twenty seven" → "27", "five" → "5". */
function joinNumerals(words: string[]): string[] {
	const joined: string[] = [];
	for (let i = 0; i < words.length; i++) {
		const value = NUMBER_WORDS.get(words[i]!);
		if (value === undefined) {
			joined.push(words[i]!);
			continue;
		}
		const unit = NUMBER_WORDS.get(words[i + 1] ?? '');
		if (value >= 20 && unit !== undefined && unit > 0 && unit < 10) {
			joined.push(String(value + unit));
			i++;
		} else joined.push(String(value));
	}
	return joined;
}

/** True when a learner's words say the same as an accepted answer. */
export function sameAnswer(given: string, accepted: string): boolean {
	const a = answerWords(given);
	const b = answerWords(accepted);
	if (a.length === 0 || a.length !== b.length) return false;
	return a.every((word, i) => sameWord(word, b[i]!));
}

function sameWord(given: string, accepted: string): boolean {
	if (given === accepted) return true;
	if (/\p{N}/u.test(given) || /\p{N}/u.test(accepted)) return false;
	if (NEGATIONS.has(given) || NEGATIONS.has(accepted)) return false;
	if (negates(given) !== negates(accepted)) return false;
	if ([...accepted].length < FORGIVEN_LENGTH) return false;
	return withinOneEdit([...given], [...accepted]);
}

/** A prefix that turns a word into its opposite: "unlawful", "illegal", "dishonest". */
function negates(word: string): string {
	return /^(?:un|in|im|il|ir|dis|non|de|anti)(?=\p{L}{3})/u.exec(word)?.[0] ?? '';
}

/** One letter more, less, other, or two neighbours swapped. */
function withinOneEdit(a: string[], b: string[]): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
		endA--;
		endB--;
	}
	const restA = endA - start;
	const restB = endB - start;
	if (restA <= 1 && restB <= 1) return true;
	return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** A number as people type it, and what stands behind it; undefined when there is none, or more than one. */
export function parseQuantity(text: string): { value: number; unit: string } | undefined {
	const folded = text.normalize('NFKC').trim().toLowerCase().replace(/−/g, '-');
	const match =
		/^([$€£]?)\s*([+-]?(?:\d{1,3}(?:[,\u202f\u00a0 ']\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s*(.*)$/u.exec(
			folded
		);
	if (match) {
		const [, sign = '', digits = '', rest = ''] = match;
		if (/\d/.test(rest)) return undefined;
		const value = Number(digits.replace(/[,\u202f\u00a0 ']/g, ''));
		return Number.isFinite(value) ? { value, unit: unitWords(`${sign} ${rest}`) } : undefined;
	}
	const [first, ...rest] = answerWords(folded);
	if (first === undefined || !/^\d+$/.test(first) || rest.some((w) => /\d/.test(w))) {
		return undefined;
	}
	return { value: Number(first), unit: unitWords(rest.join(' ')) };
}

/** A unit as it is compared: lower case, without articles and full stops, in the singular. */
export function unitWords(unit: string): string {
	return unit
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}%$€£°/ ]/gu, ' ')
		.split(/\s+/)
		.filter((word) => word !== '' && !ARTICLES.has(word))
		.map((word) => (word === 'percent' ? '%' : word))
		.map((word) => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))
		.join(' ');
}
