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
	const { start, end, verb } = teller;
	const from = start - 1;
	// "has never, its website boasts, closed": it interrupts the verb it is about.
	let before = from - 1;
	while (before > 0 && xpos[before] === 'RB') before--;
	const inner = upos[before] === 'AUX';
	const closed = PAUSE.test(forms[end + 1] ?? '');
	// "…, she said, adding that …": what follows stands behind a comma still.
	const goesOn = inner || /^(?:MD|VB[DZPN])$/.test(xpos[end + 2] ?? '');
	const until = closed && goesOn ? end + 2 : end + 1;
	const rest = read([...forms.slice(0, from), ...forms.slice(until)]);
	const alone = read([...forms.slice(start, end + 1), '.']);
	const places = {
		outer: forms.map((_, i) => (i < from ? i : i >= until ? i - until + from : -1)),
		inner: forms.map((_, i) => (i >= start && i <= end ? i - start : -1))
	};
	const head = ({ heads }: { heads: readonly number[] }) =>
		inner && heads[before]! > 0 ? heads[before]! - 1 : heads.indexOf(0);
	return putTogether(
		places,
		{ outer: rest, inner: alone },
		{ top: verb, head, label: 'parataxis' }
	);
}
