/**
 * What boards compare. Points are thousandths; shares are whole tenths of a percent (0 to 1000), so that whoever reads
 * the same share shares the place.
 */

export const MEASURES = ['accuracy', 'improvement', 'consistency', 'team'] as const;
/**
 * accuracy: the share of possible points; improvement: that share against one's own past; consistency: days practised;
 * team: the mean share of a group's members.
 */
export type Measure = (typeof MEASURES)[number];

/** Points, and what they could have been. */
export interface Points {
	points: number;
	possible: number;
}

const POINT = 1000;
const FULL = 1000;

/**
 * Everyone's share is taken as if they had answered four questions more, two right and two wrong: one lucky answer
 * makes 60 %, and ten right of ten stand above nine of ten, and below 95 of 100. This is the "plus four" estimate of a
 * proportion, the mid-point of the interval in A. Agresti and B. A. Coull, "Approximate is better than 'exact' for
 * interval estimation of binomial proportions", The American Statistician 52 (1998) 119–126.
 */
export const IMAGINED: Points = { points: 2 * POINT, possible: 4 * POINT };

/** The share accuracy is ranked by over several works. Whoever has done nothing yet stands at a half. */
export function countedShare({ points, possible }: Points): number {
	return shareOf({ points: points + IMAGINED.points, possible: possible + IMAGINED.possible });
}

/** The plain share; 0 of 0 is 0. Points below zero, where certainty can lose some, are no share. */
export function shareOf({ points, possible }: Points): number {
	if (possible <= 0) return 0;
	return Math.min(FULL, Math.max(0, Math.round((points * FULL) / possible)));
}

/** So many points must have been possible on both sides before improvement says anything. */
export const ENOUGH_TO_COMPARE = 10 * POINT;

/** How much the later share is above the earlier one (−1000 to 1000); null while either side is too little. */
export function improvementOver(earlier: Points, later: Points): number | null {
	if (earlier.possible < ENOUGH_TO_COMPARE || later.possible < ENOUGH_TO_COMPARE) return null;
	return shareOf(later) - shareOf(earlier);
}

/** More right answers than this are no next step. */
const MOST_ANSWERS = 40;

/**
 * How many right answers in new work, none wrong between them, lift the counted share above `target`; null when it
 * takes more than forty, or cannot be done.
 */
export function rightAnswersToPass(own: Points, target: number): number | null {
	for (let n = 1; n <= MOST_ANSWERS; n++) {
		const then = { points: own.points + n * POINT, possible: own.possible + n * POINT };
		if (countedShare(then) > target) return n;
	}
	return null;
}

export function addPoints(a: Points, b: Points): Points {
	return { points: a.points + b.points, possible: a.possible + b.possible };
}

/**
 * A team's share: the mean over all its members, so that size does not decide. Those who have done nothing yet stand at
 * a half, as `countedShare` has it: an absent member neither sinks a team nor makes it.
 * @param sum of the counted shares of those who have done something, in tenths of a percent
 */
export function teamShare(team: { sum: number; active: number; members: number }): number {
	const idle = countedShare({ points: 0, possible: 0 });
	return Math.round((team.sum + idle * (team.members - team.active)) / team.members);
}

/** A team of fewer is not shown: its mean would tell what one person has. */
export const SMALLEST_TEAM = 2;
