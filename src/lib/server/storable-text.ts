/** Text as every store can keep it: without NUL and half surrogate pairs, which nobody means to write. */
export function storableText(text: string): string {
	return text.replaceAll('\u0000', '').toWellFormed();
}
