/** Whether a statement says something that a reader should take away and could call true or false by itself. */
import type { Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { contentWords } from './peers.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';

/** What the writer thinks of a thing, or how the writer goes about telling of it. */
const OPINION =
	/\b(?:great|excellent|wonderful|beautiful|amazing|fantastic|delicious|superb|stunning|charming|lovely|perfect|unfortunately|fortunately|interestingly|sadly|tons of|lots of|a lot of|plenty of|worth (?:a|the|\p{Ll}+ing)|must-see|of course|really|indeed|arguably|apparently|perhaps|presumably|supposedly|probably|no doubt|needless|very|quite|so much|pretty|one more|things?|abundant|every budget|well integrated|important issue)\b/iu;
/** Statements that only open a list, point to the text itself or tell of its making. */
const OF_THE_TEXT =
	/^(?:(?:topics|examples|options|reasons|highlights|other \p{Ll}+) (?:include|are|were)\b|(?:the )?(?:figure|table|map|picture|photo|image|chapter|section|box)\b|for (?:easy )?reference\b|in (?:this|the) (?:article|section|chapter|paper|study)\b)/iu;
const EXISTS = /^(?:There|Here) (?:is|are|was|were|has|have|will|can|may)\b/;
const SAYS =
	/^(?:say|tell|ask|add|note|mention|speak|talk|comment|remark|reply|answer|interview|discuss|point|observe|explain|describe|hear|listen)$/;
const VAGUE_SUBJECT =
	/^(?:some|many|most|several|few|a few|others?|someone|somebody|something|another|one|people|everyone|everybody|nothing|all|much|the (?:first|second|third|other|only|best|main|real|whole))\b/i;

export const isOpinion = (text: string) => OPINION.test(outsideQuotes(text));

/** Whether it can be set as a statement to be judged, as it is or turned into a false one. */
export function isWorthJudging({ text, fact, sentence }: Statement): boolean {
	const bare = text
		.replace(/^According to [^,]+, /, '')
		.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
	const outside = outsideQuotes(bare);
	if (OPINION.test(outside) || OF_THE_TEXT.test(bare) || EXISTS.test(bare)) return false;
	if (/\b(?:[Yy]ou|[Yy]our|yourself)\b/.test(outside)) return false;
	if (/ \/ |\b(\p{L}+ \p{L}+ \p{L}+), \1\b/u.test(bare)) return false;
	if (
		/^(?:Many|Most|Some|Each|Either|Neither), |^(?:Each|Either|Neither) \p{Ll}+ (?:is|was|has|had|does|did)\b/u.test(
			bare
		)
	)
		return false;
	// Words of an example or of somebody present.
	if (/["“][^"”]*\b(?:I|[Yy]ou|[Ww]e)\b/.test(bare)) return false;
	// "While simultaneously demanding": what was demanded is cut away; a paper that names itself tells of its own making.
	if (/\b(?:while|by|when|after|before|without) (?:\p{Ll}+ly )?\p{Ll}+ing\.?$/u.test(bare))
		return false;
	if (/\bwikinews\b/i.test(bare)) return false;
	// A quotation cut in its middle.
	if (/,["”][.]?$/.test(bare) || /\b(?:and|or|but|with|of|to|as)["”]?\.?$/.test(bare)) return false;
	const { tree } = sentence;
	const positions = fact
		? [...fact.frame.front, ...fact.frame.subject, ...fact.frame.borrowed, ...fact.frame.body]
		: [...tree.words.keys()];
	const subject = fact ? [...fact.frame.subject, ...fact.frame.borrowed] : [];
	if (VAGUE_SUBJECT.test(bare) && !isRestricted(tree, subject)) return false;
	if (!saysEnough(tree, positions, bare)) return false;
	if (fact && tellsWhoItIs(fact)) return false;
	return (
		!fact || (isPlaced(tree, positions, fact.clause.verb.tense) && isKnown(tree, subject, fact))
	);
}

/** "X is an English actor", in the first line of an article on X. */
function tellsWhoItIs({ clause, index, statement }: NonNullable<Statement['fact']>): boolean {
	return index === 0 && clause.verb.copular && statement.split(' ').length <= 9;
}

/** Somebody brought in by the sentence itself, and by nothing else ("a man asked …"), was there for it only. */
function isKnown(tree: SentenceTree, subject: readonly number[], fact: Statement['fact']): boolean {
	const head = fact!.clause.subject?.head ?? -1;
	const word = tree.words[head];
	if (!word || !subject.includes(head) || word.upos !== 'NOUN') return true;
	const first = tree.words[subject[0]!]!.text;
	if (!/^an?$/i.test(first) || fact!.clause.verb.tense !== 'past') return true;
	return isRestricted(tree, subject);
}

/** "Markets and fairs came to life": of what happened once, something must say where, when or to whom. */
function isPlaced(tree: SentenceTree, positions: readonly number[], tense: string): boolean {
	if (tense !== 'past') return true;
	return positions.some((i) => {
		const { upos, text, label } = tree.words[i]!;
		if (upos === 'PROPN' || (upos === 'NUM' && /\d/.test(text))) return true;
		return upos === 'DET' && /^the$/i.test(text) && label === 'det';
	});
}

/** Whether words behind its noun, or a name before it, tell which is meant. */
function isRestricted(tree: SentenceTree, subject: readonly number[]): boolean {
	return subject.some(
		(i) =>
			tree.words[i]!.upos === 'PROPN' ||
			(/^(?:nmod|acl|appos|amod|compound)/.test(tree.words[i]!.label) &&
				subject.includes(tree.words[i]!.head))
	);
}

/** Something in it must say what is meant: a name, a figure, or a good many words of matter. */
function saysEnough(tree: SentenceTree, positions: readonly number[], text: string): boolean {
	const anchored = positions.some((i) => {
		const { upos, text: word } = tree.words[i]!;
		return upos === 'PROPN' || (upos === 'NUM' && /\d/.test(word));
	});
	// "Judge Mbeki-Farr does not disagree": a name and one word of matter.
	const matter = [...contentWords(text.replace(/(?<=^|\s)\p{Lu}\S*/gu, ''))].length;
	return contentWords(text).size >= (anchored ? 4 : 5) && matter >= (anchored ? 2 : 4);
}

/** Whether denying it tests anything: not that somebody said it, nor what everybody knows of whom the article is about. */
export function isWorthDenying({ fact, sentence }: Statement): boolean {
	if (!fact) return false;
	const { verb, predicative, hedges } = fact.clause;
	if (SAYS.test(verb.lemma) || hedges.length > 0) return false;
	const { tree } = sentence;
	// "X is not an English actor": nobody who has read of X would hold that.
	return !(verb.copular && predicative !== null && tree.words[predicative.head]?.upos === 'NOUN');
}

/** "Leave the jar …", "To find the range, subtract …": an order, not a claim. */
export function isImperative({ tree, tokens }: Sentence, text: string): boolean {
	const root = tree.words[tree.root];
	if (root?.xpos === 'VB' && tree.child(tree.root, 'nsubj', 'csubj', 'aux', 'expl') < 0)
		return true;
	if (/^(?:VERB|AUX)$/.test(tokens[0]?.pos ?? '')) return true;
	if (!/^(?:For|To|In|With|From|If|When|Before|After|On|Then|Otherwise)\b/.test(text)) return false;
	const comma = tokens.findIndex((t) => t.text === ',');
	const next = tokens[comma + 1];
	return comma > 0 && next?.pos === 'VERB' && next.text === next.lemma;
}
