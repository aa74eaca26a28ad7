import type { Quote, Sentence } from './reading.ts';

const PAIRS = /“([^“”]{3,})”|"([^"]{3,})"/g;
const VERBS =
	'said|says|wrote|writes|added|told|asked|announced|explained|argued|warned|replied|stated|declared|insisted|noted|recalled|demanded|claimed|suggested|concluded|promised|admitted|joked|observed';
const NAME = String.raw`(?:[Tt]he |[Aa]n? )?(?:[\p{L}][\p{L}’'.-]*(?: |, (?=\p{Lu})))*[\p{L}][\p{L}’'-]*`;
const AFTER_SV = new RegExp(`^,? (${NAME}) (${VERBS})\\b`, 'u');
const AFTER_VS = new RegExp(
	`^,? (${VERBS}) ((?:the )?(?:\\p{Lu}[\\p{L}’'.-]*(?: of| and|)? ?)+)`,
	'u'
);
const BEFORE = new RegExp(
	`^(?:[“"][^”"]*[”"]\\s*)?(${NAME}) (${VERBS})(?: on \\w+| in a statement| that|)[,:]? $`,
	'u'
);

/** Quotations of three characters or more, with a speaker only where the sentence names one beside a speech verb. */
export function findQuotes(sentences: Sentence[]): Quote[] {
	const quotes: Quote[] = [];
	for (const [index, sentence] of sentences.entries()) {
		for (const match of sentence.text.matchAll(PAIRS)) {
			const text = match[1] ?? match[2]!;
			const start = sentence.start + match.index + 1;
			const after = sentence.text.slice(match.index + match[0].length);
			const before = sentence.text.slice(0, match.index);
			const said = speakerAfter(after) ?? speakerBefore(before);
			let speaker: Quote['speaker'] = null;
			if (said) {
				const at = said.before
					? sentence.start + before.lastIndexOf(said.name)
					: start + text.length + 1 + after.indexOf(said.name);
				speaker = { text: said.name, start: at, end: at + said.name.length };
			}
			quotes.push({
				text,
				start,
				end: start + text.length,
				sentence: index,
				speaker,
				verb: said?.verb ?? ''
			});
		}
	}
	return quotes;
}

function speakerAfter(after: string): { name: string; verb: string; before: boolean } | null {
	const subject = AFTER_SV.exec(after);
	if (subject && subject[1]!.length < 80)
		return { name: subject[1]!, verb: subject[2]!, before: false };
	const inverted = AFTER_VS.exec(after);
	return inverted ? { name: inverted[2]!.trim(), verb: inverted[1]!, before: false } : null;
}

function speakerBefore(before: string): { name: string; verb: string; before: boolean } | null {
	const match = BEFORE.exec(before);
	if (!match || match[1]!.length > 60) return null;
	return { name: match[1]!, verb: match[2]!, before: true };
}
