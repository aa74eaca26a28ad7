/** Whether a word says that a person is a woman or a man. */
import { genderOfGivenName } from './given-names.ts';

/** '' when nothing tells. */
export type Gender = 'f' | 'm' | '';

const set = (words: string) => new Set(words.split(' '));

const WOMEN = set(
	'actress aunt baroness bride businesswoman chairwoman congresswoman countess dame daughter duchess empress ex-wife female fiancée fisherwoman girl girlfriend goddess gentlewoman granddaughter grandma grandmother heiress hostess housewife lady landlady ma’am madam madame miss mother mrs ms mum mom niece nun policewoman priestess princess queen saleswoman schoolgirl señora sister spokeswoman stepdaughter stepmother waitress widow wife woman'
);
const MEN = set(
	'baron boy boyfriend bridegroom brother businessman chairman chap congressman count czar dad duke emperor ex-husband father fiancé fisherman gentleman grandfather grandpa grandson groom guy husband king lad landlord lord male monk mr nephew policeman pope prince salesman schoolboy señor sir son spokesman stepfather stepson tsar uncle widower man'
);

/** What a common noun or a title says of the one it is said of: "wife", "policeman", "Mrs". */
export function genderOfNoun(word: string): Gender {
	const plain = word.toLowerCase().replace(/\.$/, '');
	if (WOMEN.has(plain)) return 'f';
	if (MEN.has(plain)) return 'm';
	// Of a name ("Freeman", "German") the ending says nothing.
	if (word !== plain) return '';
	if (/[a-z]woman$/.test(plain)) return 'f';
	return /[a-z]{2}man$/.test(plain) && !/(?:human|german|roman|norman|talisman)$/.test(plain)
		? 'm'
		: '';
}

/** Titles of respect that also open other things ("Queen Street", "Lord Chancellor") tell a gender all the same. */
export function genderOfTitle(words: readonly string[]): Gender {
	for (const word of words) {
		const gender = genderOfNoun(word);
		if (gender) return gender;
	}
	return '';
}

/** What the first word of a full name tells ("Maria Lopez"); '' for an initial or a name of either. */
export function genderOfName(words: readonly string[]): Gender {
	const first = words[0] ?? '';
	if (words.length < 2 || /^\p{Lu}\.?$/u.test(first)) return '';
	return genderOfGivenName(first);
}
