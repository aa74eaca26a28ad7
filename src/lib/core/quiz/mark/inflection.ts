/** Inflected forms of English words by rule and a short list: grading must not wait for a language model to load. */

/** Words in -s that are no plurals, or mean something else without it. */
const NO_PLURALS: ReadonlySet<string> = new Set(
	(
		'news arms goods customs means series species physics politics economics ethics athletics measles headquarters ' +
		'crossroads always perhaps plus minus versus less unless across princess lens gas bus chaos crisis basis ' +
		'analysis thesis emphasis diabetes spirits manners'
	).split(' ')
);

const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map([
	['men', 'man'],
	['women', 'woman'],
	['children', 'child'],
	['feet', 'foot'],
	['teeth', 'tooth'],
	['lives', 'life'],
	['knives', 'knife'],
	['wives', 'wife'],
	['halves', 'half'],
	['thieves', 'thief'],
	['shelves', 'shelf'],
	['wolves', 'wolf'],
	['crises', 'crisis'],
	['analyses', 'analysis'],
	['criteria', 'criterion'],
	['phenomena', 'phenomenon']
]);

/** "agents" → "agent"; a word that is no plural is given back. */
export function singularOf(word: string): string {
	const irregular = IRREGULAR_PLURALS.get(word);
	if (irregular !== undefined) return irregular;
	if (word.length < 4 || NO_PLURALS.has(word) || !/[^su]s$/.test(word) || word.endsWith('is')) {
		return word;
	}
	if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
	if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
	return word.slice(0, -1);
}

/** Past forms that no rule gives, each line a verb: base, then its other forms. */
const IRREGULAR_VERBS = [
	'be am is are was were been being',
	'become became',
	'begin began begun',
	'break broke broken',
	'bring brought',
	'build built',
	'buy bought',
	'catch caught',
	'choose chose chosen',
	'come came',
	'deal dealt',
	'do did done does',
	'draw drew drawn',
	'drive drove driven',
	'eat ate eaten',
	'fall fell fallen',
	'feel felt',
	'fight fought',
	'find found',
	'flee fled',
	'fly flew flown',
	'forbid forbade forbidden',
	'forget forgot forgotten',
	'freeze froze frozen',
	'get got gotten',
	'give gave given',
	'go went gone goes',
	'grow grew grown',
	'have has had having',
	'hear heard',
	'hide hid hidden',
	'hold held',
	'keep kept',
	'know knew known',
	'lead led',
	'leave left',
	'lend lent',
	'lose lost',
	'make made',
	'meet met',
	'pay paid',
	'rise rose risen',
	'run ran',
	'say said',
	'see saw seen',
	'seek sought',
	'sell sold',
	'send sent',
	'shake shook shaken',
	'shoot shot',
	'show shown',
	'speak spoke spoken',
	'spend spent',
	'stand stood',
	'steal stole stolen',
	'strike struck',
	'swear swore sworn',
	'take took taken',
	'teach taught',
	'tell told',
	'think thought',
	'throw threw thrown',
	'understand understood',
	'wear wore worn',
	'win won',
	'withdraw withdrew withdrawn',
	'write wrote written'
].map((line) => line.split(' '));

const BASE_OF: ReadonlyMap<string, string> = new Map(
	IRREGULAR_VERBS.flatMap(([base, ...forms]) => forms.map((form) => [form, base!] as const))
);

/** True when two words can be forms of one verb: "called" and "calling", "went" and "go". */
export function maybeSameVerb(a: string, b: string): boolean {
	const bases = basesOf(b);
	return a !== b && [...basesOf(a)].some((base) => bases.has(base));
}

/** What a word can be a form of, itself included. */
function basesOf(word: string): Set<string> {
	const bases = new Set([word, BASE_OF.get(word) ?? word, singularOf(word)]);
	const stem = /^(.+?)(?:ed|ing)$/.exec(word)?.[1] ?? '';
	// What is left without the ending must be able to be a word: "thing" is no form of "th".
	if (stem.length >= 3 && /[aeiouy]/.test(stem)) {
		bases.add(stem).add(`${stem}e`);
		if (/([^aeiouls])\1$/.test(stem) || stem.endsWith('ll')) bases.add(stem.slice(0, -1));
		if (word.endsWith('ied')) bases.add(`${stem.slice(0, -1)}y`);
	}
	return bases;
}
