/** Whether what is said can stand without what was said before it. */

const NOUNS = /\b(?:the|an?|your|each|every|any) (?:\p{Ll}+ )*?\p{Ll}+\b/gu;

/** The same across sentences, where just one thing has been named that "it" can be. */
export function pronounsFoundAfter(situation: string, deed: string): boolean {
	if (pronounsFound(deed)) return true;
	const named = new Set(situation.toLowerCase().match(NOUNS) ?? []);
	return named.size === 1 && pronounsFound(`${situation} ${deed}`);
}

/** "If someone feels dizzy, take them outside" as well. */
const PLURAL =
	/\b(?:\p{Ll}{3,}(?<!s)s|people|children|police|staff|men|women|(?:some|any)(?:one|body)|(?:person|child|patient|client|visitor|guest|pupil|passenger|customer|worker))\b/iu;
const SINGULAR = /\b(?:the|an?|your|each|every|any) (?:\p{Ll}+ )*?\p{Ll}+\b/iu;

/** Words of our own making, for which no pronoun of the article stands. */
const OURS = /\b(?:[Aa] (?:colleague|friend)|Somebody asks|says|suggests|asks)\b/g;

/** Whether "it" and "them" have something before them that they can stand for. */
export function pronounsFound(text: string): boolean {
	for (const match of text.matchAll(/\b(it|its|itself|they|them|their|theirs)\b/g)) {
		// "until you have been told that it is safe" stands for nothing.
		if (
			/^it (?:is|was|will be) (?:safe|clear|time|possible|necessary|over)\b/.test(
				text.slice(match.index)
			)
		)
			continue;
		const before = text.slice(0, match.index).replace(OURS, '');
		if (!(match[1]!.startsWith('it') ? SINGULAR : PLURAL).test(before)) return false;
	}
	return true;
}

/** "Call" → "call", be it a name or not. */
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "call" → "Call". */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
