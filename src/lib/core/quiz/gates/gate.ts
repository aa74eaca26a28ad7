/** What a gate is, and what all of them look at an item by. */
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { ParsedSentence } from '../../reading/tree.ts';
import type { Item, Option } from '../item.ts';

/** What a gate looks at. `quiz` holds the items already taken, in their order. */
export interface GateContext {
	text: string;
	/** Null where the article was not read: gates that need it pass. */
	reading: Reading | null;
	/** A sentence of our own → its tree; null where no parser is at hand: gates that need it pass. */
	parse: ((sentence: string) => Pick<ParsedSentence, 'tree' | 'text'> | null) | null;
	quiz: readonly Item[];
}

export interface Gate {
	id: string;
	/** A hard gate refuses; the others lower the rank and are shown to the trainer. */
	hard: boolean;
	/** null when passed, else one plain sentence. */
	check: (item: Item, context: GateContext) => string | null;
}

/** Ids (or texts) that are right; for pairs both sides. */
export const keysOf = (item: Item): string[] => (Array.isArray(item.key) ? item.key.flat() : []);

/** The right answers in words; [] for order, match and evidence. */
export function keyTexts(item: Item): string[] {
	switch (item.type) {
		case 'numeric':
			return [String(item.key.value)];
		case 'cloze':
		case 'short-answer':
			return item.key;
		case 'choice':
		case 'multiple':
			return rightOptions(item).map((o) => o.text);
		default:
			return [];
	}
}

export function rightOptions(item: Item): Option[] {
	const keys = keysOf(item);
	return item.options.filter((o) => keys.includes(o.id));
}

export function wrongOptions(item: Item): Option[] {
	const keys = keysOf(item);
	return item.options.filter((o) => !keys.includes(o.id));
}

/** Words a question opens or ends with that say nothing of the article's matter. */
const FRAME_WORDS = [
	/^From the article “[^”]*”(?: \(“[^”]*”\))?: /,
	/^According to the (?:article|interview|speaker|writer)(?:(?: of| in)? “[^”]*”(?: \(“[^”]*”\))?)?[:,] /i,
	/^The article gives a rule and an exception to it\. /,
	/^(?:Fill in the [^:]{3,60}|Which [^“:]{3,60} belongs? in the gap\?|Which words complete the rule as the article gives it\?|Which sentence of the article shows that this (?:statement )?is (?:wrong|so)\??)[:?]? ?/,
	/ (?:Mark|Choose|Select|Tick) all that [^.?]{3,40}\.$/,
	/^The article says(?: that |: (?=“))/,
	/ (?:Which reason does it give for that|For what purpose|In which case(?: does that not hold)?|When|How|Which of these does it set against that|What does it tell the reader to do right after that)\?$/
];

/** The stem without the words every question of its kind has. */
export function matterOf(item: Item): string {
	return FRAME_WORDS.reduce((text, frame) => text.replace(frame, ''), item.stem);
}

/** Asks where a sentence stands: the answers are places, and say nothing themselves. */
export const asksForPlace = ({ stem }: Item): boolean =>
	/(?:^|: )At which place does the sentence “/.test(stem);

/** What the item says is so: its matter with the key put in; null for items that say several things. */
export function declared(item: Item): string | null {
	if (asksForPlace(item)) return null;
	const matter = matterOf(item);
	switch (item.type) {
		case 'true-false':
			return matter;
		case 'choice':
		case 'cloze':
		case 'short-answer':
		case 'numeric': {
			const key = keyTexts(item)[0] ?? '';
			return matter.includes('____') ? matter.replace('____', key) : `${matter} ${key}`;
		}
		default:
			return null;
	}
}

/** A passage with one whole sentence missing: what goes on from what is what is asked. */
export const isSentenceGap = (item: Item): boolean =>
	item.type === 'choice' &&
	/(?:^|[“.!?”’)] ?)____(?= ?[”\p{Lu}“]|$)/u.test(matterOf(item)) &&
	item.options.every(({ text }) => /[.!?]$/.test(text));

/** Shows running text as it stands, to be understood from its own sentences. */
export const showsPassage = (item: Item): boolean => isSentenceGap(item) || asksForPlace(item);

export const evidenceSentences = (item: Item, reading: Reading): Sentence[] =>
	reading.sentences.filter((s) => item.evidence.some((e) => e.start < s.end && s.start < e.end));

/** A statement that is to be marked as false: what it says is not what the article says. */
export const isFalse = (item: Item): boolean =>
	item.type === 'true-false' && item.key[0] === 'false';
