/** What a rule wants done, as words that can stand in a choice: "call the control room". */
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';

const LONGEST = 100;
/** Reasons and asides that a choice does without. */
const TAIL =
	/(?:,? (?:since|because|so that|as otherwise|whichever|whether or not) |, (?:as|so|which|who|where|whose|even|such as|not (?:from|in|on|for|before|after)) | \().*$/;
const LOOSE =
	/[()[\]:;"“”—…]|\b(?:this|that|these|those|such|here|there|then|above|below|so|one|ones|other|others|another|the same|latter|former|both|each|either|neither|his|her|he|she|him|we|us|our|my|me|I|who|whose|what)$|\b(?:these|those|such (?:an?|as)|this|he|she|him|her|his|we|us|our|my|me|I|that way|do so|instead|some|the same|the others?|other(?! (?:end|side|half)\b)|ones|one (?:of|who|that|which|with|on|in|to))\b/;
/** "Throw that pile out yet": "that" with a noun points at something, unless a verb of saying or checking opens a clause. */
const POINTS =
	/^(?!(?:check|ensure|say|see|confirm|verify|note|assume|tell|explain|report|show|make sure|agree|state|prove|write|hope|watch|mind)\b)\p{Ll}+(?: \p{Ll}+)? that \p{L}|\b(?:in|on|of|to|from|with|for|at|by|into|over|under|through|after|before|throw|take|use|put) that \p{L}|\b(?:yet|either|too|already|neither)\b(?! \p{L}+(?:ed|en)\b)/u;
/** "as JPEG if you don't": what an auxiliary stands for is in another sentence. */
export const LEFT_OUT =
	/\b(?:is|are|was|were|has|have|do|does|did|can|could|will|would|should|must|may)(?: not|n[’']t)?$|\b(?:asks?|tells?|wants?|allows?|orders?) you to$|\b(?:if|when|unless) (?:you|they|it|not|so|possible|necessary|needed)\b(?: (?:do|have|can|are|did|is|will))?(?: ?not|n[’']t)?$/u;
/** Verbs that say how something is, not what somebody does. */
const STATES =
	/^(?:be|have|hold|lie|contain|consist|cost|mean|exist|belong|remain|become|seem|know|expect|hear|see|double|rise|fall|occur|apply|count|last|live|feel|need|want|burst|like|assume|satisfy|get)\b/;

/** Passives that say how a thing is made, not what is to be done with it. */
const DESCRIBES =
	/^(?:rate|limit|base|intend|locate|size|design|equip|share|require|satisfy|discipline|grant|allow|permit)$/;

/**
 * The action of a rule, or of each of the rules that one sentence joins, in the base form; null where it cannot be said
 * plainly.
 */
export function partsOf(reading: Reading, norms: readonly Norm[]): string[] | null {
	const parts = norms.map((norm) => partOf(reading, norm));
	if (parts.some((part) => part === null)) return null;
	return isPlain(joinedParts(parts as string[])) ? (parts as string[]) : null;
}

/** "stop the bus", "call the depot" → "stop the bus and call the depot" */
export function joinedParts(parts: readonly string[]): string {
	const last = parts.at(-1)!;
	return parts.length === 1
		? last
		: `${parts.slice(0, -1).join(', ')}${/ and /.test(last) ? ', ' : ' and '}${last}`;
}

function partOf(reading: Reading, norm: Norm): string | null {
	const action = norm.action.replace(TAIL, '').replace(/[,\s]+$/, '');
	if (!/^be \p{L}/u.test(action)) return action;
	if (norm.bearer !== null)
		return /^be (?:reachable|present|ready|seated)\b/.test(action) ? action : null;
	return activeOf(reading, norm, action);
}

/** "Medicines must be handed to the chemist" → "hand medicines to the chemist". */
function activeOf(reading: Reading, norm: Norm, action: string): string | null {
	const clause = reading.clauses.find((c) => c.id === norm.clause);
	if (!norm.object || clause?.verb.voice !== 'passive') return null;
	if (DESCRIBES.test(norm.verb.lemma)) return null;
	const { object } = norm;
	if (
		/^(?:no|nobody|no one|everyone|anyone|they|it|you|i|we|he|she|this|that)\b/i.test(object.text)
	)
		return null;
	const name = isNamed(reading, object.text);
	const what = name ? object.text : object.text.charAt(0).toLowerCase() + object.text.slice(1);
	const rest = action.replace(/^be \p{L}+ ?/u, '');
	const particle =
		norm.verb.particle !== '' && rest.startsWith(norm.verb.particle) ? norm.verb.particle : '';
	const after = particle ? rest.slice(particle.length).trim() : rest;
	if (
		/^by\b/.test(after) ||
		(norm.verb.lemma === 'make' && /^(?:of|from|with|to|up)\b/.test(after))
	)
		return null;
	return [norm.verb.lemma, particle, what.replace(TAIL, ''), after].filter(Boolean).join(' ');
}

/** Whether the capital is the word's own, and not only that of the beginning of a sentence. */
export function isNamed({ text }: Reading, words: string): boolean {
	const first = /^\p{Lu}[\p{L}\p{N}-]*/u.exec(words)?.[0];
	if (first === undefined || FUNCTION_WORD.test(first)) return false;
	return (
		/^\p{Lu}[\p{Lu}\d]/u.test(first) ||
		/^\p{Lu}[\p{L}-]+ \p{Lu}/u.test(words) ||
		new RegExp(`[\\p{Ll},] ${first}(?![\\p{L}])`, 'u').test(text)
	);
}

const FUNCTION_WORD =
	/^(?:The|An?|In|On|At|By|For|From|After|Before|During|Since|When|As|Its|Their|His|Her|Some|Most|Many|All|No|Twice|Once|One|Two|Three)$/;

/** Whether it can be said as it stands: nothing in it points at what was said before. */
export function isPlain(text: string): boolean {
	const words = text.split(' ').length;
	return (
		(words >= 2 || /^(?:leave|stop|wait|enter|drive|shout)$/.test(text)) &&
		text.length <= LONGEST &&
		/^\p{Ll}/u.test(text) &&
		(!STATES.test(text) ||
			/^(?:be (?:reachable|present|ready|seated)|hold (?:the|your|a|it|them) )/.test(text)) &&
		!LOOSE.test(text.replace(/\bthat (?=\p{L})/gu, '')) &&
		!POINTS.test(text) &&
		!LEFT_OUT.test(text) &&
		!/ (?:and|or|to|of|the|a|an|with|at|for|by|from)$/.test(text)
	);
}

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

/** "call" → "Call". */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "leave anything" asks or denies; "leave something" says. */
export function affirmative(deed: string): string {
	return deed
		.replace(/\banything at all\b/g, 'something')
		.replace(/\banything\b/g, 'something')
		.replace(/\b(?:anyone|anybody)\b/g, 'somebody')
		.replace(/\bany (?=(?:further|more|longer|later|earlier|closer|nearer|higher|faster)\b)/g, '')
		.replace(/\bany other\b/g, 'another')
		.replace(/\bany (?=[aeiou]\p{Ll}*(?<!s)\b)/gu, 'an ')
		.replace(/\bany (?=\p{Ll}+(?<!s)\b)/gu, 'a ')
		.replace(/, (?:not even|even) .*$/, '');
}
