/** Whether what a pronoun stands for is plain to any reader, and not only likely. */
import type { Candidate } from './candidates.ts';
import type { Occurrence } from './discourse.ts';
import { tieOf, type PronounScene } from './pronoun-features.ts';

/** Clauses so tied to the candidate's that their pronoun goes on with it: its own, one under it, one beside it. */
const CLOSE_TIES: ReadonlySet<number> = new Set([0, 2, 4]);

/** How likely a candidate has to be, and how unlikely the next … */
interface Lead {
	likely: number;
	next: number;
}
/** … where the pronoun's clause is tied to its own; */
const TIED: Lead = { likely: 0.6, next: 0.6 };
/** … elsewhere; */
const APART: Lead = { likely: 0.72, next: 0.45 };
/** … where another who may be meant has been spoken of since; */
const BESIDE: Lead = { likely: 0.9, next: 0.15 };
/** … in a quotation: people are spoken of there who were named long before it; */
const QUOTED: Lead = { likely: 0.9, next: 0.3 };
/** … where it has no name: who is merely described stands too often beside somebody else who is. */
const DESCRIBED: Lead = { likely: 0.85, next: 0.35 };
/** A pronoun left open that is as likely as this the candidate's own does not stand against it. */
const OWN: Lead = { likely: 0.7, next: 0.3 };

/** What is called so by words that point elsewhere cannot be called so again. */
const POINTS =
	/\b(?:this|that|these|those|such|my|your|our|his|her|its|their|other|others|another|who|which|one|ones)\b/i;
const LONGEST_DESCRIPTION = 50;

const leads = ({ likely, next }: Lead, needed: Lead) =>
	likely >= needed.likely && next < needed.next;

/**
 * Whether there is no other candidate that could as well be meant, and no pronoun left open that may stand for another.
 * The thresholds are those at which 97 in 100 were right over written documents left out of training; "it" stands for
 * too many things that are not named for the rest to be told apart.
 * @param judged how likely the candidate is, and the next likely one
 */
export function isClear(scene: PronounScene, candidate: Candidate, judged: Lead): boolean {
	const { sentences, sentence, pronoun, quote, referents } = scene;
	const { tree } = sentences[sentence]!;
	const { latest, after, agrees } = candidate;
	const { named, unclear, type, name } = referents.all[candidate.referent]!;
	if (pronoun.kind === 'it' || unclear || after || leftOpen(scene, candidate)) return false;
	const tie = sentence === latest.sentence ? tieOf(tree, pronoun, latest) : -1;
	const tied = CLOSE_TIES.has(tie);
	// "Herself" is the subject of its clause.
	if (pronoun.place === 'self' && tie !== 0) return false;
	if (hasRival(scene, candidate, tie)) return false;
	if (!named) {
		if (POINTS.test(name) || name.length > LONGEST_DESCRIPTION) return false;
		return tied && leads(judged, DESCRIBED);
	}
	if (pronoun.kind === 'they') return tied && leads(judged, DESCRIBED);
	const unsure = type !== 'person' && agrees < 2;
	if (unsure || (quote >= 0 && latest.quote !== quote)) return leads(judged, QUOTED);
	const beside = scene.candidates.some(
		(one) =>
			one !== candidate &&
			one.latest.sentence >= latest.sentence &&
			referents.all[one.referent]!.type === 'person'
	);
	return leads(judged, beside ? BESIDE : tied ? TIED : APART);
}

/** Whether grammar or gender speak for somebody else, however likely that is. */
function hasRival(scene: PronounScene, candidate: Candidate, tie: number): boolean {
	const { sentences, sentence, pronoun, candidates, referents } = scene;
	const { tree } = sentences[sentence]!;
	return candidates.some((one) => {
		if (one === candidate) return false;
		// A woman who has been named since is rather "she" than somebody of whom nothing tells.
		const known = one.agrees > candidate.agrees;
		if (known && one.latest.sentence >= candidate.latest.sentence) return true;
		// "Ben sold his book": whoever else may be meant, Ben may.
		const here = one.latest.sentence === sentence && tie !== 0 && pronoun.place === 'owner';
		const person = referents.all[one.referent]!.type === 'person';
		return here && person && tieOf(tree, pronoun, one.latest) === 0;
	});
}

/** Whether a pronoun of this kind has been left open, here or since the candidate was last called by a noun. */
function leftOpen({ discourse, sentence, pronoun }: PronounScene, candidate: Candidate): boolean {
	const called = candidate.occurrences.findLast((one) => one.kind !== 'pronoun');
	const isSince = (one: Occurrence) =>
		!called ||
		one.sentence > called.sentence ||
		(one.sentence === called.sentence && one.head > called.head);
	return discourse
		.within(sentence)
		.some(
			(one) =>
				one.pronoun === pronoun.kind &&
				!one.sure &&
				!(one.referent === candidate.referent && leads(one, OWN)) &&
				(one.sentence === sentence || isSince(one))
		);
}
