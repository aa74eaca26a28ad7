/**
 * Words that say how much, how sure, how often or which way, with what would claim more or the contrary in their place.
 * Data only; `desk-words.ts` says where they fit.
 */
export interface Row {
	/** As it stands in the article. */
	own: string;
	/** What goes beyond it or against it, so that a claim with it is wrong; the most tempting first. */
	wrong: readonly string[];
	/** What is as little in the article, and only stands among the choices. */
	more?: readonly string[];
	/** What must follow, or come before. */
	after?: RegExp;
	before?: RegExp;
	/** Named by itself in a choice, without what follows. */
	alone?: true;
	/** How much of a trap it is. */
	worth: number;
}

export const FIGURE =
	/^ (?:about |around )?(?:[$€£]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|half|one)\b|an? (?:second|minute|hour|day|week|month|year|decade|century|metre|mile|litre|kilo|tonne|third|quarter|half|dozen|hundred|thousand|million|degree)\b)/;
const THING = /^ (?:the|an?|its|their|\d|\p{Lu}|each|every|all|any)\b/u;
/** What may be so; how long it may last is told by its length. */
const MAY_BE =
	/^ (?!be \p{Ll}+ing\b|recogni[sz]e\b|see\b|find\b|notice\b|wonder\b|think\b|feel\b|want\b|wish\b|like\b|prefer\b|know\b|remember\b|decide\b|choose\b|not\b|lie\b|last\b|take\b|range\b|vary\b|simply\b|also\b|even\b|still\b|have\b|need\b|well\b|say\b|ask\b)\p{Ll}+\b/u;
/** What may come of something, and not what somebody is allowed. */
const MAY_CAUSE = new RegExp(`(?!^ be )${MAY_BE.source}`, 'u');
/** Somebody plans it: no noun that opens the sentence or follows "the". */
const DONE_BY = /^(?=.)(?!.*\b(?:the|its|their|his|her|of|any|no|new|such|with|for|and) $)/;
/** "Had asked" orders as well; "was asked" orders nobody. */
const NOT_YET =
	/^(?=.)(?!.*\b(?:the|an?|its|their|his|her|is|are|was|were|be|been|being|not|and|or|when|as|has|have|had) $)/;
const IS_OR_HAS = /\b(?:is|are|was|were|been) $/;
/** "More than two thirds" is more than half as well. */
const UNBOUND = /^(?!.*\b(?:than|over|under|least|most|up to) $)/;
const IS = /\b(?:is|are|was|were) $/;
const PLURAL =
	/^ (?:the |its |their |these |those )?(?:\p{L}+ )??\p{Ll}+s\b|^ (?:the )?(?:\p{L}+ )?(?:people|children|men|women|staff)\b/u;
/** What it says how often of is done, or is so; not how many. */
const SAYS_HOW =
	/^ (?!two|three|four|five|six|seven|eight|nine|ten|a |an |the |by |in |on |at |with |for |because |when |if )\p{Ll}/u;
const PARTICIPLE =
	/^ (?:also |already |long |never )?\p{Ll}{2,}(?:ed|en|wn|ne|ought|ut|ept|eft|ade|ung|me)\b/u;

/** "Higher than": "lower than", or neither. */
const compared = (pairs: readonly (readonly [string, string, string])[]): Row[] =>
	pairs.flatMap(([a, b, level]) => [
		{
			own: `${a} than`,
			wrong: [`${b} than`],
			more: [`as ${level} as`],
			worth: 3,
			before: NO_MORE,
			after: NOT_ANY
		},
		{
			own: `${b} than`,
			wrong: [`${a} than`],
			more: [`as ${level} as`],
			worth: 3,
			before: NO_MORE,
			after: NOT_ANY
		}
	]);
/** "Lapses after more than an hour", "not with fewer than three": a limit turned round is absurd; its number is what could be mistaken. */
const NO_CASE =
	/^(?!.*\b(?:if|when|whenever|unless|after|until|where|who|whose|that|which|worth|any|every|each|no|not|never|must|should|with|of) (?:\p{L}+ ){0,6}$)/u;
/** Nor is a limit of length set by what is no more than it. */
const NOT_ANY =
	/^ (?!any\b|ever\b|usual\b|expected\b|an?\b|one\b|\d|two\b|three\b|four\b|five\b|six\b)/;
const NO_MORE = /^(?!.*\b(?:no|not|any|far|much|even|\d|times|per ?cent) $)/;

/** "By e-mail, from the address on the booking": what it is done on tells how. */
const NO_PAPER =
	/^(?!.*\b(?:e-?mail|letters?|forms?|signed|signature|written|telephone|phone|number|address|recorded?)\b)/i;

/** What somebody means to do is told as begun. */
const PLANNED: readonly Row[] = (
	[
		['plans', 'has begun', 'has refused'],
		['intends', 'has begun', 'has refused'],
		['hopes', 'has begun', 'has refused'],
		['expects', 'has begun', 'has refused'],
		['aims', 'has begun', 'has refused'],
		['proposes', 'has begun', 'has refused'],
		['wants', 'has begun', 'has refused'],
		['plan', 'have begun', 'have refused'],
		['intend', 'have begun', 'have refused']
	] as const
).map(([own, begun, refused]) => ({
	own: `${own} to`,
	before: DONE_BY,
	wrong: [`${begun} to`],
	more: [`${refused} to`],
	worth: 3.4
}));

/** Of whom it is asked, who then has to be told to do something. */
const OF_WHOM =
	/^ (?!(?:me|you|him|her|us|them|it|for|to|how|whether)\b)(?:the |all |its |their )?\p{Ll}[\p{L}-]+(?: \p{L}[\p{L}-]+)? (?:not )?to (?!be\b)\p{Ll}/u;
/** No noun and nothing that was done to somebody. */
const DOES =
	/^(?=.)(?!.*\b(?:the|an?|its|their|his|her|is|are|was|were|be|been|being|not|and|or|when|as) $)/;
/** What is asked for or advised is told as an order, or as a ban. */
const ASKED_FOR: readonly Row[] = (
	[
		['urged', 'ordered', 'forbade'],
		['asked', 'ordered', 'forbade'],
		['advised', 'ordered', 'forbade'],
		['encouraged', 'ordered', 'forbade'],
		['urges', 'orders', 'forbids'],
		['advises', 'orders', 'forbids'],
		['encourages', 'orders', 'forbids']
	] as const
).map(([own, orders, forbids]) => ({
	own,
	before: own.endsWith('s') ? DOES : NOT_YET,
	after: OF_WHOM,
	wrong: [orders],
	more: [forbids],
	worth: 3.4
}));

/** What is suspected or held against somebody is told as proved. */
const SUSPECTED: readonly Row[] = [
	{
		own: 'suspected of',
		wrong: ['convicted of'],
		more: ['cleared of'],
		before: IS_OR_HAS,
		worth: 3.4
	},
	{
		own: 'accused of',
		wrong: ['convicted of'],
		more: ['cleared of'],
		before: IS_OR_HAS,
		worth: 3.4
	},
	{
		own: 'charged with',
		wrong: ['convicted of'],
		more: ['cleared of'],
		before: IS_OR_HAS,
		worth: 3.4
	},
	{ own: 'alleges that', wrong: ['has proved that'], more: ['denies that'], worth: 3.4 },
	{ own: 'alleged that', wrong: ['proved that'], more: ['denied that'], before: DOES, worth: 3.4 },
	{
		own: 'claims that',
		wrong: ['has proved that'],
		more: ['denies that'],
		before: DOES,
		worth: 3.2
	},
	{ own: 'claimed that', wrong: ['proved that'], more: ['denied that'], before: DOES, worth: 3.2 },
	{ own: 'believes that', wrong: ['has shown that'], more: ['doubts that'], worth: 3.2 },
	{
		own: 'believe that',
		wrong: ['have shown that'],
		more: ['doubt that'],
		before: DOES,
		worth: 3.2
	},
	{ own: 'contributed to', wrong: ['alone caused'], more: ['prevented'], after: THING, worth: 3.6 },
	{
		own: 'the main',
		wrong: ['the only'],
		more: ['a minor'],
		after: /^ (?:cause|reason|factor|source)\b/,
		worth: 3.6
	},
	{ own: 'is associated with', wrong: ['causes'], more: ['prevents'], worth: 3.4 },
	{ own: 'are associated with', wrong: ['cause'], more: ['prevent'], worth: 3.4 }
];

export const ROWS: readonly Row[] = [
	// How much, and how sure.
	// What is required at the least is remembered as what will do, or as the round measure; nobody takes it for the most.
	{ own: 'at least', wrong: ['up to'], more: ['about'], after: FIGURE, worth: 3 },
	{ own: 'at most', wrong: ['at least'], more: ['about'], after: FIGURE, worth: 3.2 },
	{ own: 'no more than', wrong: ['at least'], more: ['about'], after: FIGURE, worth: 3.2 },
	{
		own: 'up to',
		wrong: ['at least'],
		more: ['about'],
		after:
			/^ \d|^ (?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)\b/,
		worth: 2.6
	},
	{
		own: 'more than',
		wrong: ['less than'],
		more: ['about'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.4
	},
	{
		own: 'less than',
		wrong: ['more than'],
		more: ['about'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.6
	},
	{
		own: 'fewer than',
		wrong: ['more than'],
		more: ['about'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.6
	},
	// What falls just short is remembered as more.
	{
		own: 'nearly',
		wrong: ['more than'],
		more: ['exactly'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.8
	},
	{
		own: 'almost',
		wrong: ['more than'],
		more: ['exactly'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.8
	},
	{
		own: 'just under',
		wrong: ['just over'],
		more: ['exactly'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.8
	},
	{
		own: 'just over',
		wrong: ['just under'],
		more: ['exactly'],
		after: FIGURE,
		before: NO_CASE,
		worth: 2.8
	},
	{ own: 'nearly all', wrong: ['all'], more: ['about half'], after: PLURAL, worth: 3.2 },
	{ own: 'almost all', wrong: ['all'], more: ['about half'], after: PLURAL, worth: 3.2 },
	{ own: 'most of the', wrong: ['all of the'], more: ['few of the'], after: PLURAL, worth: 3.6 },
	{ own: 'some of the', wrong: ['all of the', 'most of the'], after: PLURAL, worth: 3.4 },
	{ own: 'many of the', wrong: ['all of the'], more: ['few of the'], after: PLURAL, worth: 3 },
	{ own: 'few of the', wrong: ['none of the', 'many of the'], after: PLURAL, worth: 3 },
	{ own: 'none of the', wrong: ['few of the', 'most of the'], after: PLURAL, worth: 2.6 },
	{
		own: 'all of the',
		wrong: ['only some of the'],
		more: ['most of the'],
		after: PLURAL,
		worth: 2.6
	},
	{
		own: 'half of',
		wrong: ['a third of', 'two thirds of'],
		before:
			/^(?!.*\b(?:and a|a|first|second|other|one|last|upper|lower|than|over|under|least|most|up to) $)/,
		after: /^ (?!an?\b)/,
		worth: 3
	},
	{
		own: 'a third of',
		wrong: ['half of', 'a quarter of'],
		worth: 3.2,
		before: /^(?!.*\b(?:and|about|than|over|under|least|most|up to) $)/
	},
	{
		own: 'a quarter of',
		wrong: ['half of', 'a third of'],
		worth: 3.2,
		before: /^(?!.*\b(?:and|than|over|under|least|most|up to) $)/,
		after: /^ (?!an?\b)/
	},
	{ own: 'two thirds of', before: UNBOUND, wrong: ['a third of', 'half of'], worth: 3.2 },
	{ own: 'two-thirds of', before: UNBOUND, wrong: ['a third of', 'half of'], worth: 3.2 },
	{ own: 'three quarters of', before: UNBOUND, wrong: ['a quarter of', 'half of'], worth: 3.2 },
	{ own: 'usually', wrong: ['always'], more: ['rarely'], after: SAYS_HOW, worth: 3.6 },
	{ own: 'normally', wrong: ['always'], more: ['rarely'], after: SAYS_HOW, worth: 3.2 },
	{
		own: 'often',
		wrong: ['always'],
		more: ['rarely'],
		after: SAYS_HOW,
		before: /^(?!.*\b(?:as|how|most|more|less|too|very|quite|so) $)/,
		worth: 3.2
	},
	{ own: 'sometimes', wrong: ['always'], more: ['never'], after: SAYS_HOW, worth: 3.4 },
	{ own: 'occasionally', wrong: ['often'], more: ['never'], after: SAYS_HOW, worth: 3 },
	{ own: 'rarely', wrong: ['never'], more: ['often'], after: SAYS_HOW, worth: 3.4 },
	{ own: 'seldom', wrong: ['never'], more: ['often'], after: SAYS_HOW, worth: 3.4 },
	{
		own: 'in most cases',
		wrong: ['in all cases'],
		more: ['in very few cases'],
		alone: true,
		worth: 3.2
	},
	{
		own: 'mostly',
		wrong: ['entirely'],
		more: ['partly'],
		worth: 3,
		before: IS,
		after: /^ (?!in\b|at\b|on\b|an?\b|the\b)/
	},
	{ own: 'largely', wrong: ['entirely'], more: ['partly'], worth: 3 },
	{ own: 'partly', wrong: ['entirely'], more: ['mostly'], worth: 3.4 },
	{
		own: 'mainly',
		wrong: ['only'],
		more: ['partly'],
		worth: 2.8,
		after: /^ (?:because|by|in|on|for|from|of|to)\b/,
		alone: true
	},
	{ own: 'probably', wrong: ['certainly'], more: ['possibly'], after: SAYS_HOW, worth: 3.6 },
	{
		own: 'almost certainly',
		wrong: ['certainly'],
		more: ['possibly'],
		after: SAYS_HOW,
		worth: 3.4
	},
	{ own: 'possibly', wrong: ['certainly'], more: ['probably'], worth: 3.4 },
	{
		own: 'perhaps',
		wrong: ['certainly'],
		more: ['probably'],
		worth: 3,
		after: /^ (?:because|by|in|on|for|from|the|an?)\b/,
		alone: true
	},
	{ own: 'likely to', wrong: ['certain to'], more: ['unlikely to'], before: IS, worth: 3.6 },
	{
		own: 'more likely to',
		wrong: ['certain to'],
		more: ['less likely to'],
		before: IS,
		worth: 3.2
	},
	{ own: 'less likely to', wrong: ['more likely to'], more: ['as likely to'], worth: 3 },
	{ own: 'unlikely to', wrong: ['certain not to'], more: ['likely to'], before: IS, worth: 3 },
	{ own: 'is thought to', wrong: ['is known to'], more: ['is no longer thought to'], worth: 4 },
	{ own: 'are thought to', wrong: ['are known to'], more: ['are no longer thought to'], worth: 4 },
	{ own: 'is believed to', wrong: ['is known to'], more: ['is no longer believed to'], worth: 4 },
	{
		own: 'are believed to',
		wrong: ['are known to'],
		more: ['are no longer believed to'],
		worth: 4
	},
	{ own: 'is expected to', wrong: ['is certain to'], more: ['is no longer expected to'], worth: 3 },
	{
		own: 'are expected to',
		before: /^(?!.*\b(?:[Yy]ou|staff|employees|members|visitors|drivers) $)/,
		wrong: ['are certain to'],
		more: ['are no longer expected to'],
		worth: 3
	},
	{ own: 'appears to', wrong: ['is known to'], more: ['is known not to'], worth: 3.2 },
	{ own: 'appear to', wrong: ['are known to'], more: ['are known not to'], worth: 3.2 },
	// "May be worn" is leave.
	{ own: 'may', wrong: ['will'], more: ['will usually'], after: MAY_CAUSE, worth: 1.8 },
	{ own: 'suggests that', wrong: ['proves that'], more: ['rules out that'], worth: 4 },
	{ own: 'suggest that', wrong: ['prove that'], more: ['rule out that'], worth: 4 },
	{ own: 'suggested that', wrong: ['proved that'], more: ['denied that'], worth: 3.2 },
	{ own: 'may have', wrong: ['must have'], more: ['cannot have'], after: PARTICIPLE, worth: 4 },
	{ own: 'might have', wrong: ['must have'], more: ['cannot have'], after: PARTICIPLE, worth: 3.4 },
	{
		own: 'might',
		wrong: ['will'],
		more: ['will usually'],
		after: MAY_BE,
		before: /^(?!.*\b(?:said|asked|thought|hoped|feared|was|were|had)\b)/,
		worth: 2.6
	},
	{
		own: 'can',
		wrong: ['will'],
		more: ['will usually'],
		after:
			/^ (?:cause|lead|damage|make|spread|reach|burn|kill|explode|ignite|react|release|reduce|raise|grow|rise|fall|hide|mask|trigger|take up|burst|weaken|vary)\b/,
		worth: 2.4
	},

	// What has been decided, and what only planned.
	...PLANNED,
	...ASKED_FOR,
	...SUSPECTED,
	{
		own: 'recommended',
		wrong: ['ordered', 'ruled out'],
		after: /^ (?:that|the|an?|more|better|new)\b/,
		before: /^(?!.*\b(?:the|an?|is|are|was|were|be|been|had|has|have) $)/,
		worth: 3.6
	},
	{
		own: 'recommends',
		wrong: ['orders', 'rules out'],
		after: /^ (?:that|the|an?|more|better|new)\b/,
		worth: 3.6
	},
	{
		own: 'proposed',
		wrong: ['adopted', 'rejected'],
		after: /^ (?:the|an?|new|two|three)\b/,
		before: /^(?!.*\b(?:the|an?|its|their|is|are|was|were|be|been) $)/,
		worth: 3.4
	},
	{
		own: 'agreed to',
		wrong: ['refused to', 'offered to'],
		worth: 3.4,
		before: /^(?!.*\b(?:is|are|was|were|be|been|as|not) $)/
	},
	{ own: 'refused to', wrong: ['agreed to', 'offered to'], worth: 3.4 },
	{ own: 'promised to', wrong: ['refused to'], more: ['was ordered to'], worth: 3 },
	{ own: 'offered to', wrong: ['refused to'], more: ['was ordered to'], worth: 3 },
	{ own: 'unanimously', wrong: ['narrowly'], more: ['by a large majority'], alone: true, worth: 3 },
	{
		own: 'approved',
		wrong: ['rejected'],
		more: ['postponed'],
		after: THING,
		before: /^(?!.*\b(?:the|an?|be|is|are|was|were|been|has|have|had|not) $)/,
		worth: 3
	},
	{
		own: 'rejected',
		wrong: ['accepted'],
		more: ['postponed'],
		after: THING,
		before: /^(?!.*\b(?:the|an?|be|is|are|was|were|been|not) $)/,
		worth: 3
	},
	{
		own: 'accepted',
		wrong: ['rejected'],
		more: ['put off'],
		after: THING,
		before: /^(?!.*\b(?:the|an?|be|is|are|was|were|been|not) $)/,
		worth: 3
	},
	{ own: 'confirmed', wrong: ['denied', 'refused to say'], after: /^ that\b/, worth: 3.2 },
	{ own: 'denied', wrong: ['admitted', 'refused to say'], after: /^ that\b/, worth: 3.2 },
	{
		own: 'opposed',
		wrong: ['supported'],
		more: ['took no side on'],
		after: THING,
		before: /^(?!.*\b(?:is|are|was|were|be|been|the|an?|as) $)/,
		worth: 3
	},
	{
		own: 'supported',
		wrong: ['opposed'],
		more: ['took no side on'],
		after: THING,
		before: /^(?!.*\b(?:is|are|was|were|be|been|the|an?) $)/,
		worth: 2.6
	},

	// How soon, in what form, when.
	{
		own: 'immediately',
		wrong: ['within an hour', 'by the end of the day'],
		after: /^\.$/,
		alone: true,
		worth: 3
	},
	{
		own: 'at once',
		wrong: ['within an hour', 'by the end of the day'],
		after: /^\.$/,
		alone: true,
		worth: 3
	},
	{
		own: 'straight away',
		wrong: ['within an hour', 'by the end of the day'],
		after: /^\.$/,
		alone: true,
		worth: 3
	},
	{
		own: 'in writing',
		wrong: ['by telephone'],
		more: ['in person'],
		before: NO_PAPER,
		after: NO_PAPER,
		alone: true,
		worth: 3.4
	},
	{
		own: 'by email',
		wrong: ['by telephone'],
		more: ['in person'],
		before: NO_PAPER,
		after: NO_PAPER,
		alone: true,
		worth: 2.8
	},
	{
		own: 'by e-mail',
		wrong: ['by telephone'],
		more: ['in person'],
		before: NO_PAPER,
		after: NO_PAPER,
		alone: true,
		worth: 2.8
	},
	{
		own: 'by phone',
		wrong: ['in writing'],
		more: ['in person'],
		before: NO_PAPER,
		after: NO_PAPER,
		alone: true,
		worth: 2.8
	},
	{
		own: 'by telephone',
		wrong: ['in writing'],
		more: ['in person'],
		before: NO_PAPER,
		after: NO_PAPER,
		alone: true,
		worth: 2.8
	},
	{
		own: 'in person',
		wrong: ['in writing'],
		more: ['by telephone'],
		before: NO_PAPER,
		after: NO_PAPER,
		alone: true,
		worth: 2.8
	},
	{
		own: 'in the morning',
		after: /^[.,;]|^ (?:and|but|or|when|while|before|after)\b/,
		wrong: ['in the evening', 'in the afternoon'],
		before:
			/^(?!.*\b(?:at|o'clock|[\d:.]+|early|late|one|two|three|four|five|six|seven|eight|nine|ten|eleven) $)/,
		alone: true,
		worth: 2.6
	},
	{
		own: 'in the evening',
		after: /^[.,;]|^ (?:and|but|or|when|while|before|after)\b/,
		wrong: ['in the morning', 'in the afternoon'],
		before:
			/^(?!.*\b(?:at|o'clock|[\d:.]+|early|late|one|two|three|four|five|six|seven|eight|nine|ten|eleven) $)/,
		alone: true,
		worth: 2.6
	},
	{ own: 'in summer', wrong: ['in winter', 'in spring'], alone: true, worth: 2.4 },
	{ own: 'in winter', wrong: ['in summer', 'in autumn'], alone: true, worth: 2.4 },

	// Which way.
	...compared([
		['higher', 'lower', 'high'],
		['larger', 'smaller', 'large'],
		['longer', 'shorter', 'long'],
		['faster', 'slower', 'fast'],
		['warmer', 'colder', 'warm'],
		['heavier', 'lighter', 'heavy'],
		['older', 'younger', 'old'],
		['cheaper', 'dearer', 'cheap'],
		['stronger', 'weaker', 'strong'],
		['wider', 'narrower', 'wide'],
		['deeper', 'shallower', 'deep'],
		['earlier', 'later', 'early']
	]),
	{ own: 'doubled', wrong: ['halved', 'trebled'], before: /^(?!.*\b(?:the|an?) $)/, worth: 3 }
];
