import { PUBLIC_WINDOW, publicPart, type Placed } from '../../core/standing/places.ts';
import type { Class, Window } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { countNames, listLines, listNames, type BoardLine } from '../db/standings.ts';
import { listTeamLines } from '../db/team-standings.ts';
import type { ChosenBoard } from './choose-board.ts';
import { pageOf, pageOfAll, type Page } from './page.ts';

/** More teams than any class is dealt into. */
const MOST_TEAMS = 500;
const byName = new Intl.Collator('en', { numeric: true }).compare;

/** One line of a board as everyone may see it: nobody's account is named. */
export interface PublicLine {
	place: number;
	name: string;
	/** A share or an improvement in tenths of a percent, or days, as the measure has it. */
	value: number;
	points: number;
	possible: number;
	/** True on the reader's own line, or that of their team. */
	own: boolean;
}

/** What everyone in a class may see of a board, as its trainer decided. */
export interface PublicBoard {
	/** The first places; empty where the class shows none, or has too few. */
	lines: PublicLine[];
	/** Instead of places, everyone who stands on it, by name; null where the class shows none. */
	names: Page<string> | null;
}

/**
 * The public part of a board.
 * @param own whose line is marked: a learner's id, or on the teams' board a group's
 */
export async function publicBoard(
	q: Query,
	cls: Pick<Class, 'boardDisplay'>,
	{ measure, ...board }: ChosenBoard,
	own: string | null,
	page = 1
): Promise<PublicBoard> {
	if (cls.boardDisplay === 'own') return { lines: [], names: null };
	if (measure === 'team') {
		if (cls.boardDisplay === 'list') {
			const names = (await listTeamLines(q, board, MOST_TEAMS)).map(({ name }) => name);
			return { lines: [], names: pageOfAll(page, names.sort(byName)) };
		}
		const teams = await listTeamLines(q, board, PUBLIC_WINDOW);
		return { lines: publicPart(teams).map((team) => teamLine(team, own)), names: null };
	}
	if (cls.boardDisplay === 'list') {
		const list = (window: Window) => listNames(q, board, window);
		return { lines: [], names: await pageOf(page, list, () => countNames(q, board)) };
	}
	const { classId, scope, period } = board;
	const top = await listLines(
		q,
		{ classId, scope, period, measure, listed: true },
		{ limit: PUBLIC_WINDOW, offset: 0 }
	);
	const shown = publicPart(top, (value) => measure !== 'improvement' || value > 0);
	return { lines: shown.map((line) => learnerLine(line, measure, own)), names: null };
}

/** A line as its reader sees it. @param own the reader's account, if it is a learner's */
export function learnerLine(
	line: Placed<BoardLine>,
	measure: ChosenBoard['measure'],
	own: string | null
): PublicLine {
	const { place, name, points, possible, userId } = line;
	return {
		place,
		name,
		value: shownValue(line.value, measure),
		points,
		possible,
		own: userId === own
	};
}

export function teamLine(
	team: Placed<{ groupId: string; name: string; value: number }>,
	own: string | null
): PublicLine {
	const { place, name, value, groupId } = team;
	return { place, name, value, points: 0, possible: 0, own: groupId === own };
}

/** What people read where `value` is what places are taken by: accuracy keeps time below its share. */
export function shownValue(value: number, measure: ChosenBoard['measure']): number {
	return measure === 'accuracy' ? Math.floor(value / 1000) : value;
}
