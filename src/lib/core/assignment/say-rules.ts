import type { PlayRules, WorkKind } from './rules.ts';
import { sayMoment } from './say-moment.ts';

const NUMBERS = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten'
];
const COUNTING = { first: 'the first', last: 'the last', best: 'the best', mean: 'their mean' };

/** “two”, “12”. */
export function sayNumber(n: number): string {
	return NUMBERS[n] ?? String(n);
}

/** A count in words: “two attempts”, “12 attempts”. */
export function sayCount(n: number, one: string, many: string): string {
	return `${sayNumber(n)} ${n === 1 ? one : many}`;
}

/** “20 minutes”, “1 minute 30 seconds”. */
export function sayDuration(seconds: number): string {
	const minutes = Math.floor(seconds / 60);
	const rest = seconds % 60;
	const parts = [
		...(minutes > 0 ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
		...(rest > 0 || minutes === 0 ? [`${rest} ${rest === 1 ? 'second' : 'seconds'}`] : [])
	];
	return parts.join(' ');
}

/** How the work is answered, in a clause. */
export function sayBehaviour(rules: PlayRules, kind: WorkKind): string {
	if (kind === 'scenario') {
		return rules.behaviour === 'immediate'
			? 'each choice is told at once'
			: 'the story goes on, and what the choices were worth is told at the end';
	}
	switch (rules.behaviour) {
		case 'immediate':
			return 'each answer is final and told at once';
		case 'deferred':
			return 'answers can be changed until all are handed in';
		case 'interactive':
			return 'there are hints and further tries, each for a third less';
		case 'certainty':
			return 'each answer comes with how sure one is';
		case 'mastery':
			return `what was wrong comes again until ${rules.masteryPercent} % is right`;
	}
}

const REVEAL = {
	answer: 'the answers are shown as one goes',
	finish: 'the answers are shown after finishing',
	due: 'the answers are shown when nobody can work on it any more',
	never: 'the answers are not shown'
};

/** The rules in one plain sentence. */
export function sayRules(rules: PlayRules, kind: WorkKind, timeZone: string): string {
	const { openAt, dueAt, lateUntil, attemptsAllowed, counting, timeLimitSeconds } = rules;
	const when = (at: number) => sayMoment(at, timeZone);
	const parts = [
		openAt === null ? 'open at once' : `opens ${when(openAt)}`,
		dueAt === null ? 'never due' : `due ${when(dueAt)}`,
		...(lateUntil === null ? [] : [`taken late until ${when(lateUntil)}`]),
		...(attemptsAllowed === 1
			? ['one attempt']
			: [
					attemptsAllowed === null
						? 'any number of attempts'
						: sayCount(attemptsAllowed, 'attempt', 'attempts'),
					`${COUNTING[counting]} ${counting === 'mean' ? 'is what counts' : 'counts'}`
				]),
		...(timeLimitSeconds === null ? [] : [`${sayDuration(timeLimitSeconds)} from the start`]),
		sayBehaviour(rules, kind),
		REVEAL[rules.reveal]
	];
	const sentence = parts.join(', ');
	return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}
