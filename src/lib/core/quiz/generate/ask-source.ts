/** Who says so: statements that the article leaves to somebody, among those it leaves to others. */
import { seededRandom } from '../../random.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { innerStatement, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';

export interface Saying {
	fact: Fact;
	source: string;
	/** Whether they are several. */
	several: boolean;
	identity: string;
	/** As it follows "that": without a capital, with its stop. */
	content: string;
}

/** Every statement that the article leaves to a named source. */
export function sayingsOf(material: Material): Saying[] {
	return material.facts.flatMap((fact) => sayingOf(material, fact) ?? []);
}

export function askSources(material: Material): Candidate[] {
	const sayings = sayingsOf(material);
	return sayings.flatMap((saying) => [
		...askWho(material, sayings, saying),
		...askWhat(material, sayings, saying)
	]);
}

function sayingOf(material: Material, fact: Fact): Saying | null {
	const { source } = fact.clause.factuality;
	if (fact.source === '' || !source) return null;
	// An explanation or a report says nothing by itself; what somebody lied or denied, they did not claim.
	const mention = material.mentionAt(source.sentence, source.head);
	if (!mention || !/^(?:person|organization)$/.test(mention.type)) return null;
	if (/\b(?:l(?:ied?|ying)|den(?:y|ied|ies)|pretend\w*)\b|["“]/.test(fact.sentence.text))
		return null;
	// "That Warhol was an artist" is nothing that one says more than another.
	if (contentWords(fact.statement).size < 5) return null;
	return {
		fact,
		source: fact.source,
		several:
			/S$/.test(material.reading.sentences[source.sentence]!.tree.words[source.head]!.xpos) ||
			source.members.length > 1,
		identity: material.identity(source.sentence, source.head),
		content: innerStatement(fact)
	};
}

/** One saying of each other speaker, none that shares more than chance words with this one. */
function othersOf(sayings: readonly Saying[], saying: Saying): Saying[] {
	const seen = new Set([saying.identity]);
	const words = contentWords(saying.source);
	return sayings.filter((other) => {
		if (seen.has(other.identity)) return false;
		for (const word of contentWords(other.source)) if (words.has(word)) return false;
		seen.add(other.identity);
		return true;
	});
}

function askWho(material: Material, sayings: readonly Saying[], saying: Saying): Candidate[] {
	const others = othersOf(sayings, saying).slice(0, 3);
	if (others.length < 2) return [];
	const stem = `Who says, according to the article, that ${saying.content}?`;
	const options = seededRandom(stem).shuffle([saying, ...others]);
	return [
		{
			sentences: [saying.fact.index],
			claims: [saying.fact.statement],
			by: 'source',
			score: 7,
			item: makeItem(material.reading, saying.fact.sentence, saying.fact.statement, {
				type: 'choice',
				level: 'understand',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: capitalised(option.source),
					rationale:
						option === saying
							? 'This is who the article names for it.'
							: `The article has ${option.source} say that ${option.content}.`
				})),
				key: [letter(options.indexOf(saying))],
				explanation: `The article says: ${quoted(saying.fact.sentence.text)}`,
				difficulty: 0.45
			})
		}
	];
}

function askWhat(material: Material, sayings: readonly Saying[], saying: Saying): Candidate[] {
	const others = othersOf(sayings, saying)
		.filter(
			({ content }) =>
				content.length < saying.content.length * 1.8 && saying.content.length < content.length * 1.8
		)
		.slice(0, 3);
	if (others.length < 2) return [];
	const stem = `What ${saying.several ? 'do' : 'does'} ${saying.source} say, according to the article?`;
	const random = seededRandom(stem + saying.content);
	const options = random.shuffle([saying, ...others]);
	return [
		{
			sentences: [saying.fact.index],
			claims: [saying.fact.statement],
			by: 'said',
			score: 6.6,
			item: makeItem(material.reading, saying.fact.sentence, saying.fact.statement, {
				type: 'choice',
				level: 'understand',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: `${capitalised(option.content)}.`,
					rationale:
						option === saying
							? 'This is what the article gives as theirs.'
							: `The article has ${option.source} say this.`
				})),
				key: [letter(options.indexOf(saying))],
				explanation: `The article says: ${quoted(saying.fact.sentence.text)}`,
				difficulty: 0.45
			})
		}
	];
}
