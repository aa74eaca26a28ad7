/** True or false: statements of the article, and what contradicts them. */
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { falsehoodsOf } from './falsehoods.ts';
import { contentWords } from './peers.ts';
import type { Statement } from './statements.ts';
import { isImperative, isWorthJudging } from './worth.ts';

/** The statement itself, and its contradictions by one exchange each. */
export function draftTrueFalse(
	material: Material,
	statement: Statement,
	norms: readonly Norm[]
): Candidate[] {
	const { reading } = material;
	// A line of a log is true of its minute only.
	if (/^\d{1,2}[:.]\d\d\b/.test(statement.sentence.text)) return [];
	// "The rinse is important" is nothing to be asked; an order to the reader is neither true nor false.
	if (
		contentWords(statement.text).size < 4 ||
		(!statement.fact && isImperative(statement.sentence, statement.text))
	)
		return [];
	if (!statement.fact && norms.some((norm) => norm.bearer === null)) return [];
	if (!isWorthJudging(statement)) return [];
	const base = {
		sentences: [statement.index],
		claims: [statement.fact?.statement ?? statement.text]
	};
	const falsehoods = falsehoodsOf(material, statement, norms).filter(
		({ because }) => !DETAIL.test(because)
	);
	const items: Candidate[] = falsehoods.map((f) => ({
		...base,
		by: `false-${f.by}`,
		score: f.score - wholeCost(statement),
		item: trueFalseItem(reading, statement, f.text, false, f.because)
	}));
	if (isWhole(statement))
		items.push({
			...base,
			by: 'true',
			score: (falsehoods.length > 0 ? 5.5 : 4.2) - wholeCost(statement),
			item: trueFalseItem(reading, statement, statement.text, true, '')
		});
	return items;
}

const LONGEST_TO_JUDGE = 34;
/** Where something lies and in which month it was: nothing that anybody should keep in mind; "never" for "always" is absurd. */
const DETAIL =
	/“(?:north|south|east|west|northern|southern|eastern|western|inner|outer|upstream|downstream|always|never|January|February|March|April|May|June|July|August|September|October|November|December)”/;

/** The excerpt as it stands, and with one word of its last sentence exchanged. */
export function judgeExcerpt(
	material: Material,
	statement: Statement,
	norms: readonly Norm[],
	excerpt: Excerpt
): Candidate[] {
	// What a speaker or writer claims is not "according to the article".
	if (material.narrator(statement.index) !== '') return [];
	// Whether one sentence comes right after others is nothing to know, so it must be understood alone.
	if (excerpt.lead.length > 0 || excerpt.words > LONGEST_TO_JUDGE || !isWorthJudging(statement))
		return [];
	if (isImperative(statement.sentence, statement.text)) return [];
	const { reading } = material;
	// A mere "not", another number, and a duty that is none ("do not have to hand in") are given away by their sense.
	const falsehoods = falsehoodsOf(material, statement, norms).filter(
		({ by, text, because }) =>
			!/^(?:negation|swap-number|swap-year)$/.test(by) &&
			!DETAIL.test(because) &&
			!(
				by === 'norm' &&
				/\b(?:but may|should not|do(?:es)? not have to|(?:is|are) not required to)\b/.test(text)
			)
	);
	const base = { sentences: [statement.index], claims: [statement.text] };
	const judged = (text: string, truth: boolean, because: string) =>
		trueFalseItem(reading, statement, shownIn(excerpt, text).replace(/[[\]]/g, ''), truth, because);
	return [
		...falsehoods.map((f) => ({
			...base,
			by: `excerpt-false-${f.by}`,
			score: f.score,
			item: judged(f.text, false, f.because)
		})),
		{
			...base,
			by: falsehoods.some(({ by }) => by === 'norm') ? 'excerpt-true-rule' : 'excerpt-true',
			score: 5.5,
			item: judged(statement.text, true, '')
		}
	].map((candidate) => withLead(reading, excerpt, candidate));
}

/** The setting of something else ("while he was in Paris") is nothing to be called true by itself. */
const isWhole = ({ fact }: Statement) =>
	!fact || fact.clause.kind === 'main' || fact.clause.kind === 'complement';

/** A sentence whole is longer, and asks for more than one thing. */
const wholeCost = ({ fact }: Statement) => (fact ? 0 : 1);

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
