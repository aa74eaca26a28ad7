/**
 * Dictionary forms. An edit (casing, how much to cut, what to add) is chosen by tag and by the longest known ending of
 * the word; a whole word is its longest ending (`^went`), so exceptions and rules are one table.
 */

/** Edit by `tag ending`; endings are lower-cased, whole words begin with `^`. */
export interface Lemmatiser {
	/** `casing cut added`, where casing is l (lower), k (keep) or t (Title): "l3y" makes "Studies" "study". */
	edits: readonly string[];
	/** Edit number by `UPOS|XPOS` and ending, joined by a space. */
	table: ReadonlyMap<string, number>;
}

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

/** The form with its casing as an edit wants it. */
function cased(form: string, casing: string): string {
	if (casing === 'l') return form.toLowerCase();
	if (casing === 't') return form.charAt(0).toUpperCase() + form.slice(1).toLowerCase();
	return form;
}

/** The lemma an edit makes of a form; null when there is less to cut than it cuts. */
export function applyEdit(form: string, edit: string): string | null {
	const cut = edit.charCodeAt(1) - 48;
	const stem = cased(form, edit.charAt(0));
	if (cut > stem.length) return null;
	const lemma = stem.slice(0, stem.length - cut) + edit.slice(2);
	return lemma === '' ? null : lemma;
}

/** Every edit that makes `lemma` of `form`; at most one for each casing, none where the two share too little. */
export function editsFor(form: string, lemma: string): string[] {
	const found: string[] = [];
	for (const casing of ['l', 'k', 't']) {
		const from = cased(form, casing);
		let shared = 0;
		while (shared < from.length && shared < lemma.length && from[shared] === lemma[shared])
			shared++;
		const cut = from.length - shared;
		if (cut <= 9) found.push(`${casing}${cut}${lemma.slice(shared)}`);
	}
	return found;
}

/**
 * @param tag `UPOS|XPOS`
 * @returns the lemma; the lower-cased form (names: the form) where nothing is known. Never empty for a non-empty form.
 */
export function lemmatise(lemmatiser: Lemmatiser, form: string, tag: string): string {
	const candidates = endings(form);
	for (let i = candidates.length - 1; i >= 0; i--) {
		const edit = lemmatiser.table.get(`${tag} ${candidates[i]}`);
		const lemma = edit === undefined ? null : applyEdit(form, lemmatiser.edits[edit]!);
		if (lemma !== null) return lemma;
	}
	return tag.startsWith('PROPN') ? form : form.toLowerCase();
}
