/** Names that the typer could make nothing of: unheard-of people most of all. */
import { MONTHS, NATIONALITIES, TITLES, WEEKDAYS } from '../gazetteer.ts';
import type { Mention } from '../reading.ts';
import type { MentionedSentence } from './names.ts';

const CALENDAR = new RegExp(`^(?:${MONTHS}|${WEEKDAYS})$`);
/** How sure it is that they are what they are given as here. */
const HARDLY = 0.2;

/**
 * Proper nouns of a sentence that no mention takes in, as mentions of an unknown kind: a pronoun may go back to them,
 * and a name that is typed elsewhere may be theirs.
 */
export function unseenNames({ tree, mentions, text, start }: MentionedSentence): Mention[] {
	const { words } = tree;
	const taken = new Set<number>();
	for (const { from, until, named, head } of mentions) {
		taken.add(head);
		if (named) for (let at = from; at < until; at++) taken.add(at);
	}
	const own = words.findIndex((word) => word.start >= start);
	const found: Mention[] = [];
	const isName = (at: number) =>
		at >= own &&
		words[at]?.upos === 'PROPN' &&
		/^\p{Lu}/u.test(words[at].text) &&
		!taken.has(at) &&
		!CALENDAR.test(words[at].text) &&
		!NATIONALITIES.has(words[at].text);
	const joins = (at: number) => words[at]?.text === '-' && words[at - 1]!.end === words[at].start;
	for (let from = Math.max(0, own); from < words.length; from++) {
		if (!isName(from)) continue;
		let until = from + 1;
		while (isName(until) || (joins(until) && words[until + 1]?.start === words[until]!.end))
			until++;
		while (until > from + 1 && words[until - 1]!.upos !== 'PROPN') until--;
		// The one that hangs outside the name is its head.
		let head = until - 1;
		for (let at = until - 1; at >= from; at--) {
			const above = words[at]!.head;
			if (above < from || above >= until) head = at;
		}
		const describes = mentions.some(
			(one) => one.from <= from && one.until >= until && one.head !== head
		);
		const above = words[words[head]!.head];
		// "the Sandholm tables": part of what something else is called.
		const partOf = words[head]!.label === 'compound' && above?.upos === 'NOUN';
		if (!(partOf && describes)) {
			if (TITLES.test(words[from - 1]?.text ?? '') && from > own) from--;
			const span = tree.span([from, until - 1]);
			found.push({
				...{ ...span, text: text.slice(span.start - start, span.end - start) },
				...{ sentence: -1, head, from, until, type: 'other', fine: 'abstract', named: true },
				...{ confidence: HARDLY, cluster: -1 }
			});
		}
		from = until;
	}
	return found;
}
