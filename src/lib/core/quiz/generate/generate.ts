import type { Reading } from '../../reading/reading.ts';
import { draftAttribution } from './attribution.ts';
import { evidenceOf, type Candidate } from './candidate.ts';
import { draftCloze } from './cloze.ts';
import { draftOrder } from './order.ts';
import { askCircumstances } from './ask-circumstance.ts';
import { askDoings } from './ask-doing.ts';
import { askMembers } from './ask-members.ts';
import { askReasons } from './ask-reason.ts';
import { askRoles } from './ask-role.ts';
import { askRules } from './ask-rule.ts';
import { askSources } from './ask-source.ts';
import { draftMatches } from './match.ts';
import { materialOf, statementsOf } from './facts.ts';
import { thingsOf } from './things.ts';
import { findStatements, isFirstPerson, isHarm } from './statements.ts';
import { draftTrueFalse } from './true-false.ts';

/** Everything the generators can think of, before any gate. */
export function draftCandidates(reading: Reading): Candidate[] {
	const material = materialOf(reading);
	const things = thingsOf(material);
	const read = statementsOf(material);
	// Sentences whose clauses were not surely read may still stand as they are.
	const whole = findStatements(reading)
		.filter(({ index }) => !read.some((s) => s.index === index))
		.map((s) => ({ ...s, leaning: s.leaning + 1 }));
	const statements = [...read, ...whole]
		.filter((s) => !isHarm(s.text))
		.sort((a, b) => a.index - b.index);
	const seen = new Set<string>();
	const told = isFirstPerson(reading);
	const candidates = [
		...askRoles(material, things),
		...askCircumstances(material),
		...askDoings(material),
		...askReasons(material),
		...askMembers(material, things),
		...draftMatches(material),
		...askSources(material),
		...statements.flatMap((statement) => [
			...draftCloze(reading, statement),
			...(told
				? []
				: draftTrueFalse(
						reading,
						statement,
						reading.norms.filter((n) => n.sentence === statement.index)
					))
		]),
		...askRules(material),
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
