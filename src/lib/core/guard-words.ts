/** What spreadsheets may take for a formula, however many apostrophes stand before it. */
const FORMULA = "'*[\\s\\p{Cc}]*[=+\\-@|%＝＋－＠]";
const LIKE_A_FORMULA = new RegExp(`^${FORMULA}`, 'u');
const GUARDED = new RegExp(`^'(?=${FORMULA})`, 'u');

/**
 * Words that a spreadsheet takes for words: what begins like a formula gets an apostrophe before it, which spreadsheets
 * read as "this is text". Names and titles are whatever somebody typed.
 */
export function guardWords(words: string): string {
	return LIKE_A_FORMULA.test(words) ? `'${words}` : words;
}

/** The words as they were before `guardWords`. */
export function unguardWords(words: string): string {
	return words.replace(GUARDED, '');
}
