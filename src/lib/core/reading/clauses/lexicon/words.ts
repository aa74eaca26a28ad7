/** Closed lists of words other than verbs: time, places, prepositions, hedges, limits, negation. */
import type { ModifierRole } from '../clause.ts';
import { wordTable } from '../../../word-table.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const TIME_NOUNS = words(`
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
	october november december second minute hour day week fortnight month quarter year decade century millennium season
	spring summer autumn fall winter morning afternoon evening night midnight noon dawn dusk today yesterday tomorrow
	tonight weekend moment time period term era age date anniversary eve christmas easter ramadan mon tue wed thu fri
	sat sun jan feb mar apr jun jul aug sep sept oct nov dec a.m. p.m. am pm now then o'clock semester holiday while
	minutes hours days weeks months years`);

/** Time nouns that need no preposition: "last week", "Monday", "this year". */
export const UNITS_OF_TIME = words(
	'second minute hour day week month year decade century moment while'
);

export const PLACE_NOUNS = words(`
	city town village street road building house home office school hospital station airport country region state
	province district area place site room hall floor door gate entrance border camp court courtroom prison jail church mosque
	temple square park garden field farm forest river lake sea ocean coast beach island mountain hill valley desert bridge
	harbour harbor port market shop store restaurant hotel museum library university college factory plant mine embassy
	consulate capital centre center north south east west territory world earth neighbourhood neighborhood zone corner
	side top bottom front back outside inside scene spot land ground headquarters base facility premises compound
	kitchen corridor hallway stairs roof basement yard lobby cell ward stage stadium theatre theater platform`);

export const PERSON_PRONOUNS = words('i you he she we they me him her us them who whom');

/** What a preposition most often says; `time` and `place` are told apart by the noun. */
export const PREPOSITION_ROLES = wordTable<ModifierRole>({
	in: 'place',
	at: 'place',
	on: 'place',
	inside: 'place',
	outside: 'place',
	near: 'place',
	under: 'place',
	above: 'place',
	below: 'place',
	behind: 'place',
	beside: 'place',
	between: 'place',
	among: 'place',
	amongst: 'place',
	along: 'place',
	across: 'place',
	around: 'place',
	over: 'place',
	within: 'place',
	throughout: 'place',
	beneath: 'place',
	opposite: 'place',
	through: 'place',
	'in front of': 'place',
	'next to': 'place',
	'close to': 'place',
	to: 'goal',
	into: 'goal',
	onto: 'goal',
	toward: 'goal',
	towards: 'goal',
	for: 'purpose',
	'in order': 'purpose',
	from: 'source',
	'out of': 'source',
	off: 'source',
	during: 'time',
	until: 'time',
	till: 'time',
	since: 'time',
	before: 'time',
	after: 'time',
	'prior to': 'time',
	following: 'time',
	'because of': 'cause',
	'due to': 'cause',
	'owing to': 'cause',
	'thanks to': 'cause',
	'as a result of': 'cause',
	'on account of': 'cause',
	despite: 'concession',
	'in spite of': 'concession',
	notwithstanding: 'concession',
	with: 'company',
	'together with': 'company',
	'along with': 'company',
	without: 'manner',
	by: 'instrument',
	via: 'instrument',
	using: 'instrument',
	about: 'topic',
	regarding: 'topic',
	concerning: 'topic',
	'as to': 'topic',
	of: 'topic',
	except: 'exception',
	'except for': 'exception',
	'apart from': 'exception',
	'other than': 'exception',
	but: 'exception',
	besides: 'exception',
	than: 'comparison',
	like: 'comparison',
	unlike: 'comparison',
	as: 'comparison',
	'such as': 'comparison',
	'according to': 'attribution',
	'in case of': 'condition',
	'in the event of': 'condition',
	against: 'other',
	per: 'extent',
	'up to': 'extent'
});

/** What an adverbial clause says of its main clause, by the word that opens it. */
export const SUBORDINATOR_ROLES = wordTable<ModifierRole>({
	if: 'condition',
	unless: 'exception',
	'only if': 'condition',
	'even if': 'concession',
	provided: 'condition',
	providing: 'condition',
	'provided that': 'condition',
	'as long as': 'condition',
	'so long as': 'condition',
	'in case': 'condition',
	'in the event': 'condition',
	once: 'time',
	when: 'time',
	whenever: 'time',
	while: 'time',
	before: 'time',
	after: 'time',
	until: 'time',
	till: 'time',
	since: 'time',
	'as soon as': 'time',
	upon: 'time',
	on: 'time',
	as: 'time',
	because: 'cause',
	for: 'cause',
	given: 'cause',
	although: 'concession',
	though: 'concession',
	'even though': 'concession',
	whereas: 'concession',
	despite: 'concession',
	where: 'place',
	wherever: 'place',
	'so that': 'purpose',
	'in order': 'purpose',
	'in order to': 'purpose',
	'so as': 'purpose',
	to: 'purpose',
	by: 'instrument',
	with: 'manner',
	without: 'manner',
	than: 'comparison',
	'as if': 'manner',
	'as though': 'manner',
	except: 'exception',
	'except that': 'exception',
	that: 'other',
	lest: 'purpose',
	whether: 'condition'
});

export const PLACE_ADVERBS = words(`
	here there everywhere anywhere nowhere somewhere elsewhere abroad overseas home indoors outdoors inside outside
	upstairs downstairs nearby away back locally nationwide worldwide downtown`);

export const TIME_ADVERBS = words(`
	now then today yesterday tomorrow tonight soon later earlier recently already still once twice often always never
	sometimes usually immediately currently previously formerly finally eventually afterwards afterward before ago again
	since yet just lately early late daily weekly monthly yearly annually meanwhile initially originally shortly
	thereafter forever first last next simultaneously temporarily permanently frequently rarely seldom long`);

export const EXTENT_ADVERBS = words(`
	very too so quite rather fully completely entirely partly partially totally greatly highly strongly more most less
	least much enough almost nearly further far deeply slightly significantly considerably`);

/** Weaken what is said. */
export const HEDGES = words(`
	generally usually typically normally often sometimes occasionally mostly mainly largely almost nearly approximately
	roughly about around perhaps maybe possibly probably likely apparently seemingly presumably reportedly allegedly
	supposedly purportedly ostensibly arguably somewhat partly partially rarely seldom practically virtually
	essentially basically tentatively potentially conceivably some`);

/** Say that others say it. */
export const HEARSAY = words('reportedly allegedly supposedly purportedly ostensibly rumouredly');

/** Make it a guess: not said to be so. */
export const UNREAL_ADVERBS = words('perhaps maybe possibly potentially conceivably');

/** Limit what is said to one thing. */
export const LIMITS = words(
	'only solely merely just exclusively purely simply alone exactly precisely'
);
/** Two words that limit or weaken, joined by a space. */
export const PAIRED_LIMITS: ReadonlySet<string> = new Set([
	'at least',
	'at most',
	'no more',
	'no less',
	'up to',
	'no fewer'
]);

export const NEGATIVE_ADVERBS = words(
	"not n't n’t never neither nor hardly scarcely barely nowhere"
);
export const NEGATIVE_DETERMINERS = words('no neither');
export const NEGATIVE_PRONOUNS = words('nobody nothing none neither no-one noone');

/** Nouns that name something said or thought: "his statement that …" is his. */
export const STATEMENT_NOUNS = words(`
	statement claim allegation report assertion belief view opinion argument suggestion warning announcement
	declaration accusation rumour rumor theory conclusion testimony complaint admission confession denial insistence
	assumption impression feeling promise fear hope concern suspicion charge idea notion news word assurance
	prediction hypothesis contention speculation`);

/** Nouns that name what may come about: "the right to enter". */
export const POTENTIAL_NOUNS = words(`
	right attempt plan decision effort ability power duty obligation intention permission chance opportunity refusal
	order demand request authority freedom need desire wish bid proposal failure agreement promise threat offer
	willingness readiness capacity option tendency reason way time licence license mandate call pledge commitment
	move invitation requirement instruction visa permit pass responsibility inability reluctance determination potential campaign`);

/** Verbs whose subject holds what the noun names: "made an attempt to enter". */
export const LIGHT_VERBS = words(`
	have make take get announce lose retain keep receive gain express show reject accept abandon drop use
	exercise need seek find lack hold earn win miss waive claim`);

/** "a person", "the way", "the day": the gap of a relative clause without a pronoun is not an object. */
export const ADVERBIAL_NOUNS = words(
	'way day time year moment place reason month week night minute hour extent point degree'
);

/** Titles of a personal name. */
export const RELATIVE_TAGS = words('WDT WP WP$ WRB');

export const UNREAL_MODALS: ReadonlySet<string> = new Set([
	...words("may might could can would will shall should must ought need 'll ’ll 'd ’d dare"),
	'ought to',
	'have to',
	'need to',
	'be to',
	'be going to',
	'be about to',
	'be supposed to'
]);

/** Modals that make a rule, so that a "when" beside them is a condition. */
export const RULE_MODALS: ReadonlySet<string> = new Set([
	...words('must should shall may can ought'),
	'have to',
	'need to',
	'be to',
	'ought to'
]);

/** Open a condition. */
export const CONDITIONAL: ReadonlySet<string> = new Set([
	...words('if unless provided providing lest assuming supposing'),
	'only if',
	'even if',
	'provided that',
	'providing that',
	'as long as',
	'so long as',
	'in case',
	'in the event',
	'in the event that',
	'on condition that'
]);
/** Of these, the ones that do not limit what they hang on. */
export const NOT_BINDING: ReadonlySet<string> = new Set(['even if', 'lest', 'whether', 'in case']);
/** Open a condition when the main clause is a rule. */
export const CONDITIONAL_IN_RULES = words('whenever once when where wherever');
/** Open what is not said to have come about. */
export const UNREAL_OPENERS: ReadonlySet<string> = new Set([
	...words('to for whether'),
	'in order',
	'in order to',
	'so as',
	'so that',
	'in order that',
	'as if',
	'as though',
	'rather than',
	'instead of'
]);

/** Adjectives whose "that" clause is their subject's opinion. */
export const OPINION_ADJECTIVES = words(
	'sure certain confident convinced adamant hopeful afraid fearful worried concerned doubtful optimistic pessimistic'
);
/** Adjectives and nouns that judge what may be, not what is: "it is possible that". */
export const JUDGEMENT_ADJECTIVES = words(`
	possible impossible likely unlikely probable improbable conceivable necessary important essential vital crucial
	imperative desirable advisable illegal unlawful legal lawful better best preferable hopeful afraid fearful
	worried doubtful goal aim hope plan idea fear danger risk`);

/** Name a plan: "the aim is to help" says what it is, not what it has to do. */
export const PLAN_NOUNS = words(`
	aim goal plan purpose task idea job mission object objective role duty challenge intention way step solution point key
	option priority strategy approach function rule hope ambition dream decision result best thing reason answer
	alternative choice trick secret wish target policy proposal responsibility work problem intent
	what all that it this`);

/** "has difficulty getting home": the difficulty is the subject's. */
export const TROUBLE_NOUNS = words(
	'difficulty trouble problem fun time luck success experience job hour day week month year'
);

/** Nouns whose "of …ing" or "for …ing" is not said to have come about: "the risk of losing". */
export const MAY_BE: ReadonlySet<string> = new Set([
	...POTENTIAL_NOUNS,
	...words(`risk danger possibility prospect likelihood purpose aim goal hope fear idea dream threat thought point
		method procedure technique instruction penalty punishment support rule law policy guidance advice tip
		interest suspicion accusation charge allegation`)
]);

/** Measure something: neither doers nor things done to. */
export const MEASURES = words(`
	percent % percentage point vote metre meter kilometre kilometer mile foot inch degree margin majority fraction
	third quarter half time pound kilo kilogram ton tonne litre liter euro dollar franc mark cent penny`);
