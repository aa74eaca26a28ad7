/** True or false: statements of the article, and what contradicts them. */
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { makeItem, quoted, type Candidate } from './candidate.ts';
import type { Material } from './facts.ts';
import { falsehoodsOf } from './falsehoods.ts';
import { contentWords } from './peers.ts';
import type { Statement } from './statements.ts';

/** The statement itself, and its contradictions by one exchange each. */
export function draftTrueFalse(
	material: Material,
	statement: Statement,
	norms: readonly Norm[]
): Candidate[] {
	const { reading } = material;
	// "The rinse is important" is nothing to be asked; an order to the reader is neither true nor false.
	if (contentWords(statement.text).size < 4 || isImperative(statement)) return [];
	const base = {
		sentences: [statement.index],
		claims: [statement.fact?.statement ?? statement.text]
	};
	const falsehoods = falsehoodsOf(material, statement, norms);
	const items: Candidate[] = falsehoods.map((f) => ({
		...base,
		by: `false-${f.by}`,
		score: f.score - wholeCost(statement),
		item: trueFalseItem(reading, statement, f.text, false, f.because)
	}));
	if (isWorthSaying(statement))
		items.push({
			...base,
			by: 'true',
			score: (falsehoods.length > 0 ? 5.5 : 4.2) - wholeCost(statement),
			item: trueFalseItem(reading, statement, statement.text, true, '')
		});
	return items;
}

/** A sentence whole is longer, and asks for more than one thing. */
const wholeCost = ({ fact }: Statement) => (fact ? 0 : 1);

/** Something in it must say what is meant: a name, a figure, or a good many words of matter. */
function isWorthSaying({ text, fact, sentence }: Statement): boolean {
	const matter = contentWords(text.replace(/^According to [^,]+, /, '')).size;
	// The setting of something else ("while he was in Paris"), or somebody nobody knows.
	if (fact && fact.clause.kind !== 'main' && fact.clause.kind !== 'complement') return false;
	if (/^(?:someone|somebody|another|the (?:first|second|third|other))\b/i.test(text)) return false;
	const positions = fact ? [...fact.frame.subject, ...fact.frame.body] : sentence.tree.words.keys();
	const anchored = [...positions].some((i) => {
		const { upos, text: word } = sentence.tree.words[i]!;
		return upos === 'PROPN' || (upos === 'NUM' && /\d/.test(word));
	});
	return matter >= (anchored ? 4 : 5);
}

export function trueFalseItem(
	reading: Reading,
	statement: Pick<Statement, 'sentence' | 'text'>,
	text: string,
	truth: boolean,
	because: string
) {
	return makeItem(reading, statement.sentence, statement.text, {
		type: 'true-false',
		level: 'understand',
		stem: /^According to\b/.test(text) ? text : `According to the article: ${text}`,
		options: [
			{ id: 'true', text: 'True', rationale: truth ? 'The article says so.' : because },
			{ id: 'false', text: 'False', rationale: truth ? 'The article does say so.' : because }
		],
		key: [truth ? 'true' : 'false'],
		explanation: `${because ? `${because} ` : ''}The article says: ${quoted(statement.sentence.text)}`,
		difficulty: truth ? 0.3 : 0.4
	});
}

/** "Leave the jar …", "To find the range, subtract …": an order, not a claim. */
function isImperative({ sentence, text, fact }: Statement): boolean {
	// A fact has a subject: nobody is told to do it.
	if (fact) return false;
	const { tokens } = sentence;
	if (/^(?:VERB|AUX)$/.test(tokens[0]?.pos ?? '')) return true;
	if (!/^(?:For|To|In|With|From|If|When|Before|After|On|Then)\b/.test(text)) return false;
	const comma = tokens.findIndex((t) => t.text === ',');
	const next = tokens[comma + 1];
	return comma > 0 && next?.pos === 'VERB' && next.text === next.lemma;
}
