/** "____ said that …": who, of all whom the article lets speak, says it. */
import { seededRandom } from '../../random.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';

const SAYS =
	/^(?:say|argue|claim|warn|announce|insist|believe|think|deny|admit|expect|fear|hope|estimate|maintain|suggest|report|explain|find|complain|confirm|promise|accuse|criticise|criticize|recommend|stress|acknowledge|concede|add|tell|write|describe|call|want|demand|ask|urge|reject|support|oppose|welcome)$/;
const MOST_WRONG = 3;
const LONGEST = 8;

/** Somebody at the head of a sentence who says something in it. */
export interface Speaking {
	index: number;
	text: string;
	identity: string;
	person: boolean;
	plural: boolean;
	/** Whether the verb shows the number of its subject: "says", "was told". */
	agrees: boolean;
}

/** All who open a sentence and say something. */
export function speakersOf(material: Material): Speaking[] {
	const { reading } = material;
	return reading.clauses.flatMap((clause) => {
		const { verb, subject, sentence: index } = clause;
		if (!SAYS.test(verb.lemma) || !subject || subject.sentence !== index) return [];
		if (clause.kind !== 'main' || subject.members.length > 1 || verb.voice === 'passive') return [];
		// "Staff must report …" is a duty, and nothing that they say.
		if (verb.modal !== '') return [];
		const { tree, text, start } = reading.sentences[index]!;
		const mention = material.mentionAt(index, subject.head);
		if (!mention || !/^(?:person|organization)$/.test(mention.type)) return [];
		// Its words stand right before the verb, and nothing before them.
		const all = tree.subtree(subject.head);
		const [first, last] = [all[0]!, all.at(-1)!];
		if (first !== 0 || all.length !== last - first + 1) return [];
		const next = tree.words[last + 1];
		if (!next || !/^V|^MD/.test(next.xpos)) return [];
		const words = text.slice(0, tree.words[last]!.end - start);
		// "A man" is somebody only here.
		if (/^An? |[,;:()“”"]/.test(words) || words.split(' ').length > LONGEST) return [];
		const plural = /^NNP?S$/.test(tree.words[subject.head]!.xpos);
		return [
			{
				index,
				text: words,
				identity: material.identity(index, subject.head),
				person: mention.type === 'person',
				plural,
				agrees: /^VB[ZP]$/.test(next.xpos)
			}
		];
	});
}

export function gapSource(
	material: Material,
	speakers: readonly Speaking[],
	excerpt: Excerpt
): Candidate[] {
	const { index, sentence, lead } = excerpt;
	const own = speakers.find((one) => one.index === index);
	if (!own) return [];
	const rest = sentence.text.slice(own.text.length);
	const shown = shownIn(excerpt, `____${rest}`);
	const told = contentWords(shown);
	if (contentWords(rest).size < 6) return [];
	const random = seededRandom(`source ${shown}`);
	const taken = new Set([own.identity]);
	const names = [own.text];
	const wrong: string[] = [];
	for (const other of random.shuffle([...speakers])) {
		if (taken.has(other.identity) || lead.includes(other.index)) continue;
		if (own.agrees && other.plural !== own.plural) continue;
		const words = contentWords(other.text);
		if ([...words].some((w) => told.has(w) || names.some((n) => contentWords(n).has(w)))) continue;
		taken.add(other.identity);
		names.push(other.text);
		wrong.push(other.text);
		if (wrong.length === MOST_WRONG) break;
	}
	if (wrong.length < 2 || [...contentWords(own.text)].some((w) => told.has(w))) return [];
	const options = random.shuffle([
		{ text: capitalised(own.text), rationale: 'The article lets them say it.' },
		...wrong.map((text) => ({
			text: capitalised(text),
			rationale: 'The article lets them say something else.'
		}))
	]);
	return [
		withLead(material.reading, excerpt, {
			sentences: [index],
			claims: [sentence.text],
			by: 'excerpt-source',
			score: 7.2,
			item: makeItem(material.reading, sentence, sentence.text, {
				type: 'choice',
				level: 'understand',
				stem: `Whose words or view is it? Fill the gap. ${quoted(shown)}`,
				options: options.map((o, i) => ({ id: letter(i), ...o })),
				key: [letter(options.findIndex((o) => o.text === capitalised(own.text)))],
				explanation: `The article says: ${quoted(sentence.text)}`,
				difficulty: 0.4
			})
		})
	];
}
