/** Who brings claims to the desk, by what kind of text it is and what the claim is about. */
import { outsideQuotes } from '../../quiz/generate/wording.ts';
import type { Reading } from '../../reading/reading.ts';
import type { DeskClaim } from './desk-claim.ts';

const ON_RULES = [
	'A colleague is about to act on this',
	'A trainee has noted this down',
	'The draft of a notice says this',
	'A new colleague asks whether this is so',
	'A trainer wants to put this on a slide',
	'Somebody at work repeats this'
];
const ON_INCIDENT = [
	'A colleague has written this in a summary',
	'The draft of a message to everybody concerned says this',
	'A trainer wants to tell the next course this',
	'A manager asks you to confirm this',
	'A slide for the next meeting says this',
	'Somebody who was not there has heard this'
];
const ON_NEWS = [
	'A local reporter reads this back to you',
	'A colleague is about to post this',
	'A caller asks whether this is so',
	'A radio programme is about to say this',
	'Somebody at the next table tells it like this',
	'The draft of a newsletter says this'
];
const ON_LEARNING = [
	'A student has noted this down',
	'A teacher wants to put this on a worksheet',
	'A colleague has written this in a summary',
	'A quiz team asks you to confirm this',
	'The draft of a poster says this',
	'Somebody tells it like this'
];

/** What a leaflet says to those who read it at home. */
const ON_ADVICE = [
	'A friend is about to act on this',
	'Somebody in your family has noted this down',
	'The draft of a leaflet says this',
	'A neighbour asks whether this is so',
	'Somebody at the next table tells it like this',
	'A friend is about to pass this on'
];
/** What somebody has written or said in their own name. */
const ON_OPINION = [
	'A reader quotes the piece like this',
	'A letter to the editor quotes the piece like this',
	'A colleague quotes the piece like this in a summary',
	'Somebody at the next table quotes the piece like this',
	'A post quotes the piece like this',
	'A student quotes the piece like this'
];

const INCIDENT =
	/\b(?:incident|findings|diversion of|parting of|overrun|collision|derailment|evacuation|mix-up|data leak|outage|accident|post-?mortem|near miss|investigation|root cause|report on|(?:preliminary|summary) report|passed a signal|learning review|failure)\b/i;
const INQUIRY =
	/\b(?:inquiry|investigat\p{L}+|recommendations?|outage|root cause|near miss|fault|failed)\b/giu;
const PUBLIC =
	/\b(?:court|judge|police|sentenced|prosecut\p{L}+|tribunal|ministry|minister|council|mayor|governor|embassy|ambassador)\b/giu;
const FEW_RULES = 3;
/** Of so many of its words, "you" is one. */
const SPOKEN_TO = 0.012;

/** One for each claim, in order. */
export function bringersFor(
	reading: Reading,
	claims: readonly DeskClaim[],
	narrator: (sentence: number) => string
): string[] {
	const isAdvice = speaksToReader(reading);
	const rest = isAdvice ? ON_ADVICE : kindOf(reading);
	const rules = isAdvice ? ON_ADVICE : ON_RULES;
	let [rule, other] = [0, 0];
	return claims.map(({ point: { excerpt } }) => {
		if (narrator(excerpt.index) !== '') return ON_OPINION[other++ % ON_OPINION.length]!;
		const isRule =
			rules !== rest &&
			reading.norms.length >= FEW_RULES &&
			reading.norms.some((n) => n.sentence === excerpt.index);
		return isRule ? rules[rule++ % rules.length]! : rest[other++ % rest.length]!;
	});
}

/** To somebody at home, and not at work. */
function speaksToReader({ title, text, words, norms, sentences }: Reading): boolean {
	const own = outsideQuotes(text);
	if ((own.match(/\b(?:said|told|sentenced)\b/g) ?? []).length >= 3) return false;
	const you = (own.match(/\byou(?:r|rself)?\b/gi) ?? []).length / Math.max(1, words);
	if (WORK.test(title) || ofWork(text) >= 2) return false;
	// Told who has to do what, each by their office.
	const roles = norms.flatMap((n) => (n.bearer ? [n.bearer.text.toLowerCase()] : []));
	if (new Set(roles.filter((r) => OFFICES.test(r))).size >= 2) return false;
	const orders = norms.filter((n) => n.bearer === null).length / Math.max(1, sentences.length);
	return you > SPOKEN_TO || orders > 0.3;
}

const WORK =
	/\b(?:policy|policies|procedure|rules|code|instructions?|permit|safety|staff|incident|report|SOP|SWP)\b/i;
const OFFICES =
	/\b(?:managers?|supervisors?|servers?|chefs?|cooks?|nurses?|carers?|operators?|drivers?|captains?|officers?|technicians?|stewards?|guards?|staff|heads?|leads?|leaders?|clerks?|caretakers?|librarians?|teachers?|lifeguards?|fitters?|engineers?)$/;
/** So many of its words make a text one for those who work there. */
const OFTEN_OF_WORK = 0.02;
const AT_WORK =
	/\b(?:staff|servers?|chefs?|guests?|residents|lifeguards?|employees?|colleagues?|supervisors?|managers?|operators?|permits?|shifts?|workers?|contractors?|team|crew|policy|desks?|offices?|intranet|human resources|HR)\b/gi;

/** How often it names who and what belongs to a place of work. */
const ofWork = (text: string): number => (text.match(AT_WORK) ?? []).length;

function kindOf({ title, text, words, quotes, norms, sentences }: Reading): readonly string[] {
	if (/^(?:Chapter |\d+\.\d+ )/.test(title)) return ON_LEARNING;
	const spoken = quotes.filter((q) => q.speaker && q.utterance).length;
	if (
		norms.length >= FEW_RULES &&
		(WORK.test(title) ||
			/\bpolicy\b/i.test(text) ||
			norms.length / sentences.length > 0.25 ||
			(spoken < 2 && ofWork(text) / Math.max(1, words) > OFTEN_OF_WORK))
	)
		return INCIDENT.test(title) ? ON_INCIDENT : ON_RULES;
	const opening = `${title} ${sentences[0]?.text ?? ''}`;
	const count = (words: RegExp) => (text.match(words) ?? []).length;
	if (
		(INCIDENT.test(opening) || /^what happened\b/i.test(title) || count(INQUIRY) > 3) &&
		spoken < 4
	)
		return ON_INCIDENT;
	// What happened long ago is nothing that a reporter asks about.
	if (count(/\b1[0-8]\d\d\b|\b19[0-6]\d\b/g) > 3) return ON_LEARNING;
	return (spoken >= 2 || count(PUBLIC) > 3) && /\b(?:said|told)\b/.test(text)
		? ON_NEWS
		: ON_LEARNING;
}
