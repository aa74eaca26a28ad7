/** What English writes with a full stop, and other word lists the cutting of text rests on. All in lower case. */
const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Titles and the like: a name or word follows, so the sentence goes on. */
const TITLES = list(
	'mr mrs ms mx messrs mlle mme dr drs prof profs rev hon gen col capt cpt lt sgt cpl pvt maj cmdr adm gov govs sen ' +
		'sens rep reps pres supt st ste ft mt msgr insp det asst spec v vs viz cf e.g i.e ca approx esp incl excl'
);

/** Others: they may end a sentence as well. */
const ABBREVIATIONS = list(
	'jr sr esq inc ltd corp bros llc plc dept depts univ inst assn intl natl div conf bldg ave blvd rd hwy jan feb apr ' +
		'jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri etc al eds attn arr arrv hr hrs yr yrs mins lb lbs ' +
		'oz est misc op ibid trans repr n.d a.k.a ala ariz ark calif colo conn fla kan ky mich minn mo mont neb nev okla ore ' +
		'penn tenn tex va vt wis wyo que co'
);

/** Only before a number. */
const BEFORE_NUMBERS = list(
	'no nos ext p pp fig figs vol vols ch chap art arts sec sect para paras pt pts eq eqs ex b c d m r fl ref refs app'
);

/** Words a sentence begins with rather than a name: after an abbreviation they say that it ended the one before. */
export const STARTERS = list(
	'the a an it he she they we i in on at but and this that these those there however if when while after before for as ' +
		'his her its their our my your you one some many most all both each since although though because so yet or not no ' +
		'what who where why how which with by from to of under over during among despite according also then thus therefore even only ' +
		'meanwhile moreover furthermore nevertheless let do did does is are was were has have had can could will would'
);

/** Prefixes that stay with their word across a hyphen ("non-profit"; but "self" "-" "made"). */
export const PREFIXES = list(
	'non anti pre post pro co re ex multi mid semi sub inter cross counter neo mini e micro macro socio psycho intra ' +
		'pseudo ultra un trans infra hyper quasi'
);

/** Endings that stay with their word across a hyphen. */
export const SUFFIXES = list('esque wise');

/** Measures written close to their number, which are cut off it ("5pm", "10km"). */
export const UNITS = list(
	'am pm a.m p.m km m cm mm nm kg g mg lb lbs oz ft mi mph kph ghz mhz hz khz kb mb gb tb kw mw gw kwh bn mn b hr hrs ' +
		'min mins sec secs yr yrs usd eur gbp ml px k º'
);

/** Words run together, with where they are cut. */
export const CONTRACTIONS: ReadonlyMap<string, number> = new Map([
	['cannot', 3],
	['gonna', 3],
	['gotta', 3],
	['wanna', 3],
	['lemme', 3],
	['gimme', 3],
	['dont', 2],
	['didnt', 3],
	['doesnt', 4],
	['isnt', 2],
	['wasnt', 3],
	['werent', 4],
	['couldnt', 5],
	['wouldnt', 5],
	['shouldnt', 6],
	['havent', 4],
	['hasnt', 3],
	['hadnt', 3],
	['arent', 3],
	['aint', 2],
	['cant', 2],
	['wont', 2],
	['youll', 3],
	['youre', 3],
	['youve', 3],
	['theyre', 4],
	['theyve', 4],
	['theres', 5],
	['thats', 4],
	['whats', 4],
	['im', 1],
	['ive', 1]
]);

/** Words written with an apostrophe in front. */
export const ELIDED = list('em til till cause bout n tis twas');

const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;
const DEGREE = /^(?:ph\.d|[mb]\.sc|[dm]\.phil|ed\.d)$/;

/** "Category A. Written consent …", "25 °C. Readings …": the letter is no initial, and the stop ends the sentence. */
const LETTERED =
	/°$|(?:^|[^\p{L}])(?:annex|appendix|band|block|building|category|class|exhibit|figure|form|grade|group|hall|hepatitis|level|option|part|plan|schedule|section|type|vitamin|zone) $/iu;
/** "Code R. Try again …": nobody's name begins there, unless after a small word ("by J. Smith"). */
const AFTER_NOUN =
	/(?:^|[^\p{L}])(?!(?:a|an|and|as|at|by|for|from|in|is|judge|of|on|or|our|over|said|says|the|to|via|was|when|while|with) )\p{Ll}+ $/u;

/**
 * Whether the full stop after `word` belongs to it.
 * @param before what stands before it
 * @param next the word after the following blanks: '' when something else stands there, null at the end of the text
 */
export function keepsStop(before: string, word: string, next: string | null): boolean {
	const lower = word.toLowerCase();
	const lowerNext = next?.toLowerCase();
	if (TITLES.has(lower)) return next !== null;
	if (ACRONYM.test(word) || DEGREE.test(lower)) return true;
	if (ABBREVIATIONS.has(lower)) {
		return next !== null && (next === lowerNext || !STARTERS.has(lowerNext!));
	}
	const single = word.length === 1;
	if (BEFORE_NUMBERS.has(lower) && next && (!single || word === lower)) {
		return /^\p{N}/u.test(next) || (single && /^\p{Lu}/u.test(next) && !STARTERS.has(lowerNext!));
	}
	if (!/^\p{Lu}$/u.test(word) || word === 'I' || next === null) return false;
	if (LETTERED.test(before) || AFTER_NOUN.test(before)) return false;
	return next === '' || !STARTERS.has(next.toLowerCase()) || /^\p{Ll}/u.test(next);
}

/** Whether a token that ends in a full stop of its own can be the last of a sentence, going by its first letters. */
export function goesOn(token: string): boolean {
	return TITLES.has(token.slice(0, -1).toLowerCase());
}

/** Verbs of saying: after a closing quotation mark they carry the sentence on. */
export const SAYING = list(
	'say says said ask asks asked add adds added write writes wrote tell tells told reply replies replied answer answers ' +
		'answered explain explains explained shout shouts shouted argue argues argued note notes noted state states stated ' +
		'continue continued whisper whispered cry cried exclaim exclaimed declare declared announce announced insist insisted'
);
