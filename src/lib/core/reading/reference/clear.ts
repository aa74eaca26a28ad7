/** Whether what a pronoun stands for is plain to any reader, and not only likely. */
import type { Candidate } from './candidates.ts';
import { tieOf, type PronounScene } from './pronoun-features.ts';

/** Clauses so tied to the candidate's that their pronoun goes on with it: its own, one under it, one beside it. */
const CLOSE_TIES: ReadonlySet<number> = new Set([0, 2, 4]);

/** With rivals only further back, so likely a candidate is enough when the next is so far behind. */
const LIKELY_ENOUGH = 0.85;
const FAR_BEHIND = 0.35;

/** No other candidate that could as well be meant, and no pronoun before it that was left open. */
export function isClear(
	scene: PronounScene,
	candidate: Candidate,
	{ likely, next }: { likely: number; next: number }
): boolean {
	const { sentences, sentence, pronoun, candidates, discourse } = scene;
	const { tree } = sentences[sentence]!;
	const { latest } = candidate;
	const back = sentence - latest.sentence;
	if (candidate.after) return false;
	const open = discourse
		.within(sentence)
		.filter((one) => !one.sure && one.pronoun === pronoun.kind);
	const named = candidate.occurrences.findLast((one) => one.kind !== 'pronoun');
	const since = (one: { sentence: number; head: number }) =>
		!named ||
		one.sentence > named.sentence ||
		(one.sentence === named.sentence && one.head > named.head);
	// "Herself" is the subject of its clause.
	if (pronoun.place === 'self' && (back > 0 || tieOf(tree, pronoun, latest) !== 0)) {
		return false;
	}
	if (open.some((one) => one.sentence === sentence || since(one))) return false;
	// Within what is quoted, people are spoken of who were named before it.
	if (scene.quote >= 0 && candidate.agrees === 1 && likely < LIKELY_ENOUGH) return false;
	const rivals = candidates.filter((one) => one !== candidate);
	if (rivals.length === 0) return candidate.agrees === 2 || back <= 1;
	const near = rivals.filter((one) => one.latest.sentence >= latest.sentence);
	if (near.length > 0) return false;
	if (back === 0 && CLOSE_TIES.has(tieOf(tree, pronoun, latest))) return true;
	if (back === 1 && /subject/.test(latest.role) && pronoun.place === 'subject') return true;
	return likely >= LIKELY_ENOUGH && next < FAR_BEHIND;
}
