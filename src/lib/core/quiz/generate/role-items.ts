/** The item for a part of a clause: to choose among things of its kind, or to be written where there are none. */
import { seededRandom } from '../../random.ts';
import { capitalised } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import type { Fact, Material } from './facts.ts';
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
	const wrong = canHaveRivals(key) ? rivalsOf(material, things, key, fact, stem, random) : [];
	const base = { sentences: [fact.index], claims: [fact.statement] };
	const worth = (key.mention.named ? 0.6 : -0.6) - (fact.clause.confidence - 0.8) * 2;
	const part = {
		level: 'recall' as const,
		stem,
		explanation: `The article says: ${quoted(fact.sentence.text)}`,
		difficulty: 0.45
	};
	if (wrong.length < 2) {
		if (key.text.split(' ').length > MOST_WRITTEN) return [];
		if (!key.mention.named && !isPlain(fact, key, stem)) return [];
		return [
			{
				...base,
				by: `${by}-short`,
				score: (key.mention.named ? 6.4 : 5.6) + worth,
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
		{ text: key.text, right: true, thing: key },
		...wrong.map((thing) => ({ text: thing.text, right: false, thing }))
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
						: whyWrong(material, key.text, option.text, option.thing.mention.sentence)
				})),
				key: [letter(options.findIndex((option) => option.right))]
			})
		}
	];
}

/** Verbs that say little without their object: "take a view", "make a decision". */
const LIGHT =
	/^(?:take|make|have|give|do|see|show|expect|want|need|get|keep|hold|put|set|bring|find|know|include|contain|mean|cause|become|provide|offer|face|promise|mention|say|call|be|play|score|draw|pay|raise)$/;

/** Whether only one thing can be meant: the question says enough, and the answer is no empty word. */
function isPlain({ clause }: Fact, key: Thing, stem: string): boolean {
	const words = key.text.replace(/^(?:the|an?) /i, '').split(' ').length;
	const solid = /^(?:object|substance|animal|plant)$/.test(key.mention.fine);
	return (
		stem.split(' ').length >= 8 &&
		!LIGHT.test(clause.verb.lemma) &&
		clause.content === null &&
		key.mention.type === 'other' &&
		words <= 4 &&
		!/ (?:of|for|in|on|to|from|with|by|at|between|about) /.test(key.text) &&
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
export function acceptedFor(material: Material, key: Thing): string[] {
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
	if (key.mention.type === 'person' && key.mention.named) {
		const last = bare.split(' ').at(-1)!;
		if (/^\p{Lu}\p{Ll}/u.test(last)) names.add(last);
	}
	return [...names];
}
