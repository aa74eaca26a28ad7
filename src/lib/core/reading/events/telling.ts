/** An event as a sentence of its own, without its time. */
import type { Clause, Modifier } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';

/** Words that give the order or the time away, or lean on what stands before. */
const LEANING =
	/\b(?:he|she|it|they|him|hers|them|this|that|these|those|I|we|us|our|my|you|your|here|there|then|later|afterwards|subsequently|next|first|finally|previously|earlier|ago|after|before|until|since|when|once|while|again|also|another|however|meanwhile|had|eventually|soon|already|following|last|yesterday|today|tomorrow|\d{4}s?|\p{L}+day|january|february|march|april|june|july|august|september|october|november|december)\b/iu;

/** Null unless the clause is a main one that stands on its own once its time is taken out. */
export function tell(sentence: ParsedSentence, clause: Clause): string | null {
	if (clause.kind !== 'main' || clause.quoted || clause.subject?.from !== 'place') return null;
	const cuts = clause.modifiers
		.filter((one) => isTime(one) && one.start >= clause.start && one.end <= clause.end)
		.sort((a, b) => b.start - a.start);
	const { start, end } = clause;
	if (start < sentence.start || end > sentence.end) return null;
	let text = sentence.text.slice(start - sentence.start, end - sentence.start);
	for (const cut of cuts) {
		const head = text.slice(0, cut.start - start).trimEnd();
		const tail = text.slice(cut.end - start).trimStart();
		if (head === '') text = tail.replace(/^[,\s]+/, '');
		else if (tail === '') text = head.replace(/[,\s]+$/, '');
		else if (head.endsWith(',') && tail.startsWith(','))
			text = `${head.slice(0, -1)} ${tail.slice(1).trimStart()}`;
		else text = /^[,.;:]/.test(tail) ? head + tail : `${head} ${tail}`;
	}
	text = text.replace(/^(?:and|but|so|or)\s+/i, '').replace(/[\s,;:.]+$/, '');
	const plain = LEANING.test(text) || /[“”"()[\]:;?!—\n]/.test(text);
	const length = text.split(/\s+/).length;
	if (plain || length < 3 || length > 24) return null;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const isTime = ({ role, text, marker }: Modifier): boolean =>
	role === 'time' ||
	(/^(?:in|on|by|from|during)$/.test(marker) && /\b(?:1[0-9]|20)\d\ds?\b/.test(text));
