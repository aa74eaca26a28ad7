/** Clauses → claims: one record for each checkable thing. */
import type { Clause } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';
import { shortId } from '../../short-id.ts';
import type { Claim } from './claim.ts';

/** In the order of the text; what is said twice in the same words is one claim, where it is said first. */
export function stateClaims(
	sentences: readonly ParsedSentence[],
	clauses: readonly Clause[]
): Claim[] {
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const claims = new Map<string, Claim>();
	for (const clause of clauses) {
		const sentence = sentences[clause.sentence]!;
		if (!isClaim(clause, sentence, byId)) continue;
		const claim = claimOf(clause, sentence);
		if (claim && !claims.has(claim.id)) claims.set(claim.id, claim);
	}
	return [...claims.values()];
}

function isClaim(
	clause: Clause,
	sentence: ParsedSentence,
	byId: ReadonlyMap<string, Clause>
): boolean {
	const { kind, verb, factuality } = clause;
	if (/\?["”’)]*$/.test(sentence.text)) return false;
	// "… and are not to work": a bare "be" says nothing.
	if (verb.lemma === 'be' && clause.predicative === null && clause.modifiers.length === 0) {
		return false;
	}
	const above = clause.parent === null ? undefined : byId.get(clause.parent);
	const told = factuality.kind === 'attributed' && (kind === 'complement' || clause.quoted);
	if (kind !== 'main' && kind !== 'relative' && kind !== 'parenthetical' && !told) return false;
	// A relative clause says something of its own only where its noun does not need it.
	if (kind === 'relative' && !isSetOff(clause, sentence)) return false;
	// "He said that …": what he said is the claim, and it bears his name.
	const content = clause.content === null ? undefined : byId.get(clause.content);
	if (content?.factuality.kind === 'attributed') return false;
	if (above?.kind === 'infinitive' && !told) return false;
	const rule = kind === 'main' && (verb.modal !== '' || verb.tense === 'none');
	return verb.tense !== 'none'
		? factuality.kind === 'asserted' || factuality.kind === 'attributed' || rule
		: rule && clause.subject === null && clause.object !== null;
}

function isSetOff(clause: Clause, sentence: ParsedSentence): boolean {
	const before = sentence.text.slice(0, Math.max(0, clause.start - sentence.start)).trimEnd();
	return before.endsWith(',') && clause.verb.tense !== 'none';
}

function claimOf(clause: Clause, sentence: ParsedSentence): Claim | null {
	const opening = Math.max(clause.start, sentence.start);
	const that = /^that\s+/i.exec(sentence.text.slice(opening - sentence.start));
	const start = opening + (clause.subordinator === 'that' && that ? that[0].length : 0);
	const end = Math.min(clause.end, sentence.end);
	if (start >= end) return null;
	const text = sentence.text.slice(start - sentence.start, end - sentence.start);
	// An entry of a list says what it says together with the words that open the list.
	const lead = sentence.tree.words
		.filter((word) => word.start < sentence.start)
		.map((word) => word.text);
	const words = normalised([...lead, text].join(' '));
	if (words === '') return null;
	const { source } = clause.factuality;
	return {
		id: shortId('c', source ? `${normalised(source.text)}: ${words}` : words),
		clause: clause.id,
		sentence: clause.sentence,
		start,
		end,
		text,
		attributedTo: source
	};
}

/** Words without case, punctuation, or marks that are written in several ways. */
const normalised = (text: string): string =>
	(
		text
			.normalize('NFKC')
			.toLowerCase()
			.replace(/’/g, "'")
			.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}']*/gu) ?? []
	).join(' ');
