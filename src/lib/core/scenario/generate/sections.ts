/** "When the alarm sounds": a heading that says when the rules under it are due. */
import type { Reading } from '../../reading/reading.ts';

/** The case that the heading above a sentence tells, as a fact; '' where it tells none. */
export function sectionCase(reading: Reading, sentence: number): string {
	const { start } = reading.sentences[sentence]!;
	const above = reading.setAside.filter((a) => a.reason === 'heading' && a.end <= start).at(-1);
	if (!above) return '';
	const heading = reading.text.slice(above.start, above.end).trim();
	const match =
		/^(?:when|if|once) ((?:the|an?|you|somebody|someone|your) [\p{L}\p{N} ,’'-]+)$/iu.exec(heading);
	if (!match || /\b(?:or|and|it|they|this|that)\b/.test(match[1]!)) return '';
	return match[1]!.charAt(0).toUpperCase() + match[1]!.slice(1);
}
