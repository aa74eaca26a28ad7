/** When an assignment can be worked on; UTC milliseconds, null where nothing is set. */
export interface Windows {
	/** Before it nobody can begin. */
	openAt: number | null;
	dueAt: number | null;
	/** Until then work is taken after `dueAt`, and marked late. Means nothing without `dueAt`. */
	lateUntil: number | null;
}

/** What is different for one learner; null: as for everybody. */
export interface Override {
	timePercent: number | null;
	dueAt: number | null;
	lateUntil: number | null;
	attemptsAllowed: number | null;
}

/** The windows as they are for a learner with this override. */
export function windowsWith(windows: Windows, override: Override | undefined): Windows {
	return {
		openAt: windows.openAt,
		dueAt: override?.dueAt ?? windows.dueAt,
		lateUntil: override?.lateUntil ?? windows.lateUntil
	};
}

/** The last moment at which work is taken; null: always. */
export function closesAt({ dueAt, lateUntil }: Windows): number | null {
	return dueAt === null ? null : Math.max(dueAt, lateUntil ?? dueAt);
}

export type Phase = 'before' | 'open' | 'late' | 'closed';

/** Both ends of a window belong to it. */
export function phaseAt(windows: Windows, at: number): Phase {
	const { openAt, dueAt } = windows;
	const closing = closesAt(windows);
	if (closing !== null && at > closing) return 'closed';
	if (openAt !== null && at < openAt) return 'before';
	return dueAt !== null && at > dueAt ? 'late' : 'open';
}

/** The moment after which nobody of the class can work on it any more; null where there is no such moment. */
export function lastDeadline(windows: Windows, overrides: readonly Override[]): number | null {
	const closing = closesAt(windows);
	if (closing === null) return null;
	return overrides.reduce(
		(last, override) => Math.max(last, closesAt(windowsWith(windows, override)) ?? last),
		closing
	);
}

/**
 * When the time limit of an attempt is over, before grace; null without a limit.
 * @param timePercent how much of the stated time the learner has
 */
export function limitOf(
	startedAt: number,
	timeLimitSeconds: number | null,
	timePercent: number
): number | null {
	return timeLimitSeconds === null
		? null
		: startedAt + Math.round(timeLimitSeconds * 10 * timePercent);
}

/** When an attempt ends at the latest, by its limit or because the assignment closes; null: never by itself. */
export function endOf(limit: number | null, windows: Windows): number | null {
	const closing = closesAt(windows);
	if (limit === null || closing === null) return limit ?? closing;
	return Math.min(limit, closing);
}

/** True once an answer sent now comes too late, even one that was on its way when time ran out. */
export function isUp(end: number | null, graceSeconds: number, at: number): boolean {
	return end !== null && at > end + graceSeconds * 1000;
}
