/** Questions that would be understood only beside their article say which article they are about. */
import type { Reading } from '../../reading/reading.ts';
import { headingBefore } from '../known/headings.ts';
import { keyTexts, matterOf } from '../gates/gate.ts';
import type { Item } from '../item.ts';
import { contentWords } from './peers.ts';
import { isHarm, outsideQuotes } from './wording.ts';

const LONGEST = 110;
/** A longer one is cut where its subtitle begins. */
const EASY = 70;
const FEWEST_OF_HEAD = 4;
const FEWEST_WORDS = 2;
/** Titles of parts, which name no matter. */
const OF_A_PART =
	/^(?:an? )?(?:introduction|abstract|background|discussion|conclusions?|results|methods?|summary|overview|preface|contents|memorandum|history|biography|(?:early|later|personal) (?:life|years)|final (?:days|years)|learning (?:objectives|outcomes)|key (?:points|terms)|get (?:in|around|out)|(?:chapter|part|section|unit|lesson|module) \d+)$/i;
/** Types that ask for sentences of the article, whichever it is. */
const ASKS_FOR_SENTENCES = /^(?:evidence|match)$/;
/** As many words of the title in the question say what it is about. */
const SHARED = 2;

/** The title as a question may give it, with marks of its own made single; null where it names no matter. */
export function titleAsNamed(title: string): string | null {
	const plain = title
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(?:\d+(?:\.\d+)*\.?|[IVX]+\.) /, '')
		.replace(/[.,:;]$/, '')
		.replace(/^(.{15,70}?)(?:: | [–—-] ).*$/, (whole, head: string) =>
			whole.length > EASY && contentWords(head).size >= FEWEST_OF_HEAD ? head : whole
		);
	if (plain.length > LONGEST || plain.split(' ').length < FEWEST_WORDS) return null;
	if (OF_A_PART.test(plain) || plain.endsWith('…') || !/\p{Ll}{3}/u.test(plain)) return null;
	// “One soldier dead …” above a question makes a game of it.
	if (contentWords(plain).size === 0 || isHarm(plain)) return null;
	return plain.replace(/[“”"]([^“”"]*)[“”"]/g, '‘$1’').replace(/[“”"]/g, '');
}

/**
 * The item with its article named in the stem, where neither a person or body it names nor words of the title in it
 * tell what it is about; the item itself where they do.
 */
export function nameArticle(item: Item, title: string, reading: Reading): Item {
	if (ASKS_FOR_SENTENCES.test(item.type)) return item;
	const named = titleAsNamed(title);
	// Under which heading it stands tells what "within ten days" is reckoned from.
	if (named === null) return item;
	const heading = headingOver(item, title, reading);
	if (heading !== null) return { ...item, stem: withTitle(item.stem, `“${named}” (“${heading}”)`) };
	const said = [matterOf(item), ...item.options.map((o) => o.text)].join(' ');
	const own = contentWords(said);
	const told = [...contentWords(named)];
	// "Zaha Hadid": a part of a short name says whom it is about.
	const enough = told.length <= SHARED ? 1 : SHARED;
	if (told.filter((word) => own.has(word)).length >= enough) return item;
	if (namesSomebody(outsideQuotes(matterOf(item)), reading)) return item;
	return { ...item, stem: withTitle(item.stem, `“${named}”`) };
}

const BYLINE =
	/^By |\d{4}|\b(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ss]taff [Ww]riter|Manual|Handbook|Leaflet|Version|Department|Clinic|Information for)\b/;
const LONGEST_HEADING = 60;

/** The heading of the part of the article that the item rests on, where there is one that gives nothing away. */
function headingOver(item: Item, title: string, reading: Reading): string | null {
	const at = item.evidence.at(-1)?.start ?? 0;
	const over = headingBefore(reading, at);
	if (!over) return null;
	const heading = titleAsNamed(over.text);
	// Who wrote it, or when.
	if (heading === null || BYLINE.test(heading)) return null;
	if (heading.length > LONGEST_HEADING || heading === titleAsNamed(title)) return null;
	const answers = new Set(keyTexts(item).flatMap((text) => [...contentWords(text)]));
	return [...contentWords(heading)].some((word) => answers.has(word)) ? null : heading;
}

/** @param part the title, and where it helps the heading, in their marks */
function withTitle(stem: string, part: string): string {
	const told = /^According to the (article|interview|speaker|writer)(?=[:,] )/.exec(stem);
	if (!told) return `From the article ${part}: ${stem}`;
	const joins = { writer: ' of', speaker: ' in' }[told[1]!] ?? '';
	return `${told[0]}${joins} ${part}${stem.slice(told[0].length)}`;
}

/** A full name, of a person or a body: whoever has read the article knows which story that is. */
function namesSomebody(text: string, reading: Reading): boolean {
	return reading.clusters.some(
		({ name, type }) =>
			(type === 'person' || type === 'organization') && / /.test(name) && text.includes(name)
	);
}
