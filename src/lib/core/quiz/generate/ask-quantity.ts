/** How many, how much, how long: questions for a counted noun wherever it stands in its clause. */
import { numberValue } from '../../reading/numbers.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { askOther, askSubject } from '../realise/question.ts';
import { renderWords, tidied } from '../realise/render.ts';
import { makeItem, quoted, type Candidate } from './candidate.ts';
import { isClearStem } from './clear-stem.ts';
import { introduced, type Fact, type Material } from './facts.ts';

const ABOUT = /^(?:about|around|approximately|roughly|nearly|almost|some)$/i;
/** With these the number is a bound, and no amount. */
const BOUND =
	/^(?:over|than|least|most|up|under|between|only|just|every|per|each|to|or|first|last|next|top|another|other|these|those)$/i;
/** Beyond this nobody remembers a number to the last digit. */
const MOST_DIGITS = 4;
const LONGEST = 7;

interface Counted {
	/** The counted noun. */
	head: number;
	value: number;
	/** "about how many inches" */
	ask: string;
	unit: string;
}

export function askQuantities(material: Material): Candidate[] {
	return material.facts.flatMap((fact) => {
		const { frame, clause } = fact;
		const { tree } = fact.sentence;
		if (clause.verb.negated) return [];
		return tree.children(clause.predicate).flatMap((at) => {
			const role = roleOf(tree, at);
			const counted = role && countedAt(material, fact, at);
			if (!counted) return [];
			const branch = new Set(tree.subtree(at));
			const { ask } = counted;
			if (tree.child(at, 'case') >= 0) return [];
			if (role === 'subject' && (clause.subject?.head !== at || frame.subject.length === 0))
				return [];
			const question =
				role === 'subject'
					? askSubject(frame, ask, material.naming(), true)
					: askOther(frame, ask, branch, material.naming());
			const kept = [...frame.front, ...frame.subject, ...frame.borrowed, ...frame.body].filter(
				(i) => !branch.has(i)
			);
			if (question === null || !isClearStem(fact, question, kept)) return [];
			if (fact.source !== '' && /^[^,]*, /.test(question)) return [];
			return [itemFor(material, fact, counted, `${introduced(fact, question)}?`, role)];
		});
	});
}

function itemFor(
	material: Material,
	fact: Fact,
	{ value, unit }: Counted,
	stem: string,
	role: string
): Candidate {
	return {
		sentences: [fact.index],
		claims: [fact.statement],
		by: `quantity-${role}`,
		score: 6.9 + (fact.clause.confidence - 0.8) * 2,
		item: makeItem(material.reading, fact.sentence, fact.statement, {
			type: 'numeric',
			level: 'recall',
			stem,
			options: [],
			key: { value, tolerance: 0, unit },
			explanation: `The article says: ${quoted(fact.sentence.text)}`,
			difficulty: 0.5
		})
	};
}

/** Behind a preposition ("in four cities") the number is a circumstance; asked for, the question comes out crooked. */
function roleOf(tree: SentenceTree, at: number): 'subject' | 'object' | null {
	if (tree.is(at, 'nsubj')) return 'subject';
	return tree.is(at, 'obj') ? 'object' : null;
}

/** The noun at `head` with its number, as it is asked for; null where it has none, or a bound, or is known already. */
function countedAt(material: Material, { sentence }: Fact, head: number): Counted | null {
	const { tree } = sentence;
	const noun = tree.words[head]!;
	const numerals = tree.children(head, 'nummod');
	if (
		numerals.length !== 1 ||
		tree.children(head, 'conj', 'acl', 'appos', 'det', 'nmod:poss').length > 0
	)
		return null;
	const number = numerals[0]!;
	const parts = tree.subtree(number);
	if (parts.some((i) => BOUND.test(tree.words[i]!.text)) || number > head) return null;
	if (tree.children(head, 'advmod', 'amod').some((i) => BOUND.test(tree.words[i]!.text)))
		return null;
	const numeral = parts.filter((i) => !ABOUT.test(tree.words[i]!.text));
	const text = numeral.map((i) => tree.words[i]!.text).join(' ');
	const value = amountOf(text);
	if (value === null || value < 3 || !isMemorable(value)) return null;
	if (!/^NNP?S$/.test(noun.xpos) && !/^(?:people|percent|cent|%)$/i.test(noun.text)) return null;
	if (/^(?:percent|cent|%)$/i.test(noun.text)) return null;
	const about =
		parts.length > numeral.length ||
		tree.children(head, 'advmod').some((i) => ABOUT.test(tree.words[i]!.text));
	const rest = tree
		.subtree(head, (i) => i === number || (tree.is(i, 'case') && tree.words[i]!.head === head))
		.filter((i) => !ABOUT.test(tree.words[i]!.text) && tree.words[i]!.upos !== 'PUNCT');
	if (
		rest.length > LONGEST ||
		rest.some((i) => /^(?:VERB|AUX|NUM|CCONJ)$/.test(tree.words[i]!.upos))
	)
		return null;
	const nouns = renderWords(sentence, rest, material.naming());
	if (nouns === null) return null;
	return { head, value, ask: `${about ? 'about ' : ''}how many ${tidied(nouns)}`, unit: '' };
}

/** "1.2 million" → 1200000 */
function amountOf(text: string): number | null {
	const scaled = /^([\d.,]+|\p{L}+) (hundred|thousand|million|billion)$/iu.exec(text);
	const base = numberValue(scaled ? scaled[1]! : text);
	if (base === null) return null;
	const scale = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
	return scaled ? base * scale[scaled[2]!.toLowerCase() as keyof typeof scale] : base;
}

export const isMemorable = (value: number) =>
	String(value).replace('.', '').replace(/0+$/, '').length <= MOST_DIGITS - 1;
