/** How English spells regular inflection (Quirk et al. 1985, §§ 3.5–3.10, 5.80–5.82, 7.75–7.78), undone. */

/** Few lemmas end in these two ("add", "err"); in others, such as "ll", many do. */
const DOUBLED = /([bdgmnprtv])\1$/;
const PERHAPS_DOUBLED = /([fklz])\1$|ck$/;

/** What a stem can have lost or gained before an ending that begins with a vowel: "stopp-ed", "panick-ed", "mov-ing". */
function beforeVowel(stem: string): string[] {
	const shorter = stem.slice(0, -1);
	if (DOUBLED.test(stem)) return [shorter, stem, `${stem}e`];
	return [stem, ...(PERHAPS_DOUBLED.test(stem) ? [shorter] : []), `${stem}e`];
}

function beforeEd(stem: string): string[] {
	if (!stem.endsWith('i')) return beforeVowel(stem);
	// Short ones are like "tied", longer ones like "levied".
	const y = `${stem.slice(0, -1)}y`;
	return stem.length > 3 ? [y] : [y, `${stem}e`];
}

function beforeIng(stem: string): string[] {
	const ie = stem.endsWith('y') ? [`${stem.slice(0, -1)}ie`] : [];
	return [...beforeVowel(stem), ...ie];
}

function beforeS(stem: string): string[] {
	const found = [stem];
	if (stem.endsWith('ie')) found.unshift(`${stem.slice(0, -2)}y`);
	else if (stem.endsWith('ve')) found.push(`${stem.slice(0, -2)}f`, `${stem.slice(0, -2)}fe`);
	else if (/(?:[sxzo]|[cs]h)e$/.test(stem)) found.unshift(stem.slice(0, -1));
	if (/(?:ss|zz)e$/.test(stem)) found.push(stem.slice(0, -2));
	return found;
}

/** By the Penn Treebank tag: the ending, and what can stand before it. */
const INFLECTIONS: ReadonlyMap<string, { ending: string; before: (stem: string) => string[] }> =
	new Map([
		['VBD', { ending: 'ed', before: beforeEd }],
		['VBN', { ending: 'ed', before: beforeEd }],
		['VBG', { ending: 'ing', before: beforeIng }],
		['VBZ', { ending: 's', before: beforeS }],
		['NNS', { ending: 's', before: beforeS }],
		['NNPS', { ending: 's', before: beforeS }],
		['JJR', { ending: 'er', before: beforeEd }],
		['RBR', { ending: 'er', before: beforeEd }],
		['JJS', { ending: 'est', before: beforeEd }],
		['RBS', { ending: 'est', before: beforeEd }]
	]);

/**
 * @param lower a lower-cased form
 * @param xpos its Penn Treebank tag
 * @returns what the form can be a regular inflection of; nothing where it does not look like one
 */
export function regularBases(lower: string, xpos: string): string[] {
	const inflection = INFLECTIONS.get(xpos);
	if (!inflection || !lower.endsWith(inflection.ending)) return [];
	const stem = lower.slice(0, -inflection.ending.length);
	return /[\p{L}\p{N}]/u.test(stem) ? inflection.before(stem) : [];
}
