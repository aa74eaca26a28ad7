/** Whether a clause is denied. */
import { NEGATIVE_ADVERBS, NEGATIVE_DETERMINERS, NEGATIVE_PRONOUNS } from './lexicon/words.ts';
import { dependents, lemmaAt, lowerAt, type Context, type Draft } from './draft.ts';

/** "not only … but also", "not just": says more, not less. */
function addsUp(context: Context, at: number): boolean {
	const next = context.words[at + 1]?.text.toLowerCase();
	return next === 'only' || next === 'just' || next === 'merely';
}

/** Whether a phrase denies the clause it stands in: "no officer", "nobody", "neither side", "not everyone". */
function denies(context: Context, head: number): boolean {
	const { tree, words } = context;
	if (NEGATIVE_PRONOUNS.has(lowerAt(context, head)) && words[head]!.upos !== 'CCONJ') return true;
	if (
		lemmaAt(context, head) === 'one' &&
		lowerAt(context, head - 1 < 0 ? head : head - 1) === 'no'
	) {
		return true;
	}
	return tree.children(head).some((i) => {
		if (i > head || tree.is(i, 'conj')) return false;
		const text = lowerAt(context, i);
		if (tree.is(i, 'det') || tree.is(i, 'cc')) return NEGATIVE_DETERMINERS.has(text);
		return tree.is(i, 'advmod') && text === 'not' && !addsUp(context, i);
	});
}

/** Negative words of the clause itself: "not", "n't", "never", "nor". */
export function negators(context: Context, draft: Draft): number[] {
	const { tree, words } = context;
	return draft.deps.filter((i) => {
		if (tree.is(i, 'cc') || tree.is(i, 'det')) return /^(?:nor|neither)$/.test(lowerAt(context, i));
		if (!tree.is(i, 'advmod')) return false;
		const text = lowerAt(context, i);
		if (NEGATIVE_ADVERBS.has(text) || /^n['’]t$/.test(text)) return !addsUp(context, i);
		// "has yet to come"
		if (text === 'yet' && draft.chain.length > 1 && i < draft.predicate) return true;
		// "no longer"
		return tree.children(i).some((k) => lowerAt(context, k) === 'no' && words[i]!.xpos === 'RBR');
	});
}

/** "at no time", "to nobody": denied as a whole; "stopped for no reason" did stop. */
const deniesAsAdverbial = ({ tree, words }: Context, at: number) =>
	words[at]!.upos === 'NOUN' &&
	tree.children(at, 'case').every((i) => !/^(?:for|with)$/i.test(words[i]!.text));

export function isNegated(context: Context, draft: Draft): boolean {
	const arguments_ = [
		...dependents(context, draft, 'nsubj', 'obj', 'iobj'),
		...dependents(context, draft, 'obl').filter((i) => deniesAsAdverbial(context, i))
	];
	const own =
		negators(context, draft).length > 0 || arguments_.some((head) => denies(context, head));
	if (own) return true;
	// "is no expert", "has been without a team"
	const predicate = draft.chain[draft.chain.length - 1];
	return (
		predicate !== undefined &&
		context.words[predicate]!.upos !== 'VERB' &&
		context.tree
			.children(predicate, 'det', 'case')
			.some(
				(i) => NEGATIVE_DETERMINERS.has(lowerAt(context, i)) || lowerAt(context, i) === 'without'
			)
	);
}
