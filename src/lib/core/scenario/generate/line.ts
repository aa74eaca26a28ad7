/**
 * A rule as the article says it: its sentence whole and word for word, with what it takes to understand it where the article
 * is out of sight. Of the decisions that readers refused, most had been made of acts cut out of their sentence.
 */
import type { Evidence } from '../../evidence.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import {
	excerptAt,
	isWellFormed,
	shortExcerptAt,
	unnumbered,
	wordsOf,
	type Excerpt
} from '../../quiz/generate/excerpt.ts';
import { escape } from '../../quiz/generate/gap.ts';
import { outsideQuotes } from '../../quiz/generate/wording.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { Force, Norm } from '../../reading/rules/norm.ts';
import { isRole, ROLES } from './authority.ts';
import { isBan } from './change.ts';
import { passagesAt } from './desk-passage.ts';
import { lower, pronounsFound, upper } from './deed.ts';
import { caseIn } from './told-cases.ts';
import { partOfText } from './sections.ts';
import { onOneLine } from './wordings.ts';

export interface Line {
	/** Index of its sentence. */
	at: number;
	/** What is said: the sentence, or where it opens or ends on a case, the rest of it. Without double quotation marks. */
	says: string;
	/** "if a label is missing", in the article's words; '' where the sentence is told whole. */
	when: string;
	/** The part of the text it stands in, as its heading names it; '' where none does. */
	part: string;
	/** Null where it lays down something without words of duty or leave: it is then never what is asked for. */
	norm: Norm | null;
	force: Force;
	/** Whether it is an order to whoever reads it, and opens with its verb. */
	order: boolean;
	why: Evidence;
}

const SHORTEST = 18;
const LONGEST = 200;
const LONGEST_LEAD = 260;
const LONGEST_CASE = 130;

/** The rules that can be told whole. */
export function linesOf(material: Material): Line[] {
	return material.reading.sentences.flatMap((_, at) => lineAt(material, at) ?? []);
}

function lineAt(material: Material, at: number): Line | null {
	const { reading } = material;
	const sentence = reading.sentences[at]!;
	const norms = reading.norms.filter((n) => n.sentence === at);
	const norm = norms[0] ?? null;
	if (norm === null && !laysDown(sentence)) return null;
	if (!isTheRules(reading, at) || namesSomebody(reading, at)) return null;
	if (isQualified(reading, at) || isOfList(reading, at)) return null;
	if (isBan(sentence.text) && isLetOff(reading, at)) return null;
	const excerpt = shownFor(material, at);
	if (!excerpt) return null;
	const told = onOneLine(unnumbered(sentence.text));
	const { when, says } = (norm === null ? caseIn(sentence) : divided(reading, norms, told)) ?? {
		when: '',
		says: told
	};
	if (says.length < SHORTEST || says.length > LONGEST || when.length > LONGEST_CASE) return null;
	if (!pronounsFound(`${excerpt.before} ${when} ${says}`)) return null;
	if (DANGLES.test(`${when} ${says}`) || HANGS.test(when) || isUnderLabel(reading, at)) return null;
	// What has nothing to do with it is not needed to understand it.
	const own = contentWords(told);
	const isStray =
		!isTorn(reading, at, { lead: [] }) &&
		![...contentWords(excerpt.before)].some((w) => own.has(w)) &&
		!LEANS.test(told) &&
		!POINTS.test(outsideQuotes(told)) &&
		pronounsFound(`${when} ${lower(says)}`);
	// Of rules that lean on another sentence readers refused four in ten, though it was told before them.
	if (excerpt.before !== '' && !isStray) return null;
	return {
		at,
		says,
		when,
		part: partOfText(reading, at) ?? '',
		norm,
		force: norm?.force ?? 'must',
		order: norm !== null && isOrder(reading, norm),
		why: evidenceOf(reading, sentence)
	};
}

/**
 * "Valuables are sent only by courier.", "Challenge anyone who looks under 25.": how things are done here, with a limit, a
 * measure or whoever is told, and not what happened once.
 */
export function laysDown({ text, tree }: Sentence): boolean {
	const { words, root } = tree;
	const isOrder = root === 0 && /^VBP?$/.test(words[root]!.xpos);
	// "Files are retained for ten years"
	const isDone = tree.children(root, 'aux').some((i) => tree.is(i, 'aux:pass'));
	return (
		(isOrder || words.some((w) => /^(?:VB[ZP]|MD)$/.test(w.xpos))) &&
		!words.some((w) => w.xpos === 'VBD') &&
		(LIMITS.test(text) ||
			TOLD_TO.test(text) ||
			OPENS_OFFICE.test(text) ||
			(HOW_LONG.test(text) && (isOrder || isDone))) &&
		!A_FACT.test(text) &&
		!/\b(?:usually|often|sometimes|about|roughly|nearly|almost|most|many|we|our|us|I)\b/i.test(text)
	);
}

const LIMITS =
	/\b(?:only|no more than|no longer than|at least|at most|no later than|up to|within|no one|nobody|every|each|always|never|unless|both|not allowed|until|the same day|that (?:day|evening|night)|at once|straight away|immediately|by the (?:end|next|\d)|by \d|daily|weekly|monthly|beforehand|in advance|notice|(?:two|both) (?:people|persons|members))\b|\b(?:over|above|more than|less than|under|below|before|for|after) [£$€]?(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)/i;
/** How long a thing lasts, and what it weighs, is nobody's to keep to. */
const A_FACT =
	/\b(?:lasts?|takes? (?:up to |some )?(?:\d|an?\b|two|three|four|five|ten|fifteen|twenty)|weighs?|recovers?|expect(?:ed)?|so far|will (?:run|last|take|manage|cost))\b/i;
const HOW_LONG =
	/\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|ninety)(?: (?:working|calendar|full))? (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|shifts?|metres?|people|persons)\b/i;
const OPENS_OFFICE = new RegExp(
	`^The (?:\\p{L}+ ){0,2}(?:${ROLES}|operator|committee|board) (?:\\p{Ll}+s|will|may|must)\\b`,
	'iu'
);
const TOLD_TO =
	/\b(?:reported|told|noted|reviewed|checked|considered|entered|brought|passed|referred|sent|goes|go|given|handed|informed|notified|telephoned|taken|let|tell|inform|ring|call|contact|ask|approved|agreed|signed|decided|kept|held) (?:\p{L}+ ){0,3}(?:to|by|the|your)\b/u;

export const isOrder = ({ clauses }: Reading, { bearer, clause: id }: Norm): boolean => {
	const verb = clauses.find((c) => c.id === id)?.verb;
	return bearer === null && verb?.tense === 'none' && verb.modal === '';
};

/**
 * "Hold for five seconds.", and "Call the police." of a paragraph that is all about knives: neither says enough where what
 * stands before it is not told.
 */
function isTorn(
	{ sentences, norms }: Reading,
	at: number,
	{ lead }: Pick<Excerpt, 'lead'>
): boolean {
	const { paragraph, text } = sentences[at]!;
	const from = lead[0] ?? at;
	const untold = sentences.slice(0, from).filter((s) => s.paragraph === paragraph);
	if (untold.length === 0) return false;
	// What names whom it binds, or is for ever, holds beyond the case that was told before it.
	const bearer = norms.find((n) => n.sentence === at)?.bearer?.text ?? '';
	const isGeneral =
		/^never\b/i.test(text) ||
		(bearer !== '' &&
			!/^(?:they|he|she|it|you|(?:the|a|another) (?:colleague|person|other))$/i.test(bearer));
	const opensOwn = isGeneral || OPENS_CASE.test(text);
	return (
		OPENS_TIME.test(untold.at(-1)!.text) ||
		(!opensOwn && untold.some((s) => OPENS_CASE.test(s.text))) ||
		(lead.length === 0 &&
			[...contentWords(text)].filter((w) => !MEASURES.test(w)).length < FEWEST_WORDS)
	);
}

/** What comes next takes some of it back: an exception that is told in a sentence of its own. */
export function isQualified({ sentences }: Reading, at: number): boolean {
	const next = sentences[at + 1];
	return (
		next !== undefined &&
		(next.paragraph === sentences[at]!.paragraph || next.start - sentences[at]!.end <= 3) &&
		(TAKES_BACK.test(next.text) || /\bexceptions?\b/i.test(next.text))
	);
}

const TAKES_BACK =
	/^(?:However|But|Except|Unless|Otherwise|Still|Nevertheless|That said|In (?:an?|a genuine|case of) (?:\p{Ll}+ )?emergency|(?:The|This|That|It|Th[eo]se) (?:\p{Ll}+ )?(?:does|do|is|are) not (?:apply|needed|required|necessary)|This (?:limit|rule|ban)|The only|Where (?:this|that) (?:is|cannot)|If (?:this|that) (?:is not|cannot))\b|\b(?:may make|make|makes) (?:an )?exceptions?\b|\b(?:is|are) (?:allowed|permitted|acceptable) (?:only|if|where|when|with)\b/u;

/** "Service engineers may …", "Ask, and we will move it": whom a ban does not bind stands in what follows. */
export const isLetOff = ({ sentences }: Reading, at: number): boolean => {
	const next = sentences[at + 1];
	return next?.paragraph === sentences[at]!.paragraph && LETS_OFF.test(next.text);
};

const LETS_OFF =
	/\b(?:may(?! not)|can(?! ?not)|allowed|permitted|exempt\p{Ll}*|except\p{Ll}*|[Aa]sk|unless|permission|agree[sd]?)\b/u;

/** What is listed under a level, a case or a time holds there only, and that is told where the list begins. */
export function isOfList({ text, sentences }: Reading, at: number): boolean {
	const { start } = sentences[at]!;
	const lines = text.slice(0, start).split('\n');
	if (!ITEM.test(lines.at(-1) ?? '')) return false;
	const above = lines.slice(0, -1).findLast((l) => l.trim() !== '' && !ITEM.test(l));
	return (
		above !== undefined &&
		/:\s*$|^\s*(?:Level|Stage|Phase|Category|Class|Grade|Code|Tier|Alert|Red|Amber|Green|Yellow|Orange|Blue|If|When|In|At|During|For|On|Minor|Major|Before|After)\b/u.test(
			above
		)
	);
}

/** "Above that sum", "if you turn one away", "anything of greater value": of what, has been said before. */
const DANGLES =
	/\b(?:in|above|below|at|for|of|from|on|over) that \p{Ll}+\b|\b(?:greater|higher|larger|smaller|lower) \p{Ll}+\b(?! than)/u;

const HANGS =
	/\bby then\b|\b(?:one|either|the answer)\b(?! (?:hours?|days?|weeks?|months?|years?|person|of)\b)/;

/** "Blood in the water: get them out. The pool need not close.": what comes after the first of it is of that row only. */
export function isUnderLabel({ sentences }: Reading, at: number): boolean {
	const { paragraph } = sentences[at]!;
	const first = sentences.findIndex((s) => s.paragraph === paragraph);
	const { text } = sentences[first]!;
	return first < at && (/^[^.:!?]{2,60}: /.test(text) || text.split(' ').length <= LABEL_WORDS);
}
/** "Band saw." */
const LABEL_WORDS = 3;

const ITEM = /^\s*(?:[-•*–]|\(?(?:[ivx]+|[a-z]|\d{1,2})[.)])\s/;

/** What follows on it holds at that time only, whomever it names. */
const OPENS_TIME =
	/^(?:Between \d|From \d|At (?:night|weekends|Level)|Out of hours|Overnight|Outside|In (?:winter|summer)|(?:Level|Stage|Category) \w+)\b/;

const FEWEST_WORDS = 4;
/** Words that say how much, and not of what. */
const MEASURES =
	/^(?:\d.*|second|minute|hour|day|week|least|most|one|two|three|four|five|six|ten)s?$/;
const OPENS_CASE =
	/^(?:If|In case|In the event|Should|Unless|Whenever|Only if|Even if|When|Where|Once|During|Between \d|From \d|At (?:night|Level|weekends)|Out of hours|Outside|Overnight|On (?:\p{Lu}\p{Ll}+days|weekdays|bank)|In (?:an?|winter|summer|wet|hot|cold|windy) |For (?:an?|any|all|minor|major|small|large) |(?:Level|Stage|Category) \w+)\b|^\p{Lu}[\p{L} -]{2,40}: /u;

const LEANS =
	/^(?:the (?:reason|approval|request|agreement|decision|result|outcome|answer|permission|number)\b(?! (?:of|for|to|in|on|form))|it|they|he|she|this|that|these|those|so|but|then|however|otherwise|also|such|there|here|and|or|both|either|neither|one|another|others?|nor|yet|instead|for example)\b/i;
const POINTS =
	/\b(?:this|these|those|such|he|she|his|her|him|hers|either|instead|otherwise|so|again|too|we|our|us|I|my|the (?:other|same|latter|former|second|rest|above|following))\b|\bthat(?= (?:\p{Ll}+(?<!s|ed) )?(?:\p{Ll}+)[.,])/iu;

/**
 * The sentence alone, where whoever has read the article knows what its nouns stand for: "the manager" of a house whose
 * rules speak of the manager again and again.
 */
function knownAt(reading: Reading, index: number): Excerpt | null {
	const { sentences, title } = reading;
	const sentence = sentences[index]!;
	const { text } = sentence;
	const outside = outsideQuotes(text);
	if (!isWellFormed(sentence) || LEANS.test(outside) || POINTS.test(outside)) return null;
	if (!pronounsFound(lower(text))) return null;
	const others = sentences.filter((_, i) => i !== index).map((s) => s.text);
	const isKnown = (noun: string) => {
		if (isRole(noun)) return true;
		const stem = new RegExp(`\\b${escape(noun.replace(/s$/, ''))}`, 'i');
		return stem.test(title) || others.filter((t) => stem.test(t)).length >= KNOWN;
	};
	const bare = text.matchAll(
		/\bthe (?:\p{Ll}[\p{Ll}-]+ ){0,2}?(\p{Ll}[\p{Ll}-]{2,})(?=[.,;:)]|$| (?:is|are|has|have|was|must|may|should|will|can|and|or|to|by|with|at|before|after|when|if|until|unless|within|into|from)\b)/giu
	);
	return [...bare].every((match) => isKnown(match[1]!))
		? { index, sentence, lead: [], before: '', words: wordsOf(sentence), named: [] }
		: null;
}

/** In so many other sentences the article speaks of it. */
const KNOWN = 1;

/** As few sentences as it takes. */
function shownFor(material: Material, at: number): Excerpt | null {
	return (
		[
			knownAt(material.reading, at),
			shortExcerptAt(material, at),
			excerptAt(material, at),
			...passagesAt(material, at)
		]
			.filter((e) => e !== null)
			.filter((e) => !isTorn(material.reading, at, e))
			// "R1." is no sentence.
			.filter((e) => e.before === '' || e.before.length >= SHORTEST)
			.filter((e) => e.named.length === 0 && e.before.length <= LONGEST_LEAD)
			.sort((a, b) => a.before.length - b.before.length)[0] ?? null
	);
}

/** What somebody says or thinks of the rules is none, nor is what they have led to, nor which text they stand in. */
export function isTheRules({ sentences }: Reading, at: number): boolean {
	const { text } = sentences[at]!;
	return (
		!/\?/.test(text) &&
		!/\b(?:said|(?<!\b(?:is|are|be|must be|should be) )told|argued|wrote|added|believes?|think|thought|last (?:year|month|week|winter|summer|spring|autumn))\b/.test(
			text
		) &&
		!/\b(?:this|the) (?:policy|procedure|document|leaflet|guide|notice|page|instruction)\b|\b(?:see|read) (?:the|also|section|with|page)\b|\b(?:section|paragraph|para|clause|appendix|annex|figure|table) \p{L}?\d|\bbelow\b(?! \p{L})|\babove\b(?! [\p{L}\d£$€])/iu.test(
			text
		) &&
		!/\bcomments (?:are|should)\b|\bquestions (?:about|should|can)\b/i.test(text) &&
		!/https?:|www\.|@|^[\p{L} ]{1,20}:/u.test(text)
	);
}

/** Nobody real is played. */
export const namesSomebody = ({ sentences, clusters }: Reading, at: number): boolean =>
	clusters.some(
		({ type, name }) =>
			type === 'person' &&
			/^\p{Lu}\p{Ll}+ .*\p{Lu}\p{Ll}+/u.test(name) &&
			sentences[at]!.text.includes(name)
	);

const OPENS =
	/^((?:If|When|Whenever|Once|As soon as|In case of|In the event of|Before|After|While)\b[^;:—]*?),\s+(.+)$/u;
const CASE_AT_END = /^(?:if|when|whenever|once(?! (?:an?|every|the|in|per)\b)|as soon as)\b/i;

/** The same of a sentence of the article by itself. */
export function caseAt(reading: Reading, at: number): { when: string; says: string } | null {
	const norms = reading.norms.filter((n) => n.sentence === at);
	return norms.length > 0
		? divided(reading, norms, onOneLine(unnumbered(reading.sentences[at]!.text)))
		: null;
}

/** "If a label is missing, stop and call the ward." → the case and what is due in it; null where it tells none, or not plainly. */
function divided(
	reading: Reading,
	norms: readonly Norm[],
	told: string
): { when: string; says: string } | null {
	return caseFirst(reading, norms, told) ?? caseLast(norms, told);
}

function caseFirst(
	reading: Reading,
	norms: readonly Norm[],
	told: string
): { when: string; says: string } | null {
	if (!OPENS.test(told)) return null;
	const { start } = reading.sentences[norms[0]!.sentence]!;
	const shift = told.length - onOneLine(reading.sentences[norms[0]!.sentence]!.text).length;
	const begins = norms.map((n) =>
		Math.min(
			n.cue.start,
			n.bearer && n.bearer.sentence === n.sentence ? n.bearer.start : n.cue.start,
			n.bearer === null && n.object && n.object.sentence === n.sentence
				? n.object.start
				: n.cue.start
		)
	);
	const from = Math.min(...begins) - start + shift;
	const before = told.slice(0, from);
	const comma = before.lastIndexOf(',');
	if (comma < 0) return null;
	const between = before.slice(comma + 1).trim();
	if (between !== '' && !/^(?:please|then|always|you|also|immediately|first)$/i.test(between))
		return null;
	const when = before.slice(0, comma);
	const says = told
		.slice(comma + 1)
		.trim()
		.replace(/^then /, '');
	// "If X, do Y; if Z, do W": of two cases.
	if (/:|\b(?:if|unless) /i.test(says)) return null;
	return { when: lower(when), says: upper(says) };
}

/** "Tell the supervisor when you intend to begin": what is told, and no case. */
const TELLS =
	/\b(?:[Tt]ell|[Aa]sk|[Ss]ay|[Cc]heck|[Rr]ecord|[Nn]ote|[Ww]rite|[Kk]now|[Ss]how|[Ii]nform|[Ss]ee|[Ss]tate|[Dd]ecide)\b[^,]*$/;

function caseLast(norms: readonly Norm[], told: string): { when: string; says: string } | null {
	const limits = norms.flatMap((n) => n.conditions).filter((l) => CASE_AT_END.test(l.text));
	const openings = [
		...limits.map(({ text }) => ` ${onOneLine(text).split(' ').slice(0, 4).join(' ')}`),
		' if '
	];
	const at = openings.map((opening) => told.indexOf(opening)).find((place) => place > 0);
	if (at === undefined) return null;
	const says = told.slice(0, at);
	const when = told.slice(at + 1).replace(/\.$/, '');
	if (
		/\b(?:even|only|except|but|and|or|than|as|see|ask|know|say|check|wonder)$|,$/.test(says) ||
		/[;:,—()]|\b(?:if|unless) /.test(when.slice(3)) ||
		/\b(?:if|unless)\b/.test(says) ||
		// "as you would if you were tired"
		/^if \p{L}+ (?:were|had)\b/u.test(when) ||
		(/^when/.test(when) && TELLS.test(says))
	)
		return null;
	return { when, says: `${says}.` };
}
