/** The rules of an article that can carry a decision: said plainly, whole, and binding somebody who may ask about them. */
import type { Evidence } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Force, Limit, Norm } from '../../reading/rules/norm.ts';
import { askerOf, type Asker } from './asker.ts';
import { affirmative, joinedParts, isPlain, LEFT_OUT, partsOf, pronounsFound } from './deed.ts';
import { aboutTo, caseOf, isPhrase } from './limits.ts';
import { opensPart, partOfText, sectionCase } from './sections.ts';
import { spokenWords, type Spoken } from './spoken.ts';
import { asTold } from './voice.ts';
import { isAllSaid, isVerbatim, isWhole } from './whole.ts';

export interface Rule {
	/** The first of those its sentence joins. */
	norm: Norm;
	force: Force;
	sentence: number;
	paragraph: number;
	asker: Asker;
	/** What is to be done, in the base form and as told to who asks: "ask your line manager". */
	deed: string;
	/** What it is made of: "stop the bus", "call the control room". */
	parts: string[];
	/** By when, at the end of the deed: "within 30 days"; '' where nothing is said. */
	time: string;
	/** The same where it is asked about: "leave anything on the dashboard". */
	asked: string;
	/** Whether what limits it is told before it, so that "it" can be what has been named there. */
	limitFirst: boolean;
	/** "if a label is missing", in the article's words; '' where it holds at any time. */
	when: string;
	/** The same as a fact: "A label is missing"; '' where it cannot be said as one. */
	fact: string;
	/** "before …": what must not be done until then, in the base form. */
	before: string;
	/** "until …": how long it holds. */
	until: string;
	/** "if a painter is present": the one case in which it is allowed; for a duty, in which it falls away. */
	only: string;
	/** Whether "only" says so, and not just "if". */
	strictly: boolean;
	/** Which numbered list it is an entry of; −1 where none. */
	list: number;
	/** What the heading above it says of when it is due: "The alarm sounds"; '' where it says nothing. */
	section: string;
	/** Whether it is the first sentence under its heading. */
	opens: boolean;
	/** The part of the text it stands in, as its heading names it. */
	part: string;
	/** Whether the article leaves open who does it: "receipts must be attached". */
	passive: boolean;
	why: Evidence;
	/** Whether it is one of several steps: an order to the reader, or an entry of a numbered list. */
	step: boolean;
	/** Whether what it says of its case leans on words said elsewhere, so that only its act is of use. */
	torn: boolean;
	/** Whether its paragraph has opened a case before that it may belong to: "If there is a leak, … Do not start the truck." */
	inCase: boolean;
}

const SURE = 0.3;

export function rulesOf(reading: Reading): Rule[] {
	const numbered = numberedIn(reading);
	return joined(reading).flatMap((norms) => ruleOf(reading, norms, numbered) ?? []);
}

/** Sentence → which numbered list it stands in, an entry's further sentences with it. */
function numberedIn({ sentences, text }: Reading): Map<number, number> {
	const found = new Map<number, number>();
	let list = -1;
	let expected = 1;
	let paragraph = -1;
	sentences.forEach((sentence, at) => {
		const before = text.slice(Math.max(0, sentence.start - 12), sentence.start);
		const number = Number(/(?:^|\n)[ \t]*(?:Step )?(\d{1,2})[.):][ \t]+$/i.exec(before)?.[1] ?? 0);
		if (number === 1) list++;
		if (number > 0 && (number === 1 || number === expected)) {
			expected = number + 1;
			paragraph = sentence.paragraph;
		} else if (sentence.paragraph !== paragraph) {
			paragraph = -1;
		}
		if (paragraph >= 0 && expected > 1) found.set(at, list);
	});
	return found;
}

/** Norms of one sentence and force that "and" joins are one decision. */
function joined(reading: Reading): Norm[][] {
	const groups: Norm[][] = [];
	// "Repeat with the others, then go upstairs": what is not joined to the first step of its sentence comes after it.
	const opened = new Map<string, Norm>();
	for (const norm of reading.norms) {
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
	numbered: ReadonlyMap<number, number>
): Rule | null {
	const norm = norms[0]!;
	const sentence = reading.sentences[norm.sentence]!;
	const clause = reading.clauses.find((c) => c.id === norm.clause);
	const asker = askerOf(reading, norm);
	if (!asker || !clause || clause.confidence < SURE || /\?["”’]?$/.test(sentence.text)) return null;
	// What somebody says of others is not the article's own rule.
	if (
		/^["“‘]/.test(sentence.text) ||
		/\b(?:said|says|told|argued|wrote|added)\b/.test(
			sentence.text.slice(0, norm.cue.start - sentence.start)
		)
	)
		return null;
	// "so that the disk may be locked" allows nothing; "you can see" grants nothing.
	if (norm.force === 'may' && clause.kind !== 'main') return null;
	if (norm.force === 'may' && clause.verb.voice === 'passive') return null;
	if (norm.force === 'may' && /^(?:can|could|might)\b/i.test(wordsOf(reading, norm.cue)))
		return null;
	// "It must not stay in the hood": only an order, or what leaves open who does it, names nobody.
	if (norm.bearer === null && clause.verb.modal !== '' && clause.verb.voice !== 'passive')
		return null;
	// "Nobody should stop a medicine because of this" forbids one reason, and not the act.
	if (/not$/.test(norm.force) && /[^,] because\b/.test(sentence.text)) return null;
	if (norm.force === 'may' && BEFALLS.test(norm.action)) return null;
	if (/^(?:cannot|can[’']t|can not|could)/i.test(wordsOf(reading, norm.cue))) return null;
	const known = knownParts(reading, norms);
	if (known) {
		const limits = [
			...norms.flatMap((n) => n.conditions).filter((limit) => isOwn(reading, norm, limit)),
			...norms.flatMap((n) => n.exceptions)
		];
		const rule = withLimits(reading, norms, asker, known, dedupe(limits), false, numbered);
		if (rule) return rule;
	}
	const spoken = spokenDeed(reading, norm);
	return spoken
		? withLimits(reading, norms, asker, [spoken.deed], spoken.limits, true, numbered)
		: null;
}

/** @param whole whether the limits are known to be told whole */
function withLimits(
	reading: Reading,
	norms: readonly Norm[],
	asker: Asker,
	raw: readonly string[],
	limits: readonly Limit[],
	whole: boolean,
	numbered: ReadonlyMap<number, number>
): Rule | null {
	const norm = norms[0]!;
	const sentence = reading.sentences[norm.sentence]!;
	const clause = reading.clauses.find((c) => c.id === norm.clause)!;
	const parts = asker.many ? raw.map(told) : [...raw];
	if (parts.some((part) => part === null)) return null;
	// "Eat up or move the food": either will do, and neither is missing then.
	const either =
		raw.length > 1 && /\bor\b/.test(reading.text.slice(norm.cue.end, norms.at(-1)!.end));
	if (either && !/not$/.test(norm.force)) return null;
	const rule: Rule = {
		norm,
		force: norm.force,
		sentence: norm.sentence,
		paragraph: sentence.paragraph,
		asker,
		deed: (either ? parts.join(' or ') : joinedParts(parts as string[])).replace(/\s+,/g, ','),
		parts: parts as string[],
		asked: '',
		limitFirst: limits.some((limit) => limit.start < norm.cue.start),
		time: '',
		when: '',
		fact: '',
		before: '',
		until: '',
		only: '',
		strictly: false,
		list: numbered.get(norm.sentence) ?? -1,
		section: sectionCase(reading, norm.sentence),
		opens: opensPart(reading, norm.sentence),
		part: partOfText(reading, norm.sentence) ?? '',
		passive: clause.verb.voice === 'passive',
		why: {
			start: sentence.start,
			end: sentence.end,
			quote: reading.text.slice(sentence.start, sentence.end)
		},
		torn: false,
		step: numbered.has(norm.sentence) || isOrder(reading, norm),
		inCase: isInCaseAbove(reading, norm, isOrder(reading, norm))
	};
	if (!whole && isInAnothersCase(reading, norms)) return null;
	for (const limit of limits) {
		const isException = /^(?:unless|except|without)\b/i.test(limit.marker);
		if (!(isException ? addException : addLimit)(reading, rule, limit, whole)) return null;
	}
	rule.asked = rule.deed.replace(/ at all\b(?! \p{L})/u, '');
	if (NAMED.test(rule.deed)) return null;
	if (BROKEN_OFF.test(rule.deed) || LISTED_BELOW.test(rule.deed)) return null;
	// "only if a second officer is in the car and": half of the case is lost.
	rule.torn = [rule.when, rule.only, rule.until, rule.before].some((said) => BROKEN_OFF.test(said));
	if (rule.time === '') rule.time = DEADLINE_AT_END.exec(rule.deed)?.[0] ?? '';
	// "make up a shortage, and never take out an overage": one question asks for leave of both.
	if (
		/must-not|should-not|may/.test(norm.force) &&
		/,? (?:and|or|but) (?:never|not|do not)\b/.test(rule.deed)
	)
		return null;
	// "may enter only together with a colleague": more than leave is said.
	if (
		!/^(?:must|should)$/.test(norm.force) &&
		LIMITED.test(rule.deed.replace(/ (?:after|before|without) .*$/, ''))
	)
		return null;
	if (/must-not|should-not/.test(norm.force)) {
		rule.deed = affirmative(rule.deed);
		rule.parts = rule.parts.map(affirmative);
	}
	return rule.deed.length <= 110 ? rule : null;
}

const DEADLINE_AT_END =
	/\b(?:within (?:\d+|an?|one|two|three|four|five|six|seven|ten|twelve|twenty|thirty) (?:working |calendar )?(?:minutes?|hours?|days?|weeks?|months?)|by the end of (?:the|your) (?:next )?(?:working )?(?:day|shift)|on the same day)$/;

/** "ask yourself three questions": which ones, the lines below it say. */
const LISTED_BELOW =
	/\b(?:two|three|four|five|six|these|the following) (?:\p{Ll}+ )?(?:questions|steps|things|points|rules|checks|items)\b|\bthe following\b/u;

/** What stops in the middle. */
const BROKEN_OFF =
	/\b(?:and|or|but|nor|if|the|an?|of|(?<!\b(?:asked|told|allowed|want|need|wish|you) )to|with|that|your|their|any|every|each)$|\b(?:and|or|but) (?:and|or|but)\b/;

/** What has been understood of it, act by act; null where that is not all that it says. */
function knownParts(reading: Reading, norms: readonly Norm[]): string[] | null {
	const parts = partsOf(reading, norms);
	return parts !== null &&
		isWhole(reading, norms) &&
		norms.every((n) => isVerbatim(reading, n)) &&
		isAllSaid(reading, norms)
		? parts
		: null;
}

/** "Stop the lift, lower": what follows is missing. */
const CUT_SHORT = /^\p{L}+,|, \p{L}+$|\b(?:or|and|if|but|the|an?|of|to),?$|\b(?:or|and), /u;
/** Within what is said aloud, a quotation takes single marks. */
const singleQuoted = (text: string): string =>
	text.replace(/[“"]([^“”"]*)[”"]/g, (_, inner: string) => `‘${inner}’`);

/** A person's name: nobody real is played. */
const NAMED =
	/,? \b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ (?:at|on)\b|, \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|\b(?:Mr|Mrs|Ms|Dr)\b/u;

const LIMITED =
	/\b(?:if|when|whenever|unless|until|before|after|without|except|only|while|once|provided)\b/;

/** Else the article's own words from the verb on, as long as nothing in them limits what they allow or forbid. */
function spokenDeed(reading: Reading, norm: Norm): Spoken | null {
	const heard = spokenWords(reading, norm);
	const spoken = heard && { ...heard, deed: singleQuoted(heard.deed) };
	if (!spoken || !isPlain(spoken.deed) || CUT_SHORT.test(spoken.deed)) return null;
	return /^(?:must|should)$/.test(norm.force) || !LIMITED.test(spoken.deed) ? spoken : null;
}

/** What "may" happen is no leave to do it. */
const BEFALLS =
	/^(?:create|cause|lead|result|trigger|affect|lose|suffer|feel|notice|experience|find|need|want|contain|damage|break|burst|ignite|react|release|become|hide|believe|think|know|expect|hear|see|face|incur|owe|be|have|mean|take longer|forget|happen|occur|get)\b/;

const wordsOf = ({ text }: Reading, { start, end }: { start: number; end: number }) =>
	text.slice(start, end);

/** Where "them" are those who ask. */
const MEANT =
	/\b(?:to|with|for|behind|on|from|asks?|asked|tells?|told|allow(?:s|ed)?|lets?|gives?|given|invite[sd]?|permit(?:s|ted)?) them\b/;

/** "their" of many whom the asker is one of; null where it may be that of others. */
function told(part: string): string | null {
	if (!/\b(?:they|their|them|themselves)\b/.test(part)) return part;
	// "meet their visitors and stay with them": "them" are the visitors.
	if (/\b\p{Ll}{3,}(?<!s)s\b.*\b(?:they|them)\b/u.test(part)) return null;
	return /\bthem\b/.test(part) && !MEANT.test(part) ? null : asTold(part);
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
function isInCaseAbove(
	reading: Reading,
	{ sentence, conditions, bearer, cue }: Norm,
	order: boolean
): boolean {
	if (conditions.some((c) => /^(?:if|when|whenever)$/i.test(c.marker))) return false;
	// A rule that names whom it binds, or that is for ever, stands on its own.
	if (bearer !== null ? !/^(?:they|he|she|it)$/i.test(bearer.text) : !order) return false;
	if (/^never\b/i.test(wordsOf(reading, cue))) return false;
	const { paragraph } = reading.sentences[sentence]!;
	return reading.sentences
		.slice(0, sentence)
		.some((s) => s.paragraph === paragraph && OPENS_CASE.test(s.text));
}

const isOrder = (reading: Reading, { bearer, clause: id }: Norm): boolean => {
	const clause = reading.clauses.find((c) => c.id === id);
	return bearer === null && clause?.verb.tense === 'none' && clause.verb.modal === '';
};

const OPENS_CASE =
	/^(?:If|In case|In the event|Should|Where|For|Unless|With|Whenever|Only if|Even if|When)\b|^\p{Lu}[\p{L} -]{2,40}: /u;

/** "Under the rules that it adopted after the fire, staff must …": what stands in the middle before the rule is not its. */
function isOwn(reading: Reading, norm: Norm, limit: Limit): boolean {
	if (limit.start > norm.cue.start) return true;
	const before = reading.text.slice(reading.sentences[norm.sentence]!.start, limit.start).trimEnd();
	return before === '' || /[,;:]$/.test(before) || before.split(/\s+/).length <= 2;
}

function dedupe(limits: readonly Limit[]): Limit[] {
	return limits.filter((a, i) => limits.findIndex((b) => b.start === a.start) === i);
}

const LEANS =
	/\b(?:he|she|it|him|her|his|its|this|that|these|those|such|so|one|ones|another|others|they|them|their|there)\b|\b(?:by|since|until) then\b|[()[\];:"“”—…]/;
const PRONOUNS = /\b(?:it|its|they|them|their)\b/g;
const LONGEST = 90;

/** The words of a limit without what opens it, as told to who asks; null where they are cut short or lean on others. */
function bare(
	reading: Reading,
	rule: Rule,
	limit: Limit,
	opener: RegExp,
	whole: boolean,
	opens = false
): string | null {
	const before = reading.text.slice(reading.sentences[rule.sentence]!.start, limit.start).trim();
	const after = reading.text.slice(limit.end).trimStart();
	const first = before === '' || /[,;]$/.test(before);
	// A limit that is told whole ends where its sentence pauses.
	if (!whole && !(first ? /^,/ : /^(?:[.;:,–—]|$)/).test(after) && !/[.,]$/.test(limit.text))
		return null;
	const text = limit.text.trim().replace(/[,.\s]+$/, '');
	if (!opener.test(text)) return null;
	const words = text.replace(opener, '');
	// "if he or she …, then …": two clauses at least.
	if (words.split(' ').length < 2 || words.length > LONGEST) return null;
	// Cut short by the reader, it may be half of a case.
	if (!whole && (words.includes(',') || /\b(?:if|unless|when)\b/.test(words))) return null;
	if (/\bunless\b|, (?:and|but) (?:we|I)\b/.test(words)) return null;
	// "if you feel unwell, and say that you …": what is to be done goes on.
	if (whole && !first && /,(?! or\b)/u.test(words)) return null;
	// "if staff see a child alone, they …": the one who asks is one of them.
	const own = rule.norm.bearer && /^they$/i.test(rule.norm.bearer.text) ? `${rule.asker.key}` : '';
	const mine =
		own === '' ? words : words.replace(new RegExp(`^${own}s? (?=\\p{Ll}+)`, 'u'), 'you ');
	const many = rule.asker.many ? told(mine) : mine;
	// "that does not fade" belongs to the noun before it.
	if (many === null) return null;
	const alone = many
		.replace(/(?<=\p{L} )that (?=\p{L})/gu, '')
		.replace(
			/\b(?:so|one) (?=\p{L}+ (?:that|of)\b)|\bone (?=(?!is|are|has|was|of|that|which|can|will|with|in|on|already|gives|comes|gets)\p{Ll}+ )|\bothers?(?= \p{L})/gu,
			''
		);
	// What opens a rule is the answer to a question that has named the thing: "only once a fitter has signed it off".
	const leans =
		opens && pronounsFound(`${rule.deed} ${alone}`) ? alone.replace(PRONOUNS, '') : alone;
	return LEANS.test(leans) ||
		LEFT_OUT.test(many) ||
		/^(?:need be|possible|necessary|so|not)\b/.test(many)
		? null
		: many;
}

const DEADLINE =
	/^(?:within|by|no later than|not later than|before the end|on the same|on or before)\b/i;

function addLimit(reading: Reading, rule: Rule, limit: Limit, whole: boolean): boolean {
	const marker = limit.marker.toLowerCase();
	if (
		/^(?:only if|only when|provided that|provided|as long as|so long as|on condition that)$/.test(
			marker
		)
	) {
		if (rule.force !== 'may' || rule.only !== '') return false;
		const words = bare(
			reading,
			rule,
			limit,
			/^(?:only if|only when|provided that|provided|as long as|so long as|on condition that)\s+/i,
			whole,
			true
		);
		if (words === null) return false;
		rule.only = `${/when/.test(marker) ? 'when' : 'if'} ${words}`;
		rule.strictly = true;
		return true;
	}
	if (
		/^(?:if|when|whenever|once|as soon as|while|in case)$/.test(marker) &&
		!/^once (?:an?|every|per)\b/i.test(limit.text)
	) {
		if (rule.when !== '') return false;
		const words = bare(
			reading,
			rule,
			limit,
			/^(?:if|when|whenever|once|as soon as|while|in case)\s+/i,
			whole
		);
		if (words === null) return false;
		if (rule.force === 'may' && /^(?:if|when)$/.test(marker)) {
			if (rule.only !== '') return false;
			rule.only = `${marker} ${words}`;
			return true;
		}
		rule.when = `${marker} ${words}`;
		const told = caseOf(reading, rule.norm, limit, rule.asker.many);
		const noun = rule.asker.the.replace(/^the /, '') || 'nobody at all';
		rule.fact =
			told &&
			!/\b(?:you|your|staff)\b/i.test(told.holds) &&
			!new RegExp(`\\b${noun}`, 'i').test(told.holds)
				? told.holds
				: '';
		return true;
	}
	if (marker === 'until') {
		const words = bare(reading, rule, limit, /^until\s+/i, whole, true);
		if (words === null || rule.until !== '') return false;
		rule.until = `until ${words}`;
		return true;
	}
	// "at least four weeks before you travel"
	const ahead = /\bat least (?:\p{L}+|\d+) (?:working )?(?:minutes|hours|days|weeks|months)$/u.exec(
		rule.deed
	);
	if (
		marker === 'before' &&
		ahead &&
		/^before (?:you |\p{L}+ing\b|the |each |any )/u.test(limit.text)
	) {
		const words = limit.text.replace(/[,.\s]+$/, '');
		if (LEANS.test(words) || words.length > 50) return false;
		rule.time = `${ahead[0]} ${words}`;
		rule.deed = `${rule.deed} ${words}`;
		return true;
	}
	if (marker === 'before' && aboutTo(limit, rule.asker.many || rule.asker.key === '') !== null) {
		if (rule.before !== '') return false;
		rule.before = aboutTo(limit, rule.asker.many || rule.asker.key === '')!;
		return true;
	}
	if (marker === 'where') {
		const words = bare(reading, rule, limit, /^where\s+/i, whole);
		if (words === null || !reading.text.slice(limit.end).trimStart().startsWith('.')) return false;
		rule.deed = `${rule.deed} where ${words}`;
		rule.parts = [...rule.parts.slice(0, -1), `${rule.parts.at(-1)!} where ${words}`];
		return true;
	}
	if (isPhrase(limit) || /^once (?:an?|every|per) \p{Ll}+$/u.test(limit.text)) {
		const phrase = `${limit.text.charAt(0).toLowerCase()}${limit.text.slice(1)}`.replace(
			/[,.\s]+$/,
			''
		);
		if (DEADLINE.test(phrase)) rule.time = phrase;
		rule.deed = `${rule.deed} ${phrase}`;
		rule.parts = [...rule.parts.slice(0, -1), `${rule.parts.at(-1)!} ${phrase}`];
		return true;
	}
	return false;
}

/** What opens a rule once one has it. "Without advice", "without delay" name nothing of the kind. */
const LEAVE =
	/^without (?:(?:an?|the|prior|written|signed|valid|express|his|her|your|their) )*(?:permission|consent|permit|order|approval|licen[cs]e|certificate|authori[sz]ation|warrant|ticket|pass|agreement|key|badge|supervision)\b[\p{L} ]{0,60}$/u;

function addException(reading: Reading, rule: Rule, limit: Limit, whole: boolean): boolean {
	const marker = limit.marker.toLowerCase();
	if (rule.only !== '' || rule.force === 'may' || rule.force === 'need-not') return false;
	rule.strictly = true;
	if (/^(?:unless|except when|except if)$/.test(marker)) {
		const words = bare(reading, rule, limit, /^(?:unless|except when|except if)\s+/i, whole, true);
		if (words === null) return false;
		rule.only = `if ${words}`;
	} else if (LEAVE.test(limit.text.replace(/[.,]$/, ''))) {
		rule.only = asTold(limit.text.replace(/[.,]$/, '').replace(/^without /i, 'with '));
	} else if (marker === 'except' && /^except (?:in|for|with|at|on|by|during) /i.test(limit.text)) {
		const words = limit.text.replace(/^except /i, '').replace(/[.,\s]+$/, '');
		if (LEANS.test(words) || words.length > LONGEST) return false;
		rule.only = words;
	} else {
		return false;
	}
	return true;
}

/** A ban that ends opens there: "until the fire service has measured the air". */
export const opensWith = (rule: Rule): string =>
	rule.only !== '' ? rule.only : rule.until.replace(/^until /, 'once ');
