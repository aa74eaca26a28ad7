import { termDays } from '../../core/standing/calendar.ts';
import type { Measure } from '../../core/standing/measures.ts';
import type { BoardWish, PeriodWish } from '../../schemas/board.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { BoardDisplay } from '../db/schema.ts';
import { chooseBoard } from './choose-board.ts';
import { publicBoard, type PublicBoard } from './public-board.ts';

export interface ProjectorShown extends PublicBoard {
	classId: string;
	className: string;
	measure: Measure;
	period: PeriodWish;
	assignment: { id: string; title: string; speedCounts: boolean } | null;
	hasTerm: boolean;
	display: BoardDisplay;
}

/** What a trainer puts on the wall: the public part of a board and nothing else, whoever is signed in at the desk. */
export async function showProjector(
	ctx: Context,
	actor: Actor,
	input: { classId: string; wish: BoardWish }
): Promise<ProjectorShown> {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	const board = await chooseBoard(ctx, cls, input.wish);
	return {
		...(await publicBoard(ctx.db.read, cls, board, null)),
		classId: cls.id,
		className: cls.name,
		measure: board.measure,
		period: board.wish,
		assignment: board.assignment,
		hasTerm: termDays(cls) !== null,
		display: cls.boardDisplay
	};
}
