import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of two texts that stands in both, or in one of them. */
export interface TextChange {
	kind: 'same' | 'gone' | 'new';
	text: string;
}

/** Texts that share less than this cannot be told as changes of each other. */
const MOST_CHANGES = 4_000;

/**
 * What changed from one text to the other, in words: paragraphs that are in both are passed over, and between them words
 * are compared. Null where next to nothing is the same.
 */
export default function compareTexts(texts: { older: string; newer: string }): TextChange[] | null {
	const [older, newer] = [paragraphs(texts.older), paragraphs(texts.newer)];
	const rough = diffArrays(older, newer, { maxEditLength: MOST_CHANGES });
	if (!rough) return null;
	const changes: TextChange[] = [];
	for (let i = 0; i < rough.length; i++) {
		const { value, added, removed } = rough[i]!;
		const next = rough[i + 1];
		const [gone, come] = removed ? [value, next?.added ? next.value : []] : [[], value];
		if (!added && !removed) changes.push({ kind: 'same', text: value.join('') });
		else {
			if (removed && next?.added) i++;
			const fine = diffWordsWithSpace(gone.join(''), come.join(''), {
				maxEditLength: MOST_CHANGES
			});
			if (!fine) return null;
			for (const part of fine) {
				changes.push({
					kind: part.added ? 'new' : part.removed ? 'gone' : 'same',
					text: part.value
				});
			}
		}
	}
	return changes;
}

/** Each with the white space behind it, so that they can be put together again. */
function paragraphs(text: string): string[] {
	return text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
}
