/** A checkable thing the article says. */
import type { Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';

export interface Claim extends Span {
	/** A hash of its words and of whose word it is, so that the same words have the same id wherever they stand. */
	id: string;
	/** Id of the clause that says it. */
	clause: string;
	/** Index of the sentence. */
	sentence: number;
	text: string;
	/** Who says it, where that is not the article itself and they are named. */
	attributedTo: Phrase | null;
}
