/** One claim brought to the fact desk, and what can be done with it. */
import type { Evidence } from '../../evidence.ts';
import { shownIn, unnumbered } from '../../quiz/generate/excerpt.ts';
import { evidenceOf } from '../../quiz/generate/candidate.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { Operator, Quality } from '../model.ts';
import { inner } from './assemble.ts';
import { filledWith, type Filling, type Point } from './desk-point.ts';
import { partOfText } from './sections.ts';

/** A point, with what is claimed of it: what the article has, or something else. */
export interface DeskClaim {
	point: Point;
	claimed: Filling;
	isTrue: boolean;
}

export interface DeskChoice {
	text: string;
	/** The same in other words, for a situation that must offer it twice. */
	again: string;
	quality: Quality;
	operator: Operator;
	/** What happens, then why. */
	then: string;
}

export interface DeskDecision {
	text: string;
	/** All that was brought, to come back to. */
	told: string;
	evidence: Evidence;
	why: Evidence;
	/** The right one first. */
	choices: DeskChoice[];
}

const MOST_CHOICES = 4;
const SPREAD = 1.39;

/** All that is brought, as far as it takes to understand it. */
export const toldOf = ({ point, claimed }: DeskClaim): string =>
	shownIn(point.excerpt, filledWith(point, claimed)).replace(/[[\]]/g, '');

/** Whether its choices can be made alike in length, be it kept or corrected. */
export const canBeDecided = (point: Point): boolean =>
	choicesFor({ point, claimed: point.own, isTrue: true }, 0) !== null &&
	point.others
		.slice(0, point.claimable)
		.every((claimed) => choicesFor({ point, claimed, isTrue: false }, 0) !== null);

/** @returns null where the choices cannot be made alike in length */
export function deskDecision(
	reading: Reading,
	claim: DeskClaim,
	bringer: string,
	turn: number
): DeskDecision | null {
	const { point } = claim;
	const { excerpt } = point;
	const first = reading.sentences[excerpt.lead[0] ?? excerpt.index]!;
	const choices = choicesFor(claim, turn);
	if (!choices) return null;
	const told = toldOf(claim);
	return {
		text: `${bringer}${partOf(reading, claim, told)}: “${inner(told)}” What do you do with it?`,
		told,
		evidence: evidenceOf(reading, { start: first.start, end: excerpt.sentence.end }),
		why: evidenceOf(reading, withoutNumber(excerpt.sentence)),
		choices
	};
}

/** What is said of a sentence has no use for "3.5" before it. */
const withoutNumber = ({ start, end, text }: Sentence) => ({
	start: start + text.length - unnumbered(text).length,
	end
});

/** Which part of the article it is about, where its own words do not tell. */
function partOf(reading: Reading, { point }: DeskClaim, told: string): string {
	const part = partOfText(reading, point.excerpt.index);
	if (!part || part.length > 45 || /^By \p{Lu}/u.test(part)) return '';
	// One heading over all of it is no part: a byline, a place.
	if (partOfText(reading, 0) === part && partOfText(reading, reading.sentences.length - 1) === part)
		return '';
	const words: string[] = part.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
	const own = point.own.shown.toLowerCase();
	if (words.length === 0 || words.every((w) => told.toLowerCase().includes(w.replace(/s$/, ''))))
		return '';
	return own.split(' ').some((w) => words.includes(w)) ? '' : `, on “${part}”`;
}

const q = (text: string) => `“${inner(text).replace(/(?<![ap]\.m)\.$/, '')}”`;

/** What each choice says, by what it leaves or puts in the place; several lengths of each. */
interface Wordings {
	keep: (claimed: Filling) => string[];
	correct: (put: Filling, claimed: Filling) => string[];
	hold: string[];
}

const HOLD = [
	'Hold it back, to be safe.',
	'Hold it back, and say nothing on it.',
	'Hold it back, so that nothing wrong goes out.',
	'Hold it back, so that nothing wrong can go out from here.',
	'Hold it back, so that nothing wrong can go out from this desk today.',
	'Hold it back, so that nothing wrong can go out from this desk under the article’s name.',
	'Hold it back without any answer, so that nothing wrong can go out from this desk under the article’s name.'
];

const FILLED: Wordings = {
	keep: ({ shown }) => [
		`Keep it: ${q(shown)} is right.`,
		`Keep it as it stands: ${q(shown)} is right.`,
		`Keep it as it stands: ${q(shown)} is what the article has.`,
		`Keep it as it stands, since ${q(shown)} is just what the article has there.`
	],
	correct: (put, claimed) => [
		`Correct it: ${q(put.shown)}, not ${q(wrongIn(claimed))}.`,
		`Correct it to ${q(put.shown)}; ${q(wrongIn(claimed))} is wrong.`,
		`Correct it to ${q(put.shown)}.`,
		`Correct it, so that it says ${q(put.shown)}.`
	],
	hold: HOLD
};

/** So long, what follows a word need not be said twice. */
const LONG_TAIL = 18;
/** No phrase to be named by itself: "a third of", "has begun to", "do not all", "the first-ever". */
const CLIPPED =
	/\d|(?:^|[ -])(?:of|the|to|than|not|at|up|least|most|an?|about|all|that|have|as|in)$/i;

/** What is wrong, as a whole: a figure with its sign and what it counts, a verb by itself where much follows it. */
const wrongIn = ({ text, shown }: Filling): string =>
	shown.length - text.length > LONG_TAIL && numberValue(text) === null && !CLIPPED.test(text)
		? shown.slice(0, text.length)
		: shown;

const LIMITED: Wordings = {
	keep: ({ text, shown }) =>
		text === ''
			? [
					'Keep it: nothing is missing.',
					'Keep it as it stands: nothing is missing from it.',
					'Keep it as it stands: the article sets no such condition for it.',
					'Keep it as it stands: the article sets no condition of any kind for this rule.'
				]
			: FILLED.keep({ text, shown }),
	correct: (put, claimed) =>
		put.text === ''
			? [
					`Correct it: leave out ${q(claimed.shown)}.`,
					`Correct it: strike out ${q(claimed.shown)}.`
				]
			: claimed.text === ''
				? [`Correct it: add ${q(put.shown)}.`, `Correct it by adding ${q(put.shown)}.`]
				: [
						`Correct it: it must be ${q(put.shown)}.`,
						`Correct it, so that it says ${q(put.shown)}.`
					],
	hold: HOLD
};

function choicesFor(claim: DeskClaim, turn: number): DeskChoice[] | null {
	const { point, claimed, isTrue } = claim;
	const say = point.kind === 'limit' ? LIMITED : FILLED;
	const { own } = point;
	const rest = point.others.filter((o) => o !== claimed);
	const put = isTrue ? rest.slice(0, MOST_CHOICES - 2) : rest.slice(0, MOST_CHOICES - 3);
	const has = q(own.shown);
	const corrects = (put: Filling, quality: Quality, operator: Operator, then: string) => ({
		wordings: say.correct(put, claimed),
		quality,
		operator,
		then
	});
	const wrongly: Operator[] = ['exceed-permission', 'skip-precondition'];
	const drafts = isTrue
		? [
				{
					wordings: say.keep(claimed),
					quality: 'best',
					operator: 'comply',
					then: `It goes out as it is, with ${has}, as the article has it.`
				} as const,
				...put.map((other, i) =>
					corrects(
						other,
						'poor',
						wrongly[i]!,
						`What was right goes out changed${other.text === '' ? `, without ${has}` : ` to ${q(other.shown)}`}. The article has ${has}.`
					)
				),
				{
					wordings: say.hold,
					quality: 'poor',
					operator: 'over-escalate',
					then: `Something that the article bears out is held back. The article has ${has}.`
				} as const
			]
		: [
				corrects(own, 'best', 'comply', `It goes out with ${has}, as the article has it.`),
				{
					wordings: say.hold,
					quality: 'acceptable',
					operator: 'late',
					then: `Nothing wrong goes out, but nothing right either. The article has ${has}.`
				} as const,
				{
					wordings: say.keep(claimed),
					quality: 'poor',
					operator: 'under-escalate',
					then:
						claimed.text === ''
							? `It goes out without ${has}, and says more than the article.`
							: `It goes out with ${q(claimed.shown)}. The article has ${has}.`
				} as const,
				...put.map((other) =>
					corrects(
						other,
						'poor',
						wrongly[turn % 2]!,
						`One mistake goes out in the place of another: ${q(other.shown)}. The article has ${has}.`
					)
				)
			];
	const texts = alike(drafts.map((d) => d.wordings));
	return (
		texts &&
		drafts.map(({ quality, operator, then, wordings }, i) => ({
			text: texts[i]!,
			again: near(wordings, texts[i]!),
			quality,
			operator,
			then
		}))
	);
}

/** Another wording of the same choice. */
const near = (wordings: readonly string[], text: string): string =>
	wordings
		.filter((w) => w !== text)
		.sort((a, b) => Math.abs(a.length - text.length) - Math.abs(b.length - text.length))[0]!;

/** One wording of each, so that no length stands out; the plainest that will do. Null where none will. */
function alike(wordings: readonly (readonly string[])[]): string[] | null {
	let best: { texts: string[]; cost: number } | null = null;
	const go = (texts: string[], cost: number): void => {
		const lengths = texts.map((t) => t.length);
		if (Math.max(...lengths) > SPREAD * Math.min(...lengths)) return;
		const next = wordings[texts.length];
		if (!next) {
			const isLongest = lengths.slice(1).every((l) => l < lengths[0]!);
			const spread = Math.max(...lengths) / Math.min(...lengths) - 1;
			const whole = cost + spread * 2 + (isLongest ? 1.5 : 0);
			if (!best || whole < best.cost) best = { texts, cost: whole };
			return;
		}
		next.forEach((text, i) => go([...texts, text], cost + i * 0.12));
	};
	go([], 0);
	return (best as { texts: string[] } | null)?.texts ?? null;
}
