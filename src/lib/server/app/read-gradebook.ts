import type { CellState, GradebookCell } from '../../core/standing/gradebook-cells.ts';
import { totalOf, type TotalPart } from '../../core/standing/gradebook-total.ts';
import type { Query } from '../db/client.ts';
import {
	countWaiting,
	eachGradeOfClass,
	listGradebookAssignments,
	listGradebookLearners,
	listGroupNames,
	listNamedLearners,
	listOwnDueTimes,
	type GradebookAssignment,
	type GradebookGrade,
	type GradebookLearner
} from '../db/gradebook.ts';

export interface Gradebook {
	assignments: GradebookAssignment[];
	groups: { id: string; name: string }[];
	rows: GradebookRow[];
}

export interface GradebookRow extends GradebookLearner {
	/** One for each assignment. */
	cells: GradebookCell[];
	/** In hundredths of a percent; null while nothing counts. */
	total: number | null;
}

/** The whole gradebook of a class as it stands at `at`: a handful of queries, whatever its size. */
export async function readGradebook(q: Query, classId: string, at: number): Promise<Gradebook> {
	const assignments = await listGradebookAssignments(q, classId);
	const learners = await listGradebookLearners(q, classId);
	const column = new Map(assignments.map(({ id }, index) => [id, index]));
	const grades = new Map<string, (GradebookGrade | undefined)[]>();
	await eachGradeOfClass(q, classId, (assignmentId, userId, grade) =>
		put(grades, userId, column.get(assignmentId)!, grade)
	);
	const waiting = new Map<string, (number | undefined)[]>();
	for (const { assignmentId, userId, waiting: n } of await countWaiting(q, classId)) {
		put(waiting, userId, column.get(assignmentId)!, n);
	}
	const dueTimes = new Map<string, (number | null | undefined)[]>();
	for (const { assignmentId, userId, dueAt } of await listOwnDueTimes(q, classId)) {
		put(dueTimes, userId, column.get(assignmentId)!, dueAt);
	}
	const named = new Set<string>();
	for (const { assignmentId, userId } of await listNamedLearners(q, classId)) {
		named.add(`${assignmentId}/${userId}`);
	}

	const rows = learners.map((learner): GradebookRow => {
		const { userId } = learner;
		const [own, ownWaiting, ownDue] = [
			grades.get(userId),
			waiting.get(userId),
			dueTimes.get(userId)
		];
		const cells: GradebookCell[] = [];
		const parts: TotalPart[] = [];
		for (const [index, assignment] of assignments.entries()) {
			const grade = own?.[index];
			const dueAt = ownDue?.[index] ?? assignment.dueAt;
			const due = dueAt !== null && at > dueAt;
			const given = isGiven(assignment, learner, named);
			const cell = cellOf(grade, { given, due, waiting: ownWaiting?.[index] ?? 0 });
			const { points, possible } = cell;
			cells.push(cell);
			parts.push({
				// What somebody did counts, even if they would not be given it today.
				given: given || possible > 0,
				excused: cell.state === 'excused',
				due,
				weight: assignment.weight,
				points,
				possible
			});
		}
		return { ...learner, cells, total: totalOf(parts) };
	});
	return { assignments, groups: await listGroupNames(q, classId), rows };
}

function put<T>(rows: Map<string, (T | undefined)[]>, row: string, column: number, value: T): void {
	let cells = rows.get(row);
	if (!cells) rows.set(row, (cells = []));
	cells[column] = value;
}

function isGiven(
	assignment: GradebookAssignment,
	learner: GradebookLearner,
	named: Set<string>
): boolean {
	switch (assignment.audience) {
		case 'class':
			return true;
		case 'group':
			return assignment.groupId !== null && assignment.groupId === learner.groupId;
		case 'learners':
			return named.has(`${assignment.id}/${learner.userId}`);
	}
}

function cellOf(
	grade: GradebookGrade | undefined,
	facts: { given: boolean; due: boolean; waiting: number }
): GradebookCell {
	const possible = grade?.possible ?? 0;
	return {
		state: stateOf(grade, facts),
		points: possible > 0 ? grade!.points : 0,
		possible,
		late: grade?.late ?? false,
		running: possible > 0 && !grade!.finished,
		waiting: facts.waiting,
		commented: grade?.commented ?? false
	};
}

function stateOf(
	grade: GradebookGrade | undefined,
	{ given, due }: { given: boolean; due: boolean }
): CellState {
	if (grade?.excused) return 'excused';
	if (grade && grade.possible > 0) return 'counts';
	if (!given) return 'not-given';
	if (due) return 'missing';
	return grade?.attempted ? 'begun' : 'open';
}
