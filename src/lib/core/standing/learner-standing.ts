import { inTerm, isoWeek, type Term } from './calendar.ts';
import { addPoints, countedShare, improvementOver, shareOf, type Points } from './measures.ts';

/** The scope of the boards over all assignments of a class; every other scope is an assignment's id. */
export const OVERALL = 'all';
/** The periods of every board; the others are weeks (`2026-W05`). */
export const TERM = 'term';
export const ALL_TIME = 'all';

/** What one assignment has brought a learner on boards. */
export interface Work extends Points {
	assignmentId: string;
	/** UTC milliseconds: when what counts was finished, or begun while it is not. */
	at: number;
	/** The class's day then. */
	day: number;
	/**
	 * How much of the learner's own time was left, in thousandths: what decides between equal points where speed
	 * counts. 0 where it does not.
	 */
	timeLeft: number;
}

/** Where a learner stands in one scope and period; a measure that says nothing yet is null. */
export interface LearnerStanding extends Points {
	scope: string;
	period: string;
	/** Days practised; 0 on the boards of single assignments. */
	days: number;
	/** What the place is taken by: a share, in tenths of a percent, times 1000, plus `timeLeft`. */
	accuracy: number | null;
	/** In tenths of a percent. */
	improvement: number | null;
	/** Of the work, on the board of its assignment; else null. */
	at: number | null;
	day: number | null;
}

/** The share that an `accuracy` stands for, in tenths of a percent. */
export function accuracyShare(accuracy: number): number {
	return Math.floor(accuracy / 1000);
}

/**
 * Everything a class's boards say of one learner, from their works and the days they practised on.
 * @param days without doubles
 * @param term null: the class has none, and no boards of the term
 */
export function standingsOfLearner(
	works: readonly Work[],
	days: readonly number[],
	term: Term | null
): LearnerStanding[] {
	const inOrder = [...works]
		.filter((work) => work.possible > 0)
		.sort((a, b) => a.at - b.at || (a.assignmentId < b.assignmentId ? -1 : 1));
	const rows: LearnerStanding[] = inOrder.map((work) => ({
		scope: work.assignmentId,
		period: ALL_TIME,
		points: work.points,
		possible: work.possible,
		days: 0,
		accuracy: shareOf(work) * 1000 + work.timeLeft,
		improvement: null,
		at: work.at,
		day: work.day
	}));

	const weeks = new Map<string, { works: Work[]; days: number }>();
	const weekOf = (day: number) => {
		const key = isoWeek(day);
		const week = weeks.get(key) ?? { works: [], days: 0 };
		weeks.set(key, week);
		return week;
	};
	for (const work of inOrder) weekOf(work.day).works.push(work);
	for (const day of days) weekOf(day).days += 1;

	let before: Points = { points: 0, possible: 0 };
	for (const [period, week] of [...weeks].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const own = total(week.works);
		rows.push(overall(period, own, week.days, improvementOver(before, own)));
		before = addPoints(before, own);
	}
	const whole = (period: string, within: (day: number) => boolean) => {
		const own = inOrder.filter((work) => within(work.day));
		const practised = days.filter(within).length;
		if (own.length > 0 || practised > 0) {
			rows.push(overall(period, total(own), practised, improvementWithin(own)));
		}
	};
	if (term) whole(TERM, (day) => inTerm(day, term));
	whole(ALL_TIME, () => true);
	return rows;
}

/** The later half of the works against the earlier half, by what was possible; each work is in one of them whole. */
function improvementWithin(inOrder: readonly Work[]): number | null {
	const half = total(inOrder).possible / 2;
	let earlier: Points = { points: 0, possible: 0 };
	let later: Points = { points: 0, possible: 0 };
	let gone = 0;
	for (const work of inOrder) {
		if (gone + work.possible / 2 <= half) earlier = addPoints(earlier, work);
		else later = addPoints(later, work);
		gone += work.possible;
	}
	return improvementOver(earlier, later);
}

function total(works: readonly Work[]): Points {
	return works.reduce<Points>(addPoints, { points: 0, possible: 0 });
}

function overall(
	period: string,
	own: Points,
	days: number,
	improvement: number | null
): LearnerStanding {
	return {
		scope: OVERALL,
		period,
		points: own.points,
		possible: own.possible,
		days,
		accuracy: own.possible > 0 ? countedShare(own) * 1000 : null,
		improvement,
		at: null,
		day: null
	};
}
