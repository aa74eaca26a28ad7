import { isoWeek, localDay, streakOf } from '../../core/standing/calendar.ts';
import { OVERALL } from '../../core/standing/learner-standing.ts';
import type { Points } from '../../core/standing/measures.ts';
import {
	accuracyStep,
	assignmentStep,
	consistencyStep,
	improvementStep,
	type NextStep
} from '../../core/standing/next-step.ts';
import type { Context } from '../context.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { findGrade } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { listPracticeDays } from '../db/practice-days.ts';
import {
	boardName,
	countAhead,
	findNextAhead,
	findStanding,
	listStandingsOf,
	valueOf,
	type StandingRow
} from '../db/standings.ts';
import { findTeam } from '../db/team-standings.ts';
import type { ChosenBoard } from './choose-board.ts';
import { shownValue } from './public-board.ts';

/** Where a learner stands, as they alone see it. */
export interface OwnPlace {
	/** What others read; on the teams' board the team's name, null without a team. */
	name: string | null;
	/** Null while the measure says nothing yet. */
	place: number | null;
	value: number | null;
	points: number;
	possible: number;
	/** Null where nothing can move any more: a week that is over, a closed class. */
	next: NextStep | null;
}

/** The learner's own place on a board, listed or not, and what could move it next. */
export async function ownPlace(
	ctx: Context,
	cls: Class,
	member: Membership,
	board: ChosenBoard
): Promise<OwnPlace> {
	const q = ctx.db.read;
	const { measure, classId, scope, period } = board;
	if (measure === 'team') return await teamPlace(q, member, board);
	const row = await findStanding(q, { classId, scope, period }, member.userId);
	const value = row ? valueOf(row, measure) : null;
	const key = { classId, scope, period, measure };
	const place = value === null ? null : (await countAhead(q, key, value)) + 1;
	const ahead = value === null || place === 1 ? null : await findNextAhead(q, key, value);
	const moving = cls.archivedAt === null && board.wish !== 'last-week';
	return {
		name: boardName(cls, member),
		place,
		value: value === null ? null : shownValue(value, measure),
		points: row?.points ?? 0,
		possible: row?.possible ?? 0,
		next: moving ? await stepOf(row ?? null, ahead ?? null) : null
	};

	async function stepOf(own: StandingRow | null, higher: number | null): Promise<NextStep> {
		if (board.assignment) {
			const grade = await findGrade(q, board.assignment.id, member.userId);
			return assignmentStep(own, higher, (grade?.finishedAt ?? null) !== null);
		}
		const today = localDay(ctx.now(), cls.timeZone);
		switch (measure) {
			case 'accuracy':
				return accuracyStep(own, higher);
			case 'improvement':
				return improvementStep(own, await pastOf(q, member, board, today), higher);
			case 'consistency': {
				const days = new Set(await listPracticeDays(q, { classId, userId: member.userId }));
				const streak = { streak: streakOf(days, today), today: days.has(today) };
				return consistencyStep({ days: own?.days ?? 0 }, streak, higher);
			}
		}
		return { kind: 'begin' };
	}
}

/** What a learner had before this week; null for the periods that are set against themselves. */
async function pastOf(
	q: Query,
	member: Membership,
	board: ChosenBoard,
	today: number
): Promise<Points | null> {
	if (board.wish !== 'week') return null;
	const all = await listStandingsOf(q, board.classId, member.userId);
	return all
		.filter((row) => row.scope === OVERALL && /^\d/.test(row.period) && row.period < isoWeek(today))
		.reduce(
			(sum, row) => ({ points: sum.points + row.points, possible: sum.possible + row.possible }),
			{ points: 0, possible: 0 }
		);
}

async function teamPlace(q: Query, member: Membership, board: ChosenBoard): Promise<OwnPlace> {
	const team = member.groupId ? await findTeam(q, board, member.groupId) : undefined;
	return {
		name: team?.name ?? null,
		place: team ? team.ahead + 1 : null,
		value: team?.value ?? null,
		points: 0,
		possible: 0,
		next: null
	};
}
