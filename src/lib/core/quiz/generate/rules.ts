import { seededRandom } from '../../random.ts';
import { PROHIBITS } from '../../reading/norms.ts';
import type { Norm, Reading } from '../../reading/reading.ts';
import { letter, makeItem, quoted, upperFirst, type Candidate } from './candidate.ts';
import { contentWords } from './peers.ts';
import { outsideQuotes, type Statement } from './statements.ts';

const WORDS: Partial<Record<Norm['force'], string[]>> = {
	must: ['must', 'must not', 'need not'],
	should: ['should', 'should not', 'need not'],
	'must-not': ['must not', 'may', 'must'],
	'should-not': ['should not', 'should', 'must'],
	'need-not': ['need not', 'must', 'must not']
};

/** Questions on the rules the article states: what must be done when, and how binding it is. */
export function draftRules(reading: Reading, statements: Statement[]): Candidate[] {
	return reading.norms.flatMap((norm) => {
		const statement = statements.find((s) => s.index === norm.sentence);
		if (!statement) return [];
		return [
			...whatMustBeDone(reading, norm, statement),
			...howBinding(reading, norm, statement),
			...whoIsBound(reading, norm, statement),
			...whatIsExcepted(reading, norm, statement)
		];
	});
}

const MODALS: Partial<Record<Norm['force'], string>> = { must: 'must', should: 'should' };
const BASE_VERB = /^\p{Ll}+ /u;

function plainAction(norm: Norm): boolean {
	const words = norm.action.split(' ').length;
	return (
		BASE_VERB.test(norm.action) &&
		!/^(?:be|have|not|also|never|always|only|first|then)\b/.test(norm.action) &&
		words >= 2 &&
		words <= 12 &&
		!/[,;:"“”]|\b(?:hours?|minutes?|days?)$|\b(?:this|these|it|them|he|she|they|and then)\b/.test(
			norm.action
		)
	);
}

/** "What must visitors do before entering the lab?": the key is the action; the others are actions of sibling rules. */
function whatMustBeDone(reading: Reading, norm: Norm, statement: Statement): Candidate[] {
	const modal = MODALS[norm.force];
	if (!modal || !norm.condition || norm.exception || !plainAction(norm) || statement.edited)
		return [];
	if (
		/["“”:;]|\bthis\b|\bthey\b|\bit\b/.test(`${norm.bearer} ${norm.condition}`) ||
		norm.bearer.split(' ').length > 9
	)
		return [];
	if (/^(?:unless|without|except|at least|while)/.test(norm.condition)) return [];
	if (
		/\b(?:hours?|minutes?|days?|weeks?|months?|years?)$/.test(norm.action) &&
		/^(?:before|after)/.test(norm.condition)
	)
		return [];
	const cue = reading.text.slice(norm.cue.start, norm.cue.end);
	if (cue !== modal) return [];
	const bearer = /^(?:The|A|An|Every|Each|All|Any)\b/.test(norm.bearer)
		? norm.bearer.charAt(0).toLowerCase() + norm.bearer.slice(1)
		: lowerUnlessName(norm, statement);
	const condition = norm.condition.charAt(0).toLowerCase() + norm.condition.slice(1);
	const key = contentWords(norm.action);
	const random = seededRandom(norm.action + norm.condition);
	const wrong = random
		.shuffle(
			reading.norms.filter(
				(n) =>
					n !== norm &&
					n.sentence !== norm.sentence &&
					MODALS[n.force] &&
					bindsElsewhere(n, norm) &&
					plainAction(n) &&
					n.action.length < norm.action.length * 2
			)
		)
		.filter((n) => {
			const words = contentWords(n.action);
			return ![...words].some((w) => key.has(w));
		});
	const texts = [...new Set(wrong.map((n) => n.action))]
		.filter((a) => !contentOverlap(a, condition))
		.slice(0, 3);
	if (texts.length < 2) return [];
	const options = random.shuffle([
		{ text: norm.action, right: true },
		...texts.map((text) => ({ text, right: false }))
	]);
	return [
		{
			facts: [norm.sentence],
			by: 'rule-action',
			score: 8 - statement.leaning,
			item: makeItem(reading, statement.sentence, {
				type: 'choice',
				level: 'understand',
				stem: `According to the article, what ${modal} ${bearer} do ${condition}?`,
				options: options.map((o, i) => ({
					id: letter(i),
					text: upperFirst(o.text),
					rationale: o.right
						? 'This is the rule the article gives.'
						: 'The article asks this in another situation.'
				})),
				key: [letter(options.findIndex((o) => o.right))],
				explanation: `The article says: ${quoted(statement.sentence.text)}`,
				difficulty: 0.4
			})
		}
	];
}

const PEOPLE =
	/\b(?:who|staff|people|anyone|everyone|persons?|children|men|women|\p{Ll}*(?:ers?|ors?|ees?|ists?|ants?|ents|dents?|cians?|ians?|citizens?|members?|officials?|crews?|nurses?|guests?))$|\bwho\b/iu;

/** A rule that holds at all times, or without a condition, for the same people would be right here too. */
function bindsElsewhere(other: Norm, norm: Norm): boolean {
	if (!PEOPLE.test(other.bearer) || /\b(?:at all times|always|every day)\b/.test(other.action))
		return false;
	return other.condition !== '' || other.bearer.toLowerCase() !== norm.bearer.toLowerCase();
}

function contentOverlap(a: string, b: string): boolean {
	const words = contentWords(b);
	return [...contentWords(a)].some((w) => words.has(w));
}

function lowerUnlessName(norm: Norm, statement: Statement): string {
	const named = statement.sentence.entities.some((e) => norm.bearer.startsWith(e.text));
	return named ? norm.bearer : norm.bearer.charAt(0).toLowerCase() + norm.bearer.slice(1);
}

/** "Which words complete the rule?": must, must not, need not. */
function howBinding(reading: Reading, norm: Norm, statement: Statement): Candidate[] {
	const cue = reading.text.slice(norm.cue.start, norm.cue.end);
	const words = WORDS[norm.force];
	if (!words || words[0] !== cue) return [];
	const outside = outsideQuotes(statement.text);
	if (
		outside.split(cue).length !== 2 ||
		/\b(?:no|nobody|none|only|unless|hardly|never|ever|any|anyone)\b/i.test(outside)
	)
		return [];
	const random = seededRandom(statement.text);
	const options = random.shuffle(words);
	return [
		{
			facts: [norm.sentence],
			by: 'rule-force',
			score: 5.4 - statement.leaning,
			item: makeItem(reading, statement.sentence, {
				type: 'choice',
				level: 'understand',
				stem: `Which words complete the rule as the article gives it? ${quoted(statement.text.replace(cue, '____'))}`,
				options: options.map((text, i) => ({
					id: letter(i),
					text,
					rationale:
						text === cue ? 'This is the rule the article gives.' : `The article says “${cue}”.`
				})),
				key: [letter(options.indexOf(cue))],
				explanation: `The article says: ${quoted(statement.sentence.text)}`,
				difficulty: 0.35
			})
		}
	];
}

/** "Whom does the law generally prohibit from entering …?", to be answered in the article's words. */
function whoIsBound(reading: Reading, norm: Norm, statement: Statement): Candidate[] {
	const match = PROHIBITS.exec(statement.sentence.text);
	if (!match || norm.force !== 'must-not' || norm.bearer.split(' ').length > 6) return [];
	const [, subject = '', verb = '', bearer = '', action = ''] = match;
	const plain = subject.charAt(0).toLowerCase() + subject.slice(1);
	const name = statement.sentence.entities.some((e) => subject.startsWith(e.text));
	const base = verb.replace(/(prohibit|forbid|bar|ban)s?$/, '$1');
	const plural = !/(?:prohibits|forbids|bars|bans)$/.test(verb);
	const stem = `According to the article, whom ${plural ? 'do' : 'does'} ${name ? subject : plain} ${base} from ${action.replace(/,$/, '')}?`;
	return [
		{
			facts: [norm.sentence],
			by: 'rule-bearer',
			score: 8,
			item: makeItem(reading, statement.sentence, {
				type: 'short-answer',
				level: 'understand',
				stem,
				options: [],
				key: [
					...new Set([
						bearer,
						bearer.replace(/ (?:authorities|officials|officers|agents)$/, ''),
						bearer.replace(/ authorities$/, ' officers'),
						bearer.replace(/ authorities$/, ' officials')
					])
				].filter((k) => k.includes(' ') || k === bearer),
				explanation: `The article says: ${quoted(statement.sentence.text)}`,
				difficulty: 0.5
			})
		}
	];
}

/** "…, though sometimes permission may be assumed granted for emergencies": for what? */
function whatIsExcepted(reading: Reading, norm: Norm, statement: Statement): Candidate[] {
	const match =
		/^(?:though|although) (sometimes )?([\p{Ll}]+) (may|can) (sometimes )?be ([\p{Ll} ]+?) for ([^,;]+)(?:, (?:like|such as) ([\p{Ll} ]+?))?\.?$/u.exec(
			norm.exception
		);
	if (!match) return [];
	const [, first, subject, modal, second, verb, kind = '', example] = match;
	const sometimes = first ?? second ?? '';
	const head = kind.split(' ').at(-1)!;
	// What the rule is about stands in the question; whom it binds may be another question's answer.
	const about = PROHIBITS.exec(statement.sentence.text)?.[4]?.replace(/,$/, '');
	if (!about) return [];
	return [
		{
			facts: [norm.sentence],
			by: 'rule-exception',
			score: 7.8 - statement.leaning,
			item: makeItem(reading, statement.sentence, {
				type: 'short-answer',
				level: 'understand',
				stem: `The article gives a rule about ${quoted(about)}. In which cases ${modal} ${subject} ${sometimes}be ${verb}?`,
				options: [],
				key: [
					...new Set([
						`${kind}${example ? `, like ${example}` : ''}`,
						kind,
						head,
						head.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'),
						...(example ? [example, example.replace(/s$/, '')] : [])
					])
				],
				explanation: `The article says: ${quoted(statement.sentence.text)}`,
				difficulty: 0.5
			})
		}
	];
}
