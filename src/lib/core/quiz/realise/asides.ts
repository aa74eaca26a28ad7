/** Words set off within a sentence by commas, dashes or brackets: which of them only add to what is said. */
import type { ParsedSentence } from '../../reading/tree.ts';

/** Whether a branch begins after a comma, dash or bracket. */
export function isSetOff(sentence: ParsedSentence, at: number): boolean {
	const { tree } = sentence;
	const branch = tree.subtree(at);
	const first = branch[0]!;
	const opening = tree.words[first]!;
	const before = tree.words[first - 1];
	return /^[,(—–-]$/.test(opening.text) || (before !== undefined && /^[,(—–]$/.test(before.text));
}

/** "unless …", "if …", "though sometimes …": what limits a statement belongs to it. */
export function limits(sentence: ParsedSentence, at: number): boolean {
	const { tree } = sentence;
	const text = tree
		.subtree(at)
		.map((i) => tree.words[i]!.text.toLowerCase())
		.join(' ');
	return /^(?:, )?(?:if|unless|except|until|when|whenever|once|provided|as long as|so long as|only|in case|(?:al)?though (?:.* )?(?:sometimes|may|can|could|might|not|never))\b/.test(
		text
	);
}

/** "Vodka, cream, and bitters": read as an aside, it is one of a list that goes on. */
export function isListed({ tree }: ParsedSentence, at: number): boolean {
	if (!tree.is(at, 'appos')) return false;
	const last = tree.subtree(at).at(-1)!;
	const next = tree.words[last + 1]?.text === ',' ? last + 2 : last + 1;
	return /^(?:and|or)$/i.test(tree.words[next]?.text ?? '');
}

/** Words between brackets, with them: "(M5S)", "(Jasny, 2011)". What limits a statement stays. */
export function bracketed({ tree }: ParsedSentence): number[] {
	const found: number[] = [];
	let open = -1;
	tree.words.forEach(({ text }, at) => {
		if (text === '(') open = at;
		if (text !== ')' || open < 0) return;
		const inner = tree.words.slice(open, at + 1);
		const whole = inner.map((_, i) => open + i);
		// Nothing outside hangs on what stands inside.
		const apart = tree.words.every(
			(word, i) => (i >= open && i <= at) || word.head < open || word.head > at
		);
		const limit = inner.some((w) => /^(?:if|unless|except|until|only|not)$/i.test(w.text));
		if (apart && !limit) found.push(...whole);
		open = -1;
	});
	return found;
}

/** A clause that is quoted as a whole, or of whose quotation a part is left, without the marks around it. */
export function withoutMarks({ tree }: ParsedSentence, kept: readonly number[]): number[] {
	const text = (i: number | undefined) => (i === undefined ? '' : tree.words[i]!.text);
	const marks = kept.filter((i) => /^["“”]$/.test(text(i)));
	const [first, last] = [kept[0], kept.findLast((i) => !/^[,.;:!?]$/.test(text(i)))];
	const opens = /^["“]$/.test(text(first));
	const closes = /^["”]$/.test(text(last));
	if (marks.length > 2 || (!opens && !closes)) return [...kept];
	return kept.filter((i) => !marks.includes(i));
}
