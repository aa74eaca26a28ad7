/** Clauses → norms: from deontic verb groups, deontic verbs, adjectives and nouns, and imperatives; from nothing else. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import type { ParsedSentence } from '../tree.ts';
import {
	DEONTIC_ADJECTIVES,
	DEONTIC_NOUNS,
	DEONTIC_VERBS,
	denied,
	HAPPENS,
	MODALS
} from './lexicon.ts';
import { limitsOf } from './limits.ts';
import type { Force, Norm } from './norm.ts';

interface Context {
	sentence: ParsedSentence;
	index: number;
	clauses: readonly Clause[];
	byId: ReadonlyMap<string, Clause>;
}

/** A rule found: which clause tells the action, which carry the force, who is bound. */
interface Found {
	action: Clause;
	/** The clause that carries the force when it is not the action's own. */
	carrier: Clause | null;
	force: Force;
	bearer: Phrase | null;
	cue: Span;
	source: Phrase | null;
}

/** @returns the rules in the order of the text; those of one sentence each with its own action */
export function findNorms(
	sentences: readonly ParsedSentence[],
	clauses: readonly Clause[]
): Norm[] {
	const of = new Map<number, Clause[]>();
	for (const clause of clauses) {
		const list = of.get(clause.sentence);
		if (list) list.push(clause);
		else of.set(clause.sentence, [clause]);
	}
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const norms: Norm[] = [];
	sentences.forEach((sentence, index) => {
		const own = of.get(index) ?? [];
		const context: Context = { sentence, index, clauses: own, byId };
		if (/\?["”’)]*$/.test(sentence.text)) return;
		if (sentence.list?.role === 'limit') {
			addEntryLimit(norms, sentences, sentence);
			return;
		}
		const exempted = exempts(context);
		if (exempted && norms.at(-1)?.sentence === index - 1) {
			for (const norm of norms.filter((n) => n.sentence === index - 1))
				norm.exceptions.push(exempted);
			return;
		}
		const taken = new Set<string>();
		for (const clause of own) {
			if (taken.has(clause.id)) continue;
			for (const found of rulesIn(context, clause)) {
				if (taken.has(found.action.id)) continue;
				taken.add(found.action.id);
				if (found.carrier) taken.add(found.carrier.id);
				norms.push(normOf(context, found));
			}
		}
	});
	return norms;
}

function rulesIn(context: Context, clause: Clause): Found[] {
	if (clause.verb.tense === 'past' || clause.verb.perfect) return [];
	return (
		byModal(context, clause) ??
		byVerb(context, clause) ??
		byAdjective(context, clause) ??
		byNoun(context, clause) ??
		byImperative(context, clause) ??
		[]
	);
}

const PERSONAL = /^(?:he|she|i|me|him|her)$/i;

function byModal(context: Context, clause: Clause): Found[] | null {
	const { verb } = clause;
	const modal = MODALS[verb.modal];
	if (!modal) return null;
	const { words } = context.sentence.tree;
	let force = verb.negated ? modal.denied : modal.plain;
	const first = verb.words.find(
		(i) => words[i]!.xpos === 'MD' || words[i]!.lemma === verb.modal.split(' ')[0]
	);
	if (first !== undefined && /^(?:had|was|were|needed|could|might)$/i.test(words[first]!.text))
		return [];
	const only = clause.limits.some((w) => /^only$/i.test(w)) || startsWithOnly(context, clause);
	if (verb.modal === 'can' && !verb.negated && only) force = 'may';
	if (force === null) return [];
	const weak =
		verb.modal === 'may' ||
		verb.modal === 'should' ||
		verb.modal === 'can' ||
		verb.modal === 'ought to';
	if (weak && !bindsSomebody(context, clause)) return [];
	if (verb.copular && weak) return [];
	if (clause.subject && PERSONAL.test(clause.subject.text)) return [];
	return [
		{
			action: clause,
			carrier: null,
			force,
			bearer: clause.agent && clause.agent.text !== 'It' ? clause.agent : null,
			cue: cueOf(context, clause),
			source: clause.factuality.source
		}
	];
}

function startsWithOnly(context: Context, clause: Clause): boolean {
	return clause.subject !== null && /^only\b/i.test(clause.subject.text);
}

/** "may", "should", "cannot" bind people; of things and weather they guess. */
function bindsSomebody(context: Context, clause: Clause): boolean {
	const { verb } = clause;
	if (HAPPENS.has(verb.lemma) || verb.perfect) return false;
	if (clause.hedges.length > 0 && verb.modal !== 'should') return false;
	if (verb.voice === 'passive')
		return !/^(?:hear|see|find|say|expect|assume|consider|know|call|describe|explain|trace|attribute)$/.test(
			verb.lemma
		);
	return clause.subject !== null && isPerson(context, clause.subject);
}

const PEOPLE =
	/^(?:staff|people|person|anyone|everyone|nobody|anybody|everybody|someone|you|we|they|who|one|child|man|woman|student|pupil|member|visitor|guest|employee|user|patient|nurse|crew|team|police|company|school|hospital|family|parent|public|court|judge|state|government|authority|ministry|agency|office|board|committee|council|union|club|player|athlete|coach|customer|client|tenant|reader|applicant|candidate|citizen|resident|passenger|driver|cyclist|pedestrian|volunteer|intern|apprentice|colleague|contractor|supplier|owner|holder|buyer|seller|cook|chef|clerk|guard|agent|officer|official|inspector|technician|scientist|doctor|physician|lawyer|teacher|librarian|manager|supervisor|director|head|chair|captain|soldier|adult|minor|individual|participant|organizer|organiser|host|borrower|lender|landlord|operator|rider|walker|swimmer|diver|pilot|sailor|farmer|fisherman|hunter|dog-owner|shopper|trader|party|firm|business|bank|party|department|embassy|consulate|mission)$/;
const AGENTIVE = /(?:er|or|ee|ist|ian|ant|ent|eer|man|woman|people|person)$/;

function isPerson(context: Context, phrase: Phrase): boolean {
	const word = context.sentence.tree.words[phrase.head]!;
	if (phrase.sentence !== context.index) return true;
	const lemma = word.lemma.toLowerCase();
	if (word.upos === 'PRON')
		return /^(?:you|we|they|who|anyone|everyone|nobody|anybody|everybody|someone|one|those)$/.test(
			lemma
		);
	if (/^no$/i.test(context.sentence.tree.words[word.head]?.text ?? '')) return true;
	return (
		PEOPLE.test(lemma) ||
		(word.upos === 'NOUN' &&
			AGENTIVE.test(lemma) &&
			!/^(?:water|weather|matter|paper|letter|number|power|winter|summer|colour|color|door|floor|order|error|factor|computer|printer|container|filter|cover|river|flower|treatment|document|equipment|accident|event|moment|agreement|content|amount|cent|percent|plant|talent|component|instrument|environment)$/.test(
				lemma
			))
	);
}

/** "is required to …", "The rules require visitors to …", "prohibits police from …ing". */
function byVerb(context: Context, clause: Clause): Found[] | null {
	const { verb } = clause;
	const plain = DEONTIC_VERBS[verb.lemma];
	if (!plain || verb.progressive) return null;
	const force = verb.negated ? denied(plain) : plain;
	const passive = verb.voice === 'passive';
	const { tree } = context.sentence;
	// "The law allows …" is a rule; "a window allows light to enter" is none, nor is what one person lets another do.
	if (!passive && (!clause.subject || !laysDown(context, clause.subject))) return [];
	if (verb.tense === 'future' || /^(?:can|could|might|would)$/.test(verb.modal)) return [];
	if (passive && /^(?:expect|advise|encourage|recommend)$/.test(verb.lemma) && !clause.patient)
		return [];
	const bearer = passive ? clause.patient : clause.object;
	const actions = context.clauses.filter(
		(other) =>
			other !== clause &&
			(other.parent === clause.id ||
				(other.coordinatedWith !== null &&
					context.byId.get(other.coordinatedWith)?.parent === clause.id)) &&
			other.predicate > clause.predicate &&
			(other.kind === 'infinitive' ||
				other.kind === 'participial' ||
				other.kind === 'complement') &&
			(tree.child(other.predicate, 'mark', 'case') >= 0 || other.coordinatedWith !== null)
	);
	if (actions.length === 0) {
		// "Smoking is prohibited": the action is the subject.
		const gerund =
			passive &&
			clause.patient &&
			context.clauses.find((c) => c.predicate === clause.patient!.head);
		if (!gerund) return [];
		return [
			{
				action: gerund,
				carrier: clause,
				force,
				bearer: null,
				cue: cueOf(context, clause),
				source: null
			}
		];
	}
	const purpose = actions.filter((a) => /^(?:in order to|so)$/.test(a.subordinator));
	return actions
		.filter((action) => !purpose.includes(action))
		.map((action) => ({
			action,
			carrier: clause,
			force,
			bearer:
				bearer && bearer.sentence === context.index ? withoutAction(context, bearer, action) : null,
			cue: cueOf(context, clause),
			source: passive ? clause.factuality.source : clause.subject
		}));
}

/** "drivers to carry a licence" as one phrase: the bearers are the drivers. */
function withoutAction({ sentence }: Context, bearer: Phrase, action: Clause): Phrase {
	if (action.start <= bearer.start || action.start >= bearer.end) return bearer;
	const text = bearer.text.slice(0, action.start - bearer.start).replace(/\s+(?:to|from)?\s*$/, '');
	return text === '' || sentence.tree.words[bearer.head]!.start >= bearer.start + text.length
		? bearer
		: { ...bearer, text, end: bearer.start + text.length };
}

const LAW =
	/^(?:law|rule|policy|regulation|convention|treaty|code|act|statute|constitution|contract|agreement|guideline|guidance|protocol|procedure|directive|charter|order|decree|bill|article|section|clause|standard|plan|ministry|government|school|company|university|court|board|committee|council|club|library|museum|hospital|state|agency|authority|department|city|county|parliament|union|federation|association|licence|license|permit|system|instruction|manual|handbook|terms?|condition|bylaw|ordinance|legislation|provision|principle|office|management|employer|bank|insurer|airline|landlord|embassy|we)$/;

function laysDown(context: Context, subject: Phrase): boolean {
	const word = context.sentence.tree.words[subject.head]!;
	return (
		LAW.test(word.lemma.toLowerCase()) ||
		(word.upos === 'PROPN' &&
			/\b(?:Act|Law|Convention|Code|Treaty|Rules?|Regulations?|Constitution|Charter|Directive)\b/.test(
				subject.text
			))
	);
}

/** "It is forbidden to …", "…ing is compulsory", "visitors are free to …". */
function byAdjective(context: Context, clause: Clause): Found[] | null {
	const { tree } = context.sentence;
	const word = tree.words[clause.predicate]!;
	const plain = DEONTIC_ADJECTIVES[word.text.toLowerCase()];
	if (!plain || !clause.verb.copular) return null;
	const force = clause.verb.negated ? denied(plain) : plain;
	const actions = context.clauses.filter(
		(other) =>
			other.parent === clause.id &&
			other.kind === 'infinitive' &&
			other.predicate > clause.predicate
	);
	const cue = cueOf(context, clause);
	if (actions.length > 0) {
		const bearer = clause.subject && isPerson(context, clause.subject) ? clause.subject : null;
		if (
			/^(?:necessary|free|required)$/.test(word.text) &&
			!bearer &&
			tree.child(clause.predicate, 'expl') < 0
		)
			return [];
		return actions.map((action) => ({
			action,
			carrier: clause,
			force,
			bearer: bearer ?? forPhrase(action),
			cue,
			source: null
		}));
	}
	const subject = clause.subject;
	if (!subject || subject.sentence !== context.index) return [];
	const gerund = context.clauses.find(
		(c) => c.predicate === subject.head && /^(?:VBG)$/.test(tree.words[c.predicate]!.xpos)
	);
	return gerund
		? [{ action: gerund, carrier: clause, force, bearer: null, cue, source: null }]
		: [];
}

const forPhrase = (action: Clause): Phrase | null =>
	action.subject?.from === 'place' ? action.subject : null;

/** "have the right to …", "has a duty to …". */
function byNoun(context: Context, clause: Clause): Found[] | null {
	const { object, verb } = clause;
	if (!object || verb.lemma !== 'have' || object.sentence !== context.index) return null;
	const { tree } = context.sentence;
	const plain = DEONTIC_NOUNS[tree.words[object.head]!.lemma];
	if (!plain) return null;
	const none = verb.negated || /^no\b/i.test(object.text);
	const actions = context.clauses.filter(
		(other) => other.kind === 'infinitive' && tree.words[other.predicate]!.head === object.head
	);
	return actions.map((action) => ({
		action,
		carrier: clause,
		force: none ? denied(plain) : plain,
		bearer: clause.agent,
		cue: { start: cueOf(context, clause).start, end: tree.words[object.head]!.end },
		source: clause.factuality.source
	}));
}

/** Openings that are orders by form only. */
const NO_ORDER =
	/^(?:let|thank|note|see|remember|imagine|suppose|say|consider|click|welcome|meet|be|have|get|take care|go)$/;

function byImperative(context: Context, clause: Clause): Found[] | null {
	const { tree } = context.sentence;
	const { verb } = clause;
	const word = tree.words[clause.predicate]!;
	if (clause.subject || clause.kind !== 'main' || verb.tense !== 'none' || verb.modal !== '')
		return null;
	if (clause.quoted || word.xpos !== 'VB' || word.upos !== 'VERB' || verb.voice === 'passive')
		return null;
	if (/!["”’)]*$/.test(context.sentence.text) || NO_ORDER.test(verb.lemma)) return [];
	if (tree.child(clause.predicate, 'nsubj', 'nsubj:pass', 'expl') >= 0) return [];
	const opening = verb.words[0] ?? clause.predicate;
	// An order opens its sentence, or follows a condition, "please", or an order before it.
	const before = tree.words.slice(0, opening).filter((w) => w.upos !== 'PUNCT');
	const first = clause.coordinatedWith ? context.byId.get(clause.coordinatedWith) : undefined;
	const follows =
		before.length === 0 ||
		before.every((w) =>
			/^(?:please|then|next|first|finally|always|never|also|and|now|second|third|afterwards|immediately)$/i.test(
				w.text
			)
		) ||
		/^(?:if|when|before|after|once|unless|to|in|on|for|at|with|while|during|as|until|where|without|every)$/i.test(
			before[0]!.text
		) ||
		(first !== undefined && first.subject === null && first.verb.tense === 'none');
	if (!follows) return [];
	return [
		{
			action: clause,
			carrier: null,
			force: verb.negated ? 'must-not' : 'must',
			bearer: null,
			cue: cueOf(context, clause),
			source: null
		}
	];
}

function cueOf({ sentence }: Context, clause: Clause): Span {
	const { words } = sentence.tree;
	const main = clause.verb.words.at(-1) ?? clause.predicate;
	const modal = MODALS[clause.verb.modal]
		? clause.verb.words.filter((i) => i < main || i === main)
		: clause.verb.words;
	const until = MODALS[clause.verb.modal] ? modal.slice(0, -1) : modal;
	const cue = until.length > 0 ? until : [main];
	return { start: words[cue[0]!]!.start, end: words[cue.at(-1)!]!.end };
}

function normOf(context: Context, found: Found): Norm {
	const { sentence, index } = context;
	const { action, carrier } = found;
	const first = action.coordinatedWith ? context.byId.get(action.coordinatedWith) : undefined;
	const carriers = [action, ...(carrier ? [carrier] : [])];
	// What opens the sentence limits all that is coordinated in it; what follows the first verb is its own.
	const shared = first && {
		...first,
		modifiers: first.modifiers.filter((m) => m.end <= sentence.tree.words[first.predicate]!.start)
	};
	const limits = limitsOf(sentence, shared ? [...carriers, shared] : carriers);
	const object = action.verb.voice === 'passive' ? action.patient : action.object;
	return {
		id: `${sentence.id}.n${action.predicate}`,
		sentence: index,
		clause: action.id,
		force: found.force,
		bearer: found.bearer,
		cue: found.cue,
		verb: {
			lemma: action.verb.copular ? 'be' : action.verb.lemma,
			particle: action.verb.particle
		},
		object: object ?? null,
		action: wordsOf(context, action, limits.words),
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

/** The verb in its base form and what follows it, without limits and coordinated clauses. */
function wordsOf({ sentence }: Context, action: Clause, left: ReadonlySet<number>): string {
	const { tree } = sentence;
	const { verb } = action;
	const main = verb.copular
		? (verb.words.find((i) => tree.words[i]!.lemma === 'be') ?? action.predicate)
		: action.predicate;
	const branch = tree.subtree(
		action.predicate,
		(i) =>
			left.has(i) ||
			(tree.is(i, 'conj') &&
				tree.words[i]!.head === action.predicate &&
				/^(?:VERB|AUX)$/.test(tree.words[i]!.upos)) ||
			tree.is(i, 'parataxis')
	);
	const after = branch.filter(
		(i) =>
			i > main && !left.has(i) && !(tree.is(i, 'cc') && tree.words[i]!.head === action.predicate)
	);
	const opening =
		verb.voice === 'passive'
			? `be ${tree.words[main]!.text}`
			: verb.copular
				? 'be'
				: tree.words[main]!.lemma;
	let text = opening;
	let last = main;
	for (const i of after) {
		const word = tree.words[i]!;
		const tight = last === i - 1 && tree.words[last]!.end === word.start;
		text += tight || /^[,.;:!?)]$/.test(word.text) ? word.text : ` ${word.text}`;
		last = i;
	}
	return text
		.replace(/[\s,;:.!—–-]+(?:and|or|but|(?:only )?(?:if|when)|unless|except|where)?[\s,;:.]*$/, '')
		.replace(/\s+/g, ' ');
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
	const marker = words.at(-1)!.text.toLowerCase();
	const own = entry.tree.words.filter((word) => word.start >= end);
	const stop = own.findLast((word) => word.upos !== 'PUNCT');
	if (!stop) return;
	const span = { start: own[0]!.start, end: stop.end };
	const limit = { ...span, marker, text: entry.text.slice(span.start - start, span.end - start) };
	const opening = sentences[opener]!.text;
	const exception = /\b(?:unless|except(?: \p{L}+)?)\s*:$/iu.test(opening);
	for (const norm of norms.filter((one) => one.sentence === opener)) {
		(exception ? norm.exceptions : norm.conditions).push(limit);
	}
}

/** "This does not apply to guide dogs.": an exception to the rule before. */
function exempts({ sentence }: Context): Norm['exceptions'][number] | null {
	const match =
		/^(?:This|That|The (?:rule|ban|limit|duty|requirement|restriction|prohibition))(?: rule| ban| limit| requirement)? (?:does|do) not apply\b.*$|^(?:The only )?exceptions? (?:is|are)\b.*$|^(?:An exception is made|Exceptions are made)\b.*$/s.exec(
			sentence.text
		);
	if (!match) return null;
	const text = sentence.text.replace(/[.;]+$/, '');
	return {
		marker: 'does not apply',
		text,
		start: sentence.start,
		end: sentence.start + text.length
	};
}
