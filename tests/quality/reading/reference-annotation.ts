/** Reads the annotation of pronouns and quotations described in README.md. */
import { AnnotationError } from './clause-annotation.ts';

export interface MarkedSpan {
	/** Offsets into the text without marks. */
	start: number;
	end: number;
	text: string;
	/** What a pronoun stands for or who says a quotation, as the text gives it elsewhere; '' when nobody can be named. */
	stands: string;
}

/** A text with its marks taken out, and what they said; in the order in which marks open. */
export interface AnnotatedReference {
	text: string;
	pronouns: MarkedSpan[];
	quotes: MarkedSpan[];
}

const QUOTE_MARK = /^["“„«‘']/;

/** @throws AnnotationError on a mark that is not closed or closes nothing */
export function readReferenceAnnotation(name: string, source: string): AnnotatedReference {
	let text = '';
	const open: MarkedSpan[] = [];
	const found: MarkedSpan[] = [];
	for (let at = 0; at < source.length; at++) {
		const char = source[at]!;
		if (char === '⟦') {
			const span = { start: text.length, end: -1, text: '', stands: '' };
			open.push(span);
			found.push(span);
		} else if (char === '|' && open.length > 0) {
			const close = source.indexOf('⟧', at);
			const span = open.pop()!;
			if (close < 0) throw new AnnotationError(`${name}: a mark is not closed.`);
			const stands = source.slice(at + 1, close).trim();
			span.end = text.length;
			span.text = text.slice(span.start, span.end);
			span.stands = stands === '?' ? '' : stands;
			at = close;
		} else if (char === '⟧') {
			throw new AnnotationError(
				`${name}: a mark without "|" before "${source.slice(at, at + 30)}".`
			);
		} else text += char;
	}
	if (open.length > 0) throw new AnnotationError(`${name}: a mark is not closed.`);
	return {
		text,
		pronouns: found.filter((span) => !QUOTE_MARK.test(span.text)),
		quotes: found.filter((span) => QUOTE_MARK.test(span.text))
	};
}
