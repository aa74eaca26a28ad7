/** Statements that contradict a sentence of the article by one exchange, each as plausible as the true one. */
import { seededRandom } from '../../random.ts';
import type { Entity, Reading } from '../../reading/reading.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { deniedStatement } from '../realise/question.ts';
import { capitalised, type Naming } from '../realise/render.ts';
import { gapIn, kindOf } from './gap.ts';
import { contrary } from './contraries.ts';
import { innerStatement, type Material } from './facts.ts';
import { contentWords, peersOf } from './peers.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';
import { isWorthDenying } from './worth.ts';

export interface Falsehood {
	text: string;
	/** What the article has instead, for the explanation. */
	because: string;
	by: string;
	score: number;
}

/** The best contradiction of each kind. */
export function falsehoodsOf(
	{ reading, naming }: Material,
	statement: Statement,
	norms: readonly Norm[]
): Falsehood[] {
	return [
		...swaps(reading, statement),
		...norms.flatMap((norm) => flipForce(reading, statement, norm)),
		...contrary(statement),
		...negation(statement, naming())
	];
}

function swaps(reading: Reading, statement: Statement): Falsehood[] {
	return statement.entities.flatMap((entity) => {
		if (!kindOf(entity) || !gapIn(statement, entity) || !excludesOthers(statement, entity))
			return [];
		const gendered = /\b(?:he|she|his|her|him|himself|herself)\b/i.test(
			outsideQuotes(statement.text)
		);
		if (entity.type === 'person' && gendered) return [];
		const next = statement.sentence.tokens.find((t) => t.start >= entity.end);
		const modifies = next?.pos === 'NOUN';
		// "the ICE agents": another organisation's name need not fit before the noun.
		if (entity.type === 'organization' && (modifies || /^\p{Lu}+$/u.test(entity.text))) return [];
		if (entity.type === 'place' && modifies) return [];
		if (entity.type === 'nationality' && (!modifies || /s$/.test(entity.text))) return [];
		if (entity.type === 'number' && !isTellingNumber(statement, entity)) return [];
		const random = seededRandom(`swap ${statement.text} ${entity.text}`);
		const peer = peersOf(reading, entity, statement, 6, random).find(
			(p) =>
				(entity.type !== 'number' || isFarFrom(statement.text, entity.text, p.text)) &&
				(entity.type !== 'place' || p.from !== null) &&
				(entity.type !== 'nationality' || /(?:an|ish|ese|ch)$/.test(p.text))
		);
		if (!peer) return [];
		const gap = gapIn(statement, entity)!;
		// An article fits its noun.
		if (/\b[Aa]n? ____/.test(gap) && /^[aeiou]/i.test(entity.text) !== /^[aeiou]/i.test(peer.text))
			return [];
		return [
			{
				text: capitalised(gap.replace('____', () => peer.text)),
				because: `The article has ${entity.text}, not ${peer.text}.`,
				by: `swap-${entity.type}`,
				score: entity.type === 'number' || entity.type === 'year' ? 5.6 : 6
			}
		];
	});
}

/** One number among several, or one of five and more figures, is nothing anybody should keep in mind. */
function isTellingNumber({ text, entities }: Statement, { text: number }: Entity): boolean {
	const others = entities.filter(({ type }) => type === 'number').length;
	const figures = outsideQuotes(text).match(/\b\d[\d,.]*\b/g)?.length ?? 0;
	const exact = number.replace(/\D/g, '').replace(/0+$/, '');
	return others === 1 && figures <= 2 && exact.length <= 4 && !/^(?:one|1)$/i.test(number);
}

/** "Two" for "three" tests the eye, not the reader; "more than 4,000" holds of 6,000, too. */
function isFarFrom(text: string, own: string, other: string): boolean {
	const [x, y] = [numberValue(own), numberValue(other)];
	if (x === null || y === null) return true;
	const before = text.slice(0, text.indexOf(own));
	if (/\b(?:more than|over|at least|above|minimum of)\s*[$€£]?$/i.test(before) && y < x)
		return false;
	if (
		/\b(?:fewer than|less than|under|up to|at most|below|no more than)(?: about)?\s*[$€£]?$/i.test(
			before
		) &&
		y > x
	)
		return false;
	const ratio = Math.max(x, y) / Math.max(1, Math.min(x, y));
	return x >= 5 && Math.abs(x - y) >= 2 && ratio >= 1.25 && ratio <= 2;
}

/** What happens once, at one place: said of it, another place or date is wrong. */
export const ONCE =
	/\b(?:born|died|buried|located|situated|headquartered|founded|established|built|opened|signed|held|took place|takes place|published|premiered|began|ended|graduated|elected|launched|moved to|capital of)\b/;

/**
 * True when the sentence, being true of `entity`, cannot also be true of another of its kind. Another person or
 * organisation might well have done the same, so their names are never exchanged.
 */
function excludesOthers({ text }: Statement, entity: Entity): boolean {
	if (entity.type === 'number') return true;
	if (entity.type !== 'year' && entity.type !== 'date' && entity.type !== 'place') return false;
	const at = text.indexOf(entity.text);
	const before = outsideQuotes(text).slice(0, at);
	if (!/\b(?:in|on|at|to|of|near) (?:the )?$/.test(before)) return false;
	return ONCE.test(before) || (/^\p{Lu}?\p{Ll}* ?$/u.test(before) && ONCE.test(text));
}

const FLIPS: Record<Norm['force'], [RegExp, string][]> = {
	must: [
		[/^must$/, 'do not have to'],
		[/^has to$/, 'does not have to'],
		[/^have to$/, 'do not have to'],
		[/^is required to$/, 'is not required to'],
		[/^are required to$/, 'are not required to']
	],
	should: [[/^should$/, 'should not']],
	'should-not': [[/^should not$/, 'should']],
	'must-not': [
		[/^(?:must not|may not|must never|may never)$/, 'may'],
		[/^is not (allowed|permitted) to$/, 'is $1 to'],
		[/^are not (allowed|permitted) to$/, 'are $1 to']
	],
	'need-not': [
		[/^need not$/, 'must'],
		[/^do not (?:have|need) to$/, 'have to'],
		[/^does not (?:have|need) to$/, 'has to'],
		[/^are not required to$/, 'are required to'],
		[/^is not required to$/, 'is required to']
	],
	may: [
		[/^is (allowed|permitted) to$/, 'is not $1 to'],
		[/^are (allowed|permitted) to$/, 'are not $1 to']
	]
};

function flipForce(reading: Reading, statement: Statement, norm: Norm): Falsehood[] {
	const cue = reading.text.slice(norm.cue.start, norm.cue.end);
	if (statement.text.split(cue).length !== 2) return [];
	// "should not … if they can", "do not have to …, also when": turned round they jar.
	if (/\bif (?:they|you|he|she|it) can\b|\balso when\b|\bif possible\b/i.test(statement.text))
		return [];
	if (/^(?:stop|avoid|refrain)$/.test(norm.verb.lemma)) return [];
	// "Staff may buy them, and neither may their relatives".
	if (/\b(?:neither|nor|either)\b/i.test(statement.text)) return [];
	if (
		/\b(?:only|unless|no|nobody|none|few|hardly|every|each|everyone|everybody|all|any)\b/i.test(
			statement.text
		)
	)
		return [];
	const prohibited = /^(.*?)\b(prohibit|forbid|bar|ban)(s?)\b$/.exec(cue);
	if (prohibited)
		return [
			{
				text: statement.text.replace(cue, () =>
					cue
						.replace(/(?:prohibit|forbid|bar|ban)(s?)$/, 'does not $&')
						.replace(/(does not (?:prohibit|forbid|bar|ban))s$/, '$1')
				),
				because: `The article says “${cue}”.`,
				by: 'norm',
				score: 6.5
			}
		];
	for (const [from, to] of FLIPS[norm.force]) {
		if (!from.test(cue)) continue;
		let flipped = cue.replace(from, to);
		if (cue === 'must' && singular(norm.bearer?.text ?? '')) flipped = 'does not have to';
		return [
			{
				text: statement.text.replace(cue, () => flipped),
				because: `The article says “${cue}”, not “${flipped}”.`,
				by: 'norm',
				score: 6.5
			}
		];
	}
	return [];
}

function singular(bearer: string): boolean {
	const head = bearer
		.replace(/ (?:who|that|which|of|in|from|with|on|at|for) .*$/, '')
		.split(' ')
		.at(-1)!;
	return (
		!/(?:(?<![su])s|people|staff|police|children|men|women)$/i.test(head) ||
		/^(?:A|An|Each|Anyone|One)\b/i.test(bearer)
	);
}

const UNFIT_SUBJECT =
	/[,"“”]|\b(?:that|which|who|whose|what|when|if|because|there|or|not|all|every|each|some|many|most|few|several|only|both|no|nothing|none|any|half|often|usually|sometimes|one of|either|everyone|everybody|someone|somebody|anyone|nobody|almost|nearly|perhaps)\b/i;
const UNFIT_REST =
	/\b(?:not|never|no|nothing|always|first|only|because|but|although|while|and|or|more|most|often|usually|sometimes|mainly|mostly|partly|about|approximately|largely|even|so|likely|thought|expected|said|reported|nearly|almost|hardly|barely|just|at least|at most|up to|still|also|already|some|any|a single|both|without|in part|at last|if|when|until|unless)\b|n['’]t\b/i;

/** Adjectives that deny something themselves. */
const DENYING =
	/^(?:un(?!i(?!n|m|d)|der)\p{L}+|in(?:ad|ap|cap|com|corr|def|eff|exp|suff|vis|val)\p{L}+|im(?:poss|prob|prac)\p{L}+|short|wrong|absent|missing|empty|alone|free|rare|hard|low|few)$/iu;
const LASTS =
	/\b(?:for|over|within|through|throughout|during|all) (?:\p{L}+ )?(?:\p{L}+|\d+) (?:years?|decades?|centuries|months?|weeks?|days?|nights?|hours?|minutes?)\b|\b(?:at last|in a row|in the end)\b/iu;
const UNNAMED = /^(?:its|their|his|her)$/i;
const names = (text: string) =>
	/(?<=\S )\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\S+ \p{Lu}/u.test(text);

/** The clause denied: "did not refuse", "was not opened"; only where no word limits it, so that the denial is plain. */
function negation(statement: Statement, naming: Naming): Falsehood[] {
	const { fact, text } = statement;
	if (!fact || !isWorthDenying(statement)) return [];
	if ((fact.clause.subject?.members.length ?? 0) > 1) return [];
	const words = fact.sentence.tree.words;
	const written = (positions: readonly number[]) => positions.map((i) => words[i]!.text).join(' ');
	const { subject, borrowed, body, front } = fact.frame;
	if (UNFIT_SUBJECT.test(written([...subject, ...borrowed]))) return [];
	if (UNFIT_REST.test(`${written(front)} ${written(body)}`)) return [];
	// "A statement did not become known": nobody can know which. "Miss", "fail", "calmly": denied, they say something odd.
	if (/^(?:an?|another|other) /i.test(written([...subject, ...borrowed]))) return [];
	if (
		/^(?:miss|fail|lack|lose|avoid|refuse|forget|regret|stop|cease|remain|continue|seem|appear|hope|try|dis\w+|un\w+)$/.test(
			fact.clause.verb.lemma
		)
	)
		return [];
	if (body.some((i) => words[i]!.upos === 'ADV' && /ly$/.test(words[i]!.text))) return [];
	// "Was not short", "did not become unable": twice denied. "Did not serve for thirty years": it may have served for ten.
	const denies = (i: number) => words[i]!.upos === 'ADJ' && DENYING.test(words[i]!.text);
	if (body.some(denies) || LASTS.test(written([...front, ...body]))) return [];
	// "Its population", where the one it belongs to was left out.
	if ([...subject, ...body].some((i) => UNNAMED.test(words[i]!.text)) && !names(text)) return [];
	if (
		/^(?:despite|since|although|because|as|if|when|after|before|while|unlike|like)\b/i.test(
			written(front)
		)
	)
		return [];
	if (contentWords(fact.statement).size < 5) return [];
	// What is said beside something else, in answer to an aim, or of a number of them, is not plainly denied by "not".
	if (fact.clause.kind !== 'main' && fact.clause.kind !== 'complement') return [];
	if (/^to\b/i.test(written(front)) || /^[\d]/.test(fact.statement)) return [];
	if (/, (?:the|an?) [\p{Ll} ]+$/u.test(fact.statement)) return [];
	const contrary = deniedStatement(fact.frame, naming);
	if (contrary === null) return [];
	const denied =
		fact.source === ''
			? contrary
			: `According to ${fact.source}, ${innerStatement({ ...fact, statement: contrary })}`;
	if (`${denied}.` === text) return [];
	return [
		{
			text: `${denied}.`,
			because: 'The article says the contrary.',
			by: 'negation',
			score: 4.4
		}
	];
}
