/** Why, when, where, how: questions for what the article says beside who did what, answered in its own words. */
import { seededRandom } from '../../random.ts';
import type { Modifier } from '../../reading/clauses/clause.ts';
import { askOther } from '../realise/question.ts';
import { capitalised, renderWords, tidied } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { baseDeed, deedsOf, infinitivesOf } from './ask-doing.ts';
import { innerStatement, introduced, positionsOf, type Fact, type Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

type Kind = 'because' | 'because of' | 'to' | 'so that' | 'place' | 'date' | 'case' | 'means';

const ASK: Record<Kind, string> = {
	because: 'why',
	'because of': 'why',
	to: 'why',
	'so that': 'why',
	place: 'where',
	date: 'when',
	case: 'when',
	means: 'how'
};
const SCORE: Partial<Record<Kind, number>> = {
	place: 6.4,
	date: 6.2,
	case: 7.4,
	means: 7.6
};

/** A modifier as it can stand among answers: "because the ferry was late", "to save fuel". */
interface Answer {
	sentence: number;
	kind: Kind;
	text: string;
}

const LEAST = 2;
const MOST = 16;
/** Sentences between an act and what can be put forward as a cause it never had. */
const FAR = 2;

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
	const alike = fact.clause.modifiers.filter(
		(m) => ASK[kindOf(m) ?? 'to'] === ASK[key.kind] && kindOf(m) !== null
	);
	if (alike.length > 1) return [];
	const question = askOther(fact.frame, ASK[key.kind], branch, material.naming());
	if (question === null || question.split(' ').length < 5) return [];
	const stem = `${introduced(fact, `${fact.source === '' ? 'According to the article, ' : ''}${question}`)}?`;
	const own = contentWords(`${key.text} ${question}`);
	const random = seededRandom(stem);
	const taken: string[] = [];
	const made = isCause(key.kind)
		? inventedCauses(material, fact)
		: key.kind === 'to'
			? inventedPurposes(material, fact)
			: [];
	const candidates = [...random.shuffle([...pool]), ...random.shuffle(made)]
		.filter((other) => other.sentence !== fact.index && groupOf(other.kind) === groupOf(key.kind))
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
			by: ASK[key.kind],
			score: SCORE[key.kind] ?? 7.2,
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				type: 'choice',
				level: key.kind === 'place' || key.kind === 'date' ? 'recall' : 'understand',
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

const isCause = (kind: Kind) => kind === 'because' || kind === 'because of';

/** What the article says far from the act, put forward as its cause: true by itself, but not the reason. */
function inventedCauses({ facts }: Material, fact: Fact): Answer[] {
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

/** What others did, put forward as what it was for. */
function inventedPurposes(material: Material, fact: Fact): Answer[] {
	const meant = infinitivesOf(material)
		.filter((text) => !fact.sentence.text.includes(text.split(' ').slice(0, 3).join(' ')))
		.filter((text) => !isHarm(text))
		.map((text) => ({ sentence: -1, kind: 'to' as const, text: `to ${text}` }));
	const done = deedsOf(material).flatMap((deed) => {
		if (Math.abs(deed.fact.index - fact.index) < FAR || deed.kind !== 'agent') return [];
		const base = baseDeed(material, deed);
		if (base === null || isHarm(base) || /["“”()[\]:;—–]/.test(base)) return [];
		return [{ sentence: deed.fact.index, kind: 'to' as const, text: `to ${base}` }];
	});
	return [...meant, ...done];
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
	const plain = tidied(text.replace(/^in order to /i, 'to '));
	const words = plain.split(' ').length;
	if (words < LEAST || words > MOST) return null;
	const { tree } = sentence;
	if (kind === 'place') {
		const head = tree.words[modifier.head]!;
		const mention = material.mentionAt(index, modifier.head);
		if (
			!/^(?:NOUN|PROPN)$/.test(head.upos) ||
			!mention?.named ||
			(mention.type !== 'place' && mention.type !== 'organization')
		)
			return null;
	}
	return { sentence: index, kind, text: plain.charAt(0).toLowerCase() + plain.slice(1) };
}

function kindOf({ role, marker, text, clause }: Modifier): Kind | null {
	switch (role) {
		case 'purpose':
			if (/^(?:to|in order(?: to)?)$/.test(marker)) return 'to';
			return marker === 'so that' ? 'so that' : null;
		case 'cause':
			if (marker === 'because') return 'because';
			return /^(?:because of|due to|owing to|on account of|thanks to)$/.test(marker)
				? 'because of'
				: null;
		case 'place':
			return /^(?:in|at|on|near|inside|outside|under|behind|beside|between|above)$/.test(marker) &&
				clause === null
				? 'place'
				: null;
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

/** Kinds that can stand among the answers to one question. */
const groupOf = (kind: Kind) => (isCause(kind) ? 'because' : kind === 'so that' ? 'to' : kind);

function sharesAny(words: ReadonlySet<string>, text: string): boolean {
	for (const word of contentWords(text)) if (words.has(word)) return true;
	return false;
}
