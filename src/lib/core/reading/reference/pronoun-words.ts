/** The third-person pronouns, and where in its clause one stands. */
import type { SentenceTree } from '../tree.ts';

export type PronounKind = 'he' | 'she' | 'it' | 'they';

const FORMS: ReadonlyMap<string, PronounKind> = new Map([
	...['he', 'him', 'his', 'himself'].map((form) => [form, 'he'] as const),
	...['she', 'her', 'hers', 'herself'].map((form) => [form, 'she'] as const),
	...['it', 'its', 'itself'].map((form) => [form, 'it'] as const),
	...['they', 'them', 'their', 'theirs', 'themselves', 'themself'].map((f) => [f, 'they'] as const)
]);

export interface PronounWord {
	position: number;
	kind: PronounKind;
	/** `owner`: "her phone"; `self`: "herself"; `hers`: "theirs". */
	place: 'subject' | 'object' | 'oblique' | 'owner' | 'self' | 'hers' | 'other';
}

/** The third-person pronouns of a sentence, in order. */
export function pronounsOf(tree: SentenceTree): PronounWord[] {
	return tree.words.flatMap((word, position) => {
		const form = word.text.toLowerCase();
		const kind = word.upos === 'PRON' ? FORMS.get(form) : undefined;
		return kind && !isEither(tree, position)
			? [{ position, kind, place: placeOf(tree, position, form) }]
			: [];
	});
}

/** "his or her": of nobody in particular. */
function isEither({ words }: SentenceTree, at: number): boolean {
	const beside = [at - 2, at + 2].filter((other) => {
		const between = words[(at + other) / 2]?.text;
		return between === 'or' || between === '/';
	});
	return beside.some((other) => FORMS.has(words[other]?.text.toLowerCase() ?? ''));
}

function placeOf(tree: SentenceTree, at: number, form: string): PronounWord['place'] {
	if (/sel(?:f|ves)$/.test(form)) return 'self';
	if (/^(?:hers|theirs)$/.test(form)) return 'hers';
	if (tree.is(at, 'nmod:poss')) return 'owner';
	if (tree.is(at, 'nsubj') || tree.is(at, 'expl')) return 'subject';
	if (tree.is(at, 'obj') || tree.is(at, 'iobj')) return 'object';
	return tree.is(at, 'obl') || tree.is(at, 'nmod') ? 'oblique' : 'other';
}
