/** Reads the annotation of norms described in README.md. */
import { AnnotationError } from './clause-annotation.ts';

const FORCES = ['must', 'should', 'may', 'must-not', 'should-not', 'need-not'] as const;

export interface AnnotatedNorm {
	/** Of the sentence or list entry it stands in, as offsets into the text. */
	start: number;
	end: number;
	/** Head nouns of who is bound; empty when nobody is named. */
	bearer: string[];
	force: (typeof FORCES)[number];
	/** Main verb in its base form. */
	action: string;
	/** Head nouns of the object; empty when there is none. */
	object: string[];
	conditions: string[];
	exceptions: string[];
}

/** A policy or procedure and the rules in it, in the order of the file. */
export interface AnnotatedPolicy {
	text: string;
	norms: AnnotatedNorm[];
}

const several = (value: string, by: RegExp) =>
	value
		.split(by)
		.map((part) => part.trim())
		.filter((part) => part !== '' && part !== '-');

function readField(norm: AnnotatedNorm, name: string, value: string): boolean {
	switch (name) {
		case 'bearer':
			norm.bearer = several(value, /\+/);
			return true;
		case 'object':
			norm.object = several(value, /\+/);
			return true;
		case 'condition':
			norm.conditions.push(...several(value, /;/));
			return true;
		case 'exception':
			// "may … only with consent": a condition of what is allowed, wherever it was put down.
			for (const words of several(value, /;/)) {
				(/^only\b/i.test(words) ? norm.conditions : norm.exceptions).push(words);
			}
			return true;
		case 'action':
			norm.action = value.trim();
			return value.trim() !== '';
		case 'force': {
			const force = FORCES.find((one) => one === value.trim());
			if (force) norm.force = force;
			return force !== undefined;
		}
	}
	return false;
}

/** @throws AnnotationError on a line that is not in the format or a sentence that is not in the text */
export function readNormAnnotation(name: string, source: string): AnnotatedPolicy {
	const cut = /^---[ \t]*\r?\n?/m.exec(source);
	if (!cut) throw new AnnotationError(`${name}: there is no "---".`);
	const text = source.slice(0, cut.index);
	const before = text.split('\n').length;
	const norms: AnnotatedNorm[] = [];
	// Blocks stand in the order of the text; the same words may stand in it twice.
	let from = 0;
	source
		.slice(cut.index + cut[0].length)
		.split(/\r?\n/)
		.forEach((line, i) => {
			const where = `${name}:${before + 1 + i}`;
			if (line.trim() === '' || line.startsWith('#')) return;
			if (line.startsWith('=')) {
				const words = line.slice(1).trim();
				const next = text.indexOf(words, from);
				const start = next >= 0 ? next : text.indexOf(words);
				if (start < 0) throw new AnnotationError(`${where}: "${words}" is not in the text.`);
				from = start;
				norms.push({
					start,
					end: start + words.length,
					bearer: [],
					force: 'must',
					action: '',
					object: [],
					conditions: [],
					exceptions: []
				});
				return;
			}
			const [, field, value] = /^(\w+)=(.*)$/.exec(line.trim()) ?? [];
			const current = norms.at(-1);
			if (!current || field === undefined || !readField(current, field, value!)) {
				throw new AnnotationError(`${where}: "${line}" is no field.`);
			}
		});
	const empty = norms.find(({ action }) => action === '');
	if (empty) {
		const words = text.slice(empty.start, empty.end);
		throw new AnnotationError(`${name}: the rule in "${words}" has no action.`);
	}
	return { text, norms };
}
