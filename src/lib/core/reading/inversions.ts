/** "Had the boat been given back, …", "Should nobody answer, …": conditions without an "if", read as with one. */
import type { SentenceSyntax } from './syntax/analyse.ts';

type Read = (forms: readonly string[]) => SentenceSyntax;

const INVERTED = /^(?:Had|Were|Should)$/;
const BEHIND_SUBJECT = /^(?:VBN|VBD|VB|TO)$/;
const LONGEST_SUBJECT = 12;

/** The sentence with its first word behind the subject; null where it opens with no such condition. */
export function withInversion(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	if (!INVERTED.test(forms[0] ?? '') || forms.at(-1) === '?') return null;
	const verb = forms.findIndex(
		(form, i) => i > 1 && (BEHIND_SUBJECT.test(plain.xpos[i]!) || /^n['’o]t$/i.test(form))
	);
	const comma = forms.indexOf(',');
	if (verb < 2 || verb > LONGEST_SUBJECT || comma < verb) return null;
	const again = read([
		'If',
		...forms.slice(1, verb),
		forms[0]!.toLowerCase(),
		...forms.slice(verb)
	]);
	// Positions with "if" before and the first word moved.
	const there = (i: number) => (i === 0 ? verb : i < verb ? i : i + 1);
	const here = (i: number) => (i === verb ? 0 : i < verb ? i : i - 1);
	const condition = again.heads[0]! - 1;
	const fits =
		again.labels[0] === 'mark' &&
		again.labels[condition]?.startsWith('advcl') &&
		!again.heads.includes(1);
	if (!fits) return null;
	const keep = <T>(list: readonly T[]) => forms.map((_, i) => list[there(i)]!);
	const arcs = ({ heads, labels }: { heads: readonly number[]; labels: readonly string[] }) => ({
		heads: forms.map((_, i) => {
			const head = heads[there(i)]!;
			// What an opinion hangs on the "if" hangs on the condition.
			const above = head === 1 ? condition : head - 1;
			return head === 0 ? 0 : here(above) + 1;
		}),
		labels: keep(labels)
	});
	const whole = again.opinions?.every(({ heads }) => heads[0] !== 0 && !heads.includes(1));
	return {
		upos: keep(again.upos),
		xpos: keep(again.xpos),
		lemmas: keep(again.lemmas),
		sure: keep(again.sure),
		...arcs(again),
		...(whole ? { opinions: again.opinions!.map(arcs) } : {})
	};
}
