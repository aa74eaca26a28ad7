/** The item for a part of a clause: to choose among things of its kind, or to be written where there are none. */
import { seededRandom, type Random } from '../../random.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import type { Fact, Material } from './facts.ts';
import { phraseRivals, type Rival } from './noun-rivals.ts';
import { rivalsOf, type Thing } from './things.ts';
import { whyWrong } from './why-wrong.ts';

/** Words of an answer that is to be written. */
const MOST_WRITTEN = 6;

/** @param by which generator and pattern, for reports */
export function itemsFor(
	material: Material,
	things: readonly Thing[],
	fact: Fact,
	key: Thing,
	stem: string,
	by: string
): Candidate[] {
	const random = seededRandom(stem);
	const wrong = rivalsFor(material, things, key, fact, stem, random);
	const base = { sentences: [fact.index], claims: [fact.statement] };
	const worth = (key.mention.named ? 0.6 : -0.6) - (fact.clause.confidence - 0.8) * 2;
	const part = {
		level: 'recall' as const,
		stem,
		explanation: `The article says: ${quoted(fact.sentence.text)}`,
		difficulty: 0.45
	};
	if (wrong.length < 2) {
		if (/\bwhich of these\b/i.test(stem)) return [];
		if (key.text.split(' ').length > MOST_WRITTEN) return [];
		// What has no name can be told in many words.
		if (!key.mention.named) return [];
		return [
			{
				...base,
				by: `${by}-short`,
				score: 6.4 + worth,
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
		{
			text: key.text,
			right: true,
			sentence: fact.index
		},
		...wrong.map((rival) => ({ ...rival, right: false }))
	]);
	return [
		{
			...base,
			by,
			score: 7 + worth,
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				...part,
				type: 'choice',
				options: options.map((option, i) => ({
					id: letter(i),
					text: capitalised(option.text),
					rationale: option.right
						? 'This is what the article says.'
						: whyWrong(material, key.text, option.text, option.sentence)
				})),
				key: [letter(options.findIndex((option) => option.right))]
			})
		}
	];
}

const isPhrase = ({ mention }: Thing) => !mention.named && mention.type === 'other';

/** Names among names of their kind; described things among phrases of the article, or their noun among its likes. */
function rivalsFor(
	material: Material,
	things: readonly Thing[],
	key: Thing,
	fact: Fact,
	stem: string,
	random: Random
): Rival[] {
	if (!isPhrase(key))
		return rivalsOf(material, things, key, fact, stem, random).map(({ text, mention }) => ({
			text,
			sentence: mention.sentence
		}));
	return phraseRivals(material, things, key, fact, stem, random);
}

/** The key as it may be written: the full name first, then every name the article uses. */
export function acceptedFor(material: Material, key: Thing): string[] {
	const plain = key.text.replace(/^(?:the|an?) /i, '');
	const names = new Set([plain]);
	if (key.mention.named && key.mention.cluster >= 0) {
		names.add(material.reading.clusters[key.mention.cluster]!.name);
		for (const sentence of material.reading.sentences) {
			for (const mention of sentence.mentions) {
				if (mention.cluster === key.mention.cluster && mention.named) names.add(mention.text);
			}
		}
	}
	if (key.mention.type === 'person' && key.mention.named) {
		const last = plain.split(' ').at(-1)!;
		if (/^\p{Lu}\p{Ll}/u.test(last)) names.add(last);
	}
	return [...names];
}
