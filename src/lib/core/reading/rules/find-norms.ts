/** Clauses → norms: from deontic verb groups, deontic verbs, adjectives and nouns, and imperatives; from nothing else. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';
import { actionOf, verbOfGerund } from './action.ts';
import type { Context, Found } from './context.ts';
import { byAdjective, byNoun, byVerb } from './expressions.ts';
import { isPerson } from './bearers.ts';
import { byImperative } from './imperatives.ts';
import { DEONTIC_ADJECTIVES, denied, PARTICLES } from './lexicon.ts';
import { limitsOf, type Limits } from './limits.ts';
import { byBeTo, byModal, byNeed, isSomebodysView } from './modals.ts';
import type { Limit, Norm } from './norm.ts';
import { paragraphsThatBind } from './register.ts';

/** @returns the rules in the order of the text; those of one sentence each with its own action */
export function findNorms(
	sentences: readonly ParsedSentence[],
	clauses: readonly Clause[]
): Norm[] {
	const of = Map.groupBy(clauses, (clause) => clause.sentence);
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const bindsIn = paragraphsThatBind(sentences);
	const norms: Norm[] = [];
	sentences.forEach((sentence, index) => {
		const binding = bindsIn.has(sentence.paragraph);
		const context: Context = { sentence, index, clauses: of.get(index) ?? [], byId, binding };
		if (/\?["”’)]*$/.test(sentence.text)) return;
		if (sentence.list?.role === 'limit') {
			addEntryLimit(norms, sentences, sentence);
			return;
		}
		if (sentence.list?.role === 'item') {
			norms.push(...normNamed(context, sentences));
			return;
		}
		const exempted = exempts(context);
		if (exempted && norms.at(-1)?.sentence === index - 1) {
			for (const norm of norms.filter((n) => n.sentence === index - 1))
				norm.exceptions.push(exempted);
			return;
		}
		norms.push(...normsIn(context));
	});
	return norms;
}

function normsIn(context: Context): Norm[] {
	const taken = new Set<string>();
	const norms: Norm[] = [];
	for (const clause of context.clauses) {
		if (taken.has(clause.id)) continue;
		for (const found of rulesIn(context, clause)) {
			if (taken.has(found.action.id) && !found.named) continue;
			taken.add(found.action.id);
			if (found.carrier) taken.add(found.carrier.id);
			norms.push(normOf(context, found));
		}
	}
	return norms;
}

function rulesIn(context: Context, clause: Clause): Found[] {
	if (clause.verb.tense === 'past' || clause.verb.perfect) return [];
	const found =
		byModal(context, clause) ??
		byNeed(context, clause) ??
		byVerb(context, clause) ??
		byAdjective(context, clause) ??
		byNoun(context, clause) ??
		byImperative(context, clause) ??
		byBeTo(context, clause) ??
		[];
	return found.length > 0 && isSomebodysView(context, clause) ? [] : found;
}

function normOf(context: Context, found: Found): Norm {
	const { sentence, index } = context;
	const { action, carrier, named } = found;
	// "The door must stay shut": nobody is named, and the door is what is kept so.
	const kept = found.bearer && STAYS.test(action.verb.lemma) && !isPerson(context, found.bearer);
	const bearer = kept ? null : found.bearer;
	const first = firstOf(context, action);
	const limits = limitsOf(
		sentence,
		{
			action,
			carrier: carrier === action ? null : carrier,
			first,
			until: endOf(context, action)
		},
		found.force
	);
	return {
		id: `${sentence.id}.n${action.predicate}${named ? `.${named.lemma}` : ''}`,
		sentence: index,
		clause: action.id,
		force: found.force,
		bearer,
		cue: found.cue,
		verb: named
			? { lemma: named.lemma, particle: '' }
			: { lemma: action.verb.lemma, particle: action.verb.particle },
		object: named ? null : kept ? found.bearer : apartFrom(limits, objectOf(sentence, action)),
		action: named ? named.text : actionOf(context, action, limits.words),
		conditions: limits.conditions,
		exceptions: limits.exceptions,
		source: found.source,
		start: Math.min(
			action.start,
			found.cue.start,
			found.bearer?.sentence === index ? found.bearer.start : action.start
		),
		end: Math.max(action.end, found.cue.end)
	};
}

const STAYS = /^(?:stay|remain)$/;

/** The first of the clauses it is coordinated with; null when it is that itself. */
function firstOf({ byId }: Context, action: Clause): Clause | null {
	let first: Clause | null = null;
	for (let id = action.coordinatedWith; id !== null; id = first?.coordinatedWith ?? null) {
		first = byId.get(id) ?? null;
	}
	return first;
}

/** Where the next clause with a rule of its own begins, or the sentence ends. */
function endOf({ clauses, sentence }: Context, action: Clause): number {
	const next = clauses.filter(
		(other) =>
			other.start >= action.end &&
			// "…, provided that" may be read as a verb.
			!sentence.text.startsWith('provided', other.start - sentence.start) &&
			(other.kind === 'main' || other.coordinatedWith !== null || other.kind === 'parenthetical')
	);
	return Math.min(sentence.start + sentence.text.length, ...next.map((clause) => clause.start));
}

/** "embassies without permission": what limits the rule is no part of the object. */
function apartFrom({ conditions, exceptions }: Limits, object: Phrase | null): Phrase | null {
	const limit = [...conditions, ...exceptions].find(
		({ start, end }) => object && start > object.start && end === object.end
	);
	if (!object || !limit) return object;
	const text = object.text.slice(0, limit.start - object.start).replace(/[\s,;–—-]+$/, '');
	return { ...object, text, end: object.start + text.length };
}

const MEASURE =
	/^(?:metre|meter|kilometre|kilometer|mile|step|minute|hour|day|week|month|year|foot)$/;
const isMeasure = ({ tree }: ParsedSentence, object: Phrase) =>
	MEASURE.test(tree.words[object.head]?.lemma ?? '');

/** What is done to; "up to six books" is read as a phrase with a preposition and is one all the same. */
function objectOf(sentence: ParsedSentence, action: Clause): Phrase | null {
	const { verb, modifiers } = action;
	const object = verb.voice === 'passive' ? action.patient : (action.object ?? action.recipient);
	if (verb.copular) return object;
	if (object) return isMeasure(sentence, object) ? null : withNoun(sentence, object);
	const after = modifiers.filter((one) => one.head > action.predicate);
	const amount = after.find(
		(m) => /^(?:up to|at least|at most|more than|no more than)$/.test(m.marker) && m.role !== 'time'
	);
	const particles = PARTICLES[verb.lemma];
	const switched = particles && after.find((m) => particles.includes(m.marker.split(' ')[0]!));
	const found = amount ?? switched;
	if (!found) return null;
	const { text, head, marker, end } = found;
	const cut = found === switched ? marker.length + 1 : 0;
	const start = found.start + cut;
	const { tree } = sentence;
	const members = [head, ...tree.children(head, 'conj').filter((i) => tree.words[i]!.end <= end)];
	return {
		start,
		end,
		text: text.slice(cut),
		sentence: action.sentence,
		head,
		members,
		from: 'place'
	};
}

/** "more than two rods", "fish smaller than 25 centimetres": the noun is what is meant. */
function withNoun({ tree }: ParsedSentence, phrase: Phrase): Phrase {
	const head = tree.words[phrase.head];
	const compares = head && /^(?:more|less|fewer)$/i.test(head.text);
	if (!compares && head?.upos !== 'ADJ' && head?.upos !== 'ADV') return phrase;
	const noun = tree.words.findIndex(
		({ start, end, upos }) =>
			start >= phrase.start && end <= phrase.end && (upos === 'NOUN' || upos === 'PROPN')
	);
	return noun < 0 ? phrase : { ...phrase, head: noun, members: [noun] };
}

/** An entry under "The following are forbidden:" that names an act. */
function normNamed(context: Context, sentences: readonly ParsedSentence[]): Norm[] {
	const { sentence, index, clauses } = context;
	const { start: from } = sentence.list!.words;
	const opener = sentences.find((one) => one.start === from);
	const words = opener && /(not |non-)?(\p{L}+)\s*:$/iu.exec(opener.text);
	const plain = words && DEONTIC_ADJECTIVES[words[2]!.toLowerCase()];
	const first = sentence.tree.words[0];
	if (!opener || !plain || !first) return [];
	const { start } = sentence;
	const end = start + sentence.text.replace(/[\s.;,]+$/, '').length;
	const until = start + (/\s+(?:unless|except)\b|,/.exec(sentence.text)?.index ?? end - start);
	const rest = sentence.text.slice(first.end - start, until - start);
	const lemma = verbOfGerund(first.text);
	const exception = /\b(unless|except)\b[^.;]*/.exec(sentence.text);
	return [
		{
			id: `${sentence.id}.n0`,
			sentence: index,
			clause: clauses[0]?.id ?? '',
			force: words[1] ? denied(plain) : plain,
			bearer: null,
			cue: { start: opener.start + words.index, end: opener.end - 1 },
			verb: { lemma, particle: '' },
			object: clauses[0]?.object ?? null,
			action: `${lemma}${rest}`,
			conditions: [],
			exceptions: exception
				? [
						{
							start: start + exception.index,
							end: start + exception.index + exception[0].length,
							text: exception[0],
							marker: exception[1]!
						}
					]
				: [],
			source: null,
			start,
			end
		}
	];
}

/** An entry under "You may leave if:": a limit of the rules in its opener. */
function addEntryLimit(
	norms: readonly Norm[],
	sentences: readonly ParsedSentence[],
	entry: ParsedSentence
): void {
	const { start, end } = entry.list!.words;
	const opener = sentences.findIndex((one) => one.start === start && one.list?.role === 'limited');
	if (opener < 0) return;
	const words = sentences[opener]!.tree.words.filter((word) => word.text !== ':');
	const own = entry.tree.words.filter((word) => word.start >= end);
	const stop = own.findLast((word) => word.upos !== 'PUNCT');
	if (!stop) return;
	const span = { start: own[0]!.start, end: stop.end };
	const limit = {
		...span,
		marker: words.at(-1)!.text.toLowerCase(),
		text: entry.text.slice(span.start - start, span.end - start)
	};
	const exception = /\b(?:unless|except(?: \p{L}+)?)\s*:$/iu.test(sentences[opener]!.text);
	for (const norm of norms.filter((one) => one.sentence === opener)) {
		(exception ? norm.exceptions : norm.conditions).push(limit);
	}
}

const EXEMPTS =
	/^(?:This|That|These|The (?:rule|ban|limit|duty|requirement|restriction|prohibition))(?: rules?| bans?| limits?| requirements?| restrictions?)? (?:does|do) not apply\b.*$|^(?:The (?:only|sole) )?exceptions? (?:is|are)\b.*$|^(?:An exception is made|Exceptions are made|Exceptions may be made|Exempt (?:from this )?are)\b.*$/s;

/** "This does not apply to guide dogs.": an exception to the rule before. */
function exempts({ sentence }: Context): Limit | null {
	if (!EXEMPTS.test(sentence.text)) return null;
	const text = sentence.text.replace(/[.;]+$/, '');
	const { start } = sentence;
	return { marker: 'does not apply', text, start, end: start + text.length };
}
