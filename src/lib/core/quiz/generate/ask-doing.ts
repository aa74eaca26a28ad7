/** Who did what: what the article says of one of its actors, among what it says of others. */
import { seededRandom, type Random } from '../../random.ts';
import type { Mention } from '../../reading/reading.ts';
import { askSubject, opensWithParticiple } from '../realise/question.ts';
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
	const deeds = deedsOf(material);
	return deeds.flatMap((deed) => [
		...askDeed(material, deeds, deed),
		...(deed.kind === 'agent' ? askActor(material, deeds, deed) : [])
	]);
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
	if (opensWithParticiple(fact.frame)) return null;
	if (actor === null || body === null || front === null || actor.split(' ').length > 8) return null;
	const text = tidied(`${body} ${front}`);
	const words = text.split(' ').length;
	if (words < SHORTEST || words > LONGEST || verb.negated) return null;
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
		kind: kindOf(material, fact, mention, cluster),
		numbered: fact.clause.verb.tense === 'present' || /^(?:was|were)$/i.test(finite.text),
		text
	};
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

/** "What did the ministry do, according to the article?" of what somebody did; of a thing what is said of it. */
function askedOf({ fact, kind, actor: name }: Deed): string {
	const actor = name.replace(/^(The|An?) /, (article) => article.toLowerCase());
	const { verb } = fact.clause;
	const by = fact.source === '' ? 'the article' : fact.source;
	if (
		kind === 'agent' &&
		!verb.copular &&
		verb.voice === 'active' &&
		verb.tense === 'past' &&
		!verb.perfect &&
		verb.modal === ''
	)
		return `What did ${actor} do, according to ${by}?`;
	return fact.source === ''
		? `Which of these does the article say of ${actor}?`
		: `Which of these does ${fact.source} say of ${actor}, according to the article?`;
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
			score: 6.8,
			item: makeItem(material.reading, deed.fact.sentence, deed.fact.statement, {
				type: 'choice',
				level: 'understand',
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

/** "Which of these opened an internal review in May?" */
function askActor(material: Material, deeds: readonly Deed[], deed: Deed): Candidate[] {
	const { subject } = deed.fact.clause;
	const mention = material.mentionAt(subject!.sentence, subject!.head);
	const question = askSubject(
		deed.fact.frame,
		'which of these',
		material.naming({ asked: mention?.cluster ?? -1 }),
		deed.plural
	);
	if (question === null) return [];
	const stem = `${capitalised(question)}?`;
	const random = seededRandom(stem);
	const wrong = othersOf(material, deeds, deed, random, (other) => other.actor);
	if (wrong.length < 2) return [];
	const options = random.shuffle([deed, ...wrong]);
	return [
		{
			sentences: [deed.fact.index],
			claims: [deed.fact.statement],
			by: 'actor',
			score: 6.7,
			item: makeItem(material.reading, deed.fact.sentence, deed.fact.statement, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((d, i) => ({
					id: letter(i),
					text: capitalised(d.actor),
					rationale:
						d === deed
							? 'This is what the article says.'
							: `Of ${d.actor} the article says: ${d.text}.`
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
