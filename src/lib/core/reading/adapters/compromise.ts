import nlp from 'compromise';

/** "published" → "publish", "entering" → "enter"; the word itself when it is no verb form known. */
export function baseForm(verb: string): string {
	return nlp(verb).tag('Verb').compute('root').text('root').trim() || verb;
}

const cache = new Map<string, boolean>();
const genders = new Map<string, 'f' | 'm' | ''>();

/** True when `word` is a given name in compromise's lexicon ("Daniel", "Mary"). */
export function isGivenName(word: string): boolean {
	let known = cache.get(word);
	if (known === undefined) {
		known = nlp(word).has('#FirstName');
		cache.set(word, known);
	}
	return known;
}

/** 'country', 'city' or 'region' when compromise's lexicon holds `name` as a place, else ''. */
export function placeClass(name: string): '' | 'country' | 'city' | 'region' {
	const doc = nlp(name);
	if (doc.has('^#Country+$')) return 'country';
	if (doc.has('^#City+$')) return 'city';
	return doc.has('^#Region+$') ? 'region' : '';
}

/** 'f' or 'm' when compromise's lexicon holds the given name as a woman's or a man's only, else ''. */
export function givenNameGender(word: string): 'f' | 'm' | '' {
	let known = genders.get(word);
	if (known === undefined) {
		const doc = nlp(word);
		known = doc.has('#FemaleName') ? 'f' : doc.has('#MaleName') ? 'm' : '';
		genders.set(word, known);
	}
	return known;
}
