/** The article's title as a desk shows it: none that names nothing, and none in capitals. */
import type { Reading } from '../../reading/reading.ts';

const IN_CAPITALS = /^[^\p{Ll}]+$/u;

/** '' for "MEMORANDUM". */
export function titleShown(reading: Reading, title: string): string {
	if (!IN_CAPITALS.test(title)) return title;
	if (!/\s/.test(title.trim())) return '';
	const spelled = spellingsOf(reading.text);
	const small = (line: string) => lowered(line, spelled);
	const below = lineBelow(reading.text, title);
	// Below the name of a house, in capitals as well: what its paper is about.
	return below ? `${small(title)}: ${small(below)}` : small(title);
}

const LONGEST = 60;

function lineBelow(text: string, title: string): string | null {
	const lines = text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const next = lines[0] === title ? (lines[1] ?? '') : '';
	return next.length <= LONGEST && /\s/.test(next) && /\p{L}/u.test(next) && IN_CAPITALS.test(next)
		? next
		: null;
}

/** How each word is written where nothing but itself can make it large: within a sentence. */
function spellingsOf(text: string): Map<string, string> {
	const spelled = new Map<string, string>();
	for (const [word] of text.matchAll(/(?<=[\p{Ll},;] )\p{L}[\p{L}’']*/gu))
		if (/\p{Ll}|^\p{Lu}{2,4}$/u.test(word) && !spelled.has(word.toLowerCase()))
			spelled.set(word.toLowerCase(), word);
	return spelled;
}

/** A word that the text never writes is a name or a common word; in a title it is common. */
function lowered(line: string, spelled: ReadonlyMap<string, string>): string {
	const put = line.replace(/\p{L}[\p{L}’']*/gu, (word) => {
		const small = word.toLowerCase();
		return spelled.get(small) ?? small;
	});
	return put.replace(/\p{L}/u, (first) => first.toUpperCase());
}
