/** Whether the parsers' readings of a sentence come to the same clauses. */
import type { Clause, Phrase } from './clause.ts';

const heads = (phrase: Phrase | null) => phrase && [phrase.sentence, ...phrase.members].join(' ');

/** What two readings of a clause have to share to be the same, as one string. */
export const essenceOf = ({
	agent,
	patient,
	recipient,
	content,
	verb,
	factuality
}: Clause): string =>
	JSON.stringify([
		heads(agent),
		heads(patient),
		heads(recipient),
		content,
		verb.negated,
		factuality.kind,
		heads(factuality.source)
	]);

/** For one other reading of the text: each clause's essence by id. */
export type Opinion = ReadonlyMap<string, string>;

export const opinionOf = (clauses: readonly Clause[]): Opinion =>
	new Map(clauses.map((clause) => [clause.id, essenceOf(clause)]));

/** Switches for `evidence.ts`: all agree, one differs in a field, one has no such clause. */
export function agreementOn(clause: Clause, opinions: readonly Opinion[]): Record<string, number> {
	const essence = essenceOf(clause);
	const missing = opinions.some((opinion) => !opinion.has(clause.id));
	const differing = opinions.some((opinion) => opinion.get(clause.id) !== essence);
	return {
		agreed: Number(opinions.length > 0 && !differing),
		disputed: Number(differing && !missing),
		missed: Number(missing)
	};
}
