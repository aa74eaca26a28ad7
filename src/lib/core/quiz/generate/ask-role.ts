/** Who did it, to whom or what: questions for the subject or object of a clause. */
import { seededRandom } from '../../random.ts';
import type { Phrase } from '../../reading/clauses/clause.ts';
import type { Mention } from '../../reading/reading.ts';
import { askOther, askSubject } from '../realise/question.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { introduced, type Fact, type Material } from './facts.ts';
import { placeKind } from './places.ts';
import { rivalsOf, thingAt, type Thing } from './things.ts';

/** Below this a mention's type is a guess, and "who" or "what" would be one, too. */
const SURE_OF_TYPE = 0.8;
const LONGEST_KEY = 8;
/** Words of an answer that is to be written. */
const MOST_WRITTEN = 5;
/** Verbs whose subject is but the occasion: "the court heard that …". */
const HEARD = /^(?:hear|learn|see|understand|know)$/;

export function askRoles(material: Material, things: readonly Thing[]): Candidate[] {
	return material.facts.flatMap((fact) => [
		...askForSubject(material, things, fact),
		...askForObject(material, things, fact)
	]);
}

function askForSubject(material: Material, things: readonly Thing[], fact: Fact): Candidate[] {
	const { subject, verb, predicative } = fact.clause;
	const key = subject && keyOf(material, fact, subject);
	if (!key || (verb.copular && !predicative) || HEARD.test(verb.lemma)) return [];
	const ask = wordFor(key.mention, key, 'subject');
	if (ask === null) return [];
	const question = askSubject(fact.frame, ask, material.naming({ asked: key.mention.cluster }));
	return question === null ? [] : itemsFor(material, things, fact, key, question, 'subject');
}

function askForObject(material: Material, things: readonly Thing[], fact: Fact): Candidate[] {
	const { object } = fact.clause;
	if (!object || object.from !== 'place' || fact.clause.verb.negated) return [];
	const key = keyOf(material, fact, object);
	const ask = key && wordFor(key.mention, key, 'object');
	if (!key || !ask) return [];
	const branch = new Set(fact.sentence.tree.subtree(object.head));
	// Without its object the question must still say something.
	if (
		fact.frame.body.filter((i) => !branch.has(i)).length < 2 &&
		fact.frame.front.length === 0 &&
		fact.clause.verb.lemma === 'have'
	)
		return [];
	const question = askOther(
		fact.frame,
		ask,
		branch,
		material.naming({ asked: key.mention.cluster })
	);
	return question === null ? [] : itemsFor(material, things, fact, key, question, 'object');
}

/** The phrase as an answer; null when it is coordinated, too long, or of a kind that cannot be told. */
function keyOf(material: Material, fact: Fact, phrase: Phrase): Thing | null {
	if (phrase.sentence !== fact.index || phrase.members.length > 1) return null;
	const mention = material.mentionAt(phrase.sentence, phrase.head);
	if (!mention) return null;
	const thing = thingAt(material, fact.sentence, mention);
	if (!thing || thing.text.split(' ').length > LONGEST_KEY || thing.opening === 'own') return null;
	return thing;
}

/** "who", "which city", "what"; null where it cannot be told. */
function wordFor(mention: Mention, thing: Thing, role: 'subject' | 'object'): string | null {
	if (mention.confidence < SURE_OF_TYPE) return null;
	switch (mention.type) {
		case 'person':
			// "612 people": how many is the question.
			return thing.opening === 'number' ? null : 'who';
		case 'organization':
			return mention.named ? 'which organization' : role === 'subject' ? 'who' : null;
		case 'place':
			return mention.named ? `which ${placeKind(thing.text)}` : null;
		case 'time':
			return null;
		case 'other':
			return mention.fine === 'animal' ? 'which animal' : 'what';
	}
}

function itemsFor(
	material: Material,
	things: readonly Thing[],
	fact: Fact,
	key: Thing,
	question: string,
	by: 'subject' | 'object'
): Candidate[] {
	const stem = `${introduced(fact, question)}?`;
	if (stem.split(' ').length < 4) return [];
	const random = seededRandom(stem);
	const wrong = canHaveRivals(key) ? rivalsOf(material, things, key, fact, stem, random) : [];
	const base = { sentences: [fact.index], claims: [fact.statement], by };
	const part = {
		level: 'recall' as const,
		stem,
		explanation: `The article says: ${quoted(fact.sentence.text)}`,
		difficulty: 0.45
	};
	if (wrong.length < 2) {
		const words = key.text.split(' ').length;
		if (words > MOST_WRITTEN + (by === 'subject' ? 2 : 0)) return [];
		if (!key.mention.named && !isPlain(fact, key, stem)) return [];
		return [
			{
				...base,
				by: `${by}-short`,
				score: 6,
				item: makeItem(material.reading, fact.sentence, fact.statement, {
					...part,
					type: 'short-answer',
					options: [],
					key: acceptedFor(material, key)
				})
			}
		];
	}
	const options = random.shuffle([
		{ text: key.text, right: true },
		...wrong.map(({ text }) => ({ text, right: false }))
	]);
	return [
		{
			...base,
			score: 7 + (key.mention.named ? 0.5 : 0),
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				...part,
				type: 'choice',
				options: options.map((option, i) => ({
					id: letter(i),
					text: capitalised(option.text),
					rationale: option.right
						? 'This is what the article says.'
						: `The article says this of ${key.text}.`
				})),
				key: [letter(options.findIndex((option) => option.right))]
			})
		}
	];
}

/** Verbs that say little without their object: "take a view", "make a decision". */
const LIGHT =
	/^(?:take|make|have|give|do|see|show|expect|want|need|get|keep|hold|put|set|bring|find|know|include|contain|mean|cause|become|provide|offer|face|promise|mention|say|call)$/;

/** Whether only one thing can be meant: the question says enough, and the answer is no empty word. */
function isPlain({ clause }: Fact, key: Thing, stem: string): boolean {
	const words = key.text.replace(/^(?:the|an?) /i, '').split(' ').length;
	const solid =
		key.mention.type !== 'other' || /^(?:object|substance|animal|plant)$/.test(key.mention.fine);
	return (
		stem.split(' ').length >= 7 &&
		!LIGHT.test(clause.verb.lemma) &&
		clause.content === null &&
		key.mention.type !== 'time' &&
		(words >= 2 || solid) &&
		key.opening !== 'number'
	);
}

/** What an event or an idea is among others nobody can tell without the article; a name or a solid thing one can. */
const canHaveRivals = ({ mention }: Thing) =>
	mention.named ||
	mention.type !== 'other' ||
	/^(?:object|substance|animal|plant)$/.test(mention.fine);

/** The key as it may be written: the full name first, then every name the article uses. */
function acceptedFor(material: Material, key: Thing): string[] {
	const bare = key.text.replace(/^(?:the|an?) /i, '');
	const names = new Set([bare]);
	// "a sealed grey bag": "grey bag" and "bag" tell as much.
	if (
		!key.mention.named &&
		!/ (?:of|for|from|to|in|on|with|that|who|which|between|among|over|by|at|about|against|and|or|under) /.test(
			bare
		)
	) {
		const parts = bare.split(' ');
		for (let i = 1; i < parts.length; i++) names.add(parts.slice(i).join(' '));
	}
	if (key.mention.cluster >= 0) {
		names.add(material.reading.clusters[key.mention.cluster]!.name);
		for (const sentence of material.reading.sentences) {
			for (const mention of sentence.mentions) {
				if (mention.cluster === key.mention.cluster && mention.named) names.add(mention.text);
			}
		}
	}
	return [...names];
}
