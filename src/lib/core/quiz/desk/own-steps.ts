import type { Change } from './desk.ts';

/** Something a person did, as one thing to be undone or done again. */
export interface Done {
	label: string;
	/** The changes that lead back. */
	back: Change[];
}

const UNDO = 'Undo: ';
const REDO = 'Redo: ';

export const undoing = (label: string): string => UNDO + label;
export const redoing = (label: string): string => REDO + label;

/**
 * What one person can undo and do again, told by what they did so far, oldest first: an undo takes the step before it
 * away and can be done again, until something new is done.
 */
export function ownSteps(past: readonly Done[]): { undo: Done[]; redo: Done[] } {
	const undo: Done[] = [];
	let redo: Done[] = [];
	for (const { label, back } of past) {
		if (label.startsWith(UNDO)) {
			undo.pop();
			redo.push({ label: label.slice(UNDO.length), back });
		} else if (label.startsWith(REDO)) {
			redo.pop();
			undo.push({ label: label.slice(REDO.length), back });
		} else {
			undo.push({ label, back });
			redo = [];
		}
	}
	return { undo, redo };
}
