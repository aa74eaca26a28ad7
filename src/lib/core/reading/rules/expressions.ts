/** Rules told by verbs, adjectives and nouns: "is required to", "it is forbidden to", "have the right to". */
import type { Clause, Phrase } from '../clauses/clause.ts';
import { cueOf, verbOfGerund } from './action.ts';
import { isPerson, laysDown, withoutAction } from './bearers.ts';
import type { Context, Found } from './context.ts';
import { DEONTIC_ADJECTIVES, DEONTIC_NOUNS, DEONTIC_VERBS, denied } from './lexicon.ts';
import type { Force } from './norm.ts';

/** Of things they foretell ("prices are expected to rise"); of people they ask something. */
const ASKING = /^(?:expect|advise|encourage|recommend|ask|urge)$/;

/** "is required to …", "The rules require visitors to …", "prohibits police from …ing". */
export function byVerb(context: Context, clause: Clause): Found[] | null {
	const { verb } = clause;
	const form = context.sentence.tree.words[clause.predicate]!.text.toLowerCase();
	const plain =
		DEONTIC_VERBS[verb.lemma] ?? (verb.voice === 'passive' ? DEONTIC_ADJECTIVES[form] : undefined);
	if (!plain || verb.progressive) return null;
	// "You are not expected to know": you need not.
	const free = verb.lemma === 'expect' || verb.lemma === 'ask';
	const force = verb.negated ? (free ? 'need-not' : denied(plain)) : plain;
	const passive = verb.voice === 'passive';
	if (!passive && ASKING.test(verb.lemma) && verb.lemma !== 'recommend') return null;
	if (!passive && (!clause.subject || !laysDown(context, clause.subject))) return null;
	if (verb.tense === 'future' || /^(?:can|could|might|would)$/.test(verb.modal)) return [];
	const bearer = passive ? (clause.patient ?? clause.subject) : clause.object;
	if (bearer && /^(?:all|what|that|everything)$/i.test(bearer.text)) return [];
	const person = bearer !== null && isPerson(context, bearer);
	// "The 1600 hours required to do this" require nothing of anybody.
	if ((ASKING.test(verb.lemma) || clause.kind === 'participial') && !person) return [];
	const actions = actionsUnder(context, clause).filter(
		(action) => !/^(?:in order to|so)$/.test(action.subordinator)
	);
	if (actions.length === 0) return named(context, clause, passive ? bearer : clause.object, force);
	// "A permit is required to fish": the permit does not fish.
	const { tree } = context.sentence;
	const aim =
		passive &&
		!person &&
		actions.every((a) => !tree.is(a.predicate, 'xcomp') && !tree.is(a.predicate, 'csubj'));
	if (aim) return [];
	return actions.map((action) => ({
		action,
		carrier: clause,
		force,
		bearer:
			bearer &&
			bearer.sentence === context.index &&
			!/^it$/i.test(bearer.text) &&
			bearer.head !== action.predicate
				? withoutAction(context, bearer, action)
				: null,
		cue: cueOf(context, clause),
		source: passive ? clause.factuality.source : clause.subject
	}));
}

/** The clauses that tell what is required or forbidden. */
function actionsUnder(context: Context, clause: Clause): Clause[] {
	const { tree } = context.sentence;
	const below = (other: Clause) =>
		other.parent === clause.id ||
		(other.coordinatedWith !== null &&
			context.byId.get(other.coordinatedWith)?.parent === clause.id);
	const subjects = context.clauses.filter(
		(other) => other.parent === clause.id && tree.is(other.predicate, 'csubj')
	);
	if (subjects.length > 0) return subjects;
	return context.clauses.filter(
		(other) =>
			other !== clause &&
			below(other) &&
			other.predicate > clause.predicate &&
			/^(?:infinitive|participial|complement)$/.test(other.kind) &&
			(tree.child(other.predicate, 'mark', 'case') >= 0 || other.coordinatedWith !== null)
	);
}

/** "Smoking is prohibited", "The rules prohibit smoking in bed": the action is a noun. */
function named(context: Context, clause: Clause, phrase: Phrase | null, force: Force): Found[] {
	if (!phrase || phrase.sentence !== context.index) return [];
	const { words } = context.sentence.tree;
	const found = { carrier: clause, force, bearer: null, cue: cueOf(context, clause), source: null };
	if (!phrase.members.every((head) => /..ing$/i.test(words[head]!.text))) return [];
	return phrase.members.flatMap((head) => {
		const action = context.clauses.find((c) => c.predicate === head);
		if (action) return [{ ...found, action }];
		const word = words[head]!;
		if ((word.upos === 'PROPN' && head > 0) || NO_GERUND.test(word.text)) return [];
		const lemma = verbOfGerund(word.text);
		const whole = phrase.members.length === 1 ? phrase.text : word.text;
		const after = whole.slice(whole.indexOf(word.text) + word.text.length);
		return [{ ...found, action: clause, named: { lemma, text: `${lemma}${after}` } }];
	});
}

const NO_GERUND =
	/^(?:building|clothing|meeting|evening|morning|thing|something|anything|everything|nothing|string|ring|king|wing|painting|drawing|ceiling|training|footing|lighting|wedding|meaning|warning|opening|offspring|spring|earring|clearing|crossing|landing)$/i;

/** "It is forbidden to …", "…ing is compulsory", "visitors are free to …". */
export function byAdjective(context: Context, clause: Clause): Found[] | null {
	const { tree } = context.sentence;
	const word = tree.words[clause.predicate]!;
	const plain = DEONTIC_ADJECTIVES[word.text.toLowerCase()];
	if (!plain || !clause.verb.copular) return null;
	const force = clause.verb.negated ? denied(plain) : plain;
	const actions = context.clauses.filter(
		(other) =>
			other.parent === clause.id &&
			(other.kind === 'infinitive' || tree.is(other.predicate, 'csubj'))
	);
	const cue = cueOf(context, clause);
	if (actions.length === 0) return named(context, clause, clause.subject, force);
	const bearer = clause.subject && isPerson(context, clause.subject) ? clause.subject : null;
	const impersonal = tree.child(clause.predicate, 'expl', 'csubj') >= 0;
	if (/^(?:necessary|free|required)$/.test(word.text) && !bearer && !impersonal) return [];
	return actions.map((action) => ({
		action,
		carrier: clause,
		force,
		bearer: bearer ?? (action.subject?.from === 'place' ? action.subject : null),
		cue,
		source: null
	}));
}

/** "have the right to …", "has a duty to …". */
export function byNoun(context: Context, clause: Clause): Found[] | null {
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
