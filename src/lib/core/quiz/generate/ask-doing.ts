/** Who did what: what the article says of its actors. */
import type { Mention } from '../../reading/reading.ts';
import { frontMoves } from '../realise/front.ts';
import { renderWords, tidied } from '../realise/render.ts';
import { positionsOf, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';

/** What a fact says of its subject. */
export interface Deed {
	fact: Fact;
	actor: string;
	identity: string;
	plural: boolean;
	isNamed: boolean;
	/** 'agent' for people, bodies and states that act; else the fine type of the thing. */
	kind: string;
	/** Whether the verb would be another for one and for many ('were', 'has'). */
	numbered: boolean;
	/** "opened an internal review in May" */
	text: string;
}

/** Fewest words of a deed that is worth telling apart. */
const SHORTEST = 3;
const LONGEST = 16;

/** What the article's facts say of their subjects. */
export function deedsOf(material: Material): Deed[] {
	return material.facts.flatMap((fact) => deedOf(material, fact) ?? []);
}

function deedOf(material: Material, fact: Fact): Deed | null {
	const { subject, verb } = fact.clause;
	if (!subject || subject.sentence !== fact.index) return null;
	const mention = material.mentionAt(subject.sentence, subject.head);
	const pronoun = fact.sentence.pronouns.find((p) => p.position === subject.head && p.cluster >= 0);
	if (!mention && !pronoun) return null;
	const actor = renderWords(
		fact.sentence,
		fact.frame.subject.length > 0 ? fact.frame.subject : positionsOf(fact.sentence, subject),
		material.naming()
	);
	const cluster = mention?.cluster ?? pronoun?.cluster ?? -1;
	const naming = material.naming({ asked: cluster });
	const body = renderWords(fact.sentence, fact.frame.body, naming);
	const front = renderWords(fact.sentence, fact.frame.front, naming);
	if (!frontMoves(fact.frame)) return null;
	if (actor === null || body === null || front === null || actor.split(' ').length > 8) return null;
	const text = tidied(`${body} ${front}`);
	const words = text.split(' ').length;
	if (words < SHORTEST || words > LONGEST || verb.negated) return null;
	if (!isTold(fact, text)) return null;
	// "The family", "people": nobody can tell which.
	if (!mention?.named && contentWords(actor).size < 2) return null;
	if (
		/^(?:each|every|any|no|some|many|most|all|both|another|one)\b|^\d/i.test(actor) ||
		/,/.test(actor)
	)
		return null;
	const { tree } = fact.sentence;
	const finite = tree.words[fact.frame.finite]!;
	const plural =
		/^(?:NNS|NNPS)$/.test(tree.words[subject.head]!.xpos) ||
		subject.members.length > 1 ||
		/^(?:are|were|have|do)$/.test(finite.text);
	return {
		fact,
		actor,
		identity: material.identity(subject.sentence, subject.head),
		plural,
		isNamed: mention?.named ?? true,
		kind: kindOf(material, fact, mention, cluster),
		numbered: fact.clause.verb.tense === 'present' || /^(?:was|were)$/i.test(finite.text),
		text
	};
}

/** A verb first, and no pronoun that would tell whose deed it is. */
function isTold({ sentence, frame }: Fact, text: string): boolean {
	const first = sentence.tree.words[frame.body[0]!]!;
	return (
		/^(?:VERB|AUX)$/.test(first.upos) &&
		!/\b(?:his|her|hers|its|their|theirs|he|she|they|it|him|them|himself|herself|itself|themselves)\b/i.test(
			text
		) &&
		!/["“”()[\]:;—–]/.test(text)
	);
}

/** "send a letter to the embassy": the deed with its verb in the base form; null where that is more than its verb. */
export function baseDeed(material: Material, { fact }: Deed): string | null {
	const { finite, verb, body } = fact.frame;
	const { words } = fact.sentence.tree;
	if (finite !== verb || fact.clause.verb.copular || body[0] !== finite) return null;
	const rest = renderWords(fact.sentence, body.slice(1), material.naming());
	return rest === null ? null : tidied(`${words[verb]!.lemma} ${rest}`);
}

/** "turn the agents away": what the article says somebody wanted, tried or had to do, in the base form. */
export function infinitivesOf({ reading, naming }: Material): string[] {
	const found = reading.clauses.flatMap((clause) => {
		if (clause.kind !== 'infinitive' || clause.quoted || clause.verb.voice === 'passive') return [];
		const sentence = reading.sentences[clause.sentence]!;
		const { tree } = sentence;
		const own = tree.subtree(clause.predicate).filter((i) => i >= clause.predicate);
		const text = renderWords(sentence, own, naming());
		if (text === null || /["“”()[\]:;—–]/.test(text)) return [];
		const plain = tidied(text);
		const words = plain.split(' ').length;
		return words >= 3 && words <= LONGEST ? [plain] : [];
	});
	return [...new Set(found)];
}

function kindOf(material: Material, fact: Fact, mention: Mention | null, cluster: number): string {
	const type = material.reading.clusters[cluster]?.type ?? mention?.type ?? 'other';
	const { verb } = fact.clause;
	if (type === 'person' || type === 'organization') return 'agent';
	// "Ecuador denounced": a state acts, a town lies.
	if (type === 'place' && mention?.named && !verb.copular && verb.voice === 'active')
		return 'agent';
	return type === 'other' ? (mention?.fine ?? 'other') : type;
}
