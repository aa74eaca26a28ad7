/** A rule's force, its limit and whom it names: what a claim may get wrong about a rule. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Limit, Norm } from '../../reading/rules/norm.ts';
import { blanked, filledWith, withNoun, type Filling, type Point } from './desk-point.ts';
import { lower, pronounsFound } from './deed.ts';

/**
 * A duty told as advice or as leave. The first may be claimed; nobody would believe that somebody must do what they may, nor
 * that they may do what a rule forbids them.
 */
const FORCES: readonly [RegExp, readonly string[]][] = [
	[/^must$/, ['should try to', 'may']],
	[/^is required to$/, ['is advised to', 'is allowed to']],
	[/^are required to$/, ['are advised to', 'are allowed to']]
];
const CUE = /\b(?:must(?! (?:not|never)\b)|(?:is|are) required to)\b/;
/** What goes with a denial only: "may use any other" says something else than "must not use any other". */
const WITH_DENIAL =
	/\b(?:any(?:one|body|thing|where)?|ever|yet|either|at all|nothing|never|without|not)\b/i;
/** With these in the sentence, another force says something odd or the same. */
const ODD =
	/\b(?:neither|nor|either|nobody|none|no one|unless|if (?:they|you|he|she|it) can|also when|if possible|but|even if|even when|only|until|because|since|so that)\b/i;

/** Befalls people, and is nothing that they are allowed. */
const BEFALLS =
	/^(?:be|have|feel|need|notice|get|experience|find|want|suffer|develop|become|lose|see|hear|know|think|seem|remain|affect|cause)$/;
const PEOPLE = /^(?:you|we|they|he|she|anyone|anybody|staff|everyone)$/i;

/** Whether "may", where it stands, allows somebody to do something: "the foundation may buy it back". */
export function isAllowing({ sentence }: Excerpt, at: number): boolean {
	const { tree, mentions } = sentence;
	const modal = tree.words.findIndex((w) => w.start === sentence.start + at);
	const verb = tree.words[modal]?.head ?? -1;
	// "They may simply pump more": nobody has allowed it.
	if (/^(?:simply|well|also|still|even|yet|just)$/.test(tree.words[modal + 1]?.text ?? ''))
		return false;
	if (verb < 0 || BEFALLS.test(tree.words[verb]!.lemma)) return false;
	const subject = tree.child(verb, 'nsubj');
	if (subject < 0) return false;
	return (
		PEOPLE.test(tree.words[subject]!.text) ||
		mentions.some((m) => m.head === subject && /^(?:person|organization)$/.test(m.type))
	);
}

export function forcePoints(norms: readonly Norm[], reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence } = excerpt;
	const outside = blanked(sentence.text);
	const norm = norms[0];
	const found = CUE.exec(outside);
	if (!found || found.index === 0) return [];
	const [cue] = found;
	if (
		/\b(?:how|what|whether|who|which|where|when|if) (?:\p{L}+ ){0,3}$/u.test(
			outside.slice(0, found.index)
		)
	)
		return [];
	const at = found.index;
	if (!isForPeople(norms, reading, excerpt, at, cue)) return [];
	// What must have been is a guess; what must be so, or be done by nobody named, is nobody's to try.
	const { words } = sentence.tree;
	const verb = words.findIndex((w) => w.start >= sentence.start + at + cue.length);
	if (words[verb]?.xpos !== 'VB' || /^(?:have|be)$/.test(words[verb]?.text ?? '')) return [];
	if (
		WITH_DENIAL.test(outside.slice(at + cue.length)) ||
		WITH_DENIAL.test(outside.slice(0, at).slice(-25))
	)
		return [];
	if (outside.split(/\b(?:must|may|need|should|allowed|required)\b/).length !== 2) return [];
	if (ODD.test(outside) || /^(?:No|Each|Every|Nobody|Everyone|Anyone|Anybody|Only)\b/.test(outside))
		return [];
	if (/^(?:stop|avoid|refrain|ensure|remember|note|keep)$/.test(norm?.verb.lemma ?? '')) return [];
	const others = FORCES.find(([form]) => form.test(cue))?.[1] ?? [];
	if (others.length === 0) return [];
	return [pointAt(excerpt, at, cue, others, 1.8)];
}

/** Whether the rule binds somebody: nobody has to try what a leaf must have. */
function isForPeople(
	norms: readonly Norm[],
	reading: Reading,
	{ sentence: { tree, mentions, start } }: Excerpt,
	at: number,
	cue: string
): boolean {
	if (!norms.some((n) => reading.text.slice(n.cue.start, n.cue.end) === cue)) return false;
	const modal = tree.words.findIndex((w) => w.start === start + at);
	const { head, label } = tree.words[modal] ?? { head: -1, label: '' };
	const verb = /^aux/.test(label) ? head : modal;
	const subject = verb < 0 ? -1 : tree.child(verb, 'nsubj', 'nsubj:pass');
	return (
		subject >= 0 &&
		(PEOPLE.test(tree.words[subject]!.text) ||
			mentions.some((m) => m.head === subject && m.type === 'person'))
	);
}

function pointAt(
	excerpt: Excerpt,
	at: number,
	cue: string,
	others: readonly string[],
	worth: number
): Point {
	const tail = withNoun(excerpt, at, cue.length).slice(cue.length);
	const filling = (text: string): Filling => ({ text, shown: `${text}${tail}` });
	return {
		excerpt,
		at,
		own: filling(cue),
		others: others.map(filling),
		claimable: 1,
		kind: 'force',
		worth
	};
}

const LIMIT =
	/^(?:unless|except|only if|only when|if|provided|except for|other than|save)\b(?! (?:possible|necessary|needed|in doubt|(?:you|they|he|she|it) (?:possibly )?can\b))/i;
const POINTS_BACK = /\b(?:that|this|these|those|such|it|he|she|they|them|one)\b/i;
const LONGEST_LIMIT = 60;
/** Fewer words are seen to be half a rule. */
const FEWEST_LEFT = 8;

/** "Unless the driver is there": a claim may leave it out. */
export function limitPoints(norms: readonly Norm[], reading: Reading, excerpt: Excerpt): Point[] {
	const { sentence } = excerpt;
	const limits = norms
		.flatMap((n) => [...n.exceptions, ...n.conditions])
		.filter((l, i, all) => all.findIndex((m) => m.start === l.start) === i);
	const own = limits.filter((l) => LIMIT.test(l.text) && isWhole(l, sentence.text));
	if (own.length !== 1 || limits.length !== 1) return [];
	const [limit] = own;
	const at = limit!.start - sentence.start;
	const text = sentence.text.slice(at, limit!.end - sentence.start);
	if (
		text.length > LONGEST_LIMIT ||
		POINTS_BACK.test(text.replace(/^(?:provided|except|save) that\b/i, '')) ||
		!isEnd(sentence.text, at, text) ||
		!pronounsFound(sentence.text.toLowerCase())
	)
		return [];
	const isException = /^(?:unless|except|other than|save)/i.test(text);
	const others = reading.norms
		.filter((n) => n.sentence !== excerpt.index)
		.flatMap((n) => [...n.exceptions, ...n.conditions])
		.filter(
			(l) =>
				/^(?:unless|except|other than|save)/i.test(l.text) === isException &&
				LIMIT.test(l.text) &&
				l.text.length <= text.length * 1.35 &&
				l.text.length >= text.length * 0.72 &&
				!/\b(?:it|its|they|them|their|he|she|his|her|this|that|these|those|one|ones)\b/i.test(
					l.text
				) &&
				!/[,;:(“"]/.test(l.text)
		)
		.map((l) => lower(l.text));
	const point = {
		excerpt,
		at,
		own: { text, shown: lower(text) },
		others: [
			{ text: '', shown: '' },
			...[...new Set(others)].slice(0, 2).map((other): Filling => ({ text: other, shown: other }))
		],
		claimable: 1,
		kind: 'limit',
		worth: isException ? 4 : 3.2
	} satisfies Point;
	// With nothing else to choose, the words that are left out give themselves away.
	if (point.others.length < 2) return [];
	// What is left must still be a rule.
	return filledWith(point, point.others[0]!).split(' ').length >= FEWEST_LEFT ? [point] : [];
}

const isWhole = ({ text }: Limit, told: string) => told.includes(text);

/** At the very end, or at the very beginning with its comma. */
const isEnd = (told: string, at: number, text: string): boolean =>
	at === 0
		? /^(?:unless|except)/i.test(text) && told.charAt(text.length) === ','
		: /^\.$/.test(told.slice(at + text.length));
