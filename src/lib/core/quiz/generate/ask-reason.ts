/** Why and what for: questions for the cause or purpose that the article itself gives. */
import { seededRandom } from '../../random.ts';
import type { Modifier } from '../../reading/clauses/clause.ts';
import { askOther } from '../realise/question.ts';
import { capitalised, renderWords, tidied } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { innerStatement, introduced, positionsOf, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

type ReasonKind = 'because' | 'because of' | 'to' | 'so that';

/** A reason as it can stand among answers: "because the ferry was late", "to save fuel". */
interface Reason {
	sentence: number;
	kind: ReasonKind;
	text: string;
}

const LEAST = 3;
const MOST = 16;
/** Sentences between an act and what can be put forward as a cause it never had. */
const FAR = 4;

export function askReasons(material: Material): Candidate[] {
	const pool = reasonsOf(material);
	return material.facts.flatMap((fact) =>
		fact.clause.modifiers.flatMap((modifier) => askReason(material, pool, fact, modifier))
	);
}

function askReason(
	material: Material,
	pool: readonly Reason[],
	fact: Fact,
	modifier: Modifier
): Candidate[] {
	const key = reasonOf(material, fact.index, modifier);
	if (!key || fact.clause.verb.negated) return [];
	const branch = new Set(positionsOf(fact.sentence, modifier));
	// A reason that holds others' reasons, or an act with two, has no single answer.
	const reasons = fact.clause.modifiers.filter((m) => kindOf(m) !== null);
	if (reasons.length > 1) return [];
	const question = askOther(fact.frame, 'why', branch, material.naming());
	if (question === null || question.split(' ').length < 5) return [];
	const stem = `${introduced(fact, `${fact.source === '' ? 'According to the article, ' : ''}${question}`)}?`;
	const own = contentWords(`${key.text} ${question}`);
	const random = seededRandom(stem);
	const taken: string[] = [];
	const candidates = [...random.shuffle([...pool]), ...random.shuffle(invented(material, fact))]
		.filter((other) => other.sentence !== fact.index && isCause(other.kind) === isCause(key.kind))
		.sort((a, b) => Number(a.kind !== key.kind) - Number(b.kind !== key.kind));
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
			by: 'reason',
			score: 8.4,
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				type: 'choice',
				level: 'understand',
				stem,
				options: options.map((option, i) => ({
					id: letter(i),
					text: capitalised(option.text),
					rationale:
						option === key
							? 'This is the reason the article gives.'
							: 'The article says this of something else.'
				})),
				key: [letter(options.indexOf(key))],
				explanation: `The article says: ${quoted(fact.sentence.text)}`,
				difficulty: 0.45
			})
		}
	];
}

const isCause = (kind: ReasonKind) => kind === 'because' || kind === 'because of';

/** What the article says far from the act, put forward as its cause: true by itself, but not the reason. */
function invented({ facts }: Material, fact: Fact): Reason[] {
	return facts
		.filter(
			(other) =>
				Math.abs(other.index - fact.index) >= FAR &&
				other.source === '' &&
				other.clause.verb.tense === fact.clause.verb.tense &&
				other.frame.front.length === 0 &&
				!isHarm(other.statement) &&
				!/["“”()[\]:;—–]/.test(other.statement)
		)
		.map((other) => ({
			sentence: other.index,
			kind: 'because' as const,
			text: `because ${innerStatement(other)}`
		}));
}

/** Every reason, and every "to do something", that the article holds: what is not asked for can still mislead. */
function reasonsOf(material: Material): Reason[] {
	const seen = new Set<string>();
	return material.reading.clauses
		.filter((clause) => !clause.quoted)
		.flatMap((clause) =>
			clause.modifiers.flatMap((modifier) => reasonOf(material, clause.sentence, modifier) ?? [])
		)
		.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function reasonOf(material: Material, index: number, modifier: Modifier): Reason | null {
	const kind = kindOf(modifier);
	if (kind === null) return null;
	const sentence = material.reading.sentences[index]!;
	const positions = positionsOf(sentence, modifier);
	const text = renderWords(sentence, positions, material.naming());
	if (text === null || isHarm(text) || /["“”()[\]:;—–]/.test(text)) return null;
	const plain = tidied(text.replace(/^in order to /i, 'to '));
	const words = plain.split(' ').length;
	if (words < LEAST || words > MOST) return null;
	return { sentence: index, kind, text: plain.charAt(0).toLowerCase() + plain.slice(1) };
}

function kindOf({ role, marker }: Modifier): ReasonKind | null {
	if (role === 'purpose') {
		if (/^(?:to|in order(?: to)?)$/.test(marker)) return 'to';
		return /^so that$/.test(marker) ? 'so that' : null;
	}
	if (role !== 'cause') return null;
	if (/^because$/.test(marker)) return 'because';
	return /^(?:because of|due to|owing to|on account of|thanks to)$/.test(marker)
		? 'because of'
		: null;
}

function sharesAny(words: ReadonlySet<string>, text: string): boolean {
	for (const word of contentWords(text)) if (words.has(word)) return true;
	return false;
}
