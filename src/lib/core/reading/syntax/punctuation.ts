/** Quotation marks and brackets hang on the head of what they enclose: a rule that parsers learn badly. */

const CLOSING: ReadonlyMap<string, string> = new Map([
	['(', ')'],
	['[', ']'],
	['{', '}'],
	['“', '”'],
	['``', "''"],
	['"', '"']
]);

/** Marks nested deeper than this are forgotten, so that a page of brackets costs no more than a page of words. */
const DEEPEST = 20;

/** The marks that belong together, as 0-based [open, close]; what stays unpaired is left out. */
export function pairMarks(forms: readonly string[]): [number, number][] {
	const open: number[] = [];
	const pairs: [number, number][] = [];
	forms.forEach((form, i) => {
		const partner = open.findLastIndex((o) => CLOSING.get(forms[o]!) === form);
		if (partner >= 0) {
			pairs.push([open[partner]!, i]);
			open.length = partner;
		} else if (CLOSING.has(form)) {
			open.push(i);
			if (open.length > DEEPEST) open.shift();
		}
	});
	return pairs;
}

/**
 * The heads of a tree (1-based, 0 for the root) with paired marks attached to the one word between them whose head is
 * outside. Where there is no such word or there are several, or a mark has dependents, nothing changes.
 */
export function attachMarks(
	forms: readonly string[],
	heads: readonly number[],
	labels: readonly string[]
): number[] {
	const result = [...heads];
	const hasDependents = new Set(heads);
	for (const [open, close] of pairMarks(forms)) {
		let top = 0;
		let tops = 0;
		for (let i = open + 1; i < close; i++) {
			const inside = heads[i]! > open + 1 && heads[i]! < close + 1;
			if (inside || labels[i] === 'punct') continue;
			top = i + 1;
			tops++;
		}
		if (tops !== 1) continue;
		for (const mark of [open, close]) {
			if (labels[mark] === 'punct' && !hasDependents.has(mark + 1)) result[mark] = top;
		}
	}
	return result;
}
