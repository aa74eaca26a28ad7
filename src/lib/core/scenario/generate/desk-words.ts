/** A hedge hardened, a share stretched, a plan called done: what a claim may get wrong by a word. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import { escape } from '../../quiz/generate/gap.ts';
import { blanked, isAside, withNoun, type Filling, type Point } from './desk-point.ts';
import { WORDS } from './desk-figures.ts';
import { isAllowing } from './desk-rules.ts';
import { FIGURE, ROWS, type Row } from './desk-rows.ts';
import { lower } from './deed.ts';

/** What is denied, asked or left open is not turned round by one word more. */
const DENIED = /n[’']t\b|\b(?:no|not|never|nobody|nothing|neither|nor|whether|hardly)\b/i;

const COUNTS =
	/^ [\d,]+ of\b|^ [\d,]+ (?!per|crowns?|francs?|marks?|shillings?|pence|cents?|million|billion|years?|months?|weeks?|days?|hours?|minutes?|seconds?|metres?|miles?|kilo\p{Ll}+|tonnes?|degrees|litres?|euros?|pounds?|dollars?|m\b|km|kg|cm|mm)(?:\p{Ll}+ )?(?:\p{Ll}+s|people|children|men|women)\b/u;
const NUMBER = `(?:[$€£]?\\d[\\d.,]*|(?:${WORDS})\\b)`;
/** "From 97 per cent to 31", "to 31 from 97": which way it went can be seen. */
const FROM_TO = new RegExp(
	`\\b(?:from|to) (?:\\p{Ll}+ ){0,3}${NUMBER}(?:[^,.;]|[.,]\\d){0,30}?\\b(?:to|from) (?:\\p{Ll}+ ){0,3}${NUMBER}`,
	'iu'
);
const REASON = /\b(?:because|since|so that|as a result|therefore)\b|, so\b/i;

export function wordPoints(excerpt: Excerpt): Point[] {
	const outside = blanked(excerpt.sentence.text);
	const found = ROWS.flatMap((row) => pointOf(excerpt, outside, row) ?? []);
	// "May have" and not "may", "more likely to" and not "likely to".
	return found.filter(
		(p) =>
			!found.some(
				(q) =>
					q.own.text.length > p.own.text.length && q.at <= p.at && p.at < q.at + q.own.text.length
			)
	);
}

function pointOf(excerpt: Excerpt, outside: string, row: Row): Point | null {
	const found = [
		...outside.matchAll(new RegExp(`(?<![\\p{L}-])${escape(row.own)}(?![\\p{L}-])`, 'giu'))
	];
	if (found.length !== 1) return null;
	const at = found[0]!.index;
	// "From May to August".
	if (at > 0 && found[0]![0] !== row.own) return null;
	const before = outside.slice(0, at);
	const after = outside.slice(at + row.own.length);
	if (row.after && !row.after.test(after)) return null;
	if (row.before && !row.before.test(before)) return null;
	// "It may have been so" says nothing; one part in nine thousand is a share.
	if (outside.split(/\s+/).length < FEWEST_WORDS || /^ \S+ parts? in\b/.test(after)) return null;
	// "Usually these bumps occur": another word would stand elsewhere.
	if (at === 0 && FREQUENCY.test(row.own)) return null;
	if (!isFit(excerpt, at, row)) return null;
	if (
		!/^(?:has|have|had) not yet$/.test(row.own) &&
		DENIED.test(before.slice(-40) + after.slice(0, 25))
	)
		return null;
	// "The first choice, because it is faster": turned round, the reason would give it away.
	if (!row.more?.length && REASON.test(outside)) return null;
	if (/ than$/.test(row.own) && REASON.test(outside)) return null;
	// "How much it might save" says nothing of how sure it is.
	if (
		/^(?:may|might|can|plans|intends|hopes|expects|aims|proposes|wants|plan|intend)\b/.test(
			row.own
		) &&
		/\b(?:how|what|whether|who|which|why|when|where|if|now)\b/i.test(before)
	)
		return null;
	if (
		/^(?:confirmed|denied)$/.test(row.own) &&
		/\b(?:until|unless|once|before|if|when|after)\b/i.test(before)
	)
		return null;
	// "From 9 to 10" shows which way it went.
	if (FROM_TO.test(outside)) return null;
	// "May be taken if the leader agrees": leave, and no guess.
	if (
		row.own === 'may' &&
		/^ be \p{Ll}+(?:ed|en|wn|pt|ut|de|nt)\b.*\b(?:if|when|only|with|provided|unless|until)\b/u.test(
			after
		)
	)
		return null;
	if (row.own === 'may' && (/\bonly\b/.test(outside) || isAllowing(excerpt, at))) return null;
	// "Less than 70 farms" would tell itself by its grammar.
	const counts = COUNTS.test(after);
	const all = [...row.wrong, ...(row.more ?? [])].map((text) =>
		counts ? text.replace(/^less than$/, 'fewer than') : text
	);
	if (all.some((text) => new RegExp(`\\b${escape(text)}\\b`, 'i').test(outside))) return null;
	const told =
		row.alone || / that$/.test(row.own)
			? ''
			: withNoun(excerpt, at, row.own.length).slice(row.own.length);
	// "Smaller than many people expect" is not named by half of it.
	const isHalf =
		/^(?!more |less |fewer ).* than$/.test(row.own) &&
		/^ (?!and\b|or\b|that\b|which\b|in\b|on\b|at\b|of\b|from\b|to\b)\p{L}/u.test(
			after.slice(told.length)
		);
	// A sum ends with its figure.
	const sum = / than$|^(?:at|up) /.test(row.own)
		? /^ [$€£][\d,.]*\d(?: million| billion)?/.exec(after)?.[0]
		: undefined;
	const tail = sum ?? (isHalf ? /^[^,.;:()“"]+/.exec(after)![0] : told);
	if (tail.length > LONGEST_TAIL) return null;
	// "A third of them", "more than nine": of what, is told elsewhere.
	if (!row.alone && tail === '' && OPEN.test(row.own)) return null;
	if (row.after === FIGURE && !sum && BARE_FIGURE.test(tail)) return null;
	const own = excerpt.sentence.text.slice(at, at + row.own.length);
	const small = lower(own);
	const named = (text: string) => `${text.replace(/ that$/, '')}${tail}`;
	const filling = (text: string): Filling => ({ text, shown: named(text) });
	return {
		excerpt,
		at,
		own: { text: own, shown: named(small) },
		others: all.map(filling),
		claimable: row.wrong.length,
		kind: 'degree',
		worth: row.worth
	};
}

/** What follows a word is shown with it as far as it takes to name a thing. */
const LONGEST_TAIL = 45;
/** What asks for more behind it: "half of", "at least", "likely to". */
const OPEN = /(?:^| )(?:of|the|to|than|least|most|up|nearly|almost|under|over)$/;
const BARE_FIGURE = new RegExp(`^ (?:about |around )?(?:[\\d.,]+|${WORDS}|an?|one|half)?$`, 'i');

/** Beside another case, "always" refutes itself: "… but on this occasion it was held elsewhere". */
const OTHER_CASE =
	/\b(?:but|though|although|except|unless|however|whereas|instead|occasions?|this time|until|only|except)\b/i;
/** How something looked, or was said, as a rule. */
const SEEMS = /^(?:look|seem|appear|feel|sound|say|write|call|think|hear)$/;

/** How often a thing is so is worth knowing where it is so still, and not where somebody told of one day. */
function isCustom({ sentence: { tree, text } }: Excerpt, position: number): boolean {
	const head = tree.words[position]?.head ?? -1;
	const verb = tree.words[head];
	if (!verb || SEEMS.test(verb.lemma) || OTHER_CASE.test(text)) return false;
	const forms = [head, ...tree.children(head, 'aux', 'aux:pass', 'cop')];
	return forms.some((i) => /^(?:VBZ|VBP|MD)$/.test(tree.words[i]!.xpos));
}

const PEOPLE_OF = /^(?:people|staff|children|men|women|police|cattle|fish)$/i;

/** "Few of the money" would tell itself: only what can be counted is many, few or none. */
function isCounted({ sentence: { tree } }: Excerpt, next: number): boolean {
	const noun = tree.words
		.slice(next, next + 4)
		.find(({ upos }, i, all) => /^(?:NOUN|PROPN)$/.test(upos) && all[i + 1]?.upos !== 'NOUN');
	return noun !== undefined && (/S$/.test(noun.xpos) || PEOPLE_OF.test(noun.text));
}

const FREQUENCY =
	/^(?:usually|normally|often|sometimes|occasionally|rarely|seldom|mostly|largely|partly|probably|possibly)$/;
/** So short, a sentence hangs on another. */
const FEWEST_WORDS = 7;
const OF_PEOPLE =
	/^(?:agreed|refused|promised|offered|plans|intends|hopes|expects|aims|proposes|wants|plan|intend) to$|^(?:alleges|alleged|claims|claimed|believes|believe) that$/;

function isDoneBySomebody({ sentence: { tree, mentions } }: Excerpt, verb: number): boolean {
	const subject = tree.child(verb, 'nsubj');
	return (
		subject >= 0 &&
		(/^(?:he|she|they)$/i.test(tree.words[subject]!.text) ||
			mentions.some((m) => m.head === subject && /^(?:person|organization|place)$/.test(m.type)))
	);
}

/** Whether the tree bears out that the words are what the row takes them for, and say so of the sentence's own matter. */
function isFit(excerpt: Excerpt, at: number, { own, more }: Row): boolean {
	const { tree, start } = excerpt.sentence;
	const position = tree.words.findIndex((w) => w.start === start + at);
	if (position < 0) return false;
	const next = tree.words.findIndex((w) => w.start > start + at + own.length - 1);
	// "Agreed to that": no act follows.
	if (/ to$/.test(own) && tree.words[next]?.xpos !== 'VB') return false;
	if (/^(?:usually|normally|often|sometimes|occasionally|rarely|seldom)$/.test(own))
		return isCustom(excerpt, position) && !isAside(tree, position);
	// "All of the recommendations except one" are not all.
	if (/ of the$/.test(own) && (!isCounted(excerpt, next) || OTHER_CASE.test(excerpt.sentence.text)))
		return false;
	// "Rejected all of them except one, which it is still to study": turned round, the one makes no sense.
	if (/^(?:approved|rejected|accepted)$/.test(own) && OTHER_CASE.test(excerpt.sentence.text))
		return false;
	// Things refuse and agree to nothing.
	if (OF_PEOPLE.test(own) && !isDoneBySomebody(excerpt, position)) return false;
	// "Could take longer than": only what is said of a thing has its contrary in "shorter".
	if (/ than$/.test(own) && !/^(?:more|less|fewer) /.test(own)) {
		const { upos, label } = tree.words[position]!;
		return upos === 'ADJ' && (/^(?:amod|acl)/.test(label) || tree.child(position, 'cop') >= 0);
	}
	// "Dearer than 5 crowns are …": a limit turned round says something odd; what once was more may be told as less.
	if (/^(?:more|less|fewer) than$/.test(own)) {
		const forms = [tree.root, ...tree.children(tree.root, 'aux', 'aux:pass', 'cop')];
		return (
			forms.some((i) => /^VBD$/.test(tree.words[i]!.xpos)) &&
			!/^ \S+ (?:in|out of) /.test(excerpt.sentence.text.slice(at + own.length)) &&
			!isAside(tree, position)
		);
	}
	// How sure or how often something said in passing is.
	return !more || !isAside(tree, position);
}
