/** What happened, as the article tells it. */
import type { Modifier, Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import type { DayRange } from '../reference/calendar.ts';

/** Somebody did something, or something came about; its span is the clause's. */
export interface StoryEvent extends Span {
	/** Unique in the Reading: the id of the clause that tells it. */
	id: string;
	/** Index of the sentence. */
	sentence: number;
	verb: { lemma: string; particle: string };
	agent: Phrase | null;
	patient: Phrase | null;
	recipient: Phrase | null;
	when: Modifier[];
	where: Modifier[];
	/** Causes and purposes. */
	why: Modifier[];
	/** Id of the clause that tells what came of it (", killing two"); null when none does. */
	outcome: string | null;
	/** Whether somebody else than the article says so, and who, where they are named. */
	attributed: boolean;
	saidBy: Phrase | null;
	/** When it was, where the clause itself gives a year, a date or a weekday. */
	date: DayRange | null;
	/** Ids of the events the text says came before it ("after", "then", "had already"). */
	earlier: string[];
	/** The event as a sentence of its own without its time and without a full stop; null where that cannot be cut free. */
	told: string | null;
	/** Whether its clause is surely read right. */
	sure: boolean;
}
