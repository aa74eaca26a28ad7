/** Who did it, to whom or what, where and for whom: questions for one named or well described part of a clause. */
import type { Phrase } from '../../reading/clauses/clause.ts';
import type { Mention } from '../../reading/reading.ts';
import { askOther, askSubject } from '../realise/question.ts';
import { isClearStem, isSaidTwice } from './clear-stem.ts';
import type { Candidate } from './candidate.ts';
import { introduced, type Fact, type Material } from './facts.ts';
import { isTelling } from './noun-rivals.ts';
import { contentWords } from './peers.ts';
import { itemsFor } from './role-items.ts';
import { thingAt, type Thing } from './things.ts';

/** Below this a mention's type is a guess, and "who" or "what" would be one, too. */
const SURE_OF_TYPE = 0.8;
const SURE_OF_THING = 0.55;
const LONGEST_KEY = 8;
/** Verbs whose subject is but the occasion: "the court heard that …". */
const HEARD = /^(?:hear|learn|see|understand|know|say|tell|add|note)$/;
/** Verbs whose object is but a part of what could be named. */
const LISTS =
	/^(?:include|contain|feature|comprise|involve|see|hold|represent|be|become|mean|have|take|give|make|do|play|focus|view|regard|consider|describe|call)$/;
/** Prepositions that go before a question word and still mean what they meant. */
const MOVES: Record<string, RegExp> = {
	person: /^(?:by|with|to|for|from|against)$/,
	organization: /^(?:by|with|to|for|at|against|in)$/,
	place: /^(?:in|at|to|from|near|on|through|into)$/
};

export function askRoles(material: Material, things: readonly Thing[]): Candidate[] {
	return material.facts.flatMap((fact) => [
		...askForSubject(material, things, fact),
		...askForObject(material, things, fact),
		...askForOblique(material, things, fact)
	]);
}

function askForSubject(material: Material, things: readonly Thing[], fact: Fact): Candidate[] {
	const { subject, verb, predicative } = fact.clause;
	const key = subject && keyOf(material, fact, subject);
	if (!key || (verb.copular && !predicative) || HEARD.test(verb.lemma)) return [];
	// "What does not gather information?" is a riddle; "What must not be taken?" asks for a rule.
	if (verb.negated && verb.modal === '') return [];
	const ask = wordFor(material, key);
	if (ask === null) return [];
	const question = askSubject(fact.frame, ask, material.naming({ asked: key.mention.cluster }));
	return finished(material, things, fact, key, question, `subject-${sort(ask)}`, new Set());
}

function askForObject(material: Material, things: readonly Thing[], fact: Fact): Candidate[] {
	const { object, verb } = fact.clause;
	if (!object || object.from !== 'place' || verb.negated || LISTS.test(verb.lemma)) return [];
	const key = keyOf(material, fact, object);
	const ask = key && wordFor(material, key);
	if (!key || !ask) return [];
	const branch = new Set(fact.sentence.tree.subtree(object.head));
	// Without its object the question must still say something.
	const left = fact.frame.body.filter((i) => !branch.has(i)).length;
	if (left < 2 && fact.frame.front.length === 0 && /^(?:have|do|make|take|get)$/.test(verb.lemma))
		return [];
	const naming = material.naming({ asked: key.mention.cluster });
	const question = askOther(fact.frame, ask, branch, naming);
	return finished(material, things, fact, key, question, `object-${sort(ask)}`, branch);
}

/** "In which city was she born?": a name behind a preposition that belongs to the verb. */
function askForOblique(material: Material, things: readonly Thing[], fact: Fact): Candidate[] {
	const { clause, sentence } = fact;
	const { tree } = sentence;
	if (clause.verb.negated || /^(?:see|descend)$/.test(clause.verb.lemma)) return [];
	return tree.children(clause.predicate, 'obl').flatMap((head) => {
		const mention = material.mentionAt(fact.index, head);
		if (!mention?.named || !isSure(material, mention)) return [];
		const cases = tree.children(head, 'case');
		if (cases.length !== 1 || tree.children(head, 'conj', 'acl', 'nmod').length > 0) return [];
		const preposition = tree.words[cases[0]!]!.text.toLowerCase();
		if (!MOVES[mention.type]?.test(preposition)) return [];
		// "From Rome to Naples": each means something by the other.
		const others = tree.children(clause.predicate, 'obl').filter((i) => i !== head);
		if (/^(?:from|to|into)$/.test(preposition) && others.some((i) => isWay(fact, i))) return [];
		const key = thingAt(material, sentence, mention);
		if (!key || key.text.split(' ').length > LONGEST_KEY) return [];
		const word = wordFor(material, key);
		if (word === null) return [];
		if (mention.type === 'organization' && preposition === 'in' && word === UNSURE) return [];
		const branch = new Set(tree.subtree(head));
		const within = /^which (?:city|town|village|country|state|province|region)$/.test(word);
		const before = within && preposition === 'at' ? 'in' : preposition;
		// A place of no known kind may be the place of something else in the clause.
		if (word === 'which place') return [];
		const ask = `${before} ${word === 'who' ? 'whom' : word}`;
		const naming = material.naming({ asked: mention.cluster });
		const question = askOther(fact.frame, ask, branch, naming);
		return finished(material, things, fact, key, question, `oblique-${sort(word)}`, branch);
	});
}

function isWay({ sentence: { tree } }: Fact, at: number): boolean {
	return tree.children(at, 'case').some((i) => /^(?:from|to|into|via)$/i.test(tree.words[i]!.text));
}

/** The phrase as an answer; null when it is coordinated, too long, or of a kind that cannot be told. */
function keyOf(material: Material, fact: Fact, phrase: Phrase): Thing | null {
	if (phrase.sentence !== fact.index || phrase.members.length > 1) return null;
	const mention = material.mentionAt(phrase.sentence, phrase.head);
	if (!mention || !isSure(material, mention)) return null;
	const thing = thingAt(material, fact.sentence, mention);
	if (!thing || thing.text.split(' ').length > LONGEST_KEY || thing.opening === 'own') return null;
	// "People", "the device", "the second round": nothing to tell it by.
	if (!mention.named && !isTelling(material, thing)) return null;
	const plain = mention.type === 'other' && thing.opening !== 'the';
	if (!mention.named && !plain && contentWords(thing.text).size < 2) return null;
	return thing;
}

/** A name that says itself what it is of needs no other witness. */
function isSure(material: Material, mention: Mention): boolean {
	if (mention.confidence >= SURE_OF_TYPE) return true;
	// "What" fits whatever is nobody.
	if (!mention.named && mention.type === 'other') return mention.confidence >= SURE_OF_THING;
	const kind = mention.named ? material.kindOf(mention, mention.text) : null;
	return kind !== null && kind !== 'place';
}

const UNSURE = 'which organization';

/** "who", "which city", "what"; null where it cannot be told. */
function wordFor(material: Material, thing: Thing): string | null {
	const { mention } = thing;
	const kind = mention.named ? material.kindOf(mention, thing.text) : null;
	switch (mention.type) {
		case 'person':
			// "612 people": how many is the question.
			return thing.opening === 'number' ? null : 'who';
		case 'organization':
			if (mention.named) return kind === null ? UNSURE : `which ${kind}`;
			return 'which of these';
		case 'place':
			return kind === null || thing.plural ? null : `which ${kind}`;
		case 'time':
			return null;
		case 'other':
			if (mention.named) return kind === null ? null : `which ${kind}`;
			if (mention.fine === 'animal') return thing.plural ? null : 'which animal';
			return 'what';
	}
}

/** For reports: what was asked for. */
const sort = (ask: string) => (/^which /.test(ask) ? 'which' : ask);

function finished(
	material: Material,
	things: readonly Thing[],
	fact: Fact,
	key: Thing,
	question: string | null,
	by: string,
	branch: ReadonlySet<number>
): Candidate[] {
	if (question === null || material.isTopic(key.mention)) return [];
	const subject = by.startsWith('subject') ? new Set(fact.frame.subject) : branch;
	const { front, body, subject: opening, borrowed } = fact.frame;
	const kept = [...front, ...opening, ...borrowed, ...body].filter((i) => !subject.has(i));
	if (!isClearStem(fact, question, kept)) return [];
	if (isSaidTwice(material, fact, key.mention.head) && !/\d{4}/.test(question)) return [];
	// "Which language is a language often used"
	const kind = /\bwhich (\p{Ll}+)/u.exec(question)?.[1];
	if (kind && question.toLowerCase().split(new RegExp(`\\b${kind}\\b`)).length > 2) return [];
	if (fact.source !== '' && !/^(?:who|what|which|where|\p{Ll}+ (?:which|whom)) /u.test(question))
		return [];
	const stem = `${introduced(fact, question)}?`;
	return itemsFor(material, things, fact, key, stem, by);
}
