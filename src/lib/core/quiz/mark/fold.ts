import { joinDates, joinHours, joinNumericDates, joinTimes } from './dates.ts';
import { isNumeral, joinNumerals } from './numerals.ts';

/**
 * What people may vary freely in a typed answer is folded away: case, how letters are encoded, articles, spaces,
 * punctuation, and how numbers, dates and times are written. What changes the meaning (a negation, a digit) never is.
 */

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** Signs and short forms that are said as words. */
const SAID: ReadonlyMap<string, string> = new Map([
	['$', 'dollar'],
	['dollars', 'dollar'],
	['usd', 'dollar'],
	['€', 'euro'],
	['euros', 'euro'],
	['eur', 'euro'],
	['£', 'pound'],
	['pounds', 'pound'],
	['gbp', 'pound'],
	['%', 'percent'],
	['pct', 'percent'],
	['usa', 'us']
]);

const SIGNS_BEFORE: ReadonlySet<string> = new Set(['$', '€', '£']);

/** Contractions as they are typed in a hurry; "cant" and "wont" are no other words one would answer with. */
const HURRIED =
	/\b(ca|wo|do|does|did|is|are|was|were|should|could|would|has|have|had|must)(?:n't|nt)\b/g;

/** Stand for a full stop and a colon within a number while punctuation is taken out. */
const POINT = '\ue000';
const COLON = '\ue001';

/** The words of an answer as they are compared, in order. Folded again, they stay as they are. */
export function answerWords(text: string): string[] {
	const words = splitWords(
		joinNumericDates(joinTimes(spellOut(text.normalize('NFKC').toLowerCase().normalize('NFKC'))))
	);
	const spoken = words.filter((word) => !ARTICLES.has(word));
	// An answer that is nothing but an article ("A", the letter) keeps it.
	const amounts = amountsFirst(joinNumerals(spoken.length > 0 ? spoken : words));
	return shortNames(joinDates(joinHours(amounts)).map((word) => SAID.get(word) ?? word));
}

function spellOut(text: string): string {
	return (
		text
			.replace(/[\ue000-\ue002]/g, ' ')
			.replace(/[’‘ʼ]/g, "'")
			.replace(/&/g, ' and ')
			.replace(/\bus\$/g, '$')
			.replace(/\bper cent\b/g, 'percent')
			// "1,859" and "1 859" are one number; "27, 2026" are two.
			.replace(/(?<![\d.,:])\d{1,3}(?:[,\u202f\u00a0 ']\d{3})+(?![\d,])/g, (n) =>
				n.replace(/\D/g, '')
			)
			.replace(/(?<![\d.])\.(?=\d)/g, '0.')
			// "U.S." is one word, and so is "p.m.", which joinTimes reads.
			.replace(/(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}/gu, (n) => n.replaceAll('.', ''))
			.replace(HURRIED, (_, verb: string) =>
				verb === 'ca' ? 'can not' : verb === 'wo' ? 'will not' : `${verb} not`
			)
			.replace(/\bcannot\b/g, 'can not')
			.replace(/n't\b/g, ' not')
			.replace(/'s\b/g, '')
	);
}

function splitWords(text: string): string[] {
	return (
		text
			.replace(/(\d)\.(?=\d)/g, `$1${POINT}`)
			.replace(/(?<=\b\d\d):(?=\d\d\b)/g, COLON)
			.replace(/[^\p{L}\p{N}\p{M}\ue000\ue001%$€£\-−]/gu, ' ')
			.replace(
				/(?<![\p{L}\p{N}-])(\d{4}|xxxx)-(\d{2})-(\d{2}|xx)(?![\p{L}\p{N}-])/gu,
				'$1\ue002$2\ue002$3'
			)
			.replace(/[-−](?!\d)|(?<=[\p{L}\p{N}\ue002])[-−]/gu, ' ')
			.replace(/[%$€£]/g, ' $& ')
			// "12kg" is "12 kg"; "3rd" stays a rank.
			.replace(/(?<=\d)(?!(?:st|nd|rd|th)(?![\p{L}\p{N}]))(?=\p{L})/gu, ' ')
			.replaceAll(POINT, '.')
			.replaceAll(COLON, ':')
			.replaceAll('\ue002', '-')
			.replaceAll('−', '-')
			.split(/\s+/)
			.filter((word) => /[\p{L}\p{N}%$€£]/u.test(word))
	);
}

/** "$40" as "40 dollars" is said. */
function amountsFirst(words: readonly string[]): string[] {
	const said = [...words];
	for (let i = said.length - 2; i >= 0; i--) {
		const signBefore = SIGNS_BEFORE.has(said[i]!) && isNumeral(said[i + 1]!);
		if (!signBefore || isNumeral(said[i - 1] ?? '')) continue;
		[said[i], said[i + 1]] = [said[i + 1]!, said[i]!];
	}
	return said;
}

/** Countries that are named by their initials as often as in full. */
const SHORT_NAMES: readonly (readonly [string, string])[] = [
	['united states of america', 'us'],
	['united states', 'us'],
	['united kingdom', 'uk'],
	['united nations', 'un'],
	['european union', 'eu']
];

function shortNames(words: readonly string[]): string[] {
	const text = SHORT_NAMES.reduce(
		(said, [full, short]) => said.replaceAll(` ${full} `, ` ${short} `),
		` ${words.join(' ')} `
	);
	return text.split(' ').filter((word) => word !== '');
}
