/** What the words of a statement tell of it: whether it leans on others, does harm, or speaks for its writer. */
import type { Reading } from '../../reading/reading.ts';

const RELATIVE_TIME =
	/\b(?:yesterday|today|tomorrow|tonight|nowadays|currently|recently|now|ago|lately|so far|to date|(?:last|next|this|that|the (?:same|following|previous|next|last)) (?:day|night|week|weekend|month|year|decade|century|season|summer|winter|spring|autumn|fall|morning|evening|afternoon|time|spring|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|the (?:past|last|coming) (?:few )?(?:days|weeks|months|years|decade)|earlier|later|the day|that day|(?:days|weeks|months|years) (?:earlier|later|after|before)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|then|soon|at the time|upcoming|recent|already|(?<!every |each )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|by the end of the (?:week|month|year|decade))\b/i;
/** Times and places reckoned from one named before. */
const SEQUEL =
	/\b(?:the|that|those) (?:next|following|previous|preceding|same|last) (?:\p{Ll}+)\b|\b(?:a|one|two|three|several|many) (?:days?|weeks?|months?|years?) (?:on|in|out)\b|\bnext door\b|\bin (?:response|return|turn|contrast|addition|particular|total|all)\b(?! (?:to|of))|\bas a result\b(?! of)/u;
const CONTEXT =
	/\b(?:the (?:other|others|latter|former|same|two|three|pair|duo|aforementioned|following|above|rest)|another|others|each other's|one of them|respectively|likewise|such|however|though\.|thereby|therefore|thus|hence|instead|too|as well(?! as)|above|below|so-called|still|the (?:couple|man|woman|boy|girl|pair)|colou?red (?:red|blue|green|yellow)|pictured|this|these|here|aforementioned|again|there(?! (?:is|are|was|were|has|have|will|may|can)\b))\b/i;
const HARM =
	/\b(?:kill\w*|dead|die[sd]?|dying|deaths?|fatal\w*|murder\w*|shot|shoot\w*|suicid\w*|rape\w*|victims?|wound\w*|injur\w*|massacre\w*|tortur\w*|abus\w*|execut(?:ed|ion)\w*|hostage\w*|corpse\w*|bodies|casualt\w*|slain|assault\w*|toll|genocid\w*|behead\w*|drown\w*|hang(?:ed|ing)|stabb\w*|terror\w*|lost (?:their|his|her) li(?:fe|ves)|wiped out|holocaust|ghettos?|slave\w*|exterminat\w*|enslav\w*|famine|molest\w*|five-year-old|toddler|miscarr\w*|overdos\w*|bomb(?:s|ed|ings?)?|beaten (?:to|up)|(?:was|were|been|being) (?:beaten|crushed|raped)|(?:take|took|taken|taking) (?:his|her|their) own li\w+|found dead)\b/i;

export function isHarm(text: string): boolean {
	return HARM.test(text);
}

/** Whether words of the text point to another time or another sentence: "the next spring", "the other", "instead". */
export function leansOnContext(outside: string): boolean {
	return RELATIVE_TIME.test(outside) || CONTEXT.test(outside) || SEQUEL.test(outside);
}

/** Text with every quotation blanked out, of the same length, so that words in quotes are not judged. */
export function outsideQuotes(text: string): string {
	return text.replace(/“[^”]*”|"[^"]*"/g, (q) => `"${'_'.repeat(Math.max(0, q.length - 2))}"`);
}

/**
 * True for a speech, an interview, a memoir: what its sentences claim is the speaker's, so that "according to the
 * article" would give an opinion the article's weight.
 */
export function isFirstPerson(reading: Reading): boolean {
	const told = reading.sentences.filter(({ text }) => !/\?["”’)]*$/.test(text));
	// A report may say "we"; who says "I" speaks for himself. A saying set apart, without marks, stands there twice.
	const outside = outsideQuotes([...new Set(told.map((s) => s.text))].join(' '));
	const own = outside.match(/\b(?:I|[Mm]y|me)\b/g)?.length ?? 0;
	return own > 4 && own / Math.max(1, reading.words) > 0.012;
}

/** Nouns that, with "the" and nothing after them, mean one that was named before. */
const NAMED_BEFORE =
	/\bthe (islands?|region|area|city|town|village|country|state|province|district|individual|jury|square|authors?|book|film|movie|song|album|novel|series|show|game|match|team|club|band|organi[sz]ation|compan(?:y|ies)|university|school|college|museum|church|bridge|river|lake|park|site|project|program(?:me)?|study|paper|experiment|participants?|researchers?|groups?|agreement|campaign|trial|ceremony|festival|exhibition|hotel|ship|plane|species|disease|drug|image|picture|procedure|property|store|station|temple|valley|castle|theat(?:er|re)|professor|student|patient|speaker)\b(?! (?:of|in|at|from|for|that|who|which|where|to|on|between|with|called|named)\b)(?![-’'])(?! \p{Lu}| \p{Ll}+ (?:of|in)\b)/giu;

/**
 * "the island", where the statement itself has not said which.
 * @param known nouns, in their singular, of which the article plainly has just one
 */
export function pointsBack(outside: string, known: ReadonlySet<string> = new Set()): boolean {
	for (const match of outside.matchAll(NAMED_BEFORE)) {
		const noun = match[1]!.toLowerCase().replace(/(?:ies|y|s)$/, '');
		if (known.has(match[1]!.toLowerCase())) continue;
		const before = outside.slice(0, match.index).toLowerCase();
		if (!before.includes(noun)) return true;
	}
	return false;
}

/** Things that are there in a text of any kind and mean nothing without it. */
export const HOUSEKEEPING =
	/\b(?:website|web ?page|hyperlink|caption|footnote|photograph by|logo)\b/i;
