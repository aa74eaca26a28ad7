import { sayCount, sayDuration, sayNumber } from '$lib/core/assignment/say-rules.ts';
import type { Behaviour } from '$lib/core/quiz/behaviour.ts';
import type { Counting } from '$lib/core/standing/count-attempts.ts';
import { CERTAINTY_SENTENCE } from '$lib/components/quiz/certainty-words.ts';

interface Work {
	kind: 'quiz' | 'scenario';
	questions: number | null;
	behaviour: Behaviour;
	masteryPercent: number;
	counting: Counting;
}

/** What awaits a learner, before they begin. */
export function howItGoes(work: Work): string {
	if (work.kind === 'scenario') {
		return work.behaviour === 'immediate'
			? 'Each choice is final, and you see what comes of it and what the article says.'
			: 'Each choice is final. The story goes on by itself, and what your choices were worth is told at the end.';
	}
	const questions = work.questions === 1 ? '1 question' : `${work.questions} questions`;
	switch (work.behaviour) {
		case 'immediate':
			return `${questions}, one at a time. Each answer is final, and you see at once whether it was right.`;
		case 'deferred':
			return `${questions}. Go through them in any order, change what you like, and hand in all answers at the end.`;
		case 'interactive':
			return `${questions}, one at a time. When an answer is not right, you get a hint and another try; each further try brings a third less.`;
		case 'certainty':
			return `${questions}, one at a time. ${CERTAINTY_SENTENCE}`;
		case 'mastery':
			return `${questions}, one at a time. What was not right comes again, until ${work.masteryPercent} % is right. There is no hurry, and it stands on no board.`;
	}
}

const COUNTS: Record<Counting, string> = {
	first: 'the first one counts, and later ones are practice',
	last: 'the last one counts',
	best: 'the best one counts',
	mean: 'their mean counts'
};

/** Which attempts there are, which counts, and how long one may take. */
export function whatCounts(
	work: Work,
	own: { attemptsAllowed: number | null; attemptsLeft: number | null; timeLimitMs: number | null }
): string {
	const { attemptsAllowed, attemptsLeft, timeLimitMs } = own;
	const attempts =
		attemptsAllowed === 1
			? 'You have one attempt.'
			: attemptsAllowed === null
				? `You have any number of attempts; ${COUNTS[work.counting]}.`
				: `You have ${sayCount(attemptsAllowed, 'attempt', 'attempts')}${
						attemptsLeft === attemptsAllowed ? '' : `, ${sayNumber(attemptsLeft ?? 0)} left`
					}; ${COUNTS[work.counting]}.`;
	if (timeLimitMs === null) return attempts;
	const time = sayDuration(Math.round(timeLimitMs / 1000));
	return `${attempts} From its start you have ${time}; the clock runs on when the page is closed.`;
}
