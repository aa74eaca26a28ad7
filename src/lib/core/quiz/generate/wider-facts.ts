/**
 * Clauses that can be asked from though they are no plain statements: what may, must or will be, with its modal; and what
 * can only be understood without one of its circumstances ("at the same time", "in his last book").
 */
import type { Clause } from '../../reading/clauses/clause.ts';
import { frameOf } from '../realise/frame.ts';
import { statementOf } from '../realise/question.ts';
import {
	isConditional,
	opensSmall,
	sourceOf,
	SURE_ENOUGH,
	SURE_OF_CORE,
	type Fact,
	type Material
} from './facts.ts';
import { leanerFrame, SPARED_IN_QUESTIONS } from './leaner.ts';
import { standsAlone } from './stands-alone.ts';

const MODAL = /^(?:can|could|may|might|must|should|will|have to)$/;
/** Facts beside `material.facts`: for questions that keep the verb as it stands, and not to be turned round. */
export function widerFacts(material: Material): Fact[] {
	const known = new Set(material.facts.map(({ clause }) => clause));
	return material.reading.clauses.flatMap((clause) => {
		if (known.has(clause) || clause.kind !== 'main' || clause.quoted) return [];
		return widerFact(material, clause) ?? [];
	});
}

function widerFact(material: Material, clause: Clause): Fact | null {
	const { reading, nouns, proper } = material;
	const { verb, factuality } = clause;
	const sentence = reading.sentences[clause.sentence]!;
	if (verb.tense === 'none' || /[?!]["”’]?$/.test(sentence.text)) return null;
	if (clause.confidence < SURE_ENOUGH || sentence.tree.words[clause.predicate]!.sure < SURE_OF_CORE)
		return null;
	const isModal =
		factuality.kind === 'hypothetical' &&
		MODAL.test(verb.modal) &&
		clause.modifiers.every((m) => m.role !== 'condition');
	if (factuality.kind !== 'asserted' && !isModal) return null;
	if (isConditional(sentence, clause) || /\b(?:neither|nor)\b/i.test(sentence.text)) return null;
	const whole = frameOf(sentence, clause, true);
	if (!whole) return null;
	for (const frame of [whole, leanerFrame(material, whole, SPARED_IN_QUESTIONS)]) {
		if (!frame) continue;
		const kept = [...frame.front, ...frame.subject, ...frame.borrowed, ...frame.body];
		if (nouns.bridges(sentence, kept)) continue;
		const statement = statementOf(frame, material.naming());
		if (statement === null || !standsAlone(statement, nouns)) continue;
		const source = sourceOf(material, clause);
		if (source === null) return null;
		const small = opensSmall(frame, statement, proper);
		return { clause, index: clause.sentence, sentence, frame, statement, small, source };
	}
	return null;
}
