/** What limits a rule, as facts of a situation: "if a spill is larger than five litres" → "A spill is larger …". */
import type { Clause } from '../../reading/clauses/clause.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Limit, Norm } from '../../reading/rules/norm.ts';
import { verbOfGerund } from '../../reading/rules/action.ts';
import { thirdPerson } from '../../quiz/realise/inflect.ts';
import { affirmative, LEFT_OUT, upper } from './deed.ts';

/** The case a limit speaks of, said to be so and said not to be so, without full stops. */
export interface Case {
	holds: string;
	/** '' where it cannot be denied plainly. */
	fails: string;
}

const OPENERS =
	/^(?:only |even )?(?:if|when|whenever|once|as soon as|after|provided that|provided|as long as|so long as|on condition that|unless|until|before|where)\s+/i;
const LEANS =
	/\b(?:he|she|him|her|his|this|these|those|such|so|there|here|then|do so|that way|one|ones|another|other|others|or)$|\b(?:he or|she|this|these|those|otherwise)\b|[()[\];"“”—…]|:(?!\d)|\b(?:above|below)(?![ \p{L}])/u;
const HELPERS = /^(?:be|can|could|may|might|must|shall|should|will|would|do)$/;
const LONGEST = 95;

/** @param own whether "they" in the limit are those whom the learner plays */
export function caseOf(reading: Reading, norm: Norm, limit: Limit, own: boolean): Case | null {
	// "the moments when you need …" says of the moments which they are.
	const before = reading.text.slice(Math.max(0, limit.start - 20), limit.start);
	if (
		/\b(?:moments?|times?|days?|cases?|points?|places?|years?|hours?|one|those)\s+$/i.test(before)
	)
		return null;
	const clause = clauseIn(reading, norm, limit);
	if (!clause || !isTold(reading, clause)) return null;
	const there =
		/^(?:if|when|once|as soon as) (there (?:is|are|has been|have been) [\p{L}\p{N} -]+)$/iu;
	const found = there.exec(limit.text.replace(/[,.\s]+$/, ''))?.[1];
	if (found) return { holds: upper(found), fails: '' };
	if (!clause.subject) return null;
	// "as soon as you possibly can": what one can is not said.
	if (!clause.verb.copular && HELPERS.test(clause.verb.lemma)) return null;
	const opener = OPENERS.exec(limit.text);
	if (!opener) return null;
	const text = limit.text
		.slice(opener[0].length)
		.replace(/[,.\s]+$/, '')
		.replace(/,? (?:since|because|so that) .*$|, (?:also|even|not|whether) .*$/, '');
	const told = toReader(reading, clause, text, own, norm.action);
	if (told === null || LEANS.test(told) || told.length > LONGEST || told.split(' ').length < 2)
		return null;
	// "You have room and as JPEG if you don't", "you have not": part of it is said elsewhere.
	if (LEFT_OUT.test(told) || /\b(?:if|unless)\b|\band (?:as|to|in|with|by|for)\b/.test(told))
		return null;
	if (
		/\b(?:that|yet|either|already) *$|\b(?:of|in|on|at|to|with|from|over|under) that\b/.test(told)
	)
		return null;
	return { holds: upper(affirmative(told)), fails: upper(denied(reading, clause, told) ?? '') };
}

/** "if a tube breaks": short clauses are read as nouns at times, but the verb has its ending. */
function isTold(reading: Reading, { sentence, predicate, verb }: Clause): boolean {
	if (verb.tense !== 'none') return true;
	const { text } = reading.sentences[sentence]!.tree.words[predicate]!;
	return text.toLowerCase() === thirdPerson(verb.lemma);
}

/** The outermost clause that stands in the words of the limit. */
function clauseIn(reading: Reading, norm: Norm, limit: Limit): Clause | undefined {
	return reading.clauses
		.filter(
			(c) =>
				c.sentence === norm.sentence &&
				c.start >= limit.start - 1 &&
				c.end <= limit.end + 1 &&
				c.id !== norm.clause
		)
		.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
}

const READER = /^(?:you|your)\b/i;

/** "they leave the company" → "you leave the company" where they are the learner. */
function toReader(
	reading: Reading,
	clause: Clause,
	text: string,
	own: boolean,
	action: string
): string | null {
	if (READER.test(text)) return text;
	if (/^they\b/i.test(text)) {
		// "stay with your visitors until they leave": they are the visitors.
		if (!own || /\b(?:them|their)\b|\b\p{Ll}{3,}(?<!s)s\b/u.test(action)) return null;
		return text
			.replace(/\bthey\b/gi, 'you')
			.replace(/\btheir\b/gi, 'your')
			.replace(/\bthem\b/gi, 'you');
	}
	if (/^(?:it|he|she|that|this|these|those|who|which|either|neither|both)\b/i.test(text))
		return null;
	if (!isSubjectFirst(reading, clause, text)) return null;
	const { words } = reading.sentences[clause.sentence]!.tree;
	const many = words.some(
		(w) => w.start >= clause.start && w.end <= clause.end && /^NNP?S$/.test(w.xpos)
	);
	if (!own || many) return text;
	return text.replace(/\btheir\b/g, 'your').replace(/\bthem\b/g, 'you');
}

/** The limit begins with its subject, so that it can stand as a sentence. */
function isSubjectFirst(reading: Reading, clause: Clause, text: string): boolean {
	const subject = clause.subject!;
	return (
		subject.sentence === clause.sentence &&
		subject.from === 'place' &&
		text.startsWith(subject.text.slice(0, 12))
	);
}

const AUXILIARY = /^(?:is|are|was|were|has|have|can|must|will|may|should|does|do)$/;

/** "The alarm has been raised" → "the alarm has not been raised"; "a member asks" → "no member asks". */
function denied(reading: Reading, clause: Clause, text: string): string | null {
	const { words } = reading.sentences[clause.sentence]!.tree;
	if (!clause.verb.negated && /^(?:everyone|everybody|all) /i.test(text)) return `not ${text}`;
	if (
		clause.verb.negated ||
		// "just touches" is not denied by "just does not touch".
		/\b(?:just|still|already|almost|nearly|barely|hardly|even|also|first|again)\b/i.test(text) ||
		/\b(?:no|not|never|nobody|only|any|all|both|each|every|everyone|everybody|some)\b/i.test(text)
	)
		return null;
	const indefinite = /^an? (?=\p{Ll})/iu.exec(text);
	if (indefinite) return `no ${text.slice(indefinite[0].length)}`;
	const first = words[clause.verb.words[0] ?? clause.predicate]!;
	const form = first.text.toLowerCase();
	const at = text.search(new RegExp(`\\b${escape(first.text)}\\b`));
	if (at < 0) return null;
	const before = text.slice(0, at);
	const after = text.slice(at + first.text.length);
	if (AUXILIARY.test(form) && (first.upos === 'AUX' || clause.verb.copular)) {
		const not = form === 'can' ? 'cannot' : `${first.text} not`;
		return `${before}${not}${after}`;
	}
	if (!isTold(reading, clause) || /^(?:past|future)$/.test(clause.verb.tense)) return null;
	const singular = form === thirdPerson(first.lemma);
	return `${before}${singular ? 'does' : 'do'} not ${first.lemma}${after}`;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "before opening a drum" → "open a drum": what the learner is about to do. */
export function aboutTo(limit: Limit, own: boolean): string | null {
	const text = limit.text.replace(/[,.\s]+$/, '');
	const gerund = /^before (\p{Ll}{2,}ing)\b(.*)$/iu.exec(text);
	const rest = gerund ? gerund[2]! : '';
	// "before loading begins": that is no act of whoever asks.
	if (/^ (?:begins?|starts?|ends?|is|are|has|can|takes?)\b/.test(rest)) return null;
	const base = gerund ? verbOfGerund(gerund[1]!) : '';
	const clause = own
		? /^before (?:they|you) (\p{Ll}+)(.*)$/iu.exec(text)
		: /^before you (\p{Ll}+)(.*)$/iu.exec(text);
	const told = gerund
		? `${base}${rest}`
		: clause
			? `${clause[1]!}${clause[2]!}`.replace(/\btheir\b/g, 'your')
			: null;
	return plainly(told?.replace(/, (?:never|not) .*$/, '') ?? null);
}

function plainly(told: string | null): string | null {
	if (
		told === null ||
		/^(?:do|are|have|were|is|can|intend|plan|want|wish|need|expect)\b/.test(told)
	)
		return null;
	if (/\b(?:next|else|other|others|first|last|something)$|\b(?:some|any)thing\b/.test(told))
		return null;
	if (!told.includes(' ') && !/^(?:enter|leave|start|begin|drive|climb|sail|dive)$/.test(told))
		return null;
	if (LEANS.test(told) || /\b(?:it|they|them|their|its)\b|,/.test(told) || told.length > 60)
		return null;
	return affirmative(told);
}

/** Limits of time and measure that belong to the act: "within one hour", "at the end of every journey". */
export function isPhrase(limit: Limit): boolean {
	return (
		(/^(?:within|by|at|during|between|on|in|from|every|after|for|on or before|no later than)\b/i.test(
			limit.text
		) ||
			/^before (?:each|every|the|an?) (?:\p{Ll}+ ){0,2}\p{Ll}+$/iu.test(limit.text)) &&
		!/\b(?:it|they|them|their|this|that|these|those|so|who|which)\b/.test(limit.text) &&
		!/^after \p{Ll}+ing\b/u.test(limit.text) &&
		limit.text.length <= 50
	);
}
