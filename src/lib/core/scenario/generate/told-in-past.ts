import type { Reading, Sentence } from '../../reading/reading.ts';

/** Whether a sentence tells what was or happened: its main verb, or what goes with it, is in the past. */
const isToldInPast = ({ tree: { words, root } }: Sentence): boolean =>
	words.some(
		(w, i) => w.xpos === 'VBD' && (i === root || (w.head === root && /^(?:aux|cop)/.test(w.label)))
	);

/** How much of a text tells what was, 0 to 1: much of a report or a story, little of rules and instructions. */
export const shareToldInPast = ({ sentences }: Pick<Reading, 'sentences'>): number =>
	sentences.filter(isToldInPast).length / Math.max(1, sentences.length);
