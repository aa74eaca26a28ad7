import { isoWeek, localDay, termDays } from '../../core/standing/calendar.ts';
import { ALL_TIME, OVERALL, TERM } from '../../core/standing/learner-standing.ts';
import type { Measure } from '../../core/standing/measures.ts';
import type { BoardWish, PeriodWish } from '../../schemas/board.ts';
import type { Context } from '../context.ts';
import { findRules } from '../db/assignments.ts';
import type { Class } from '../db/classes.ts';
import { countNames } from '../db/standings.ts';
import { DomainError } from '../errors.ts';

/** The board that somebody asked for. */
export interface ChosenBoard {
	classId: string;
	/** An assignment's id, or OVERALL. */
	scope: string;
	/** As boards are stored by it: an ISO week, TERM or ALL_TIME. */
	period: string;
	/** As it was asked for. */
	wish: PeriodWish;
	measure: Measure;
	/** The assignment whose board it is; else null. */
	assignment: { id: string; title: string; speedCounts: boolean } | null;
}

/**
 * The board that a wish means in a class just now. Without a period it is this week's, or all time's while nobody
 * stands in it yet. A single assignment has one board, of its points.
 * DomainError 'not-found' for what the class has no board of.
 */
export async function chooseBoard(ctx: Context, cls: Class, wish: BoardWish): Promise<ChosenBoard> {
	const classId = cls.id;
	if (wish.assignment !== undefined) {
		const found = await findRules(ctx.db.read, wish.assignment);
		if (!found || found.classId !== classId || found.behaviour === 'mastery') {
			throw new DomainError('not-found', 'This board is not here. The assignment may be gone.');
		}
		const { id, title, speedCounts } = found;
		return {
			classId,
			scope: id,
			period: ALL_TIME,
			wish: 'all',
			measure: 'accuracy',
			assignment: { id, title, speedCounts }
		};
	}
	const today = localDay(ctx.now(), cls.timeZone);
	const thisWeek = { classId, scope: OVERALL, period: isoWeek(today) };
	const period =
		wish.period ?? ((await countNames(ctx.db.read, thisWeek)) > 0 ? 'week' : ('all' as const));
	if (period === 'term' && termDays(cls) === null) {
		throw new DomainError('not-found', 'This class has no term yet, so there is no board of it.');
	}
	const stored: Record<PeriodWish, string> = {
		week: isoWeek(today),
		'last-week': isoWeek(today - 7),
		term: TERM,
		all: ALL_TIME
	};
	return {
		classId,
		scope: OVERALL,
		period: stored[period],
		wish: period,
		measure: wish.measure ?? 'accuracy',
		assignment: null
	};
}
