/** What a named mention is called: the words of the name, with titles apart. */
import { TITLES } from '../gazetteer.ts';
import type { Mention } from '../reading.ts';
import type { ParsedSentence } from '../tree.ts';
import { genderOfNoun, genderOfTitle, type Gender } from './people.ts';

export interface Name {
	/** As written, without title, article and possessive: "Maria", "Lopez". */
	words: string[];
	/** "Foreign", "Minister"; empty when there is none. */
	title: string[];
	/** What the title says. */
	gender: Gender;
}

/** A sentence as far as reference needs it. */
export type MentionedSentence = ParsedSentence & { mentions: readonly Mention[] };

/** Small words within names of people ("van der Berg") … */
const PARTICLE =
	/^(?:de|la|del|da|das|dos|di|du|des|van|von|der|den|ter|ten|bin|ibn|al|el|y|e|le)$/i;
/** … and of other things ("Ministry of the Interior", "Bank for Reconstruction and Development"). */
const LINK = /^(?:of|for|and|&|the|de|del|la|des|du|on|to)$/i;
/** Own only in name: "King’s College", "Women’s Institute". */
const OWNERS =
	/^(?:King|Queen|Prince|Women|Men|Children|People|Workers|Farmers|Teachers|Lloyd|Christie|Sotheby|John|Mary|Peter|Paul|Andrew|Thomas|George|Patrick)s?$/;
const MOST_WORDS = 12;
const AFTER_NAME = /^(?:Jr|Sr|PhD|MD|MP|RA|QC|KC|FRS|[OCMDK]BE|Esq)\.?$/;
const CORPORATE = /^(?:Inc|Ltd|Corp|Co|PLC|LLC|GmbH|AG|S\.A|LLP)\.?$/i;

const capital = (text: string) => /^[\p{Lu}\p{Lt}]/u.test(text);

const isTitled = (words: readonly { text: string }[], { from, confidence }: Mention) =>
	confidence < 0.6 && TITLES.test(words[from]?.text ?? '');

/** A person's name may have a title before it; "President" alone is all title and no name. */
export function nameOf(sentence: ParsedSentence, mention: Mention): Name {
	const { words } = sentence.tree;
	const { head, from, until } = mention;
	const person = mention.type === 'person' || isTitled(words, mention);
	const belongs = (at: number): boolean => {
		if (at < from || at >= until) return false;
		const { text, upos } = words[at]!;
		if (text === '-' || text === '–') return touches(at);
		if (!person && /^[’']s?$/.test(text)) return OWNERS.test(words[at - 1]?.text ?? '');
		// "Cheng Chung-tai".
		if (/^\p{Ll}/u.test(text) && /^[-–]$/.test(words[at - 1]?.text ?? '')) return touches(at - 1);
		if (!capital(text)) return upos === 'NUM' && !person && at > head && /^\d{1,4}$/.test(text);
		return upos === 'PROPN' || (upos !== 'PRON' && upos !== 'DET' && at > 0);
	};
	/** A hyphen that ties two words without a space. */
	const touches = (at: number): boolean =>
		at > from &&
		at + 1 < until &&
		words[at - 1]!.end === words[at]!.start &&
		words[at]!.end === words[at + 1]!.start;
	const small = person ? PARTICLE : LINK;
	let first = head;
	while (head - first < MOST_WORDS) {
		let next = first - 1;
		while (next > from && small.test(words[next]!.text) && !capital(words[next]!.text)) next--;
		if (!belongs(next) || (!person && next < first - 1 && !linked(words, next, first))) break;
		first = next;
	}
	let last = head;
	while (last - head < MOST_WORDS) {
		let next = last + 1;
		while (next + 1 < until && small.test(words[next]!.text) && !capital(words[next]!.text)) next++;
		if (!belongs(next) || (!person && next > last + 1 && !linked(words, last, next))) break;
		last = next;
	}
	const text = sentence.text.slice(
		words[first]!.start - sentence.start,
		words[last]!.end - sentence.start
	);
	const called = words[first - 1]?.upos === 'DET';
	return split(text, person, called);
}

/** Whether the small words between two parts of a name tie them: "of the", "for", but not "and" alone at its edge. */
function linked(words: readonly { text: string }[], left: number, right: number): boolean {
	const between = words.slice(left + 1, right).map((word) => word.text.toLowerCase());
	if (between[0] === 'the' || between[0] === 'on' || between[0] === 'to') return false;
	if (between[0] !== 'and' && between[0] !== '&') return true;
	// "Department of Health and Human Services", "Food and Agriculture Organization": one name, but "Ana and Ben" two.
	return between.length === 1;
}

/** @param called whether an article stands before it */
function split(text: string, person: boolean, called: boolean): Name {
	const words = text
		.split(/\s+/)
		.map((word, i, all) => (i === all.length - 1 ? word.replace(/[’']s?$/u, '') : word))
		.filter(Boolean);
	if (!person) {
		while (words.length > 1 && /^the$/i.test(words[0]!)) words.shift();
		while (words.length > 1 && CORPORATE.test(words.at(-1)!)) words.pop();
		return { words, title: [], gender: '' };
	}
	while (words.length > 1 && AFTER_NAME.test(words.at(-1)!)) words.pop();
	// The last word is no title ("Martin Luther King", "King") unless all before it make one ("the Prime Minister").
	const office = called || (words.length > 1 && OFFICE.test(words[0]!));
	const end =
		words.findLastIndex((word, i) => (office || i < words.length - 1) && isTitle(word)) + 1;
	return {
		words: words.slice(end),
		title: words.slice(0, end),
		gender: genderOfTitle(words.slice(0, end))
	};
}

const isTitle = (word: string) =>
	word
		.split('-')
		.some((part) => TITLES.test(part) || OCCUPATION.test(part) || genderOfNoun(part) !== '');

/** Open the name of an office. */
const OFFICE =
	/^(?:Prime|Vice|Deputy|Foreign|Home|Interior|Finance|Chief|Secretary|Attorney|First)$/;

/** Stand before names like titles, with a capital at least at the beginning of a sentence. */
const OCCUPATION =
	/^(?:Actor|Activist|Analyst|Artist|Attorney|Author|Ayatollah|Biologist|Capt|Chairperson|Coach|Col|Commander|Commissioner|Constable|Councillor|Cpl|Defender|Deputy|Detective|Economist|Editor|Engineer|Founder|Geologist|Goalkeeper|Historian|Hon|Imam|Journalist|Lawyer|Leader|Lt|Maj|Manager|Midfielder|Mullah|Mx|Officer|Owner|Pastor|Pilot|Player|Poet|Producer|Prosecutor|Rabbi|Researcher|Scientist|Sgt|Sheikh|Sheriff|Singer|Spokesperson|Striker|Superintendent|Surgeon|Teacher|Warden|Writer)\.?$/;

/** Countries that go by several names. */
const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map([
	['us', 'united states'],
	['usa', 'united states'],
	['united states of america', 'united states'],
	['america', 'united states'],
	['uk', 'united kingdom'],
	['britain', 'united kingdom'],
	['great britain', 'united kingdom'],
	['uae', 'united arab emirates']
]);

/** One key for the ways a name is written: "U.N." and "UN", "O’Neil" and "O'Neil", "Britain" and "UK". */
export function keyOf(words: readonly string[]): string {
	const key = plainKey(words);
	return COUNTRY_NAMES.get(key) ?? key;
}

function plainKey(words: readonly string[]): string {
	return words
		.map((word) =>
			(/^(?:\p{Lu}\.){2,}$/u.test(word) ? word.replaceAll('.', '') : word.replace(/\.$/, ''))
				.replaceAll('’', "'")
				.toLowerCase()
		)
		.join(' ');
}

/** "International Atomic Energy Agency" → "IAEA"; small words do not count. */
export function initialsOf(words: readonly string[]): string {
	return words
		.filter(capital)
		.flatMap((word) => word.split('-'))
		.map((word) => word[0] ?? '')
		.join('')
		.toUpperCase();
}

/** "IAEA", "U.N.", "NGOs" without the plural: letters only; '' when the words are no acronym. */
export function acronymOf(words: readonly string[]): string {
	const [word] = words;
	if (words.length !== 1 || !/^(?:\p{Lu}\.?){2,7}$/u.test(word!)) return '';
	return word!.replaceAll('.', '');
}
