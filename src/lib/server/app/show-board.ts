import { termDays } from '../../core/standing/calendar.ts';
import type { Measure } from '../../core/standing/measures.ts';
import type { NextStep } from '../../core/standing/next-step.ts';
import { placeStandings } from '../../core/standing/places.ts';
import type { BoardWish, PeriodWish } from '../../schemas/board.ts';
import { noSuchClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listAssignmentsOnBoards } from '../db/assignments.ts';
import { findClass, type Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { listNicknames } from '../db/memberships.ts';
import { countAhead, countListed, listLines } from '../db/standings.ts';
import { listTeamLines } from '../db/team-standings.ts';
import type { BoardDisplay } from '../db/schema.ts';
import { chooseBoard, type ChosenBoard } from './choose-board.ts';
import { standpointIn } from './class-access.ts';
import { ownPlace, type OwnPlace } from './own-place.ts';
import { pageOf } from './page.ts';
import {
	learnerLine,
	publicBoard,
	teamLine,
	type PublicBoard,
	type PublicLine
} from './public-board.ts';

/** More teams, and more who opted out, than anybody looks through. */
const MOST = 500;

export interface BoardShown extends PublicBoard {
	classId: string;
	className: string;
	timeZone: string;
	measure: Measure;
	period: PeriodWish;
	/** The assignment whose board it is; null where it is over all. */
	assignment: ChosenBoard['assignment'];
	/** The single assignments that have a board, newest first. */
	assignments: { id: string; title: string }[];
	hasTerm: boolean;
	display: BoardDisplay;
	pseudonyms: boolean;
	/** Where the reading learner (or their team) stands; null for trainers. */
	own: (OwnPlace & { optedOut: boolean; next: NextStep | null }) | null;
	/** For the class's trainers alone: everyone by nickname, and (apart) those who opted out. */
	trainer: { lines: PublicLine[]; unlisted: PublicLine[]; page: number; pages: number } | null;
}

/** A board of the class for its learners and trainers. It reads what is kept for boards, and no attempt. */
export async function showBoard(
	ctx: Context,
	actor: Actor,
	input: { classId: string; wish: BoardWish; page?: number }
): Promise<BoardShown> {
	const standpoint = await standpointIn(ctx, actor, input.classId);
	const q = ctx.db.read;
	const cls = await findClass(q, input.classId);
	if (!cls) throw noSuchClass();
	const board = await chooseBoard(ctx, cls, input.wish);
	const page = input.page ?? 1;
	const member = standpoint.as === 'learner' ? standpoint.membership : null;
	const own = member && (board.measure === 'team' ? member.groupId : member.userId);
	return {
		...(await publicBoard(q, cls, board, own, page)),
		classId: cls.id,
		className: cls.name,
		timeZone: cls.timeZone,
		measure: board.measure,
		period: board.wish,
		assignment: board.assignment,
		assignments: await listAssignmentsOnBoards(q, cls.id),
		hasTerm: termDays(cls) !== null,
		display: cls.boardDisplay,
		pseudonyms: cls.pseudonyms,
		own: member && {
			...(await ownPlace(ctx, cls, member, board)),
			optedOut: member.boardOptOut
		},
		trainer: member ? null : await forTrainer(q, cls, board, page)
	};
}

async function forTrainer(
	q: Query,
	cls: Class,
	{ measure, classId, scope, period }: ChosenBoard,
	wanted: number
): Promise<BoardShown['trainer']> {
	if (measure === 'team') {
		const teams = await listTeamLines(q, { classId, period }, MOST);
		const lines = placeStandings(teams).map((team) => teamLine(team, null));
		return { lines, unlisted: [], page: 1, pages: 1 };
	}
	const board = { classId, scope, period, measure };
	let offset = 0;
	const {
		rows: lines,
		page,
		pages
	} = await pageOf(
		wanted,
		(window) => {
			offset = window.offset;
			return listLines(q, { ...board, listed: true }, window);
		},
		() => countListed(q, board)
	);
	const ahead = lines[0] ? await countAhead(q, board, lines[0].value) : 0;
	const unlisted = await listLines(q, { ...board, listed: false }, { limit: MOST, offset: 0 });
	const ids = [...lines, ...unlisted].map((line) => line.userId);
	const nicknames = await listNicknames(q, cls.id, ids);
	const named = (all: typeof lines) =>
		all.map((line) => ({ ...line, name: nicknames.get(line.userId) ?? line.name }));
	const shown = (all: ReturnType<typeof placeStandings<(typeof lines)[number]>>) =>
		all.map((line) => learnerLine(line, measure, null));
	return {
		lines: shown(placeStandings(named(lines), { offset, ahead })),
		unlisted: shown(placeStandings(named(unlisted))),
		page,
		pages
	};
}
