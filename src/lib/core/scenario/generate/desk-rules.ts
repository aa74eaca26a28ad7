/** A rule's force, its limit and whom it names: what a claim may get wrong about a rule. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Limit, Norm } from '../../reading/rules/norm.ts';
import { blanked, filledWith, withNoun, type Filling, type Point } from './desk-point.ts';
import { pronounsFound } from './deed.ts';

/** What may be claimed instead, and what else may stand among the choices. */
const FORCES: readonly [RegExp, readonly string[]][] = [
	[/^must$/, ['need not', 'may']],
	[/^should$/, ['need not', 'should not']],
	[/^should not$/, ['may', 'need not']],
	[/^(?:must not|may not|must never|may never)$/, ['may', 'need not']],
	[/^may$/, ['must not', 'must']],
	[/^need not$/, ['must', 'must not']],
	[/^is allowed to$/, ['is not allowed to', 'is required to']],
	[/^are allowed to$/, ['are not allowed to', 'are required to']],
	[/^is not (?:allowed|permitted) to$/, ['is allowed to', 'is required to']],
	[/^are not (?:allowed|permitted) to$/, ['are allowed to', 'are required to']],
	[/^is required to$/, ['is not required to', 'is allowed to']],
	[/^are required to$/, ['are not required to', 'are allowed to']],
	[/^does not have to$/, ['must', 'must not']],
	[/^do not have to$/, ['must', 'must not']]
];
/** An order and nothing that tells why. */
const LONE = /^(?!.*\bany|.{6}.*(?:n[’']t|\bnot|\bnever)\b)[^;:]{15,90}$/;
const CUE =
	/\b(?:must not|may not|must never|may never|must|may|need not|should not|should|(?:is|are) not (?:allowed|permitted) to|(?:is|are) allowed to|(?:is|are) (?:not )?required to|do(?:es)? not have to)\b/;
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
	const order = /^(?:Do not|Don[’']t|Never) (?=\p{Ll})/u.exec(outside)?.[0].trim();
	if (order !== undefined)
		return norm && LONE.test(outside) && !ODD.test(outside.slice(order.length))
			? [pointAt(excerpt, 0, order, ['You may', 'You need not'], 2.6)]
			: [];
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
	// What may happen is no permission.
	const isNorm = norms.some((n) => reading.text.slice(n.cue.start, n.cue.end) === cue);
	if (cue === 'should' && !isNorm) return [];
	if (
		cue === 'may' &&
		/^ (?:simply|well|also|still|even|yet|just)\b/.test(outside.slice(at + cue.length))
	)
		return [];
	if (cue === 'may' && !isNorm && !isAllowing(excerpt, at)) return [];
	// What should be so is expected, not ordered; what must have been is a guess.
	const { words } = sentence.tree;
	const verb = words.findIndex((w) => w.start >= sentence.start + at + cue.length);
	if (/^have$/.test(words[verb]?.text ?? '') && /^must/.test(cue)) return [];
	if (
		/^should/.test(cue) &&
		(/^(?:hear|see|feel|read|show|have|know|find)$/.test(words[verb]?.lemma ?? '') ||
			(words[verb]?.lemma === 'be' && words[verb + 1]?.upos !== 'VERB'))
	)
		return [];
	if (outside.split(/\b(?:must|may|need|should|allowed|required)\b/).length !== 2) return [];
	if (ODD.test(outside) || /^(?:No|Each|Every|Nobody|Everyone|Anyone|Anybody|Only)\b/.test(outside))
		return [];
	if (/^(?:stop|avoid|refrain|ensure|remember|note|keep)$/.test(norm?.verb.lemma ?? '')) return [];
	const others = FORCES.find(([form]) => form.test(cue))?.[1] ?? [];
	if (others.length === 0) return [];
	return [pointAt(excerpt, at, cue, others, /^must$/.test(cue) ? 2.4 : 3.2)];
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
		.map((l) => small(l.text));
	const point = {
		excerpt,
		at,
		own: { text, shown: small(text) },
		others: [
			{ text: '', shown: '' },
			...[...new Set(others)].slice(0, 2).map((other): Filling => ({ text: other, shown: other }))
		],
		claimable: 1,
		kind: 'limit',
		worth: isException ? 4 : 3.2
	} satisfies Point;
	// What is left must still be a rule.
	return filledWith(point, point.others[0]!).split(' ').length >= FEWEST_LEFT ? [point] : [];
}

const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const isWhole = ({ text }: Limit, told: string) => told.includes(text);

/** At the very end, or at the very beginning with its comma. */
const isEnd = (told: string, at: number, text: string): boolean =>
	at === 0
		? /^(?:unless|except)/i.test(text) && told.charAt(text.length) === ','
		: /^\.$/.test(told.slice(at + text.length));
