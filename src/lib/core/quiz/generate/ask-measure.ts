/** How often, how soon, for how long: measures of a clause, among others of the same unit. */
import { seededRandom, type Random } from '../../random.ts';
import type { Clause, Modifier } from '../../reading/clauses/clause.ts';
import { numberValue, numberWord } from '../../reading/numbers.ts';
import type { Sentence } from '../../reading/reading.ts';
import { frameOf } from '../realise/frame.ts';
import { askOther, statementOf } from '../realise/question.ts';
import { capitalised, type Naming } from '../realise/render.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { isCutClean, sourceOf, type Material } from './facts.ts';
import { withReader } from './links.ts';
import { standsAlone } from './stands-alone.ts';
import { isHarm } from './wording.ts';

interface Measure {
	wh: string;
	/** The measure as an answer; its number and what stands around it. */
	before: string;
	number: string;
	after: string;
}

const NUMBER =
	'(\\d[\\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)';
const UNIT =
	'((?:working |calendar |business )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?))';
const FORMS: readonly [string, RegExp][] = [
	['how soon', new RegExp(`^(within) ${NUMBER} ${UNIT}$`, 'i')],
	['how often', new RegExp(`^((?:at least )?every) ${NUMBER} ${UNIT}$`, 'i')],
	['for how long', new RegExp(`^(for(?: at least| up to| about| around)?) ${NUMBER} ${UNIT}$`, 'i')]
];
const FREQUENCY =
	/^(?:at least )?(?:once|twice|(?:two|three|four) times) (?:a|every) (?:day|week|month|year|shift)$|^every (?:day|week|month|year)$/i;
/** How often something is done, the most often first. */
export const FREQUENCIES = [
	'once a day',
	'twice a day',
	'once a week',
	'twice a week',
	'once a month',
	'twice a month',
	'once a year',
	'twice a year'
];

export function askMeasures(material: Material): Candidate[] {
	return material.reading.clauses.flatMap((clause) =>
		clause.modifiers.flatMap((modifier) => ask(material, clause, modifier))
	);
}

function ask(material: Material, clause: Clause, modifier: Modifier): Candidate[] {
	const { reading } = material;
	const sentence = reading.sentences[clause.sentence]!;
	const found = FORMS.flatMap(([wh, form]) => {
		const match = form.exec(modifier.text);
		return match ? [{ wh, before: match[1]!, number: match[2]!, after: match[3]! }] : [];
	})[0];
	const often = FREQUENCY.test(modifier.text);
	if (!found && !often) return [];
	if (clause.kind !== 'main' && clause.kind !== 'complement') return [];
	if (clause.confidence < 0.5 || clause.verb.tense === 'none' || isHarm(sentence.text)) return [];
	if (/[?!]["”’]?$/.test(sentence.text)) return [];
	const source = sourceOf(material, clause);
	const frame = frameOf(sentence, clause, true);
	if (source === null || !frame || !isCutClean(sentence, frame)) return [];
	// Under a condition that is left out of the question, another measure might be right.
	if (isLimited(sentence, clause)) return [];
	const naming = (): Naming => (source === '' ? withReader(material.naming()) : material.naming());
	const told = statementOf(frame, naming());
	if (told === null || !standsAlone(told, material.nouns)) return [];
	const kept = [...frame.front, ...frame.subject, ...frame.body];
	if (material.nouns.bridges(sentence, kept)) return [];
	const branch = new Set(sentence.tree.subtree(modifier.head));
	const question = askOther(frame, found?.wh ?? 'how often', branch, naming());
	if (question === null || question.split(' ').length < 6) return [];
	const stem = `According to ${source === '' ? 'the article' : source}, ${question}?`;
	const random = seededRandom(stem);
	const key = capitalised(modifier.text);
	const wrong = found ? numbersBeside(found, reading.text, random) : timesBeside(key, random);
	if (wrong.length < 3) return [];
	const value = (text: string) => numberValue(new RegExp(NUMBER, 'i').exec(text)?.[0] ?? '') ?? 0;
	const options = found
		? [key, ...wrong].sort((a, b) => value(a) - value(b))
		: random.shuffle([key, ...wrong]);
	return [
		{
			sentences: [clause.sentence],
			claims: [told],
			by: found ? `measure-${found.wh.split(' ').at(-1)!}` : 'measure-often',
			score: 6.8,
			item: makeItem(reading, sentence, told, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((text, i) => ({
					id: letter(i),
					text,
					rationale:
						text === key ? 'This is what the article says.' : `The article says “${modifier.text}”.`
				})),
				key: [letter(options.indexOf(key))],
				explanation: `The article says: ${quoted(sentence.text)}`,
				difficulty: 0.45
			})
		}
	];
}

function isLimited({ tree }: Sentence, clause: Clause): boolean {
	return tree.children(clause.predicate, 'advcl').some((at) => {
		const opening = tree.words[tree.subtree(at).find((i) => tree.words[i]!.upos !== 'PUNCT')!]!;
		return /^(?:if|unless|when|except|provided|once)$/i.test(opening.text);
	});
}

/** Three others that the article does not give in that unit, half to three times as much, written as it writes its own. */
function numbersBeside({ before, number, after }: Measure, text: string, random: Random): string[] {
	const value = numberValue(number);
	if (value === null || value < 2 || !Number.isInteger(value)) return [];
	const asWord = /^\p{L}/u.test(number);
	const steps = value < 10 ? [-3, -2, 2, 3, 4, 6] : [-0.6, -0.5, 0.5, 1, 2].map((s) => s * value);
	// As round as the one it stands beside.
	const rounded = (n: number) =>
		n >= 20 && value % 5 === 0 ? Math.round(n / 5) * 5 : Math.round(n);
	const candidates = [...new Set(steps.map((s) => rounded(value + s)))].filter(
		(n) => n >= 2 && n !== value
	);
	const written = candidates.flatMap((n) => {
		const own = asWord ? numberWord(n) : String(n);
		if (own === null || own === undefined || own === '') return [];
		return text.includes(`${own} ${after}`) ? [] : [capitalised(`${before} ${own} ${after}`)];
	});
	return random.shuffle(written).slice(0, 3);
}

function timesBeside(key: string, random: Random): string[] {
	const least = /^at least /i.test(key) ? 'At least ' : '';
	const bare = (t: string) =>
		t
			.toLowerCase()
			.replace(/^at least /, '')
			.replace(/^every /, 'once a ')
			.replace(' every ', ' a ');
	return random
		.shuffle(FREQUENCIES.filter((t) => bare(t) !== bare(key)))
		.slice(0, 3)
		.map((t) => (least === '' ? capitalised(t) : least + t));
}
