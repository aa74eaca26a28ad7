/** A passage of the article and a sentence taken out of it: where does it belong? */
import { seededRandom } from '../../random.ts';
import type { Reading } from '../../reading/reading.ts';
import { evidenceOf, letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { unnumbered } from './excerpt.ts';
import type { Material } from './facts.ts';
import type { Around } from './gap-sentence.ts';
import { leansBack, rootsOf, sharedWith } from './passage.ts';

const FEWEST_PLACES = 3;
const MOST = 2;

export function insertSentences({ reading }: Material, arounds: readonly Around[]): Candidate[] {
	const found = arounds
		.filter((around) => isHeldInPlace(reading, around))
		.sort((a, b) => b.tied - a.tied || a.key - b.key);
	const shown = new Set<number>();
	const made: Candidate[] = [];
	for (const around of found) {
		if (made.length === MOST) break;
		if (around.shown.some((i) => shown.has(i))) continue;
		for (const i of around.shown) shown.add(i);
		made.push(itemOf(reading, around));
	}
	return made;
}

/** It takes up what the sentence before says, the next one takes up what it says, and it goes with no other pair as well. */
function isHeldInPlace({ sentences }: Reading, { key, shown }: Around): boolean {
	const own = sentences[key]!;
	const tie = (i: number) => sharedWith(own, rootsOf([sentences[i]!]));
	const next = sentences[key + 1];
	if (!shown.includes(key + 1) || !next || shown.length - 1 < FEWEST_PLACES) return false;
	const before = tie(key - 1);
	const others = shown.filter((i) => i !== key && i !== key - 1);
	return (
		leansBack(own) &&
		leansBack(next) &&
		before >= 1 &&
		others.every((i) => i === key + 1 || tie(i) < before)
	);
}

function itemOf(reading: Reading, { key, shown }: Around): Candidate {
	const own = reading.sentences[key]!;
	const rest = shown.filter((i) => i !== key);
	const random = seededRandom(`insert ${own.text}`);
	const right = rest.indexOf(key - 1);
	// It may stand behind each sentence that is shown.
	const places =
		rest.length > 4
			? [
					right,
					...random.shuffle(rest.map((_, i) => i).filter((i) => i !== right)).slice(0, 3)
				].sort((a, b) => a - b)
			: rest.map((_, i) => i);
	const passage = rest
		.map((i, at) => {
			const place = places.indexOf(at);
			return unnumbered(reading.sentences[i]!.text) + (place < 0 ? '' : ` [${place + 1}]`);
		})
		.join(' ');
	const item = makeItem(reading, own, own.text, {
		type: 'choice',
		level: 'understand',
		stem: `At which place does the sentence ${quoted(unnumbered(own.text))} belong? ${quoted(passage)}`,
		options: places.map((at, i) => ({
			id: letter(i),
			text: `[${i + 1}]`,
			rationale:
				at === right
					? 'It takes up what stands before, and what follows takes it up.'
					: 'The article goes on otherwise here.'
		})),
		key: [letter(places.indexOf(right))],
		explanation: 'There it takes up what stands before, and what follows takes it up.',
		difficulty: 0.55
	});
	return {
		sentences: [key, ...rest],
		claims: [own.text],
		by: 'insert-sentence',
		score: 5.9,
		whole: true,
		item: { ...item, evidence: shown.map((i) => evidenceOf(reading, reading.sentences[i]!)) }
	};
}
