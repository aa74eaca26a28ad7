/** Words with an opposite that stands in the same place of a sentence. Data only; `contraries.ts` says where they fit. */

import { thirdPerson } from '../realise/inflect.ts';

/** Verbs by their five forms: base, third person, past, participle, "-ing". */
export type VerbForms = readonly [string, string, string, string, string];

const regular = (base: string): VerbForms => {
	const stem = base.replace(/e$/, '');
	const past = base.endsWith('e') ? `${base}d` : base.replace(/([^aeiou])y$/, '$1i') + 'ed';
	return [base, thirdPerson(base), past, past, `${stem}ing`];
};
const forms = (words: string): VerbForms => words.split(' ') as unknown as VerbForms;

const fall = forms('fall falls fell fallen falling');
const forbid = forms('forbid forbids forbade forbidden forbidding');
const grow = forms('grow grows grew grown growing');
const rise = forms('rise rises rose risen rising');
const shrink = forms('shrink shrinks shrank shrunk shrinking');
const admit = forms('admit admits admitted admitted admitting');
const acquit = forms('acquit acquits acquitted acquitted acquitting');
const permit = forms('permit permits permitted permitted permitting');
const deny = regular('deny');

/** What must follow the verb for the pair to fit: an object, no object, or "to" with another verb. */
export type Follows = 'object' | 'no object' | 'to' | 'either';

export const VERBS: readonly (readonly [VerbForms, VerbForms, Follows])[] = [
	[regular('accept'), regular('reject'), 'object'],
	[regular('approve'), regular('reject'), 'object'],
	[regular('welcome'), regular('criticise'), 'object'],
	[regular('praise'), regular('criticise'), 'object'],
	[regular('support'), regular('oppose'), 'object'],
	[regular('allow'), forbid, 'object'],
	[permit, forbid, 'object'],
	[regular('agree'), regular('refuse'), 'to'],
	[admit, deny, 'object'],
	[regular('confirm'), deny, 'object'],
	[regular('convict'), acquit, 'object'],
	[rise, fall, 'no object'],
	[grow, shrink, 'no object'],
	[regular('increase'), regular('decrease'), 'either'],
	[regular('reduce'), regular('increase'), 'object'],
	[regular('raise'), regular('lower'), 'object'],
	[regular('double'), regular('halve'), 'either'],
	[regular('improve'), regular('worsen'), 'either'],
	[regular('strengthen'), regular('weaken'), 'either'],
	[regular('lengthen'), regular('shorten'), 'object'],
	[regular('widen'), regular('narrow'), 'either'],
	[regular('expand'), shrink, 'no object'],
	[regular('encourage'), regular('discourage'), 'object'],
	[regular('add'), regular('remove'), 'object'],
	[regular('tighten'), regular('loosen'), 'object'],
	[regular('attract'), regular('repel'), 'object']
];

/** Adjectives and adverbs that have an opposite wherever they stand. */
export const EVERYWHERE: readonly (readonly [string, string])[] = [
	['higher', 'lower'],
	['larger', 'smaller'],
	['slower', 'faster'],
	['warmer', 'colder'],
	['hotter', 'colder'],
	['cheaper', 'more expensive'],
	['longer', 'shorter'],
	['heavier', 'lighter'],
	['deeper', 'shallower'],
	['stronger', 'weaker'],
	['wider', 'narrower'],
	['thicker', 'thinner'],
	['largest', 'smallest'],
	['biggest', 'smallest'],
	['highest', 'lowest'],
	['youngest', 'oldest'],
	['longest', 'shortest'],
	['heaviest', 'lightest'],
	['cheapest', 'most expensive'],
	['northern', 'southern'],
	['eastern', 'western'],
	['north', 'south'],
	['east', 'west'],
	['upstream', 'downstream'],
	['clockwise', 'anticlockwise'],
	['indoors', 'outdoors'],
	['upstairs', 'downstairs'],
	['voluntary', 'compulsory'],
	['mandatory', 'voluntary'],
	['compulsory', 'optional'],
	['permanent', 'temporary'],
	['permanently', 'temporarily'],
	['inner', 'outer'],
	['internal', 'external'],
	['maximum', 'minimum'],
	['vertical', 'horizontal'],
	['vertically', 'horizontally'],
	['more slowly', 'more quickly'],
	['always', 'never'],
	['above', 'below'],
	['at least', 'at most'],
	['more than', 'less than']
];

/** Adjectives with an opposite where they are what is said of the subject: "the water is cold". */
export const SAID_OF_SUBJECT: readonly (readonly [string, string])[] = [
	['hot', 'cold'],
	['warm', 'cold'],
	['wet', 'dry'],
	['thick', 'thin'],
	['wide', 'narrow'],
	['deep', 'shallow'],
	['strong', 'weak'],
	['rich', 'poor'],
	['safe', 'dangerous'],
	['legal', 'illegal'],
	['lawful', 'unlawful'],
	['possible', 'impossible'],
	['likely', 'unlikely'],
	['common', 'rare'],
	['cheap', 'expensive'],
	['light', 'heavy'],
	['easy', 'difficult'],
	['male', 'female'],
	['open', 'closed']
];

/** Turns of phrase for how often; each goes to the next of its row. */
export const ROWS: readonly (readonly string[])[] = [
	['every day', 'every week', 'every month', 'every year'],
	['once a day', 'once a week', 'once a month', 'once a year'],
	['twice a day', 'twice a week', 'twice a month', 'twice a year'],
	['a third of', 'two thirds of'],
	['in the afternoon', 'in the morning'],
	['in the fall', 'in the spring'],
	['annually', 'monthly', 'weekly', 'daily']
];

/** Turns of phrase for how much and when that stand in for each other. */
export const TURNS: readonly (readonly [string, string])[] = [
	['a quarter of', 'half of'],
	['in the morning', 'in the evening'],
	['in spring', 'in autumn'],
	['in the spring', 'in the autumn'],
	['in summer', 'in winter'],
	['in the summer', 'in the winter']
];
