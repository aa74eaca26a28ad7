/** The words of a rule: what carries its force, and what is to be done. */
import type { Clause } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import type { Context } from './context.ts';
import { MODALS } from './lexicon.ts';
import { wordTable } from '../../word-table.ts';

/** The words that carry the force: of a modal those before the verb, else the whole verb group. */
export function cueOf({ sentence }: Context, clause: Clause): Span {
	const { words } = sentence.tree;
	const main = clause.verb.words.at(-1) ?? clause.predicate;
	const until = MODALS[clause.verb.modal] ? clause.verb.words.slice(0, -1) : clause.verb.words;
	const cue = until.length > 0 ? until : [main];
	return { start: words[cue[0]!]!.start, end: words[cue.at(-1)!]!.end };
}

/** The verb in its base form and what follows it, without limits and coordinated clauses. */
export function actionOf({ sentence }: Context, action: Clause, left: ReadonlySet<number>): string {
	const { tree } = sentence;
	const { verb } = action;
	const main =
		verb.copular && verb.lemma === 'be'
			? (verb.words.find((i) => tree.words[i]!.lemma === 'be') ?? action.predicate)
			: action.predicate;
	const branch = tree.subtree(
		action.predicate,
		(i) =>
			left.has(i) ||
			(tree.is(i, 'conj') &&
				tree.words[i]!.head === action.predicate &&
				/^(?:VERB|AUX)$/.test(tree.words[i]!.upos)) ||
			tree.is(i, 'parataxis')
	);
	const after = branch.filter(
		(i) =>
			i > main && !left.has(i) && !(tree.is(i, 'cc') && tree.words[i]!.head === action.predicate)
	);
	let text = opening(tree.words[main]!, verb);
	let last = main;
	for (const i of after) {
		const word = tree.words[i]!;
		const tight = last === i - 1 && tree.words[last]!.end === word.start;
		text += tight || /^[,.;:!?)]$/.test(word.text) ? word.text : ` ${word.text}`;
		last = i;
	}
	return text.replace(LOOSE_END, '').replace(/\s+/g, ' ');
}

const LOOSE_END =
	/[\s,;:.!—–-]+(?:and|or|but|(?:only )?(?:if|when)|unless|except|where)?[\s,;:.]*$/;

function opening(word: { text: string; lemma: string }, verb: Clause['verb']): string {
	if (verb.voice === 'passive') return `be ${word.text}`;
	return verb.copular && verb.lemma === 'be' ? 'be' : word.lemma;
}

/** Base forms of gerunds that a rule of thumb gets wrong. */
const BASES = wordTable<string>({
	dying: 'die',
	lying: 'lie',
	tying: 'tie',
	visiting: 'visit',
	editing: 'edit',
	opening: 'open',
	entering: 'enter',
	limiting: 'limit',
	depositing: 'deposit',
	singing: 'sing',
	bringing: 'bring',
	ringing: 'ring',
	hanging: 'hang'
});

/** "running" → "run", "smoking" → "smoke": the verb that a gerund is made of, by English spelling. */
export function verbOfGerund(gerund: string): string {
	const word = gerund.toLowerCase();
	const known = BASES[word];
	if (known) return known;
	const stem = word.replace(/ing$/, '');
	if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
	if (/(?:[vcuz]|[^aeiou]l|[^ln]g|rg|dg|ng|[aeiou]s)$/.test(stem) && !/(?:ll|ng)$/.test(stem)) {
		return `${stem}e`;
	}
	// One short vowel and one consonant would have been doubled.
	return /^[^aeiou]*[aeiou][bcdgkmnprt]$/.test(stem) ? `${stem}e` : stem;
}
