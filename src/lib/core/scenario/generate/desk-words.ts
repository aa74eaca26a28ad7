/** A hedge hardened, a share stretched, a plan called done, a word turned round: what a claim may get wrong by a word. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import { thirdPerson } from '../../quiz/realise/inflect.ts';
import { contrary } from '../../quiz/generate/contraries.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { escape } from '../../quiz/generate/gap.ts';
import { verbatimStatement } from '../../quiz/generate/statements.ts';
import { blanked, isAside, withNoun, type Filling, type Point } from './desk-point.ts';
import { WORDS } from './desk-figures.ts';
import { isAllowing } from './desk-rules.ts';
import { FIGURE, ROWS, type Row } from './desk-rows.ts';

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
	const small = own.charAt(0).toLowerCase() + own.slice(1);
	const named = (text: string) => `${text.replace(/ that$/, '')}${tail}`;
	const filling = (text: string): Filling => ({ text, shown: named(text) });
	return {
		excerpt,
		at,
		own: { text: own, shown: named(small) },
		others: all.map(filling),
		claimable: row.wrong.length,
		kind: all.length > 1 ? 'degree' : 'contrary',
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

/** Where something lies, when in the year it was, and what would be absurd or shows which way it went. */
const SLIGHT =
	/^(?:in .+|at (?:least|most)|voluntary|compulsory|optional|.+ than|mandatory|\p{Ll}+er|\p{Ll}+est|more|less|north|south|east|west|\p{Ll}+ern|inner|outer|upstream|downstream|always|never|\p{Lu}\p{Ll}+|add\p{Ll}*|rais\p{Ll}*|attract\p{Ll}*|open|closed|hot|cold|warm|wet|dry|rich|poor|light|heavy|male|female|indoors|outdoors|upstairs|downstairs|clockwise|vertical\p{Ll}*|horizontal\p{Ll}*|internal|external|safe|dangerous|easy|difficult|common|rare|likely|unlikely|possible|impossible|strong|weak|above|below|cheap\p{Ll}*|most expensive|expensive)$/u;

/** The verb, or another word that has a plain contrary, turned round. */
export function contraryPoints(material: Material, excerpt: Excerpt): Point[] {
	const { text } = excerpt.sentence;
	const [found] = contrary(verbatimStatement(material, excerpt.index));
	const words = found && /^The article says “(.+)”, not “(.+)”\.$/.exec(found.because);
	if (!found || !words || SLIGHT.test(words[1]!) || REASON.test(text) || DENIED.test(text))
		return [];
	if (FROM_TO.test(text)) return [];
	const [, own, other] = words as unknown as [string, string, string];
	let at = 0;
	while (text[at] === found.text[at]) at++;
	const start = text.lastIndexOf(own, at);
	if (start < 0 || start + own.length <= at) return [];
	const filling = (word: string): Filling => ({ text: word, shown: word });
	return [
		{
			excerpt,
			at: start,
			own: filling(own),
			others: [filling(other)],
			claimable: 1,
			kind: 'contrary',
			worth: 1.2
		}
	];
}

/** What goes with "not" only, or says that something else is so. */
const ODD_DENIED =
	/\b(?:not|no|nor|neither|never|nobody|any|anyone|anybody|anything|anywhere|ever|yet|either|but|only|until|unless|because|since|although|though|even|enough|just|than|if|or|except|instead|rather|alone|whether|without|so|too|longer|at all|often|all|every|always|necessarily|much|many|can|could)\b|n[’']t\b/i;
const DENIAL =
	/\b(was|were|is|are|has been|have been|had been|had|has|have|will|would)( not\b|n[’']t\b)/;

/** What is denied, and how it reads without: "does not restart", "restarts". */
const DENIALS: readonly [RegExp, (found: RegExpExecArray) => string][] = [
	[DENIAL, ([, verb]) => verb!],
	[/(?<=\p{Ll} )does(?: not|n[’']t) (\p{Ll}{3,})\b/u, ([, act]) => thirdPerson(act!)],
	[
		/(?<=\p{Ll} )do(?: not|n[’']t) (?!(?:have|need|know|think|want|mean|see|like)\b)(\p{Ll}{3,})\b/u,
		([, act]) => act!
	],
	[
		/(?<=\p{Ll} )(?:cannot|can[’']t) (?!(?:say|tell|know|help|wait)\b)(\p{Ll}{3,})\b/u,
		([, act]) => `can ${act}`
	]
];

/** How it was, or how somebody felt: a trifle. */
const isSlight = (tail: string): boolean =>
	/^ (?:angry|long|far|big|large|small|good|bad|easy|hard|cheap|happy|surprised|sure|alone|new|old|like|much|unusual|clear)$/.test(
		tail
	);

/** "Was not insured": the claim leaves the denial out. */
export function deniedPoints(excerpt: Excerpt): Point[] {
	const { sentence } = excerpt;
	const outside = blanked(sentence.text);
	const [found, verb] = DENIALS.flatMap(([form, affirmed]) => {
		const match = form.exec(outside);
		return match ? [[match, affirmed(match)] as const] : [];
	})[0] ?? [null, ''];
	if (!found) return [];
	// "They do not all come": no act, but how many of them.
	if (/^(?:all|always|both|every|each|even|just|only|yet|also)$/.test(verb.split(' ').at(-1)!))
		return [];
	if (outside.split(/\s+/).length <= FEWEST_WORDS) return [];
	// "Winking is no need": what leads up to it denies it as well.
	if (DENIED.test(excerpt.before)) return [];
	const [whole] = found;
	// An order: nobody says that something is so.
	if (/^do\b/.test(whole) && sentence.tree.child(sentence.tree.root, 'nsubj') < 0) return [];
	const rest = outside.slice(0, found.index) + outside.slice(found.index + whole.length);
	if (ODD_DENIED.test(rest) || /^[,.;]/.test(outside.slice(found.index + whole.length))) return [];
	// "He said it was not": whose denial it is matters more than what is denied.
	if (
		sentence.tree.words[sentence.tree.root]!.start >
		sentence.start + found.index + whole.length + 40
	)
		return [];
	const tail = withNoun(excerpt, found.index, whole.length).slice(whole.length);
	if ((tail === '' && /(?:not|n[’']t)$/.test(whole)) || isSlight(tail)) return [];
	// "A brake that does not hold": what it is said of is told by it.
	const position = sentence.tree.words.findIndex((w) => w.start >= sentence.start + found.index);
	if (isAside(sentence.tree, position)) return [];
	return [
		{
			excerpt,
			at: found.index,
			own: { text: whole, shown: `${whole}${tail}` },
			others: [{ text: verb, shown: `${verb}${tail}` }],
			claimable: 1,
			kind: 'contrary',
			worth: 1.8
		}
	];
}
