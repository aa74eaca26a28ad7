/**
 * "The road, cut in two places, could not carry them, officials said": who says it stands beside the sentence, and the
 * parser reads the sentence better without it.
 */
import { findTeller } from './clauses/mend-tellers.ts';
import { putTogether } from './apart.ts';
import type { SentenceSyntax } from './syntax/analyse.ts';

type Read = (forms: readonly string[]) => SentenceSyntax;

const PAUSE = /^(?:[,—–]|--)$/;

/** The sentence and its teller read apart; null without a teller between pauses. */
export function withTeller(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const { upos, xpos, lemmas } = plain;
	const teller = findTeller(
		forms.map((text, i) => ({
			text,
			upos: upos[i]!,
			xpos: xpos[i]!,
			lemma: lemmas[i]!
		}))
	);
	if (!teller || !PAUSE.test(forms[teller.start - 1] ?? '')) return null;
	const from = teller.start - 1;
	const until = PAUSE.test(forms[teller.end + 1] ?? '') ? teller.end + 2 : teller.end + 1;
	const rest = read([...forms.slice(0, from), ...forms.slice(until)]);
	const alone = read([...forms.slice(teller.start, teller.end + 1), '.']);
	const places = {
		outer: forms.map((_, i) => (i < from ? i : i >= until ? i - until + from : -1)),
		inner: forms.map((_, i) => (i >= teller.start && i <= teller.end ? i - teller.start : -1))
	};
	return putTogether(
		places,
		{ outer: rest, inner: alone },
		{
			top: teller.verb,
			head: ({ heads }) => heads.indexOf(0),
			label: 'parataxis'
		}
	);
}
