import type { GradebookCell } from '../../core/standing/gradebook-cells.ts';
import { pointsWords, scoreWords } from '../board/points.ts';

/** How a cell is told: what stands in it, a note under that, and the whole in words for a screen reader. */
export interface CellWords {
	text: string;
	note: string;
	tone: 'plain' | 'soft' | 'bad' | 'warn';
	label: string;
}

const hundredth = new Intl.NumberFormat('en', {
	minimumFractionDigits: 2,
	maximumFractionDigits: 2
});

/** "66.67 %", from hundredths of a percent; "–" for null. */
export function percentWords(hundredths: number | null): string {
	if (hundredths === null) return '–';
	return `${hundredth.format(hundredths / 100)} %`;
}

export function cellWords(cell: GradebookCell, inPercent: boolean): CellWords {
	const waiting = cell.waiting > 0 ? `${cell.waiting} to decide` : '';
	const notes = [
		cell.late ? 'late' : '',
		cell.running ? 'so far' : '',
		waiting,
		cell.commented ? 'comment' : ''
	].filter((note) => note !== '');
	const told = (text: string, tone: CellWords['tone'], label: string): CellWords => ({
		text,
		// One note fits; the label tells all of them.
		note: waiting || notes[0] || '',
		tone: waiting ? 'warn' : tone,
		label: [label, ...notes].join(', ')
	});
	switch (cell.state) {
		case 'counts': {
			const score = scoreWords(cell.points, cell.possible);
			const share = Math.round((cell.points * 1000) / cell.possible) / 10;
			return told(inPercent ? `${share} %` : pointsWords(cell.points), 'plain', score);
		}
		case 'missing':
			return told('missing', 'bad', 'missing');
		case 'excused':
			return told('excused', 'soft', 'excused');
		case 'begun':
			return told('begun', 'soft', 'begun, not handed in');
		case 'open':
			return told('–', 'soft', 'nothing yet');
		case 'not-given':
			return told('', 'soft', 'not given to this learner');
	}
}
