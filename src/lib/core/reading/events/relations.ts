/** What the text says of the order of its events. */
import type { Clause } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';

/** The clause comes after the one it hangs on, or before it. */
const EARLIER_OPENERS = /^(?:after|once|as soon as|having|following|since)$/;
const LATER_OPENERS = /^(?:before|until|till|prior to)$/;
/** Open or stand in a clause that goes on from the one before. */
const GOES_ON =
	/^(?:then|later|afterwards|afterward|subsequently|next|thereafter|soon after|soon afterwards|shortly after|shortly afterwards|after that|after this|the (?:next|following) (?:day|week|month|year|morning|night|evening)|(?:[\p{L}\d]+ )?(?:minutes|hours|days|weeks|months|years|an hour|a day|a week|a month|a year|decades) later)$/iu;

/** Pairs of clause ids: the first happened before the second. */
export function toldOrder(
	sentences: readonly ParsedSentence[],
	clauses: readonly Clause[],
	isEvent: (clause: Clause) => boolean
): [string, string][] {
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const pairs: [string, string][] = [];
	/** The last event told as a main clause in the simple past. */
	let narrated: Clause | null = null;
	for (const clause of clauses) {
		const paragraph = sentences[clause.sentence]!.paragraph;
		if (narrated && sentences[narrated.sentence]!.paragraph !== paragraph) narrated = null;
		if (!isEvent(clause)) continue;
		const above = clause.parent === null ? undefined : byId.get(clause.parent);
		pairs.push(...withGovernor(clause, above, isEvent));
		const main = clause.kind === 'main';
		if (main && narrated && sameVoice(narrated, clause)) {
			const pluperfect = clause.verb.perfect && clause.verb.tense === 'past';
			if (pluperfect && !narrated.verb.perfect) pairs.push([clause.id, narrated.id]);
			else if (!clause.verb.perfect && goesOn(sentences, clause))
				pairs.push([narrated.id, clause.id]);
		}
		if (main && !clause.verb.perfect && clause.verb.tense === 'past') narrated = clause;
	}
	return pairs;
}

/** "After she left, …", "… before they arrived", "When they came, he had gone". */
function withGovernor(
	clause: Clause,
	above: Clause | undefined,
	isEvent: (clause: Clause) => boolean
): [string, string][] {
	if (!above || !isEvent(above)) return [];
	if (clause.kind !== 'adverbial' && clause.kind !== 'participial') return [];
	const opener = clause.subordinator;
	if (EARLIER_OPENERS.test(opener)) return [[clause.id, above.id]];
	if (LATER_OPENERS.test(opener)) return [[above.id, clause.id]];
	const pluperfect = (one: Clause) => one.verb.perfect && one.verb.tense === 'past';
	if (
		/^(?:when|by the time|as|because|while)$/.test(opener) &&
		pluperfect(above) !== pluperfect(clause)
	) {
		return pluperfect(above) ? [[above.id, clause.id]] : [[clause.id, above.id]];
	}
	return [];
}

/** Whether the same one answers for both: what a witness tells is no part of another's story. */
const sameVoice = (a: Clause, b: Clause) =>
	a.factuality.kind === b.factuality.kind &&
	a.quoted === b.quoted &&
	a.factuality.source?.text === b.factuality.source?.text;

/** Whether the clause's own words say that it came after what was told before. */
function goesOn(sentences: readonly ParsedSentence[], clause: Clause): boolean {
	const { words } = sentences[clause.sentence]!.tree;
	const opening = words[clause.predicate]!.start;
	return clause.modifiers.some(({ text, marker, start }) => {
		const bare = text.replace(/[.,;]+$/, '');
		// "Then" in the middle of a clause may mean "at that time".
		const early = start < opening || !/^then$/i.test(bare);
		return marker === '' ? early && GOES_ON.test(bare) : /^after (?:that|this)$/i.test(bare);
	});
}
