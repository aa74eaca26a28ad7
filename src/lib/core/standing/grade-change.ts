/** What one answer brings, in thousandths, and what a trainer said of it where the mark scheme left it open. */
export interface AnswerMark {
	attemptId: string;
	step: number;
	points: number;
	possible: number;
	verdict: 'undecided' | 'accepted' | 'rejected' | null;
}

/** What is different for one learner in one assignment; null: as for everybody. Times are UTC milliseconds. */
export interface Leeway {
	timePercent: number | null;
	dueAt: number | null;
	lateUntil: number | null;
	attemptsAllowed: number | null;
}

/** Why an answer was marked anew. */
export interface RegradeReason {
	reason: string;
	/** Names what was done to many answers at once; null where it was this one alone. */
	batch: string | null;
	/** The quiz version that stood before its key was changed with it; null where the key stayed. */
	formerVersion: string | null;
}

/** One change of a learner's grade by a trainer: what it was and what it has become. */
export type GradeChange =
	| { kind: 'regrade'; before: AnswerMark; after: AnswerMark & RegradeReason }
	| { kind: 'decision'; before: AnswerMark; after: AnswerMark }
	| { kind: 'excuse'; before: { excused: boolean }; after: { excused: boolean } }
	| { kind: 'comment'; before: { comment: string }; after: { comment: string } }
	| { kind: 'override'; before: Leeway; after: Leeway };

export type GradeChangeKind = GradeChange['kind'];
