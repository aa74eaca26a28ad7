/** "Professor Eastman": the treebanks hang the title on the name; parsers often do the reverse. */
import { TITLES } from '../gazetteer.ts';
import type { ParsedWords } from './spans.ts';

/** Stand before names of persons and nothing else; other titles stand before offices and places too ("Saint", "King"). */
const HONORIFIC =
	/^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Madam|Monsieur|Madame|Señor|Señora|Herr|Frau)\.?$/;

/** Whether the name that begins at `start` is a person's, as the word before it shows. */
export function hasHonorific({ forms }: ParsedWords, start: number): boolean {
	return HONORIFIC.test(forms[start - 1] ?? '');
}

/** Whether the word is a title that belongs to the name right behind it, and so names nobody by itself. */
export function isTitleOfName({ forms, upos, heads }: ParsedWords, at: number): boolean {
	return TITLES.test(forms[at]!) && upos[at + 1] === 'PROPN' && heads[at]! - 1 > at;
}

/** The tree with every title before a name hung on that name; the same object when there is nothing to mend. */
export function hangTitlesOnNames(words: ParsedWords): ParsedWords {
	const { forms, upos } = words;
	let mended: { heads: number[]; labels: string[] } | null = null;
	for (let title = 0; title + 1 < forms.length; title++) {
		const name = title + 1;
		if (!TITLES.test(forms[title]!) || upos[title] !== 'PROPN' || upos[name] !== 'PROPN') continue;
		if (TITLES.test(forms[name]!)) continue;
		const { heads, labels } = mended ?? words;
		const below = heads[name]! - 1 === title;
		const beside = heads[name] === heads[title] && heads[name]! > 0 && labels[name] !== 'conj';
		if (!below && !beside) continue;
		mended ??= { heads: [...words.heads], labels: [...words.labels] };
		mended.heads[name] = heads[title]!;
		mended.labels[name] = labels[title]!;
		mended.heads.forEach((head, at) => {
			if (head - 1 === title && at !== name) mended!.heads[at] = name + 1;
		});
		mended.heads[title] = name + 1;
		mended.labels[title] = 'nmod';
	}
	return mended ? { ...words, ...mended } : words;
}
