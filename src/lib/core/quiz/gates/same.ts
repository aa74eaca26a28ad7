/** When two answers are one answer in other words, or one holds the other. */
import { placeKind } from '../generate/places.ts';
import type { Reading } from '../../reading/reading.ts';
import { amountOf, amountsOverlap, sameAmount } from './amount.ts';
import { holdsWords, normalized, stemmed } from './words.ts';

/** Force words are answers by themselves: "must" and "must not" hold each other and are apart. */
export const FORCE = /^(?:must|should|may|need|can)(?: not)?$/;

const folded = (text: string) => stemmed(normalized(text).replace(/\b(?:the|a|an) /g, ''));

/** Whether two texts name or say one thing; with a reading, also under its names in the article. */
export function sameAnswer(a: string, b: string, reading: Reading | null): boolean {
	if (folded(a) === folded(b) && (folded(a) !== '' || a.trim() === b.trim())) return true;
	const [one, other] = [amountOf(a), amountOf(b)];
	if (one && other) return sameAmount(one, other);
	return isShortFor(a, b) || isShortFor(b, a) || namesOfOne(a, b, reading);
}

/** "EU" for "European Union". */
function isShortFor(short: string, long: string): boolean {
	const letters = short.replace(/^the /i, '').replaceAll('.', '');
	if (!/^\p{Lu}{2,6}$/u.test(letters)) return false;
	const words = long.split(/[\s-]+/).filter((w) => !/^the$/i.test(w));
	const initials = (of: string[]) => of.map((w) => w.charAt(0).toUpperCase()).join('');
	const content = words.filter((w) => !/^(?:of|and|for|in|on)$/i.test(w));
	return words.length > 1 && (initials(words) === letters || initials(content) === letters);
}

function namesOfOne(a: string, b: string, reading: Reading | null): boolean {
	if (!reading) return false;
	const clustersOf = (text: string) =>
		new Set(
			reading.sentences
				.flatMap((s) => s.mentions)
				.filter((m) => m.named && m.cluster >= 0 && normalized(m.text) === normalized(text))
				.map((m) => m.cluster)
		);
	const mine = clustersOf(a);
	return mine.size > 0 && [...clustersOf(b)].some((cluster) => mine.has(cluster));
}

const CONTINENT =
	/^(?:Africa|Antarctica|Asia|Europe|Oceania|Australasia|(?:North|South|Latin|Central) America|the Americas)$/;
const WIDER = ['city', 'province', 'state', 'country', 'continent'];

/** Whether a case of one is a case of the other: a part of a name, an interval within another, a city beside a country. */
export function oneHoldsOther(a: string, b: string): boolean {
	if (FORCE.test(a) || FORCE.test(b)) return false;
	if (holdsWords(a, b) || holdsWords(b, a)) return true;
	const [one, other] = [amountOf(a), amountOf(b)];
	if (one && other) return amountsOverlap(one, other);
	const rank = (place: string) =>
		WIDER.indexOf(CONTINENT.test(place) ? 'continent' : placeKind(place));
	return rank(a) >= 0 && rank(b) >= 0 && rank(a) !== rank(b);
}
