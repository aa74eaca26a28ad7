/** Several right answers: the members of a list the article gives, and all that one rule-giver asks of one bearer. */
import { seededRandom, type Random } from '../../random.ts';
import type { Phrase } from '../../reading/clauses/clause.ts';
import { askOther, askSubject } from '../realise/question.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { introduced, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';
import { thingAt, type Thing } from './things.ts';

const FEWEST = 2;
const MOST_RIGHT = 4;
const MOST_WRONG = 3;

/** "Which of these did the inspector find? Mark all that the article names." */
export function askMembers(material: Material, things: readonly Thing[]): Candidate[] {
	return material.facts.flatMap((fact) => {
		const { subject, object } = fact.clause;
		return [
			...askList(material, things, fact, subject, 'subject'),
			...askList(material, things, fact, object, 'object')
		];
	});
}

function askList(
	material: Material,
	things: readonly Thing[],
	fact: Fact,
	phrase: Phrase | null,
	role: 'subject' | 'object'
): Candidate[] {
	if (!phrase || phrase.sentence !== fact.index || phrase.from !== 'place') return [];
	if (phrase.members.length < 3 || phrase.members.length > MOST_RIGHT || fact.clause.verb.negated)
		return [];
	const { tree } = fact.sentence;
	// "or" leaves open which of them it is.
	const joins = tree.subtree(phrase.head).filter((i) => tree.words[i]!.upos === 'CCONJ');
	if (!joins.some((i) => tree.words[i]!.lemma === 'and') || joins.length > 1) return [];
	const members = phrase.members.flatMap((head) => {
		const mention = material.mentionAt(fact.index, head);
		return (mention && thingAt(material, fact.sentence, mention)) ?? [];
	});
	if (members.length !== phrase.members.length) return [];
	if (members.some(({ text }) => text.split(' ').length > 6 || isHarm(text))) return [];
	const branch = new Set(tree.subtree(phrase.head));
	const asked =
		role === 'subject'
			? askSubject(fact.frame, 'which of these', material.naming(), true)
			: askOther(fact.frame, 'which of these', branch, material.naming());
	if (asked === null || asked.split(' ').length < 5) return [];
	const stem = `${introduced(fact, asked)}? Mark all that the article names.`;
	const random = seededRandom(stem);
	const wrong = strangersTo(material, things, members, fact, stem, random);
	if (wrong.length < FEWEST) return [];
	const right = members.map(({ text }) => text);
	return [severalRight(material, fact, stem, right, wrong, 'members', 7.2, random)];
}

/** Things of the members' kind of which the fact's sentence says nothing, none sharing a word with what is right. */
function strangersTo(
	material: Material,
	things: readonly Thing[],
	members: readonly Thing[],
	fact: Fact,
	stem: string,
	random: Random
): string[] {
	const first = members[0]!;
	const own = new Set(contentWords(`${members.map(({ text }) => text).join(' ')} ${stem}`));
	const seen = new Set(fact.sentence.mentions.map((m) => material.identity(m.sentence, m.head)));
	const found: string[] = [];
	for (const thing of random.shuffle([...things])) {
		const { mention } = thing;
		if (mention.type !== first.mention.type || mention.fine !== first.mention.fine) continue;
		if (mention.named !== first.mention.named || thing.plural !== first.plural) continue;
		if (thing.opening === 'own' || thing.text.split(' ').length > 6 || seen.has(thing.identity))
			continue;
		const words = contentWords(thing.text);
		if (words.size === 0 || [...words].some((word) => own.has(word))) continue;
		seen.add(thing.identity);
		for (const word of words) own.add(word);
		found.push(thing.text);
		if (found.length === MOST_WRONG) break;
	}
	return found;
}

/** An item with several right options, in an order that tells nothing. */
function severalRight(
	material: Material,
	fact: Fact,
	stem: string,
	right: readonly string[],
	wrong: readonly string[],
	by: string,
	score: number,
	random: Random
): Candidate {
	const { sentence } = fact;
	const options = random.shuffle([
		...right.map((text) => ({ text, right: true })),
		...wrong.map((text) => ({ text, right: false }))
	]);
	return {
		sentences: [fact.index],
		claims: [fact.statement],
		by,
		score,
		item: makeItem(material.reading, sentence, fact.statement, {
			type: 'multiple',
			level: 'understand',
			stem,
			options: options.map((option, i) => ({
				id: letter(i),
				text: capitalised(option.text),
				rationale: option.right
					? 'The article says so.'
					: 'The article says this of something else.'
			})),
			key: options.flatMap((option, i) => (option.right ? [letter(i)] : [])),
			explanation: `The article says: ${quoted(sentence.text)}`,
			difficulty: 0.55
		})
	};
}
