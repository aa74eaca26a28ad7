import type { Reading } from '../../reading/reading.ts';
import type { WordTable } from '../../reading/typing/word-table.ts';
import { draftAttribution } from './attribution.ts';
import { evidenceOf, type Candidate } from './candidate.ts';
import { contestedSentences } from './contested.ts';
import { draftCloze } from './cloze.ts';
import { draftOrder, orderSteps } from './order.ts';
import { askCircumstances } from './ask-circumstance.ts';
import { askDates } from './ask-date.ts';
import { askIdentities } from './ask-identity.ts';
import { askMembers } from './ask-members.ts';
import { askModifiers } from './ask-modifier.ts';
import { askQuantities } from './ask-quantity.ts';
import { askRoles } from './ask-role.ts';
import { askRules } from './ask-rule.ts';
import { rulesOf } from './rules.ts';
import { askRulesTogether } from './ask-rules-together.ts';
import { askSources } from './ask-source.ts';
import { askEvidence } from './ask-evidence.ts';
import { askLinks } from './ask-link.ts';
import { askMeasures } from './ask-measure.ts';
import { askSteps } from './ask-steps.ts';
import { linksOf } from './links.ts';
import { judgeLinks } from './true-false-links.ts';
import { draftMatches } from './match.ts';
import { materialOf, type Material } from './facts.ts';
import { askNames } from './names-given.ts';
import { thingsOf } from './things.ts';
import { statementsOf, verbatimStatement } from './statements.ts';
import { aroundsOf, gapSentences } from './gap-sentence.ts';
import { gapConnectors } from './gap-connector.ts';
import { nextSentences } from './next-sentence.ts';
import { insertSentences } from './insert-sentence.ts';
import { oddSentences } from './odd-sentence.ts';
import { gapForces } from './gap-force.ts';
import { gapMeasures } from './gap-measure.ts';
import { excerptAt, shortExcerptAt } from './excerpt.ts';
import { draftTrueFalse, judgeExcerpt } from './true-false.ts';
import { widerFacts } from './wider-facts.ts';
import { isHarm } from './wording.ts';
import { isByline } from './narrator.ts';

/** Everything the generators can think of, before any gate. */
export function draftCandidates(reading: Reading, words: WordTable): Candidate[] {
	const material = materialOf(reading, words);
	const things = thingsOf(material);
	const wide = { ...material, facts: [...material.facts, ...widerFacts(material)] };
	const statements = statementsOf(material).filter((s) => !isHarm(s.text));
	const links = linksOf(material);
	const rules = rulesOf(material);
	const arounds = aroundsOf(reading);
	const seen = new Set<string>();
	const candidates = [
		...askRoles(wide, things),
		...askIdentities(material, things),
		...askNames(material),
		...askCircumstances(material),
		...askDates(wide),
		...askQuantities(wide),
		...askModifiers(material),
		...askMembers(material, things),
		...draftMatches(material),
		...askSources(material),
		...statements.flatMap((statement) => [
			...draftCloze(material, statement),
			...draftTrueFalse(
				material,
				statement,
				reading.norms.filter((n) => n.sentence === statement.index)
			)
		]),
		...reading.sentences.flatMap((_, index) => {
			const excerpt = excerptAt(material, index);
			const brief = shortExcerptAt(material, index);
			if (excerpt === null || brief === null) return [];
			const statement = verbatimStatement(material, index);
			const norms = reading.norms.filter((n) => n.sentence === index);
			return [
				...draftCloze(material, statement, excerpt),
				...gapMeasures(material, brief),
				...gapConnectors(material, excerpt),
				...judgeExcerpt(material, statement, norms, excerpt)
			];
		}),
		...gapSentences(material, arounds),
		...oddSentences(material),
		...nextSentences(material),
		...gapForces(material),
		...insertSentences(material, arounds),
		...askRules(material, rules),
		...askRulesTogether(material, rules),
		...askLinks(material, links),
		...judgeLinks(material, links),
		...askEvidence(material, links),
		...askSteps(material),
		...askMeasures(material),
		...draftAttribution(material),
		...draftOrder(reading, statements),
		...orderSteps(reading)
	];
	for (const candidate of candidates) {
		showWhoIsMeant(reading, candidate);
		showWhichIsMeant(material, candidate);
	}
	const contested = contestedSentences(reading);
	const isSetAside = (i: number) =>
		contested.has(i) || (material.narrator(i) !== '' && isByline(reading, i));
	return candidates.filter(
		({ item, sentences }) => !sentences.some(isSetAside) && !seen.has(item.id) && seen.add(item.id)
	);
}

/** "The bag" told as "the sealed bag of …": the sentence that first tells of it so belongs to the evidence, too. */
function showWhichIsMeant({ reading, fullNames }: Material, { item, sentences }: Candidate): void {
	const words = [item.stem, ...item.options.map((o) => o.text)].join(' ').toLowerCase();
	for (const index of sentences) {
		const { tree, text } = reading.sentences[index]!;
		tree.words.forEach((_, at) => {
			const full = fullNames(index, at);
			if (!full || !words.includes(full.words.toLowerCase()) || text.includes(full.words)) return;
			const told = reading.sentences[full.sentence]!;
			if (!item.evidence.some((e) => e.start === told.start))
				item.evidence.push(evidenceOf(reading, told));
		});
	}
}

/** Where the question names whom its sentence only calls "she", the sentence that names her belongs to the evidence. */
function showWhoIsMeant(reading: Reading, { item, sentences }: Candidate): void {
	const words = [item.stem, ...item.options.map((o) => o.text)].join(' ');
	for (const index of sentences) {
		const sentence = reading.sentences[index]!;
		for (const { cluster } of sentence.pronouns) {
			const name = reading.clusters[cluster]?.name;
			if (name === undefined || !words.includes(name) || sentence.text.includes(name)) continue;
			const namedIn = reading.sentences.find(({ text }) => text.includes(name));
			if (!namedIn || item.evidence.some((e) => e.start === namedIn.start)) continue;
			item.evidence.push(evidenceOf(reading, namedIn));
		}
	}
}
