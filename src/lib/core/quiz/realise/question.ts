/** A frame turned into a question or put back together as a statement. */
import type { Frame } from './frame.ts';
import { frontOf } from './front.ts';
import { singularAuxiliary, thirdPerson } from './inflect.ts';
import { capitalised, renderWords, tidied, type Naming, type Rendered } from './render.ts';

/** The clause as a sentence of its own, without a full stop: front, subject, the rest, in the order of the text. */
export function statementOf(frame: Frame, naming: Naming): Rendered {
	const pieces = [
		frame.front.length > 0 ? ([frame.front, ','] as const) : null,
		[subjectOf(frame), ''] as const,
		[frame.body, ''] as const
	].filter((p) => p !== null);
	let text = '';
	for (const [positions, after] of pieces) {
		const words = renderWords(frame.sentence, positions, naming);
		if (words === null) return null;
		text += `${text === '' ? '' : ' '}${words}${after}`;
	}
	return capitalised(tidied(text));
}

/** The contrary of the clause: "staff did not refuse entry". Null where it is denied already or has a contraction. */
export function deniedStatement(frame: Frame, naming: Naming): Rendered {
	const { sentence, finite, verb, body, clause } = frame;
	const form = sentence.tree.words[finite]!;
	if (clause.verb.negated || /['’]/.test(form.text)) return null;
	const small = form.text.toLowerCase();
	const inverts = finite !== verb || form.lemma === 'be';
	const support = form.xpos === 'VBD' ? 'did' : form.xpos === 'VBZ' ? 'does' : 'do';
	const group = !inverts
		? `${support} not ${form.lemma}`
		: small === 'can'
			? 'cannot'
			: `${small} not`;
	const front = renderWords(sentence, frame.front, naming);
	const parts = [
		front === '' || front === null ? front : `${front},`,
		renderWords(sentence, subjectOf(frame), naming),
		renderWords(
			sentence,
			body.filter((i) => i < finite),
			naming
		),
		group,
		renderWords(
			sentence,
			body.filter((i) => i > finite),
			naming
		)
	];
	return parts.includes(null) ? null : capitalised(tidied(parts.join(' ')));
}

/**
 * "who refused entry to the officer": the subject asked for.
 * @param plural the question word is plural ("how many judges"): the verb stays as it is
 */
export function askSubject(frame: Frame, wh: string, naming: Naming, plural = false): Rendered {
	const { sentence, finite, verb, body, clause } = frame;
	const { words } = sentence.tree;
	const form = words[finite]!;
	let agreed = form.text.toLowerCase();
	if (plural) agreed = form.text.toLowerCase();
	else if (finite !== verb || clause.verb.copular) agreed = singularAuxiliary(agreed);
	else if (form.xpos === 'VBP') agreed = thirdPerson(form.lemma);
	// "Chapel Hill and Evanston were recipients": one of them is no recipients.
	if (!plural && clause.verb.copular && words[clause.predicate]!.xpos === 'NNS') return null;
	const front = frontOf(frame, new Set(), naming);
	if (front === null) return null;
	const early = body.filter((i) => i < finite);
	// What is left before the verb besides adverbs is a subject that was not read whole.
	if (early.some((i) => /^(?:NOUN|PROPN|PRON|DET|VERB|NUM)$/.test(words[i]!.upos))) return null;
	const before = renderWords(sentence, early, naming);
	const rest = body.filter((i) => i > finite);
	// "Were all donated": what is asked for is not counted.
	if (rest.slice(0, 2).some((i) => /^(?:all|both|each)$/i.test(words[i]!.text))) return null;
	const after = renderWords(sentence, rest, naming);
	if (before === null || after === null) return null;
	return tidied(
		`${front.before} ${wh} ${front.adverb} ${before} ${agreed} ${after} ${front.after}`
	);
}

/**
 * "what did staff refuse to the officer": something other than the subject asked for.
 * @param target positions of what is asked for, left out of the question
 */
export function askOther(
	frame: Frame,
	wh: string,
	target: ReadonlySet<number>,
	naming: Naming
): Rendered {
	const { sentence, finite, verb, clause } = frame;
	const { words } = sentence.tree;
	if (clause.verb.negated) return null;
	const front = frontOf(frame, target, naming);
	if (front === null) return null;
	// "in Baghdad, Iraq, to a family": the commas go with what they set off.
	const beside = (i: number) => words[i]!.text === ',' && (target.has(i - 1) || target.has(i + 1));
	const rest = frame.body.filter((i) => !target.has(i) && !beside(i));
	const form = words[finite]!;
	if (isOutOfStep(frame)) return null;
	const inverts = finite !== verb || form.lemma === 'be';
	let auxiliary = form.text.toLowerCase();
	let middle = rest.filter((i) => i !== finite);
	let main = '';
	if (!inverts) {
		auxiliary = form.xpos === 'VBD' ? 'did' : form.xpos === 'VBZ' ? 'does' : 'do';
		main = form.lemma;
		middle = rest.filter((i) => i > finite);
	}
	const adverbs = inverts ? [] : rest.filter((i) => i < finite);
	const parts = [
		renderWords(sentence, subjectOf(frame), naming),
		front.adverb,
		renderWords(sentence, adverbs, naming),
		main,
		renderWords(sentence, middle, naming),
		front.after
	];
	const subject = parts[0];
	// An aside within the subject would part it from its verb.
	if (parts.includes(null) || (subject?.includes(', ') && !/ (?:and|or) /.test(subject)))
		return null;
	return tidied(`${front.before} ${wh} ${auxiliary} ${parts.join(' ')}`);
}

/** "The analysis show": what was read as subject and verb does not agree, so that one of them is another. */
function isOutOfStep(frame: Frame): boolean {
	const { sentence, finite, clause } = frame;
	const { words } = sentence.tree;
	const head = words[clause.subject?.head ?? -1];
	if (!head || clause.subject!.sentence !== clause.sentence) return false;
	if (clause.subject!.members.length > 1) return false;
	const form = words[finite]!.xpos;
	return (
		(head.xpos === 'NNS' && form === 'VBZ') ||
		(head.xpos === 'NN' &&
			form === 'VBP' &&
			!/^(?:police|staff|people|data|team)$/i.test(head.text))
	);
}

function subjectOf(frame: Frame): readonly number[] {
	return frame.subject.length > 0 ? frame.subject : frame.borrowed;
}
