/** The rules of an article that can carry a decision: said plainly, and binding one role. */
import type { Evidence } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Limit, Norm } from '../../reading/rules/norm.ts';
import { numberedLists } from '../../quiz/generate/order.ts';
import { affirmative, joinedParts, partsOf } from './deed.ts';
import { isVerbatim, isWhole } from './whole.ts';
import { aboutTo, caseOf, isPhrase, type Case } from './limits.ts';
import { opensPart, partOfText, sectionCase } from './sections.ts';
import { isRoleOf, type Role } from './protagonist.ts';

export interface Rule {
	/** The first of those its sentence joins. */
	norm: Norm;
	sentence: number;
	paragraph: number;
	/** What is to be done or left, in the base form, with its measure of time: "leave something on the dashboard". */
	deed: string;
	/** What it is made of: "stop the bus", "call the control room". */
	parts: string[];
	/** The same where it is denied: "leave anything on the dashboard". */
	denied: string;
	/** "if …", "when …": the case in which it is due. */
	trigger: Case | null;
	/** "before …": what must not be done until then. */
	before: string;
	/** "until …": how long it holds. */
	until: { limit: Limit; case: Case } | null;
	/** "only if …", "provided that …" */
	proviso: { limit: Limit; case: Case } | null;
	/** "unless …", "except …" */
	exception: { limit: Limit; case: Case } | null;
	/** What the heading above it says of when it is due: "The alarm sounds"; '' where it says nothing. */
	section: string;
	/** The part of the text it stands in, as its heading names it; '' where the text has none, or it tells the case. */
	part: string;
	/** Whether it is the first sentence under its heading. */
	opens: boolean;
	/** Which numbered list it is an entry of; −1 where none. */
	list: number;
	/** Whether a word says that it follows on what stands before it: "then", "next", "once". */
	inTurn: boolean;
	/** Whether something limits it that cannot be told as a fact. */
	limited: boolean;
	why: Evidence;
	/** Whether it is one of several steps: an order to the reader, or an entry of a numbered list. */
	step: boolean;
	/** The first sentence before it from which on no order to the reader stands in between, known as a rule or not. */
	follows: number;
}

/** The case in which a rule is due, to open a situation with. */
export const openingOf = ({ trigger, section }: Rule): string =>
	trigger ? `${trigger.holds}. ` : section ? `${section}. ` : '';

const SURE = 0.4;

export function rulesFor(reading: Reading, role: Role): Rule[] {
	const lists = numberedLists(reading);
	const numbered = new Map(
		lists.flatMap((list, at) => list.map((s) => [reading.sentences.indexOf(s), at] as const))
	);
	return joined(
		reading,
		reading.norms.filter((norm) => isRoleOf(reading, role, norm))
	).flatMap((norms) => ruleOf(reading, norms, role, numbered) ?? []);
}

/** Norms of one sentence and force that "and" joins are one decision. */
function joined(reading: Reading, norms: readonly Norm[]): Norm[][] {
	const groups: Norm[][] = [];
	// "Repeat with the others, then go upstairs": what is not joined to the first step of its sentence comes after it.
	const opened = new Map<string, Norm>();
	for (const norm of norms) {
		const group = groups.at(-1);
		const first = group?.[0];
		const clause = reading.clauses.find((c) => c.id === norm.clause);
		const goes =
			first &&
			first.sentence === norm.sentence &&
			first.force === norm.force &&
			clause?.coordinatedWith != null &&
			group.some((n) => n.clause === clause.coordinatedWith);
		const opening = `${norm.sentence} ${norm.force}`;
		if (goes) group.push(norm);
		else if (norm.bearer !== null || !opened.has(opening)) groups.push([norm]);
		opened.set(opening, norm);
	}
	return groups;
}

function ruleOf(
	reading: Reading,
	norms: readonly Norm[],
	role: Role,
	numbered: ReadonlyMap<number, number>
): Rule | null {
	const norm = norms[0]!;
	const sentence = reading.sentences[norm.sentence]!;
	const clause = reading.clauses.find((c) => c.id === norm.clause);
	if (!clause || clause.confidence < SURE || /\?["”’]?$/.test(sentence.text)) return null;
	// "so that the disk may be locked" allows nothing.
	if (norm.force === 'may' && clause.kind !== 'main' && clause.verb.modal !== '') return null;
	// "The valve may be blocked with paint" says what can be, not what is allowed.
	if (norm.force === 'may' && clause.verb.voice === 'passive') return null;
	const raw = partsOf(reading, norms);
	if (raw === null || !isWhole(reading, norms) || !norms.every((n) => isVerbatim(reading, n)))
		return null;
	const section = sectionCase(reading, norm.sentence);
	const part = section === '' ? partOfText(reading, norm.sentence) : '';
	if (part === null) return null;
	const own = isMany(reading, norm) || (role.plural && norm.bearer !== null);
	const parts = own ? raw.map(toYou) : raw;
	const rule: Rule = {
		norm,
		sentence: norm.sentence,
		paragraph: sentence.paragraph,
		deed: joinedParts(parts),
		parts,
		denied: '',
		trigger: null,
		before: '',
		until: null,
		proviso: null,
		exception: null,
		section,
		part,
		opens: opensPart(reading, norm.sentence),
		list: numbered.get(norm.sentence) ?? -1,
		inTurn: IN_TURN.test(sentence.text),
		limited: false,
		why: {
			start: sentence.start,
			end: sentence.end,
			quote: reading.text.slice(sentence.start, sentence.end)
		},
		step:
			numbered.has(norm.sentence) ||
			(norm.bearer === null && clause.verb.tense === 'none' && clause.verb.modal === ''),
		follows: followedFrom(reading, norm.sentence)
	};
	rule.limited = isInAnothersCase(reading, norms) || isInCaseAbove(reading, norm);
	const limits = dedupe([...norms.flatMap((n) => n.conditions)]);
	for (const limit of limits.filter((l) => isOwn(reading, norm, l)))
		addLimit(reading, rule, limit, own);
	for (const limit of dedupe(norms.flatMap((n) => n.exceptions)))
		addException(reading, rule, limit, own);
	rule.denied = rule.deed;
	if (/must-not|should-not/.test(norm.force)) rule.deed = affirmative(rule.deed);
	return rule.deed.length <= 110 ? rule : null;
}

/** "If it will not move, do not force it; drip oil on the thread": the case is that of both, though the second does not say so. */
function isInAnothersCase(reading: Reading, norms: readonly Norm[]): boolean {
	const { sentence, conditions } = norms[0]!;
	return reading.norms.some(
		(other) =>
			other.sentence === sentence &&
			!norms.includes(other) &&
			other.conditions.some(
				(c) =>
					/^(?:if|when|whenever|once|where)$/i.test(c.marker) &&
					c.start < norms[0]!.start &&
					!conditions.some((own) => own.start === c.start)
			)
	);
}

/** "If there is a leak, close the valve. Do not start the truck.": an order keeps to the case that its paragraph has opened. */
function isInCaseAbove(reading: Reading, { sentence, bearer }: Norm): boolean {
	if (bearer !== null && !/^(?:you|they|he|she|it)$/i.test(bearer.text)) return false;
	const { paragraph } = reading.sentences[sentence]!;
	return reading.sentences
		.slice(0, sentence)
		.some((s) => s.paragraph === paragraph && OPENS_CASE.test(s.text));
}

const OPENS_CASE =
	/^(?:If|In case|In the event|Should|Where|For|Unless|With|Whenever|Only if|Even if)\b|^When (?:an?|some(?:one|body)|there) /;
const IN_TURN =
	/^(?:Then|Next|Now|Finally|Lastly|After that|Afterwards|Once|After|When (?:you have|the|it))\b|\b(?:then|and then|next|afterwards)\b/;

/** "Under the rules that it adopted after the fire, staff must …": what stands in the middle before the rule is not its. */
function isOwn(reading: Reading, norm: Norm, limit: Limit): boolean {
	if (limit.start > norm.cue.start) return true;
	const before = reading.text.slice(reading.sentences[norm.sentence]!.start, limit.start).trimEnd();
	return before === '' || /[,;:]$/.test(before) || before.split(/\s+/).length <= 2;
}

/** A sentence between two steps that tells of somebody, and orders nothing, does not part them. */
function followedFrom(reading: Reading, sentence: number): number {
	let first = sentence - 1;
	const tells = (i: number) =>
		reading.clauses.some(
			(c) => c.sentence === i && c.kind === 'main' && c.subject?.from === 'place'
		) && !reading.norms.some((n) => n.sentence === i && n.bearer === null);
	while (first > 0 && sentence - first < 3 && tells(first)) first--;
	return first;
}

/** Whether the rule binds many of a kind, so that "their" in it is each one's own. */
function isMany(reading: Reading, { bearer }: Norm): boolean {
	if (!bearer) return false;
	const { words } = reading.sentences[bearer.sentence]!.tree;
	return /^NNP?S$/.test(words[bearer.head]!.xpos) || /^they$/i.test(bearer.text);
}

/** "their" of many whom the learner is one of. */
const toYou = (deed: string) =>
	(/\b\p{Ll}{3,}(?<!s)s\b.*\b(?:they|their|them)\b/u.test(deed)
		? deed
		: deed.replace(/\bthey\b/g, 'you').replace(/\btheir\b/g, 'your')
	).replace(/\bthemselves\b/g, 'yourself');

function dedupe(limits: readonly Limit[]): Limit[] {
	return limits.filter((a, i) => limits.findIndex((b) => b.start === a.start) === i);
}

function addLimit(reading: Reading, rule: Rule, limit: Limit, own: boolean): void {
	const told = caseOf(reading, rule.norm, limit, own);
	const marker = limit.marker.toLowerCase();
	if (/^(?:if|when|whenever|once|as soon as|after)$/.test(marker) && told && !rule.trigger) {
		if (standsAlone(reading, rule.norm, limit)) rule.trigger = told;
		else rule.limited = true;
	} else if (
		rule.norm.force === 'may' &&
		/^(?:only if|only when|only after|provided that|provided|as long as|so long as)$/.test(
			marker
		) &&
		told
	) {
		rule.proviso = { limit, case: told };
	} else if (marker === 'until' && told) {
		rule.until = { limit, case: told };
	} else if (marker === 'before' && rule.before === '' && aboutTo(limit, own) !== null) {
		rule.before = aboutTo(limit, own)!;
	} else if (
		isPhrase(limit) ||
		/^once (?:an?|every|per) \p{Ll}+$/u.test(limit.text) ||
		(/^(?:as|so) long as$/.test(marker) && told !== null)
	) {
		rule.deed = `${rule.deed} ${limit.text.charAt(0).toLowerCase()}${limit.text.slice(1)}`;
	} else {
		rule.limited = true;
	}
}

/** "when nobody sits in front of them": a case that leans on the rest of its sentence is no situation. */
function standsAlone(reading: Reading, norm: Norm, limit: Limit): boolean {
	const { words } = reading.sentences[norm.sentence]!.tree;
	const inside = words.filter((w) => w.start >= limit.start && w.end <= limit.end);
	return inside.every((word, i) => {
		const pronoun = /^(?:(it|its)|they|them|their)$/i.exec(word.text);
		const before = inside.slice(0, i);
		return (
			!pronoun ||
			// "they" are the learner where they come first.
			(!pronoun[1] && before.length <= 1) ||
			before.some((w) =>
				pronoun[1] ? /^NNP?$/.test(w.xpos) : /^NNP?S$/.test(w.xpos) || /^(?:some|any)/i.test(w.text)
			)
		);
	});
}

/** What opens a rule once one has it. "Without advice", "without delay" name nothing of the kind. */
const LEAVE =
	/^without (?:(?:an?|the|prior|written|signed|valid|express|his|her|your) )*(?:permission|consent|permit|order|approval|licen[cs]e|certificate|authori[sz]ation|warrant|ticket|pass|agreement|key|badge)\b[\p{L} ]{0,60}$/u;

function addException(reading: Reading, rule: Rule, limit: Limit, own: boolean): void {
	const told = caseOf(reading, rule.norm, limit, own);
	if (told && /^(?:unless|except when|except if)$/.test(limit.marker.toLowerCase())) {
		rule.exception = { limit, case: told };
	} else if (LEAVE.test(limit.text.replace(/\.$/, ''))) {
		const what = limit.text.replace(/^without /i, '').replace(/\.$/, '');
		rule.exception = {
			limit,
			case: { holds: `You have ${what}`, fails: `You do not have ${what}` }
		};
	} else {
		rule.limited = true;
	}
}
