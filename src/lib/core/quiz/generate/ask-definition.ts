/** What something is: what the article says a notion, a place or a body is, among what it says of others. */
import { seededRandom } from '../../random.ts';
import { capitalised, renderWords, tidied } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { looseNouns } from './clear-stem.ts';
import { introduced, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

interface Definition {
	fact: Fact;
	identity: string;
	/** "the city of Tarn", "xenocentrism" */
	thing: string;
	/** "a city in the north of Poland" */
	said: string;
	type: string;
	isPast: boolean;
	plural: boolean;
	isTopic: boolean;
}

const SHORTEST = 3;
const LONGEST = 16;
const MOST_WRONG = 3;

export function askDefinitions(material: Material): Candidate[] {
	const definitions = material.facts.flatMap((fact) => definitionOf(material, fact) ?? []);
	return definitions.flatMap((definition) => askWhat(material, definitions, definition));
}

function definitionOf(material: Material, fact: Fact): Definition | null {
	const { clause, frame, sentence } = fact;
	const { verb, subject, predicative } = clause;
	if (!verb.copular || verb.lemma !== 'be' || verb.negated || verb.modal !== '') return null;
	if (!subject || !predicative || subject.sentence !== fact.index || subject.members.length > 1)
		return null;
	if (frame.front.length > 0 || clause.hedges.length > 0 || clause.limits.length > 0) return null;
	const { tree } = sentence;
	const head = tree.words[predicative.head]!;
	if (head.upos !== 'NOUN' || tree.child(predicative.head, 'case', 'conj') >= 0) return null;
	const mention = material.mentionAt(fact.index, subject.head);
	if (!mention) return null;
	const naming = material.naming();
	const thing = renderWords(
		sentence,
		frame.subject.length > 0 ? frame.subject : frame.borrowed,
		naming
	);
	const rest = frame.body.filter((i) => i > frame.finite);
	const said = renderWords(sentence, rest, naming);
	if (thing === null || said === null || isHarm(said) || thing.split(' ').length > 6) return null;
	const text = tidied(said);
	const words = text.split(' ').length;
	if (words < SHORTEST || words > LONGEST || !/^(?:an?|the) /i.test(text)) return null;
	if (/["“”()[\]:;—–]/.test(`${text}${thing}`)) return null;
	if (looseNouns(fact, frame.subject) > 0) return null;
	// "The name of the treaty is the …": what is of something is asked by its noun, elsewhere.
	if (!mention.named && /\b(?:of|for|in|on|that|who)\b/.test(thing)) return null;
	return {
		fact,
		identity: material.identity(subject.sentence, subject.head),
		thing,
		said: text,
		type: mention.type,
		isPast: verb.tense === 'past',
		plural: /^NNP?S$/.test(tree.words[subject.head]!.xpos),
		isTopic: material.isTopic(mention)
	};
}

function askWhat(
	material: Material,
	definitions: readonly Definition[],
	definition: Definition
): Candidate[] {
	const { fact, thing, said, type } = definition;
	const wh = type === 'person' ? 'who' : 'what';
	const be = definition.isPast
		? definition.plural
			? 'were'
			: 'was'
		: definition.plural
			? 'are'
			: 'is';
	const opening = fact.source === '' ? 'According to the article, ' : '';
	const asked = `${opening}${wh} ${be} ${thing}`;
	const stem = `${introduced(fact, asked)}?`;
	const random = seededRandom(stem);
	const own = contentWords(`${thing} ${said}`);
	const taken: Definition[] = [];
	for (const other of random.shuffle([...definitions])) {
		const clash =
			other.identity === definition.identity ||
			other.fact.index === fact.index ||
			other.type !== type ||
			other.plural !== definition.plural ||
			other.said.length > said.length * 2.2 ||
			said.length > other.said.length * 2.2 ||
			shared(own, `${other.said} ${other.thing}`) > 0 ||
			taken.some(
				(t) => t.identity === other.identity || shared(contentWords(t.said), other.said) > 0
			);
		if (!clash) taken.push(other);
		if (taken.length === MOST_WRONG) break;
	}
	if (taken.length < 2) return [];
	const options = random.shuffle([definition, ...taken]);
	return [
		{
			sentences: [fact.index],
			claims: [fact.statement],
			by: 'definition',
			score: definition.isTopic ? 6.4 : 7.2,
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: capitalised(option.said),
					rationale:
						option === definition
							? 'This is what the article says.'
							: `The article says this of ${option.thing}.`
				})),
				key: [letter(options.indexOf(definition))],
				explanation: `The article says: ${quoted(fact.sentence.text)}`,
				difficulty: 0.4
			})
		}
	];
}

function shared(words: ReadonlySet<string>, text: string): number {
	return [...contentWords(text)].filter((word) => words.has(word)).length;
}
