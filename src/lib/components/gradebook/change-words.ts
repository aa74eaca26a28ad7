import type { AnswerMark, GradeChange, Leeway } from '../../core/standing/grade-change.ts';
import { sayMoment } from '../../core/assignment/say-moment.ts';
import { pointsWords } from '../board/points.ts';

/** Who and what a change is told with; null where somebody is gone. */
export interface ChangeNames {
	trainer: string | null;
	learner: string | null;
	title: string | null;
	/** The class's. */
	timeZone: string;
}

/** One change of a grade as a sentence. */
export function changeWords(change: GradeChange, names: ChangeNames): string {
	const trainer = names.trainer ?? 'A former trainer';
	const learner = names.learner ?? 'a former learner';
	const where = names.title === null ? '' : ` in “${names.title}”`;
	switch (change.kind) {
		case 'regrade': {
			const { before, after } = change;
			const why = after.reason === '' ? '' : ` Reason: “${after.reason}”`;
			return `${trainer} changed answer ${after.step + 1} of ${learner}${where} from ${marks(before)} to ${marks(after)} of ${pointsWords(after.possible)}.${why}`;
		}
		case 'decision': {
			const { before, after } = change;
			const did = { accepted: 'accepted', rejected: 'rejected', undecided: 'left open again' }[
				after.verdict ?? 'undecided'
			];
			return `${trainer} ${did} answer ${after.step + 1} of ${learner}${where}: ${marks(after)} instead of ${marks(before)}.`;
		}
		case 'excuse':
			return change.after.excused
				? `${trainer} excused ${learner}${where}.`
				: `${trainer} took back that ${learner} is excused${where}.`;
		case 'comment':
			if (change.after.comment === '') {
				return `${trainer} took the comment to ${learner}${where} back: “${change.before.comment}”`;
			}
			return change.before.comment === ''
				? `${trainer} wrote to ${learner}${where}: “${change.after.comment}”`
				: `${trainer} wrote to ${learner}${where}: “${change.after.comment}” instead of “${change.before.comment}”`;
		case 'override':
			return `${trainer} changed what ${learner} is allowed${where}: ${leewayWords(change.before, change.after, names.timeZone)}.`;
	}
}

function marks(mark: AnswerMark): string {
	const words = `${pointsWords(mark.points)} ${mark.points === 1000 ? 'point' : 'points'}`;
	return mark.verdict === 'undecided' ? `undecided (${words})` : words;
}

function leewayWords(before: Leeway, after: Leeway, timeZone: string): string {
	const time = (at: number | null) => (at === null ? 'as for everybody' : sayMoment(at, timeZone));
	const usual = (value: number | null, unit: string) =>
		value === null ? 'as for everybody' : `${value}${unit}`;
	const parts = [
		['time', usual(before.timePercent, ' %'), usual(after.timePercent, ' %')],
		['due', time(before.dueAt), time(after.dueAt)],
		['taken late until', time(before.lateUntil), time(after.lateUntil)],
		['attempts', usual(before.attemptsAllowed, ''), usual(after.attemptsAllowed, '')]
	];
	const changed = parts.filter(([, was, is]) => was !== is);
	if (changed.length === 0) return 'nothing that counts';
	return changed.map(([what, was, is]) => `${what} ${is} (before: ${was})`).join(', ');
}
