/** Whether what a pronoun stands for is plain to any reader, and not only likely. */
import type { Candidate } from './candidates.ts';
import type { Occurrence } from './discourse.ts';
import { tieOf, type PronounScene } from './pronoun-features.ts';

/** Clauses so tied to the candidate's that their pronoun goes on with it: its own, one under it, one beside it. */
const CLOSE_TIES: ReadonlySet<number> = new Set([0, 2, 4]);

/** How likely a candidate has to be, and how unlikely the next, when others … */
interface Lead {
	likely: number;
	next: number;
}
/** … stand further back only; */
const FURTHER_BACK: Lead = { likely: 0.85, next: 0.35 };
/** … as near as it, but the pronoun's clause is tied to its own; */
const TIED: Lead = { likely: 0.8, next: 0.45 };
/** … as near as it. */
const NEAR: Lead = { likely: 0.88, next: 0.3 };
/** A pronoun left open that is as likely as this the candidate's own does not stand against it. */
const OWN = 0.9;

const leads = ({ likely, next }: Lead, needed: Lead) =>
	likely >= needed.likely && next < needed.next;

/**
 * Whether there is no other candidate that could as well be meant, and no pronoun left open that may stand for another.
 * @param judged how likely the candidate is, and the next likely one
 */
export function isClear(scene: PronounScene, candidate: Candidate, judged: Lead): boolean {
	const { sentences, sentence, pronoun, candidates, quote, referents } = scene;
	const { tree } = sentences[sentence]!;
	const { latest, after, agrees } = candidate;
	if (after || leftOpen(scene, candidate)) return false;
	const back = sentence - latest.sentence;
	const tie = back === 0 ? tieOf(tree, pronoun, latest) : -1;
	// "Herself" is the subject of its clause.
	if (pronoun.place === 'self' && tie !== 0) return false;
	// In a quotation people are spoken of who were named long before it.
	if (quote >= 0 && latest.quote !== quote && agrees === 1 && pronoun.kind !== 'they') return false;
	// "A patient" said in passing: whoever "she" is, she need not be that one.
	const passing = !referents.all[candidate.referent]!.named && !/subject/.test(latest.role);
	if (passing && agrees === 1 && !CLOSE_TIES.has(tie) && pronoun.kind !== 'they') return false;
	const rivals = candidates.filter((one) => one !== candidate);
	if (rivals.length === 0) return agrees === 2 || back <= 1;
	if (rivals.some((one) => one.latest.sentence >= latest.sentence)) {
		return leads(judged, CLOSE_TIES.has(tie) ? TIED : NEAR);
	}
	const goesOn = back === 1 && /subject/.test(latest.role) && pronoun.place === 'subject';
	return CLOSE_TIES.has(tie) || goesOn || leads(judged, FURTHER_BACK);
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
				!(one.referent === candidate.referent && one.likely >= OWN) &&
				(one.sentence === sentence || isSince(one))
		);
}
