import { boardForLearner, placeStandings, type BoardRow } from '../../core/standing/board.ts';
import type { Actor, Context } from '../context.ts';
import { listAssignmentsOfClass } from '../db/assignments.ts';
import { findClass } from '../db/classes.ts';
import { countAhead, countListed, findStanding, listStandings, OVERALL } from '../db/standings.ts';
import { DomainError } from '../errors.ts';
import { standpointIn } from './class-access.ts';

/** How many lines a learner's board shows; their own is shown whatever its place. */
const TOP = 50;
/** A trainer's board shows a whole class of any usual size. */
const TRAINER_TOP = 500;

export interface BoardShown {
	classId: string;
	className: string;
	/** An assignment's id, or 'all'. */
	scope: string;
	/** The boards of the class, newest assignment first. */
	assignments: { id: string; title: string }[];
	rows: BoardRow[];
	/** The reader's own line, when it is not among the rows. */
	ownRow: BoardRow | null;
	/** How many listed learners stand below the rows shown. */
	more: number;
	/** True: a trainer reads it, and sees those who opted out as well. */
	forTrainer: boolean;
	/** Whether the reading learner has opted out; null for trainers. */
	optedOut: boolean | null;
}

/** A board of the class, by `assignmentId` or over all, for its learners and trainers. Reads standings only. */
export async function showBoard(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string | null }
): Promise<BoardShown> {
	const standpoint = await standpointIn(ctx, actor, input.classId);
	const { classId } = input;
	const q = ctx.db.read;
	const cls = await findClass(q, classId);
	if (!cls) throw new DomainError('not-found', 'This class is not here. It may have been deleted.');
	const assignments = await listAssignmentsOfClass(q, classId, { limit: 100, offset: 0 });
	const scope = input.assignmentId ?? OVERALL;
	if (scope !== OVERALL && !assignments.some((a) => a.id === scope)) {
		throw new DomainError('not-found', 'This board is not here. The assignment may be gone.');
	}
	const shown = {
		classId,
		className: cls.name,
		scope,
		assignments: assignments.map(({ id, title }) => ({ id, title }))
	};
	const board = { classId, scope };
	const listedCount = await countListed(q, board);

	if (standpoint.as === 'trainer') {
		const window = { limit: TRAINER_TOP, offset: 0 };
		const listed = await listStandings(q, { ...board, listed: true }, window);
		const unlisted = await listStandings(q, { ...board, listed: false }, window);
		return {
			...shown,
			rows: placeStandings([...listed, ...unlisted], actor.userId),
			ownRow: null,
			more: listedCount - listed.length,
			forTrainer: true,
			optedOut: null
		};
	}
	const top = await listStandings(q, { ...board, listed: true }, { limit: TOP, offset: 0 });
	const own = await findStanding(q, { ...board, userId: actor.userId });
	const ahead = own ? await countAhead(q, board, own.points) : 0;
	return {
		...shown,
		...boardForLearner(top, own, ahead, actor.userId),
		more: listedCount - top.length,
		forTrainer: false,
		optedOut: standpoint.membership.boardOptOut
	};
}
