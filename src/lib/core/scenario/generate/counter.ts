/** Who is turned to, by whom, and what is known of the house whose rules are asked about. */
import type { Reading } from '../../reading/reading.ts';
import { permits } from '../gates/rule-gates.ts';
import { askerOf, type Asker } from './asker.ts';
import { authoritiesOf, hasASay } from './authority.ts';

export interface Counter {
	/** "the duty manager": whom the article has people turn to. */
	authorities: readonly string[];
	/** Whom its rules bind, as it names them at the head of a sentence: "Drivers", "The supervisor". */
	bound: readonly string[];
	/** Whether the article allows what is said without any condition. */
	permits: (text: string) => boolean;
	/** Whether the one may be meant where the other is named: a deputy, or the desk at which somebody sits. */
	standsIn: (one: string, other: string) => boolean;
	/** Whether somebody can let people off what the article asks for. */
	makesExceptions: boolean;
	/** Whether the rules are for people at work. */
	atWork: boolean;
	/** Who comes, by turns. */
	comers: readonly Asker[];
}

export function counterOf(reading: Reading): Counter {
	const worker = workerIn(reading);
	const named = authoritiesOf(reading);
	const atWork =
		!isForParents(reading) &&
		(worker !== null || isAtWork(reading) || named.filter(hasASay).length >= OFFICES);
	return {
		// Those who come to ask are not the ones to turn to.
		authorities: named
			.filter((name) => name.toLowerCase().split(' ').at(-1) !== worker?.key)
			.map((name) => asWritten(reading, name)),
		bound: boundIn(reading),
		permits: permits(reading),
		standsIn: (one, other) => standsIn(reading, one, other),
		makesExceptions: LETS_OFF.test(reading.text),
		atWork,
		comers: comersFor(atWork, worker)
	};
}

/** "the people team" → "the People team", where the article has it so within a sentence. */
function asWritten({ text }: Reading, name: string): string {
	const [which, ...words] = name.split(' ');
	const found = new RegExp(`[\\p{L},] (?:the|your|their|our) (${words.join(' ')})\\b`, 'iu').exec(
		text
	);
	return `${which!} ${found?.[1] ?? words.join(' ')}`;
}

const LETS_OFF =
	/\b(?:exceptions?|exemptions?) (?:may|can|must|shall|will) be\b|\bexceptions? (?:must|shall|may|can)\b|\b(?:grant|make|agree|approve|request|allow)(?:s|ed)? (?:to )?(?:an? |any )?(?:exceptions?|exemptions?|dispensations?|waivers?)\b|\bask (?:\p{L}+ ){0,3}for an exception\b/iu;
const HANDS_OVER =
	/\b(?:tak(?:e|es|ing) over|act(?:s|ing)? (?:as|for)|deput\p{Ll}+|absen(?:t|ce)|on behalf|if (?:he|she|they|neither|nobody|the [\p{Ll} ]+) (?:is|are|can|cannot)|not available|unavailable|(?:or|and),? (?:in|if|when|where|after|outside) |out of hours|otherwise|means|meaning|includes?)\b/iu;
const PLACE =
	/\b(?:office|desk|team|room|centre|line|reception|department|service|services|unit)$/i;

function standsIn({ sentences }: Reading, one: string, other: string): boolean {
	const headOf = (name: string) => name.toLowerCase().replace(/^(?:the|your) /, '');
	const [a, b] = [headOf(one), headOf(other)];
	const isPlace = PLACE.test(a) !== PLACE.test(b);
	return sentences.some(({ text, paragraph }, i) => {
		const next = sentences[i + 1];
		const both = `${text} ${next?.paragraph === paragraph ? next.text : ''}`.toLowerCase();
		return both.includes(a) && both.includes(b) && (isPlace || HANDS_OVER.test(both));
	});
}

/** Whom rules bind, named at the head of a sentence. */
const boundIn = (reading: Reading): string[] => [
	...new Set(
		reading.norms.flatMap((norm) => {
			const { bearer, sentence } = norm;
			const isRole =
				bearer !== null &&
				bearer.sentence === sentence &&
				bearer.start === reading.sentences[sentence]!.start &&
				/^\p{Lu}[\p{L} -]{3,30}$/u.test(bearer.text) &&
				(askerOf(reading, norm)?.key ?? '') !== '';
			return isRole ? [bearer.text] : [];
		})
	)
];

const WORK =
	/\b(?:staff|employees?|colleagues?|on duty|depot|crews?|shifts?|supervisors?|foreman|operators?|technicians?|co-?workers?|workers|work ?sites?|contractors?|banksm[ae]n|signallers?|fitters?|trainees?|apprentices?|storekeepers?|first aiders?|engineers?|lifeguards?|stewards?|handbook|warehouse|workshop|duty officer|control room|(?:line|shift|duty) managers?)\b/gi;

const isForParents = ({ text }: Reading): boolean =>
	(text.match(/\byour (?:child|son|daughter)\b/gi) ?? []).length >= MANY;

/** Whether an article speaks to people at work: its words are there more than once. */
const isAtWork = ({ text, title }: Reading): boolean =>
	/\b(?:policy|procedure|safety instruction|site rules|briefing|SWP|SOP|forklift|plant room)\b/i.test(
		title
	) ||
	/\b(?:staff|employees?|colleagues?|on duty|depot|shift (?:manager|lead)|line leader|site manager|plant rooms?)\b/i.test(
		text
	) ||
	(text.match(WORK) ?? []).length >= 3;

/** People who come there, and do not work there. */
export const OUTSIDERS =
	/^(?:visitor|customer|client|passenger|guest|tenant|parent|pupil|student|patient|resident|reader|user|person|man|woman|applicant|buyer|seller|member|neighbour|worker|director|manager|trustee)$/;

const MANY = 3;
/** So many offices are there in a house only. */
const OFFICES = 3;

/** The role that most rules name, where there is one who does the work. */
function workerIn(reading: Reading): Asker | null {
	const roles = new Map<string, { asker: Asker; count: number }>();
	for (const norm of reading.norms) {
		const asker = askerOf(reading, norm);
		if (!asker || asker.key === '' || !asker.many || OUTSIDERS.test(asker.key)) continue;
		roles.set(asker.key, { asker, count: (roles.get(asker.key)?.count ?? 0) + 1 });
	}
	const [top] = [...roles.values()].sort((a, b) => b.count - a.count);
	return top && top.count >= MANY ? top.asker : null;
}

/** Who comes: somebody who does the work, or at home somebody who needs the advice. */
function comersFor(atWork: boolean, worker: Asker | null): Asker[] {
	const made = (name: string, the: string): Asker => ({ key: 'comer', name, the, many: true });
	if (!atWork)
		return [
			made('A friend', 'your friend'),
			made('A neighbour', 'your neighbour'),
			made('Another friend', 'your friend')
		];
	const noun = worker?.the.replace(/^the /, '') ?? 'colleague';
	return [
		made(`A new ${noun}`, `the new ${noun}`),
		made('A colleague', 'the colleague'),
		made(`Another ${noun}`, `the ${noun}`)
	];
}
