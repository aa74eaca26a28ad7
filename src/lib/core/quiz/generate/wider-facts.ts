/**
 * Clauses that can be asked from though they are no plain statements: what may, must or will be, with its modal; and what
 * can only be understood without one of its circumstances ("at the same time", "in his last book").
 */
import type { Clause, Modifier } from '../../reading/clauses/clause.ts';
import type { Frame } from '../realise/frame.ts';
import { frameOf } from '../realise/frame.ts';
import { statementOf } from '../realise/question.ts';
import {
	isConditional,
	opensSmall,
	positionsOf,
	sourceOf,
	SURE_ENOUGH,
	SURE_OF_CORE,
	type Fact,
	type Material
} from './facts.ts';
import { standsAlone } from './stands-alone.ts';
import { leansOnContext, pointsBack } from './wording.ts';

const MODAL = /^(?:can|could|may|might|must|should|will|have to)$/;
/** Circumstances without which a clause still says what is so. */
const SPARED = /^(?:time|place|manner|purpose|cause|company)$/;
/** Words that limit what is said wherever they stand. */
const LIMITS =
	/\b(?:only|never|not|no|if|unless|when|whenever|except|without|until|sometimes|often|usually|generally|partly|mostly|always|hardly|rarely)\b/i;

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
	for (const frame of [whole, leaner(material, whole, clause)]) {
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

/** The frame without the circumstances that point elsewhere; null where none does, or none may be spared. */
function leaner(material: Material, frame: Frame, clause: Clause): Frame | null {
	const dropped = new Set(
		clause.modifiers
			.filter((modifier) => isSpared(modifier) && pointsElsewhere(material, frame, modifier))
			.flatMap((modifier) => branchOf(frame, modifier))
	);
	if (dropped.size === 0 || dropped.has(frame.finite) || dropped.has(frame.verb)) return null;
	const { words } = frame.sentence.tree;
	const left = (positions: readonly number[]) => {
		const kept = positions.filter((i) => !dropped.has(i));
		while (kept.length > 0 && /^[,;:–—-]$/.test(words[kept.at(-1)!]!.text)) kept.pop();
		while (kept.length > 0 && /^[,;:–—-]$/.test(words[kept[0]!]!.text)) kept.shift();
		return kept;
	};
	return { ...frame, front: left(frame.front), body: left(frame.body) };
}

const isSpared = ({ role, text }: Modifier) => SPARED.test(role) && !LIMITS.test(text);

function branchOf({ sentence: { tree } }: Frame, { head }: Modifier): number[] {
	return tree.subtree(head);
}

function pointsElsewhere(material: Material, frame: Frame, modifier: Modifier): boolean {
	const naming = material.naming();
	const sentence = material.reading.sentences[frame.clause.sentence]!;
	return (
		leansOnContext(modifier.text) ||
		pointsBack(modifier.text, material.nouns.own) ||
		positionsOf(sentence, modifier).some((i) => naming(frame.sentence, i) === 'unclear')
	);
}
