/** What stands over the parts of an article. */
import type { Reading } from '../../reading/reading.ts';

export interface Heading {
	start: number;
	end: number;
	/** As it stands, without marks. */
	text: string;
	/** Index of the sentence it is, where it is a question ("Are there any risks?"); else −1. */
	sentence: number;
}

/** One short question, alone in its line. */
const ASKS = /^(?:\d+(?:\.\d+)*\.? )?\p{Lu}[^.?!"“”:;]{2,60}\?$/u;
/** Under the title, whose text it is: "Lindenholme Residential Care Home". */
const NAMES = /^(?:\p{Lu}[\p{L}’'-]+ (?:(?:of|and|for|the) )*){2,}\p{Lu}[\p{L}’'-]+$/u;
/** "Classification: Internal". */
const LABEL = /^[^:]{2,30}: \S/;
const known = new WeakMap<Reading, readonly Heading[]>();

/** In the order of the text. */
export function headingsOf(reading: Reading): readonly Heading[] {
	const before = known.get(reading);
	if (before) return before;
	const { text, setAside, sentences } = reading;
	const begins = sentences[0]?.start ?? 0;
	const bare = (start: number, end: number) =>
		text.slice(start, end).replace(/^[#*\s]+|[*\s:]+$/g, '');
	const set = setAside
		.filter(({ reason }) => reason === 'heading')
		.map(({ start, end }) => ({ start, end, text: bare(start, end), sentence: -1 }))
		.filter(
			({ end, text: said }) =>
				!/: ?\d/.test(said) && !(end <= begins && (NAMES.test(said) || LABEL.test(said)))
		);
	const asked = sentences.flatMap(({ start, end, paragraph, text: said }, i) => {
		const alone =
			sentences[i - 1]?.paragraph !== paragraph && sentences[i + 1]?.paragraph !== paragraph;
		return alone && ASKS.test(said) ? [{ start, end, text: said, sentence: i }] : [];
	});
	const all = [...set, ...asked].sort((a, b) => a.start - b.start);
	known.set(reading, all);
	return all;
}

/** The last before a place of the text. */
export const headingBefore = (reading: Reading, at: number): Heading | undefined =>
	headingsOf(reading).findLast(({ end }) => end <= at);
