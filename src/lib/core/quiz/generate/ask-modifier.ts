/** When and how: questions for what the article says beside who did what, answered in its own words. */
import { seededRandom } from '../../random.ts';
import type { Modifier } from '../../reading/clauses/clause.ts';
import { askOther } from '../realise/question.ts';
import { capitalised, renderWords, tidied } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { introduced, positionsOf, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

type Kind = 'date' | 'case' | 'means';

const ASK: Record<Kind, string> = { date: 'when', case: 'when', means: 'how' };
const SCORE: Record<Kind, number> = { date: 6.2, case: 7.4, means: 7.6 };

/** A modifier as it can stand among answers: "after the ferry was late", "by saving fuel". */
interface Answer {
	sentence: number;
	kind: Kind;
	text: string;
}

const LEAST = 2;
const MOST = 16;

export function askModifiers(material: Material): Candidate[] {
	const pool = answersOf(material);
	return material.facts.flatMap((fact) =>
		fact.clause.modifiers.flatMap((modifier) => askModifier(material, pool, fact, modifier))
	);
}

function askModifier(
	material: Material,
	pool: readonly Answer[],
	fact: Fact,
	modifier: Modifier
): Candidate[] {
	const key = answerOf(material, fact.index, modifier);
	if (!key || fact.clause.verb.negated) return [];
	const branch = new Set(positionsOf(fact.sentence, modifier));
	// An act with two reasons, or at two places, has no single answer.
	const alike = fact.clause.modifiers.filter((m) => {
		const kind = kindOf(m);
		return kind !== null && ASK[kind] === ASK[key.kind];
	});
	if (alike.length > 1) return [];
	const question = askOther(fact.frame, ASK[key.kind], branch, material.naming());
	if (question === null || question.split(' ').length < 5) return [];
	const stem = `${introduced(fact, `${fact.source === '' ? 'According to the article, ' : ''}${question}`)}?`;
	const own = contentWords(`${key.text} ${question}`);
	const random = seededRandom(stem);
	const taken: string[] = [];
	const candidates = random
		.shuffle([...pool])
		.filter((other) => other.sentence !== fact.index && other.kind === key.kind);
	const wrong = candidates.filter((other) => {
		if (
			sharesAny(own, other.text) ||
			taken.some((text) => sharesAny(contentWords(text), other.text))
		)
			return false;
		if (other.text.length > key.text.length * 2 || key.text.length > other.text.length * 2)
			return false;
		taken.push(other.text);
		return true;
	});
	if (wrong.length < 2) return [];
	const options = random.shuffle([key, ...wrong.slice(0, 3)]);
	return [
		{
			sentences: [fact.index],
			claims: [fact.statement],
			by: ASK[key.kind],
			score: SCORE[key.kind],
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				type: 'choice',
				level: key.kind === 'date' ? 'recall' : 'understand',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: capitalised(option.text),
					rationale:
						option === key
							? 'This is what the article says.'
							: 'The article says this of something else.'
				})),
				key: [letter(options.indexOf(key))],
				explanation: `The article says: ${quoted(fact.sentence.text)}`,
				difficulty: 0.45
			})
		}
	];
}

/** Every such answer the article holds: what is not asked for can still mislead. */
function answersOf(material: Material): Answer[] {
	const seen = new Set<string>();
	return material.reading.clauses
		.filter((clause) => !clause.quoted)
		.flatMap((clause) =>
			clause.modifiers.flatMap((modifier) => answerOf(material, clause.sentence, modifier) ?? [])
		)
		.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function answerOf(material: Material, index: number, modifier: Modifier): Answer | null {
	const kind = kindOf(modifier);
	if (kind === null) return null;
	const sentence = material.reading.sentences[index]!;
	const positions = positionsOf(sentence, modifier);
	const text = renderWords(sentence, positions, material.naming());
	if (text === null || isHarm(text) || /["“”()[\]:;—–]/.test(text)) return null;
	const plain = tidied(text);
	const words = plain.split(' ').length;
	if (words < LEAST || words > MOST) return null;
	return { sentence: index, kind, text: plain.charAt(0).toLowerCase() + plain.slice(1) };
}

function kindOf({ role, marker, text, clause }: Modifier): Kind | null {
	switch (role) {
		case 'time':
			if (clause !== null)
				return /^(?:after|before|when|once|until|as soon as)$/.test(marker) ? 'case' : null;
			return DATED.test(text) ? 'date' : null;
		case 'instrument':
		case 'manner':
			return /^by \p{L}+ing\b/iu.test(text) ? 'means' : null;
		default:
			return null;
	}
}

/** A date of its own: with a month, so that it can be told from other dates. */
const DATED =
	/^(?:on|in|by|since|until) (?:(?:early|late|mid-?) ?)?(?:the (?:night|morning|evening) of )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?(?:,? \d{4})?$/i;

function sharesAny(words: ReadonlySet<string>, text: string): boolean {
	for (const word of contentWords(text)) if (words.has(word)) return true;
	return false;
}
