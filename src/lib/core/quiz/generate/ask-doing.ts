/** Who did what: what the article says of one of its actors, among what it says of others. */
import { seededRandom, type Random } from '../../random.ts';
import type { Mention } from '../../reading/reading.ts';
import { frontMoves } from '../realise/front.ts';
import { capitalised, renderWords, tidied } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
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

export function askDoings(material: Material): Candidate[] {
	const deeds = deedsOf(material).filter(isDone);
	// One question an actor: what else was done would be another right answer.
	const longest = new Map<string, Deed>();
	for (const deed of deeds) {
		const known = longest.get(deed.identity);
		if (!known || deed.text.length > known.text.length) longest.set(deed.identity, deed);
	}
	return [...longest.values()].flatMap((deed) => askDeed(material, deeds, deed));
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

/** What somebody did, once: not what something is, has been or may do. */
function isDone({ fact, kind }: Deed): boolean {
	const { verb } = fact.clause;
	return (
		kind === 'agent' &&
		!verb.copular &&
		verb.voice === 'active' &&
		verb.tense === 'past' &&
		!verb.perfect &&
		!verb.progressive &&
		verb.modal === '' &&
		!/^(?:have|be|say|want|know|think|feel|seem)$/.test(verb.lemma)
	);
}

/** "What did the ministry do, according to the article?" */
function askedOf({ fact, actor: name }: Deed): string {
	const actor = name.replace(/^(The|An?) /, (article) => article.toLowerCase());
	return `What did ${actor} do, according to ${fact.source === '' ? 'the article' : fact.source}?`;
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

/** "Which of these does the article say of the customs office?" */
function askDeed(material: Material, deeds: readonly Deed[], deed: Deed): Candidate[] {
	const stem = askedOf(deed);
	const random = seededRandom(`${stem} ${deed.text}`);
	const wrong = othersOf(material, deeds, deed, random, (other) => other.text);
	if (wrong.length < 2) return [];
	const options = random.shuffle([deed, ...wrong]);
	return [
		{
			sentences: [deed.fact.index],
			claims: [deed.fact.statement],
			by: 'deed',
			score: 5.6,
			item: makeItem(material.reading, deed.fact.sentence, deed.fact.statement, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((d, i) => ({
					id: letter(i),
					text: capitalised(d.text),
					rationale:
						d === deed ? 'This is what the article says.' : `The article says this of ${d.actor}.`
				})),
				key: [letter(options.indexOf(deed))],
				explanation: `The article says: ${quoted(deed.fact.sentence.text)}`,
				difficulty: 0.4
			})
		}
	];
}

/** Deeds of others of the same kind and number that are told in other sentences and share no words with this one. */
function othersOf(
	material: Material,
	deeds: readonly Deed[],
	deed: Deed,
	random: Random,
	shown: (other: Deed) => string
): Deed[] {
	const actor = contentWords(deed.actor);
	const told = contentWords(deed.text);
	const found: Deed[] = [];
	for (const other of random.shuffle([...deeds])) {
		if (other.identity === deed.identity || other.fact.index === deed.fact.index) continue;
		if (other.kind !== deed.kind || other.fact.clause.verb.lemma === deed.fact.clause.verb.lemma)
			continue;
		if ((deed.numbered || other.numbered) && other.plural !== deed.plural) continue;
		// A setting is common to many deeds of one article; more words in common, and one may be true of both.
		if (shares(actor, contentWords(`${other.text} ${other.actor}`))) continue;
		if (shares(told, contentWords(other.actor)) || countShared(told, contentWords(other.text)) > 1)
			continue;
		if (other.fact.clause.verb.tense !== deed.fact.clause.verb.tense) continue;
		const [a, b] = [shown(other).length, shown(deed).length];
		if (a > b * 2 || b > a * 2) continue;
		if (
			found.some(
				(f) =>
					f.identity === other.identity ||
					countShared(contentWords(f.text), contentWords(other.text)) > 1
			)
		)
			continue;
		found.push(other);
		if (found.length === 3) break;
	}
	return found;
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	return [...a].filter((word) => b.has(word)).length;
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	for (const word of a) if (b.has(word)) return true;
	return false;
}
