/**
 * Dictionary forms. An edit (how much to cut, what to add) is chosen by tag and by the longest known ending of the word,
 * rather one that leads to a lemma already met; words that no such rule gets right have edits of their own (`^went`).
 * Capitals are a matter of their own: kept, lowered or made a title's, by tag and how the word is written.
 */
import { regularBases } from './inflection.ts';
import { irregularVerb } from './irregular.ts';

/** What is learnt. */
export interface LemmaTables {
	/** `cut added`: "3y" makes "studies" "study". */
	edits: readonly string[];
	/** Edit number by `UPOS|XPOS` and ending, joined by a space; endings are lower-cased, whole words begin with `^`. */
	table: ReadonlyMap<string, number>;
	/**
	 * Casing (by its place in `CASINGS`) by `UPOS|XPOS` and way of writing; for some words (`^word`) by all three, or by
	 * tag and word: "german" is German however it is written.
	 */
	casings: ReadonlyMap<string, number>;
	/** Lemmas met, lower-cased, with what they were met as: one bit for each of `kindOf`. */
	known: ReadonlyMap<string, number>;
}

export interface Lemmatiser extends LemmaTables {
	/** Kind and last letters of the lemmas met: "scal" is no verb, since none ends like that. */
	plausible: ReadonlySet<string>;
}

export function lemmatiserOf(tables: LemmaTables): Lemmatiser {
	const plausible = new Set<string>();
	for (const [lemma, kinds] of tables.known) {
		for (let kind = 1; kind <= kinds; kind *= 2) {
			if (kinds & kind) plausible.add(`${kind} ${lemma.slice(-3)}`);
		}
	}
	return { ...tables, plausible };
}

/** Verbs, nouns, adjectives and adverbs, others: words that share their inflection. */
export function kindOf(tag: string): number {
	if (/^(?:VERB|AUX)/.test(tag)) return 1;
	if (/^(?:NOUN|PROPN)/.test(tag)) return 2;
	return /^AD[JV]/.test(tag) ? 4 : 8;
}

/** Lower-cased, as written, or with only the first letter a capital. */
export const CASINGS = ['lower', 'keep', 'title'] as const;
export type Casing = (typeof CASINGS)[number];

/** Endings longer than this are looked at only as part of the whole word. */
export const LONGEST_ENDING = 6;

/** The endings of a form from none to the whole word, shortest first. */
export function endings(form: string): string[] {
	const lower = form.toLowerCase();
	const list: string[] = [];
	for (let n = 0; n <= Math.min(lower.length, LONGEST_ENDING); n++) {
		list.push(n === 0 ? '' : lower.slice(-n));
	}
	list.push(`^${lower}`);
	return list;
}

/** From how many letters on capitals are rather a shouted word's than an abbreviation's. */
const LONG = 6;

/** How a form is written: small, Capital, one LETTER, MiXed, SHOUTED (capitals of a word known), or CAPITALS with their number. */
export function writing(form: string, known: ReadonlyMap<string, number>): string {
	const lower = form.toLowerCase();
	if (form === lower) return 'small';
	if (form.length === 1) return 'LETTER';
	const rest = form.slice(1);
	if (rest === lower.slice(1)) return 'Capital';
	if (form !== form.toUpperCase()) return 'MiXed';
	return known.has(lower) ? 'SHOUTED' : `CAPITALS${Math.min(form.length, LONG)}`;
}

/** A lower-cased lemma with the capitals that the form and the casing give it. */
export function applyCasing(lemma: string, form: string, casing: Casing): string {
	if (casing === 'lower') return lemma;
	if (casing === 'title') return lemma.charAt(0).toUpperCase() + lemma.slice(1);
	const lower = form.toLowerCase();
	// Some capitals have small letters of another length: then places do not match.
	if (lower.length !== form.length) return lemma === lower ? form : lemma;
	let shared = 0;
	while (shared < lemma.length && lemma[shared] === lower[shared]) shared++;
	return form.slice(0, shared) + lemma.slice(shared);
}

/** What an edit makes of a lower-cased form; null when there is less to cut than it cuts, or nothing left. */
export function applyEdit(lower: string, edit: string): string | null {
	const cut = edit.charCodeAt(0) - 48;
	if (cut > lower.length) return null;
	const lemma = lower.slice(0, lower.length - cut) + edit.slice(1);
	return lemma === '' ? null : lemma;
}

/** The edit that makes `lemma` of `form`, both lower-cased; null where the two share too little. */
export function editFor(form: string, lemma: string): string | null {
	let shared = 0;
	while (shared < form.length && shared < lemma.length && form[shared] === lemma[shared]) shared++;
	const cut = form.length - shared;
	return cut <= 9 ? `${cut}${lemma.slice(shared)}` : null;
}

/** The lower-cased lemma of a lower-cased form that has no entry of its own. */
export function lemmaByRule(lemmatiser: Lemmatiser, lower: string, tag: string): string {
	const { edits, table, known, plausible } = lemmatiser;
	const xpos = tag.slice(tag.indexOf('|') + 1);
	const irregular = xpos === 'VBD' || xpos === 'VBN' ? irregularVerb(lower) : null;
	if (irregular !== null) return irregular;
	const kind = kindOf(tag);
	const isKnown = (lemma: string) => ((known.get(lemma) ?? 0) & kind) !== 0;
	const learnt = endings(lower)
		.slice(0, -1)
		.reverse()
		.map((ending) => table.get(`${tag} ${ending}`))
		.map((edit) => (edit === undefined ? null : applyEdit(lower, edits[edit]!)))
		.filter((lemma) => lemma !== null);
	const bases = regularBases(lower, xpos);
	if (bases.length === 0) return learnt.find(isKnown) ?? learnt[0] ?? lower;
	// What was learnt of endings says which of the spellings is likely.
	const ordered = [...learnt.filter((lemma) => bases.includes(lemma)), ...bases];
	return (
		ordered.find(isKnown) ??
		(isKnown(lower) ? lower : undefined) ??
		ordered.find((lemma) => known.has(lemma)) ??
		ordered.find((lemma) => plausible.has(`${kind} ${lemma.slice(-3)}`)) ??
		ordered[0]!
	);
}

/** The lower-cased lemma of a lower-cased form. */
function baseOf(lemmatiser: Lemmatiser, lower: string, tag: string): string {
	const edit = lemmatiser.table.get(`${tag} ^${lower}`);
	const own = edit === undefined ? null : applyEdit(lower, lemmatiser.edits[edit]!);
	return own ?? lemmaByRule(lemmatiser, lower, tag);
}

/**
 * @param tag `UPOS|XPOS`
 * @returns the lemma; the lower-cased form (names: the form) where nothing is known. Never empty for a non-empty form.
 */
export function lemmatise(lemmatiser: Lemmatiser, form: string, tag: string): string {
	const lower = form.toLowerCase();
	// "US" is not "us" shouted.
	const isShort = form.length < LONG;
	const written = `${tag} ${writing(form, lemmatiser.known)}`;
	const casing =
		lemmatiser.casings.get(`${written} ^${lower}`) ??
		(isShort && form !== lower ? undefined : lemmatiser.casings.get(`${tag} ^${lower}`)) ??
		lemmatiser.casings.get(written) ??
		(tag.startsWith('PROPN') ? 1 : 0);
	return applyCasing(baseOf(lemmatiser, lower, tag), form, CASINGS[casing]!);
}
