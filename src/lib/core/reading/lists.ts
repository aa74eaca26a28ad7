/** Lists: entries joined to the words that open them, and what is no sentence sorted out. */
import type { Block } from './blocks.ts';
import type { Clause, Phrase } from './clauses/clause.ts';
import { readClauses } from './clauses/read-clauses.ts';
import {
	LONGEST_SENTENCE,
	parseAfter,
	parseSentences,
	readAhead,
	type ReadsSyntax
} from './parse-sentences.ts';
import type { SetAside, Span } from './reading.ts';
import { segment, type TextToken } from './segment/segment.ts';
import type { SyntaxReader } from './syntax/analyse.ts';
import type { ParsedSentence, SentenceTree, Word } from './tree.ts';

type BlockSentence = Pick<ParsedSentence, 'start' | 'end' | 'text' | 'tree' | 'others' | 'list'> & {
	/** Index of its block. */
	paragraph: number;
	listed: boolean;
};

/** Leave an entry to say what is done. */
const UNFINISHED =
	/^(?:must|shall|should|may|might|can|cannot|will|to|not|never|always|also|either|please|be|from|by|without|or|and|with)$/i;
/** Leave an entry to say when, or when not. */
const LIMITING =
	/\b(?:only if|only when|if|when|where|unless|until|except(?: (?:if|when|where|for|in|that))?|provided(?: that)?|in case of|in the event of|before|after)$/i;
/** "The following are forbidden": what is, stands in the entries. */
const NAMED_IN_ENTRIES =
	/^(?:the following|these)(?: \p{L}+){0,3} (?:is|are) (?:\p{L}+ ){0,2}(?:forbidden|prohibited|banned|allowed|permitted|required|compulsory|mandatory)\s*:$/iu;

/** Stand before an order: "In an emergency:", "If the alarm sounds:". */
const FRONTED =
	/^(?:if|when|whenever|once|before|after|while|in|on|at|during|for|every|upon|following|unless)\b/i;
const CLAUSAL = /^(?:if|when|whenever|once|before|after|while|unless)\b/i;

/** "must do the following", "should take these steps": the entries stand for it. */
const STANDS_FOR_ENTRIES =
	/\s(?:do|take|follow|complete|carry out|observe)(?: all(?: of)?| each of| one of)? (?:the following|these)(?: \p{L}+){0,3}$/iu;

/** Blocks → sentences in order; doubtful entries that say nothing are set aside. */
export function parseBlocks(
	text: string,
	blocks: readonly Block[],
	syntax: SyntaxReader
): { sentences: BlockSentence[]; setAside: SetAside[] } {
	const ahead = readAhead(text, blocks, syntax);
	const sentences: BlockSentence[] = [];
	const doubtful = new Map<number, { block: Block; parsed: BlockSentence[] }[]>();
	const setAside: SetAside[] = [];
	/** The last sentence of each block that opens a list. */
	const openers = new Map<number, BlockSentence>();
	blocks.forEach((block, paragraph) => {
		const opener = block.opener === null ? undefined : openers.get(block.opener);
		const parsed = opener
			? entrySentences(text, block, opener, ahead)
			: parseSentences(text, block, ahead).map((one) => ({ ...one, list: null }));
		const placed = parsed.map((one) => ({ ...one, paragraph, listed: block.listed }));
		setAside.push(...unparsedIn(block, placed));
		const last = placed.at(-1);
		if (last && !block.listed && last.text.endsWith(':')) openers.set(paragraph, last);
		if (block.doubtful && block.listed && placed.every(({ list }) => list === null)) {
			const group = doubtful.get(block.list);
			if (group) group.push({ block, parsed: placed });
			else doubtful.set(block.list, [{ block, parsed: placed }]);
			return;
		}
		const role = placed[0]?.list?.role;
		if (opener && role) {
			const { start, end } = opener;
			opener.list = { role: role === 'limit' ? 'limited' : 'opener', words: { start, end } };
		}
		sentences.push(...placed);
	});
	for (const group of doubtful.values()) {
		const kept = group.filter((one) => saysSomething(one.parsed, one.block.opener !== null));
		const steps = kept.length * 2 >= group.length;
		for (const one of group) {
			if (steps && kept.includes(one)) sentences.push(...one.parsed);
			else setAside.push({ start: one.block.start, end: one.block.end, reason: 'list entry' });
		}
	}
	const kept = sentences.filter(({ paragraph, list }) => {
		const block = blocks[paragraph]!;
		if (!block.doubtful || block.listed || list) return true;
		setAside.push({ start: block.start, end: block.end, reason: 'heading' });
		return false;
	});
	return { sentences: kept.sort((a, b) => a.start - b.start), setAside };
}

/** Stretches of a block that are longer than any sentence, so that none was parsed there. */
function unparsedIn(block: Span, sentences: readonly Span[]): SetAside[] {
	const starts = [...sentences.map(({ start }) => start), block.end];
	return starts.flatMap((end, i) => {
		const start = sentences[i - 1]?.end ?? block.start;
		return end - start > LONGEST_SENTENCE ? [{ start, end, reason: 'too long' as const }] : [];
	});
}

/** Whether an entry without a full stop is an order, or after a colon a whole sentence. */
function saysSomething(parsed: readonly BlockSentence[], opened: boolean): boolean {
	const [first] = parsed;
	if (!first || parsed.length > 1) return false;
	const { tree } = first;
	const root = tree.words[tree.root];
	if (!root || tree.words.filter((word) => word.upos !== 'PUNCT').length < 2) return false;
	const subject = tree.child(tree.root, 'nsubj', 'expl', 'csubj') >= 0;
	return subject ? opened && isFinite(tree) : isOrder(tree);
}

function isOrder(tree: SentenceTree | undefined): boolean {
	const root = tree?.words[tree.root];
	if (!tree || !root || tree.child(tree.root, 'nsubj', 'expl', 'csubj') >= 0) return false;
	return root.upos === 'VERB' && root.xpos === 'VB';
}

const isFinite = (tree: SentenceTree): boolean =>
	[tree.root, ...tree.children(tree.root, 'aux', 'cop')].some((i) =>
		/^(?:VBZ|VBP|VBD|MD)$/.test(tree.words[i]!.xpos)
	);

/** The sentences of an entry, the first of them joined to what opens the list if that is left unfinished. */
function entrySentences(
	text: string,
	block: Block,
	opener: BlockSentence,
	syntax: ReadsSyntax
): (Pick<ParsedSentence, 'start' | 'end' | 'text' | 'tree' | 'others'> & {
	list: ParsedSentence['list'];
})[] {
	const own = opener.tree.words.filter((word) => word.text !== ':');
	const lead = unfinished(opener, own);
	const alone = () => parseSentences(text, block, syntax).map((one) => ({ ...one, list: null }));
	const { start: from, end: until } = opener;
	if (NAMED_IN_ENTRIES.test(opener.text) && /^\p{L}{2,}ing\b/iu.test(text.slice(block.start))) {
		return alone().map((one) => ({
			...one,
			list: { role: 'item', words: { start: from, end: until } }
		}));
	}
	const asks = /\?$/.test(text.slice(block.start, block.end));
	if (lead === null || asks) return alone();
	if (lead.fronted && !isOrder(alone()[0]?.tree)) return alone();
	const [first, ...rest] = segment(text, block.start, block.end);
	if (!first) return [];
	const later =
		rest.length === 0
			? []
			: parseSentences(text, { start: rest[0]!.start, end: block.end }, syntax);
	const tree = parseAfter(lead.words, first.tokens, syntax);
	const { start, end } = first;
	return [
		{
			start,
			end,
			text: text.slice(start, end),
			tree,
			list: {
				role: lead.limits ? 'limit' : 'entry',
				words: { start: opener.start, end: opener.end }
			}
		},
		...later.map((one) => ({ ...one, list: null }))
	];
}

/** The words of an opener that its entries go on from; null when it is a sentence of its own. */
function unfinished(
	opener: BlockSentence,
	words: readonly Word[]
): { words: readonly TextToken[]; limits: boolean; fronted?: boolean } | null {
	const bare = opener.text.replace(/\s*:$/, '');
	const cut = bare.replace(STANDS_FOR_ENTRIES, '');
	const until = opener.start + cut.length;
	const kept = words.filter((word) => word.end <= until);
	const last = kept.at(-1);
	if (!last || kept.length > 40) return null;
	// "If the alarm sounds:", "When the alarm sounds, do the following:"
	const colon = opener.tree.words.findLast((word) => word.text === ':');
	const fronted = FRONTED.test(cut) && (cut === bare ? !bare.includes(',') : last.text === ',');
	const finite = kept.some(({ xpos }) => /^(?:VBZ|VBP|VBD|MD)$/.test(xpos));
	if (fronted && colon && (!finite || CLAUSAL.test(cut))) {
		const words = last.text === ',' ? kept : [...kept, { ...colon, text: ',' }];
		return { words, limits: false, fronted };
	}
	if (cut === bare && LIMITING.test(bare)) return { words: kept, limits: true };
	if (UNFINISHED.test(last.text)) return { words: kept, limits: false };
	// "Visitors must not bring:", "Please bring:": what is to be brought. "Questions to consider:" asks for nothing.
	const { tree } = opener;
	const at = words.indexOf(last);
	const bound =
		at === tree.root || tree.children(at, 'aux').some((i) => tree.words[i]!.xpos === 'MD');
	const object = /^VBP?$/.test(last.xpos) && last.upos === 'VERB' && kept.length > 1 && bound;
	return object && cut === bare ? { words: kept, limits: false } : null;
}

/** Whether its tree begins with the words of the list's opener. */
const continues = ({ list }: ParsedSentence): boolean =>
	list?.role === 'entry' || list?.role === 'limit';

/**
 * The sentence with the words that open its list before it, for those who slice phrases out of its text. Between the
 * two stands whatever stands there in the article.
 */
export function withOpener<T extends ParsedSentence>(sentence: T, text: string): T {
	if (!continues(sentence)) return sentence;
	const { start } = sentence.list!.words;
	return { ...sentence, start, text: text.slice(start, sentence.end) };
}

/**
 * The clauses of all sentences. An opener left unfinished has none, as its entries have them; what its entries limit
 * holds under a condition.
 */
export function readListedClauses(text: string, sentences: readonly ParsedSentence[]): Clause[] {
	const whole = sentences.map((sentence) => withOpener(sentence, text));
	return readClauses(whole).flatMap((clause) => {
		const sentence = sentences[clause.sentence]!;
		const { tree, list, start } = sentence;
		if (list?.role === 'opener') return [];
		if (list?.role === 'limit' && tree.words[clause.predicate]!.start < start) return [];
		if (list?.role !== 'limited') return [clippedTo(sentence, text, clause)];
		return [{ ...clause, factuality: { ...clause.factuality, kind: 'conditional' } }];
	});
}

/** A clause of a sentence with its opener before it: spans that reach over both are cut down to the entry's part. */
function clippedTo(sentence: ParsedSentence, text: string, clause: Clause): Clause {
	if (!continues(sentence)) return clause;
	const cut = <T extends Span>(span: T): T =>
		span.start < sentence.start && span.end > sentence.start
			? { ...span, start: sentence.start }
			: span;
	const part = <T extends Span & { text: string }>(one: T): T => {
		const span = cut(one);
		return span === one ? one : { ...span, text: text.slice(span.start, span.end) };
	};
	const phrase = (one: Phrase | null) => (one?.sentence === clause.sentence ? part(one) : one);
	return {
		...cut(clause),
		verb: cut(clause.verb),
		subject: phrase(clause.subject),
		object: phrase(clause.object),
		indirectObject: phrase(clause.indirectObject),
		predicative: phrase(clause.predicative),
		agent: phrase(clause.agent),
		patient: phrase(clause.patient),
		recipient: phrase(clause.recipient),
		modifiers: clause.modifiers.map(part)
	};
}
