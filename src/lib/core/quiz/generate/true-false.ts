import { deniedStatement } from '../realise/question.ts';
import type { Naming } from '../realise/render.ts';
import { seededRandom } from '../../random.ts';
import type { Entity, Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import { makeItem, quoted, type Candidate } from './candidate.ts';
import { escape, gapIn, kindOf } from './cloze.ts';
import { innerStatement, type Material } from './facts.ts';
import { contentWords, peersOf } from './peers.ts';
import type { Statement } from './statements.ts';
import { outsideQuotes } from './wording.ts';

interface Falsehood {
	text: string;
	/** What the article has instead, for the explanation. */
	because: string;
	by: string;
	score: number;
}

/** Words whose exchange turns a statement into its contrary, keeping its grammar. */
const CONTRARIES: [string, string][] = [
	['before', 'after'],
	['at least', 'at most'],
	['more than', 'fewer than'],
	['less than', 'more than'],
	['increased', 'decreased'],
	['increase', 'decrease'],
	['increases', 'decreases'],
	['reduces', 'increases'],
	['reduced', 'increased'],
	['reduce', 'increase'],
	['higher', 'lower'],
	['larger', 'smaller'],
	['largest', 'smallest'],
	['highest', 'lowest'],
	['youngest', 'oldest'],
	['northern', 'southern'],
	['eastern', 'western'],
	['north', 'south'],
	['east', 'west'],
	['always', 'never'],
	['accepted', 'rejected'],
	['rejected', 'accepted'],
	['approved', 'rejected'],
	['improved', 'worsened'],
	['slower', 'faster'],
	['warmer', 'colder'],
	['cheaper', 'more expensive'],
	['longest', 'shortest'],
	['longer', 'shorter'],
	['internal', 'external'],
	['maximum', 'minimum'],
	['opposed', 'supported'],
	['supported', 'opposed'],
	['rose', 'fell'],
	['public', 'private'],
	['private', 'public'],
	['rural', 'urban'],
	['indoors', 'outdoors'],
	['early', 'late'],
	['voluntary', 'compulsory'],
	['mandatory', 'voluntary'],
	['won', 'lost']
];
const BOTH_WAYS: [string, string][] = CONTRARIES.flatMap(([a, b]) => [
	[a, b],
	[b, a]
]);

/** The statement itself, and its contradictions by one exchange each. */
export function draftTrueFalse(
	{ reading, naming }: Material,
	statement: Statement,
	norms: readonly Norm[]
): Candidate[] {
	const base = {
		sentences: [statement.index],
		claims: [statement.fact?.statement ?? statement.text]
	};
	const falsehoods = [
		...swaps(reading, statement),
		...norms.flatMap((norm) => flipForce(reading, statement, norm)),
		...contrary(statement),
		...negation(statement, naming())
	];
	// "The rinse is important" is nothing to be asked.
	if (contentWords(statement.text).size < 4) return [];
	// An order to the reader is neither true nor false.
	if (isImperative(statement)) return [];
	const items: Candidate[] = falsehoods.map((f) => ({
		...base,
		by: `false-${f.by}`,
		score: f.score - wholeCost(statement),
		item: trueFalseItem(reading, statement, f.text, false, f.because)
	}));
	items.push({
		...base,
		by: 'true',
		score: (falsehoods.length > 0 ? 5.5 : 4.2) - wholeCost(statement),
		item: trueFalseItem(reading, statement, statement.text, true, '')
	});
	const best = falsehoods.filter((f) => f.by !== 'negation')[0];
	if (best) {
		const evidence = evidenceItem(reading, statement, best);
		if (evidence) {
			items.push({ ...base, by: 'evidence', score: 5 - wholeCost(statement), item: evidence });
		}
	}
	return items;
}

/** A sentence whole is longer, and asks for more than one thing. */
const wholeCost = ({ fact }: Statement) => (fact ? 0 : 1);

function trueFalseItem(
	reading: Reading,
	statement: Statement,
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
		const random = seededRandom(`swap ${statement.text} ${entity.text}`);
		const peer = peersOf(reading, entity, statement, 4, random).find(
			(p) =>
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
				text: gap.replace('____', () => peer.text),
				because: `The article has ${entity.text}, not ${peer.text}.`,
				by: `swap-${entity.type}`,
				score: entity.type === 'number' || entity.type === 'year' ? 5.6 : 6
			}
		];
	});
}

/** What happens once, at one place: said of it, another place or date is wrong. */
const ONCE =
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

function contrary(statement: Statement): Falsehood[] {
	const outside = outsideQuotes(statement.text);
	if (
		/n[’']t\b|\b(?:not|never|no|only|neither|nor|without|some|could|might|whether)\b/i.test(outside)
	)
		return [];
	for (const [from, to] of BOTH_WAYS) {
		const found = [
			...outside.matchAll(new RegExp(`(?<![\\p{L}-])${escape(from)}(?![\\p{L}-])`, 'gu'))
		];
		if (found.length !== 1 || new RegExp(`\\b${escape(to)}\\b`).test(outside)) continue;
		const at = found[0]!.index;
		// "Slower and better" gives itself away.
		if (
			/\b(?:and|or) $/.test(outside.slice(0, at)) ||
			/^ (?:and|or)\b/.test(outside.slice(at + from.length))
		)
			continue;
		// Turned round inside an aside, the main statement would stay right: a trick, not a question.
		if (outside.slice(0, at).includes(',') && outside.slice(at).includes(',')) continue;
		if (!fits(from, outside.slice(0, at), outside.slice(at + from.length))) continue;
		return [
			{
				text: statement.text.slice(0, at) + to + statement.text.slice(at + from.length),
				because: `The article says “${from}”, not “${to}”.`,
				by: 'contrary',
				score: 6
			}
		];
	}
	return [];
}

/** Some words have a contrary only in one of their uses. */
function fits(word: string, before: string, after: string): boolean {
	if (/^(?:before|after)$/.test(word)) {
		return (
			/^ (?:\p{Ll}+ing\b|the \p{Ll}+|\d{4}|entering|leaving)/u.test(after) &&
			!/(?:named|looked?|look|looking|soon|shortly|only|just|one|ever|day|year|years|days) $/i.test(
				before
			)
		);
	}
	if (/^(?:more than|fewer than|less than)$/.test(word))
		return /^ (?:\d|half|one|two|three|four|five|six|ten|a (?:hundred|thousand|million|dozen))/.test(
			after
		);
	if (/^(?:north|south|east|west|northern|southern|eastern|western)$/.test(word))
		return !/\b(?:and|or|to) $/.test(before) && !/^(?: and| or|[-–])/.test(after);
	if (/^(?:early|late|public|private)$/.test(word)) return false;
	if (/^(?:accepted|rejected|approved|supported|opposed)$/.test(word))
		return /\b(?:was|were|been|be|had|has|have) $/.test(before) || /^ (?:the|a|an) /.test(after);
	if (/^(?:rose|fell)$/.test(word)) return /^ (?:by|to|from) /.test(after);
	if (/^(?:won|lost)$/.test(word)) return /^ the /.test(after);
	if (/^(?:higher|lower|larger|smaller)$/.test(word))
		return /^ (?:than|in|risk|rates?|levels?|prices?)\b/.test(after);
	if (/^(?:longer|shorter)$/.test(word))
		return !/\b(?:no|any) $/.test(before) && /^ than/.test(after);
	if (/^(?:increase|decrease|reduce)$/.test(word))
		return /\b(?:to|can|may|will|would|an|a|the) $/.test(before) && !/\b(?:an) $/.test(before);
	if (/^(?:largest|smallest|longest|shortest|oldest|youngest|highest|lowest)$/.test(word))
		return /\bthe (?:\p{Ll}+[- ])?$/u.test(before);
	return true;
}

const UNFIT_SUBJECT =
	/[,"“”]|\b(?:that|which|who|whose|what|when|if|because|there|or|not|all|every|each|some|many|most|few|several|only|both|no|nothing|none|any|half|often|usually|sometimes|one of|either|everyone|everybody|someone|somebody|anyone|nobody|almost|nearly|perhaps)\b/i;
const UNFIT_REST =
	/\b(?:not|never|no|nothing|only|because|but|although|while|and|or|more|most|often|usually|sometimes|mainly|mostly|partly|about|approximately|largely|even|so|likely|thought|expected|said|reported|nearly|almost|hardly|barely|just|at least|at most|up to|still|also|already|some|any|if|when|until|unless)\b|n['’]t\b/i;

/** The clause denied: "did not refuse", "was not opened"; only where no word limits it, so that the denial is plain. */
function negation({ fact, text }: Statement, naming: Naming): Falsehood[] {
	if (!fact || (fact.clause.subject?.members.length ?? 0) > 1) return [];
	const words = fact.sentence.tree.words;
	const written = (positions: readonly number[]) => positions.map((i) => words[i]!.text).join(' ');
	const { subject, borrowed, body, front } = fact.frame;
	if (UNFIT_SUBJECT.test(written([...subject, ...borrowed]))) return [];
	if (UNFIT_REST.test(`${written(front)} ${written(body)}`)) return [];
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

/** "Which sentence shows that this statement is wrong?": the sentence it contradicts among three that do not. */
function evidenceItem(reading: Reading, statement: Statement, falsehood: Falsehood) {
	const asked = contentWords(statement.text);
	const others = reading.sentences.filter((s) => {
		if (
			s === statement.sentence ||
			s.text.length < 40 ||
			s.text.length > 320 ||
			!/^[\p{Lu}\d“"]/u.test(s.text)
		)
			return false;
		const here = contentWords(s.text);
		let shared = 0;
		for (const word of asked) if (here.has(word)) shared += 1;
		return shared / asked.size < 0.34;
	});
	if (others.length < 3 || statement.sentence.text.length > 320) return null;
	const random = seededRandom(`evidence ${falsehood.text}`);
	const at = reading.sentences.indexOf(statement.sentence);
	const near = [...others].sort(
		(a, b) =>
			Math.abs(reading.sentences.indexOf(a) - at) - Math.abs(reading.sentences.indexOf(b) - at)
	);
	const chosen = [statement.sentence, ...random.shuffle(near.slice(0, 6)).slice(0, 3)].sort(
		(a, b) => a.start - b.start
	);
	return makeItem(reading, statement.sentence, statement.text, {
		type: 'evidence',
		level: 'understand',
		stem: `Which sentence of the article shows that this statement is wrong? ${quoted(falsehood.text)}`,
		options: chosen.map((s) => ({
			id: s.id,
			text: s.text,
			rationale:
				s === statement.sentence
					? falsehood.because
					: 'This sentence says nothing against the statement.'
		})),
		key: [statement.sentence.id],
		explanation: falsehood.because,
		difficulty: 0.45
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
