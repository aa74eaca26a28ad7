/** What stands before the subject of a clause, and where it goes when the clause is turned into a question. */
import type { Frame } from './frame.ts';
import { renderWords, type Naming } from './render.ts';

/** Where the words before the subject go in a question. */
export interface Front {
	/** "In the first game of the group,": stays in front. */
	before: string;
	/** "often": goes with the verb. */
	adverb: string;
	/** "in 1997": goes to the end. */
	after: string;
}

const NOWHERE: Front = { before: '', adverb: '', after: '' };
/** Words that a phrase of time or place may open with; at the end of a question it is read the same. */
const PLACES =
	/^(?:in|on|at|during|since|until|by|throughout|within|after|before|under|for|from|between)$/i;
const LONGEST_MOVED = 4;

/** @returns null for what cannot be moved and does not stand well before a question: "Originally from Indiana, he …" */
export function frontOf(frame: Frame, target: ReadonlySet<number>, naming: Naming): Front | null {
	const { sentence } = frame;
	const { words } = sentence.tree;
	const front = frame.front.filter((i) => !target.has(i));
	if (front.length === 0) return NOWHERE;
	const text = renderWords(sentence, front, naming);
	if (text === null) return null;
	if (isAdverb(frame, front)) return { ...NOWHERE, adverb: text };
	const first = words[front[0]!]!;
	if (/^of$/i.test(first.text)) return null;
	if (!/^(?:IN|TO)$/.test(first.xpos) || !/^(?:ADP|SCONJ)$/.test(first.upos)) return null;
	return isMoved(frame, front) ? { ...NOWHERE, after: text } : { ...NOWHERE, before: `${text},` };
}

/** Whether what stands before the subject can stand behind the verb as well. */
export function frontMoves(frame: Frame): boolean {
	return frame.front.length === 0 || isMoved(frame, frame.front);
}

function isMoved({ sentence }: Frame, front: readonly number[]): boolean {
	const { words } = sentence.tree;
	return (
		PLACES.test(words[front[0]!]!.text) &&
		front.length <= LONGEST_MOVED &&
		front.every((i) => words[i]!.text !== ',')
	);
}

const isAdverb = ({ sentence }: Frame, front: readonly number[]) =>
	front.length === 1 && sentence.tree.words[front[0]!]!.xpos === 'RB';
