import type { Reading } from '../../reading/reading.ts';
import { draftAttribution } from './attribution.ts';
import { evidenceOf, type Candidate } from './candidate.ts';
import { draftCloze } from './cloze.ts';
import { draftOrder } from './order.ts';
import { draftCountQuestion, draftSubjectQuestion, draftYearQuestion } from './questions.ts';
import { draftRules } from './rules.ts';
import { findStatements, isFirstPerson, isHarm } from './statements.ts';
import { draftTrueFalse } from './true-false.ts';

/** Everything the generators can think of, before any gate. */
export function draftCandidates(reading: Reading): Candidate[] {
	const statements = findStatements(reading).filter((s) => !isHarm(s.text));
	const seen = new Set<string>();
	const told = isFirstPerson(reading);
	const candidates = [
		...statements.flatMap((statement) => [
			...draftSubjectQuestion(reading, statement),
			...draftYearQuestion(reading, statement),
			...draftCountQuestion(reading, statement),
			...draftCloze(reading, statement),
			...(told
				? []
				: draftTrueFalse(
						reading,
						statement,
						reading.norms.filter((n) => n.sentence === statement.index)
					))
		]),
		...draftRules(reading, statements),
		...draftAttribution(reading),
		...draftOrder(reading, statements)
	];
	for (const { item, facts } of candidates) {
		for (const fact of facts) {
			const namedIn = statements.find((s) => s.index === fact)?.namedIn;
			if (namedIn) item.evidence.push(evidenceOf(reading, namedIn));
		}
	}
	return candidates.filter((c) => !seen.has(c.item.id) && seen.add(c.item.id));
}
