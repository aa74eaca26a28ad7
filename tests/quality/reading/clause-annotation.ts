/** Reads the annotation of clauses described in README.md. */

/** A word of the annotated text: offsets into it. */
export interface Marked {
	text: string;
	start: number;
	end: number;
}

export const ROLES = ['agent', 'patient', 'recipient', 'content'] as const;
export const FLAGS = ['not', 'if', 'unreal'] as const;
export type Role = (typeof ROLES)[number];
export type Flag = (typeof FLAGS)[number];

export interface AnnotatedClause {
	predicate: Marked;
	/** Heads of the members of each role's phrase; a role that is not there has none. */
	roles: Record<Role, Marked[]>;
	flags: Record<Flag, boolean>;
	/** Head words of who says it; `?` when nobody is named; null when the article says it itself. */
	said: Marked[] | '?' | null;
}

export interface AnnotatedSentence {
	text: string;
	start: number;
	end: number;
	clauses: AnnotatedClause[];
}

/** The text, sentences joined by blanks and paragraphs by empty lines, and what is annotated in it. */
export interface AnnotatedText {
	text: string;
	sentences: AnnotatedSentence[];
}

/** A line that is not in the format; the message names file and line. */
export class AnnotationError extends Error {}

const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Where `word` or `word#2` stands in a sentence; null when it does not. */
function locate(sentence: { text: string; start: number }, word: string): Marked | null {
	const [, form, which] = /^(.+?)(?:#(\d+))?$/.exec(word)!;
	let seen = 0;
	for (let at = sentence.text.indexOf(form!); at >= 0; at = sentence.text.indexOf(form!, at + 1)) {
		const end = at + form!.length;
		const cut =
			(isLetter(sentence.text[at - 1]) && isLetter(form![0])) ||
			(isLetter(sentence.text[end]) && isLetter(form!.at(-1)));
		if (cut) continue;
		seen++;
		if (seen === Number(which ?? 1)) {
			return { text: form!, start: sentence.start + at, end: sentence.start + end };
		}
	}
	return null;
}

function readClause(
	line: string,
	where: string,
	near: readonly AnnotatedSentence[]
): AnnotatedClause {
	const bar = line.indexOf('|');
	if (bar < 0) throw new AnnotationError(`${where}: there is no "|".`);
	// A speaker may be named in an earlier sentence.
	const find = (word: string, all = false): Marked => {
		const sentences = all ? [...near].reverse() : near.slice(-1);
		for (const sentence of sentences) {
			const found = locate(sentence, word);
			if (found) return found;
		}
		throw new AnnotationError(`${where}: "${word}" is not in the sentence.`);
	};
	const clause: AnnotatedClause = {
		predicate: find(line.slice(0, bar).trim()),
		roles: { agent: [], patient: [], recipient: [], content: [] },
		flags: { not: false, if: false, unreal: false },
		said: null
	};
	for (const field of line
		.slice(bar + 1)
		.trim()
		.split(/\s+/)
		.filter(Boolean)) {
		const [name, value] = field.split('=', 2) as [string, string?];
		const words = (value ?? '').split('+').filter(Boolean);
		const role = ROLES.find((one) => one === name);
		const flag = FLAGS.find((one) => one === name);
		if (role && words.length > 0) clause.roles[role] = words.map((word) => find(word));
		else if (flag && value === undefined) clause.flags[flag] = true;
		else if (name === 'said' && value === '?') clause.said = '?';
		else if (name === 'said' && words.length > 0)
			clause.said = words.map((word) => find(word, true));
		else throw new AnnotationError(`${where}: "${field}" is no field.`);
	}
	return clause;
}

/** @throws AnnotationError on a line that is not in the format or names a word that is not there */
export function readClauseAnnotation(name: string, source: string): AnnotatedText {
	const sentences: AnnotatedSentence[] = [];
	let text = '';
	let newParagraph = false;
	source.split(/\r?\n/).forEach((line, i) => {
		const where = `${name}:${i + 1}`;
		if (line.trim() === '') newParagraph = true;
		else if (line.startsWith('= ')) {
			if (text !== '') text += newParagraph ? '\n\n' : ' ';
			newParagraph = false;
			const words = line.slice(2).trim();
			sentences.push({
				text: words,
				start: text.length,
				end: text.length + words.length,
				clauses: []
			});
			text += words;
		} else if (!line.startsWith('#')) {
			const current = sentences.at(-1);
			if (!current) throw new AnnotationError(`${where}: a clause stands before any sentence.`);
			current.clauses.push(readClause(line, where, sentences));
		}
	});
	return { text, sentences };
}
