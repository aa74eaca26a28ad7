/** Rules told by a modal: "must", "may not", "has to". */
import type { Clause, Phrase } from '../clauses/clause.ts';
import { cueOf } from './action.ts';
import { isDocument, isPerson } from './bearers.ts';
import type { Context, Found } from './context.ts';
import {
	ALSO_ACTS,
	COMES,
	DOCUMENTS,
	FOUND,
	HAPPENS,
	MODALS,
	PERCEIVED,
	PONDERED,
	TOLD
} from './lexicon.ts';
import type { Force } from './norm.ts';

const SPEAKER = /^(?:he|she|i|me|him|her)$/i;
const PAST_FORM = /^(?:had|was|were|needed|could|might|would)$/i;
const CONDITION =
	/^(?:if|unless|when|whenever|where|once|until|before|after|as soon as|provided|provided that|as long as|in case|even if|whether)$/;
const WEAK = /^(?:may|should|can|ought|ought to|be to)$/;

/** @returns null when the clause has no modal that could bind; an empty list when it has one that does not */
export function byModal(context: Context, clause: Clause): Found[] | null {
	const { verb } = clause;
	const force = forceOf(context, clause);
	if (force === undefined) return null;
	if (force === null || isSomebodysView(context, clause)) return [];
	// "…, unless parts cannot be had": what a rule depends on is none.
	if (clause.kind === 'adverbial' && CONDITION.test(clause.subordinator)) return [];
	// "There must be one adult for every ten pupils" asks nothing of anybody in particular.
	if (context.sentence.tree.child(clause.predicate, 'expl') >= 0 && verb.lemma === 'be') return [];
	if (clause.subject && SPEAKER.test(clause.subject.text)) return [];
	if (!(context.binding ? bindsInRules : bindsElsewhere)(context, clause, force)) return [];
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

function forceOf(context: Context, clause: Clause): Force | null | undefined {
	const { verb } = clause;
	const modal = MODALS[verb.modal];
	if (!modal) return undefined;
	const { words } = context.sentence.tree;
	const past = verb.words.some((i) => {
		const { text, xpos } = words[i]!;
		return PAST_FORM.test(text) && (xpos === 'VBD' || xpos === 'MD');
	});
	if (past) return null;
	const force = verb.negated ? modal.denied : modal.plain;
	if (verb.modal !== 'can' || verb.negated) return force;
	const only = clause.limits.some((w) => /^only$/i.test(w)) || opensWithOnly(clause);
	return only || context.binding ? 'may' : null;
}

const opensWithOnly = ({ subject }: Clause) => subject !== null && /^only\b/i.test(subject.text);

/** What is quoted, or what somebody says or thinks, binds nobody by being reported; what a document says does. */
export function isSomebodysView(context: Context, clause: Clause): boolean {
	const { kind, source } = clause.factuality;
	if (clause.quoted || standsUnderReport(context, clause)) return true;
	if (source) return !isDocument(context, source);
	return kind === 'attributed';
}

const REPORTS =
	/(\p{L}+) (?:[\p{L}’']+ )?(?:said|told|wrote|claimed|demanded|argued|suggested|insisted|thought|believed|wished|complained|proposed|warned|joked|asked)\b[^.;“”"]{0,60}?\bthat\b/iu;

/** "One family demanded that the pumps must go", "said last summer that we ought to": however the tree has it. */
function standsUnderReport({ sentence }: Context, clause: Clause): boolean {
	const first = sentence.tree.words[clause.verb.words[0] ?? clause.predicate]!;
	const reports = REPORTS.exec(sentence.text);
	if (!reports || DOCUMENTS.has(reports[1]!.toLowerCase())) return false;
	const between = sentence.text.slice(
		reports.index + reports[0].length,
		first.start - sentence.start
	);
	return (
		first.start - sentence.start > reports.index + reports[0].length &&
		!/[.;:]|, but\b/.test(between)
	);
}

/** Words that show that the sentence reports a rule. */
const REGULATED =
	/\b(?:(?:under|according to|by) (?:[\p{L}’'-]+ ){0,4}(?:laws?|rules?|act|convention|polic(?:y|ies)|regulations?|treaty|code|constitution)|(?:may|is) only|^only|only (?:if|when|with|after|by|in)|unless|except|without (?:[\p{L}’']+ ){0,2}(?:permission|consent|approval|authori[sz]ation)|permission|consent|licen[cs]e|legally|by law)\b/iu;

/** In a text that lays down rules: "may", "should", "cannot" bind people; of things and weather they still guess. */
function bindsInRules(context: Context, clause: Clause, force: Force): boolean {
	const { verb, subject, hedges } = clause;
	const { text } = context.sentence;
	// "You must be wondering what this is": a guess.
	if (verb.progressive && PONDERED.has(verb.lemma)) return false;
	if (!WEAK.test(verb.modal)) return !afterGuess(context, clause);
	if (verb.modal === 'be to') return true;
	if (verb.perfect || verb.progressive || guesses(context, clause)) return false;
	if (verb.modal === 'should' && isForetold(context, clause)) return false;
	const act =
		ALSO_ACTS.has(verb.lemma) && clause.object && subject !== null && isPerson(context, subject);
	const comes = COMES.has(verb.lemma) && force === 'should' && isAnyone(context, subject);
	const happens = (HAPPENS.has(verb.lemma) && !act) || (verb.lemma === 'have' && force === 'may');
	if (happens && !comes && verb.voice === 'active') return false;
	if (verb.copular) return /^(?:should|ought)/.test(verb.modal);
	if (hedges.length > 0 && verb.modal !== 'should') return false;
	if (verb.voice === 'passive') {
		if (PERCEIVED.has(verb.lemma))
			return verb.modal !== 'can' && (force === 'must-not' || TOLD.has(verb.lemma));
		const limited = verb.lemma === 'use' && LIMITED_USE.test(text);
		return verb.modal !== 'can' || verb.negated || limited || !FOUND.has(verb.lemma);
	}
	if (subject === null || (PERCEIVED.has(verb.lemma) && verb.modal !== 'should')) return false;
	if (isPerson(context, subject)) return true;
	// "Reference books may not leave the building": in rules even things are forbidden something.
	if (verb.modal === 'may' && force === 'must-not') return true;
	return force === 'may' && REGULATED.test(text) && verb.modal !== 'can' && clause.object !== null;
}

/** "can be used during breaks": with a time or a purpose shut out it permits, without it tells what there is. */
const LIMITED_USE =
	/\b(?:only|during|between|until|outside|except|unless|with (?:the )?permission)\b/i;

/** "may yet", "may simply", "may well"; "may not … at first". */
const GUESSES = /^(?:yet|well|simply|soon|still|even|eventually|perhaps|sometimes|somehow)$/i;

function guesses({ sentence }: Context, { verb, predicate }: Clause): boolean {
	if (verb.modal !== 'may' && verb.modal !== 'can') return false;
	const { words } = sentence.tree;
	const first = verb.words[0] ?? predicate;
	const between = words.slice(first, predicate).some(({ text }) => GUESSES.test(text));
	const duty = /^ (?:have|need) to\b/.test(after(sentence, first));
	return between || duty || /^(?: \p{L}+)? at first\b/u.test(after(sentence, predicate));
}

const after = ({ text, start, tree }: Context['sentence'], word: number) =>
	text.slice(tree.words[word]!.end - start);

/** "you may have to wait": what one may have to do is no duty. */
function afterGuess({ sentence }: Context, { verb, predicate }: Clause): boolean {
	const first = verb.words[0] ?? predicate;
	const near = sentence.tree.words.slice(Math.max(0, first - 1), predicate);
	return near.some(({ text }) => /^(?:may|might|could)$/i.test(text));
}

/** A day or a season that comes once. */
const ONCE =
	/\b(?:(?:by|on|next|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:by|in|before|next|this) (?:the )?(?:spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September|October|November|December)|by then|next (?:week|month|year)|on the \p{L}+th)\b(?! (?:each|every|of each|of every))/u;

/** "The inspector should be here on Thursday", "It should be replaced in the autumn": what is to be looked for. */
function isForetold(context: Context, clause: Clause): boolean {
	const { sentence } = context;
	const { subject, patient, verb, predicate } = clause;
	const anyone = isAnyone(context, subject);
	if (verb.copular) return !anyone && COMING.test(after(sentence, verb.words[0] ?? predicate));
	const who = verb.voice === 'passive' ? patient : subject;
	const single = who !== null && !/^(?:each|every|all|no|any)\b/i.test(who.text) && !anyone;
	const plural = who !== null && isPlural(sentence, who.head);
	if (verb.voice === 'passive') return single && !plural && ONCE.test(sentence.text);
	return single && (ONCE.test(sentence.text) || !(who && isPerson(context, who)));
}

/** After "should": "be back by noon", "be here", "be ready", "be with you". */
const COMING =
	/^ (?:\p{L}+ )?be (?:back|here|there|out|up|over|ready|available|finished|done|complete|fine|warm|better|with you|in tune)\b/iu;

const isPlural = ({ tree }: Context['sentence'], head: number) =>
	/S$/.test(tree.words[head]?.xpos ?? '') || tree.children(head, 'conj').length > 0;

/** Who is bound as one of many: "you", "volunteers", "every crew"; not "the inspector". */
function isAnyone(context: Context, subject: Phrase | null): boolean {
	if (subject === null || !isPerson(context, subject)) return false;
	if (subject.sentence !== context.index) return true;
	const named = /^(?:you|each|every|any|all|no|everyone|anyone|nobody|those|staff)\b/i;
	return named.test(subject.text) || isPlural(context.sentence, subject.head);
}

/** Speak for others or for all: elsewhere than in rules they exhort. */
const EXHORTING = /^(?:we|one|they|all)\b(?! (?:visitors|staff|\p{L}+s)\b)/iu;
/** Elsewhere modals also guess, exhort and report what can be done; only people under a plain rule are bound. */
function bindsElsewhere(context: Context, clause: Clause): boolean {
	const { verb, subject, kind, subordinator } = clause;
	if (verb.copular || verb.progressive || verb.perfect) return false;
	if (verb.voice === 'active' && (HAPPENS.has(verb.lemma) || verb.lemma === 'have')) return false;
	if (kind === 'relative' || /^(?:whether|how|what|why|where|so|so that|when)$/.test(subordinator))
		return false;
	const { text, list } = context.sentence;
	const regulated = list?.role === 'limited' || REGULATED.test(text);
	if (verb.voice === 'passive') {
		if (PERCEIVED.has(verb.lemma) || FOUND.has(verb.lemma)) return false;
		return verb.modal === 'must' || (regulated && verb.modal !== 'can' && verb.modal !== 'be to');
	}
	if (!subject || EXHORTING.test(subject.text) || !isPerson(context, subject)) return false;
	switch (verb.modal) {
		case 'can':
		case 'be to':
			return regulated && verb.modal === 'can' && !verb.negated;
		case 'may':
			return regulated || (verb.negated && clause.object !== null);
	}
	return true;
}

/** "Visitors need not register", read as "need" with a complement. */
export function byNeed(context: Context, clause: Clause): Found[] | null {
	const { verb } = clause;
	if (verb.lemma !== 'need' || verb.negated || verb.tense !== 'present') return null;
	const { tree } = context.sentence;
	const action = context.clauses.find(
		(other) =>
			other.parent === clause.id &&
			other.verb.negated &&
			other.predicate > clause.predicate &&
			!tree.children(other.predicate, 'mark').some((i) => tree.words[i]!.text === 'to')
	);
	if (!action) return null;
	return [
		{
			action,
			carrier: clause,
			force: 'need-not',
			bearer: action.agent,
			cue: cueOf(context, clause),
			source: clause.factuality.source
		}
	];
}

/** "… and are not to work alone": in rules a "be" before an infinitive and nothing else binds whom it is said of. */
export function byBeTo(context: Context, clause: Clause): Found[] | null {
	const { verb } = clause;
	if (!context.binding || verb.lemma !== 'be' || verb.tense !== 'present') return null;
	if (clause.predicative !== null) return null;
	return context.clauses
		.filter((other) => other.kind === 'infinitive' && other.parent === clause.id)
		.filter(
			({ agent, verb: { voice } }) =>
				voice === 'passive' || (agent !== null && isPerson(context, agent))
		)
		.map((action) => ({
			action,
			carrier: clause,
			force: verb.negated ? 'must-not' : 'must',
			bearer: action.agent,
			cue: cueOf(context, clause),
			source: clause.factuality.source
		}));
}
