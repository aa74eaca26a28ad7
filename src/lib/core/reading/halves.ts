/** "Tickets are sold at the station; to reserve a bed you have to telephone": two sentences in one are read apart. */
import { putTogether } from './apart.ts';
import type { SentenceSyntax } from './syntax/analyse.ts';

type Read = (forms: readonly string[]) => SentenceSyntax;

const FINITE = /^(?:MD|VBZ|VBP|VBD)$/;
const QUOTE_OR_BRACKET = /^(?:["“”‘«»()[\]]|``|'')$/;
/** Before a colon: what follows is what is said, or a list. */
const ANNOUNCES =
	/^(?:say|ask|write|read|add|tell|warn|follow|include|be|reply|answer|announce|explain|conclude|state|note)$/;
const CONJUNCTION = /^(?:and|but|or|yet|so)$/i;
const SHORTEST = 3;

/** Where the first of two sentences ends; −1 where there is but one. */
function boundary(forms: readonly string[], { xpos, lemmas }: SentenceSyntax): number {
	if (forms.some((form) => QUOTE_OR_BRACKET.test(form))) return -1;
	const isClause = (from: number, until: number) =>
		until - from >= SHORTEST && xpos.slice(from, until).some((tag) => FINITE.test(tag));
	return forms.findIndex((form, at) => {
		if (form !== ';' && form !== ':') return false;
		const next = forms.findIndex((other, i) => i > at && /^[;:]$/.test(other));
		const until = next < 0 ? forms.length - 1 : next;
		if (!isClause(0, at) || !isClause(at + 1, until)) return false;
		return form === ';' || !lemmas.slice(0, at).some((lemma) => ANNOUNCES.test(lemma));
	});
}

/** Both halves in one tree, the second hung on the first; null where there is but one. */
export function withHalves(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const at = boundary(forms, plain);
	if (at < 0) return null;
	const outer = read([...forms.slice(0, at), '.']);
	const inner = read(forms.slice(at + 1));
	const places = {
		outer: forms.map((_, i) => (i < at ? i : -1)),
		inner: forms.map((_, i) => (i > at ? i - at - 1 : -1))
	};
	const label = CONJUNCTION.test(forms[at + 1]!) ? 'conj' : 'parataxis';
	const top = at + 1 + inner.heads.indexOf(0);
	return putTogether(
		places,
		{ outer, inner },
		{ top, head: ({ heads }) => heads.indexOf(0), label }
	);
}
