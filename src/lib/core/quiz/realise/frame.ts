/** A clause cut free of its sentence: the words that belong to it alone, sorted into subject, verb group and the rest. */
import type { Clause } from '../../reading/clauses/clause.ts';
import type { ParsedSentence } from '../../reading/tree.ts';
import { bracketed, isListed, isSetOff, limits, withoutMarks } from './asides.ts';

export interface Frame {
	sentence: ParsedSentence;
	clause: Clause;
	/** Positions of the subject as it stands in the clause; empty when it is understood. */
	subject: readonly number[];
	/** Where the subject stands when the clause has taken it over from another: positions in the same sentence. */
	borrowed: readonly number[];
	/** The finite word: first auxiliary, copula or the main verb itself. */
	finite: number;
	/** The main verb (or copula). */
	verb: number;
	/** Everything of the clause but the subject, in order: verb group included, what stands before the subject apart. */
	body: readonly number[];
	/** What stands before the subject. */
	front: readonly number[];
}

/** Turns of phrase that only lead from one sentence to the next. */
const TURNS =
	/^(?:for (?:instance|example)|in (?:fact|addition|general|particular|turn|short|other words)|of course|as (?:such|well)|after all|at least|on the other hand|by contrast|in contrast|as a result)$/i;

function textOf({ tree, text, start }: ParsedSentence, at: number): string {
	const own = tree.subtree(at).filter((i) => tree.words[i]!.upos !== 'PUNCT' || i === at);
	const span = tree.span(own);
	return text.slice(span.start - start, span.end - start);
}

/** Adverbs that tie a sentence to the one before and mean nothing without it. */
const CONNECTORS = new Set(
	'however also then therefore thus meanwhile moreover furthermore nevertheless nonetheless instead too besides hence consequently additionally likewise similarly accordingly indeed still yet so anyway otherwise finally first second third firstly secondly thirdly lastly interestingly unfortunately fortunately importantly notably surprisingly sadly luckily ironically incidentally'.split(
		' '
	)
);

/**
 * @param lean leaves out what is set off by commas or brackets and only adds to what stays
 * @returns null when the clause cannot stand alone: no subject, no finite verb, or broken quotation marks
 */
export function frameOf(sentence: ParsedSentence, clause: Clause, lean: boolean): Frame | null {
	const { tree } = sentence;
	const phrase = clause.subject;
	if (!phrase || phrase.sentence !== clause.sentence) return null;
	const dropped = droppedBranches(sentence, clause, lean);
	let kept = trimmed(
		sentence,
		tree
			.subtree(clause.predicate, (i) => dropped.has(i))
			.filter((i) => !isReferenceMark(sentence, i))
	);
	if (clause.quoted) kept = trimmed(sentence, withoutMarks(sentence, kept));
	// The noun a relative clause hangs on is its subject, in place of "who"; the clause itself is no part of it.
	const isRelative = phrase.from === 'antecedent';
	const inSubject = new Set(
		tree
			.subtree(
				phrase.head,
				(i) =>
					dropped.has(i) ||
					(isRelative &&
						(i === clause.predicate ||
							(tree.words[i]!.head === phrase.head && NOT_OF_NOUN.has(tree.words[i]!.label))))
			)
			.filter((i) => !isCoordinatedClause(sentence, i, phrase.head))
	);
	if (isRelative) {
		const pronoun = tree.child(clause.predicate, 'nsubj');
		kept = kept.filter((i) => i !== pronoun);
	}
	const group = clause.verb.words.filter((i) => kept.includes(i));
	const finite = group.find((i) => isFinite(sentence, i));
	const verb = group.findLast((i) => /^(?:VERB|AUX)$/.test(tree.words[i]!.upos));
	if (finite === undefined || verb === undefined) return null;
	const subject = kept.filter((i) => inSubject.has(i));
	const borrowed =
		subject.length > 0
			? []
			: trimmed(
					sentence,
					[...inSubject].sort((a, b) => a - b)
				);
	if (subject.length === 0 && borrowed.length === 0) return null;
	const opening = subject[0] ?? finite;
	if (finite < opening) return null;
	const front = trimmed(
		sentence,
		kept.filter((i) => i < opening)
	);
	// "Nearly all are": what stands right before the subject without a comma belongs to it, and was read apart.
	const last = front.at(-1);
	if (last === opening - 1 && tree.words[front[0]!]!.upos !== 'ADP') return null;
	const body = kept.filter((i) => i >= opening && !inSubject.has(i));
	const closed = withClosingComma(sentence, trimmed(sentence, subject), kept);
	if (isLeftOpen(sentence, closed)) return null;
	const said = trimmed(sentence, body);
	// A mark that was read as the verb is no verb.
	if (!said.includes(finite) || !balanced(sentence, [...front, ...subject, ...body])) return null;
	return {
		sentence,
		clause,
		subject: closed,
		borrowed,
		finite,
		verb,
		body: said,
		front
	};
}

/** What hangs on a noun that is itself said of something, or stands behind a preposition, and is no part of what it names. */
const NOT_OF_NOUN = new Set(
	'case nsubj cop aux mark cc advmod expl obl advcl parataxis punct conj'.split(' ')
);

function isFinite(sentence: ParsedSentence, at: number): boolean {
	return /^(?:VBD|VBP|VBZ|MD)$/.test(sentence.tree.words[at]!.xpos);
}

/** Words that hang on the subject's head by grammar but belong to no noun phrase. */
function isCoordinatedClause(sentence: ParsedSentence, at: number, head: number): boolean {
	return at !== head && sentence.tree.is(at, 'parataxis');
}

function droppedBranches(sentence: ParsedSentence, clause: Clause, lean: boolean): Set<number> {
	const { tree } = sentence;
	const dropped = new Set<number>();
	const own = clause.predicate;
	const marked = new Set(tree.children(own, 'mark', 'cc'));
	for (const at of tree.children(own)) {
		const word = tree.words[at]!;
		const isClause = /^(?:VERB|AUX)$/.test(word.upos) || tree.child(at, 'nsubj', 'cop') >= 0;
		if (
			marked.has(at) ||
			tree.is(at, 'parataxis') ||
			tree.is(at, 'discourse') ||
			TURNS.test(textOf(sentence, at)) ||
			tree.is(at, 'vocative') ||
			(tree.is(at, 'conj') && isClause) ||
			(tree.is(at, 'advmod') &&
				CONNECTORS.has(word.lemma.toLowerCase()) &&
				!hasOwnWords(sentence, at))
		) {
			dropped.add(at);
		}
	}
	for (const modifier of clause.modifiers) {
		if (modifier.role === 'attribution') dropped.add(modifier.head);
		// When it was, reckoned from the article's day, only adds to what was so.
		// "First to the Ninth Legion and later the Sixth": there it tells two things apart.
		const joins = tree.words[tree.subtree(modifier.head)[0]! - 1]?.upos === 'CCONJ';
		if (modifier.role === 'time' && RECKONED.test(modifier.text) && !clause.verb.negated && !joins)
			dropped.add(modifier.head);
	}
	if (lean) {
		for (const at of bracketed(sentence)) dropped.add(at);
		for (let at = 0; at < tree.words.length; at++) {
			const aside =
				tree.is(at, 'appos') ||
				tree.is(at, 'acl') ||
				tree.is(at, 'advcl') ||
				tree.is(at, 'parataxis');
			if (
				aside &&
				at !== own &&
				isSetOff(sentence, at) &&
				!limits(sentence, at) &&
				!isListed(sentence, at)
			)
				dropped.add(at);
		}
	}
	return dropped;
}

/** "on Tuesday", "earlier in the day", "last week": times that mean nothing without the day of the article. */
const RECKONED =
	/^(?:on |by |since |until |late |early )?(?:(?:last|next|this|that|earlier|later) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow)(?: (?:morning|afternoon|evening|night))?(?: \([^)]*\))?$|^(?:last|next|this|that|earlier this|later this|earlier that|later that|late last|early this|the (?:same|next|following|previous)) (?:\p{Ll}+|\p{Lu}\p{Ll}+)$|^(?:earlier|later) in the \p{Ll}+$|^(?:recently|earlier|later|now|currently|lately|already|then|again|afterwards|meanwhile|soon)$/u;

/**
 * The words of a sentence that belong to what it says wherever it is read: without times reckoned from the day of the
 * article and without marks of references.
 */
export function lastingWords(sentence: ParsedSentence): number[] {
	const { tree, text, start } = sentence;
	const dropped = new Set<number>();
	tree.words.forEach((word, at) => {
		if (!/^(?:obl|obl:tmod|nmod|nmod:tmod|advmod)$/.test(word.label)) return;
		const span = tree.span(tree.subtree(at));
		if (RECKONED.test(text.slice(span.start - start, span.end - start))) dropped.add(at);
	});
	const all = tree.root < 0 ? [] : tree.subtree(tree.root, (i) => dropped.has(i));
	return all.filter((i) => !isReferenceMark(sentence, i));
}

/** "[17]", "[a]": marks of references, which are no words of the sentence. */
function isReferenceMark(sentence: ParsedSentence, at: number): boolean {
	const text = (i: number) => sentence.tree.words[i]?.text ?? '';
	const inner = (i: number) => /^(?:\d{1,3}|\p{L}|note \d+)$/u.test(text(i));
	return (
		/^\[(?:\d{1,3}|\p{Ll})\]$/u.test(text(at)) ||
		(text(at) === '[' && inner(at + 1) && text(at + 2) === ']') ||
		(text(at) === ']' && inner(at - 1) && text(at - 2) === '[') ||
		(inner(at) && text(at - 1) === '[' && text(at + 1) === ']')
	);
}

function hasOwnWords(sentence: ParsedSentence, at: number): boolean {
	return sentence.tree.children(at).some((i) => sentence.tree.words[i]!.upos !== 'PUNCT');
}

/** "Corwin Delacruz, 34, was charged": what opens an aside within the subject closes it, too. */
function withClosingComma(
	sentence: ParsedSentence,
	positions: readonly number[],
	kept: readonly number[]
): number[] {
	const { words } = sentence.tree;
	const last = positions.at(-1);
	const commas = positions.filter((i) => words[i]!.text === ',').length;
	const coordinated = positions.some((i) => words[i]!.upos === 'CCONJ');
	const closes = last !== undefined && words[last + 1]?.text === ',' && kept.includes(last + 1);
	return commas % 2 === 1 && closes && !coordinated ? [...positions, last + 1] : [...positions];
}

/** "A commission of nine, three from each country spent": an aside that nothing closes. */
function isLeftOpen({ tree }: ParsedSentence, subject: readonly number[]): boolean {
	const commas = subject.filter((i) => tree.words[i]!.text === ',').length;
	return commas % 2 === 1 && !subject.some((i) => tree.words[i]!.upos === 'CCONJ');
}

/** Without punctuation at the edges, but for a quotation or bracket that is whole. */
function trimmed(sentence: ParsedSentence, positions: readonly number[]): number[] {
	const { words } = sentence.tree;
	let from = 0;
	let to = positions.length;
	const text = (k: number) => words[positions[k]!]!.text;
	while (from < to && /^[,.;:!?)\]—–-]+$/.test(text(from))) from++;
	while (to > from && /^[,.;:!?([—–-]+$/.test(text(to - 1))) to--;
	return positions.slice(from, to);
}

function balanced(sentence: ParsedSentence, positions: readonly number[]): boolean {
	let open = 0;
	let straight = 0;
	let brackets = 0;
	for (const at of positions) {
		const { text } = sentence.tree.words[at]!;
		if (text === '“') open++;
		if (text === '”') open--;
		if (text === '"') straight++;
		if (text === '(') brackets++;
		if (text === ')') brackets--;
		if (open < 0 || brackets < 0) return false;
	}
	return open === 0 && brackets === 0 && straight % 2 === 0;
}
