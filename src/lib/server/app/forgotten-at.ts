const DAY = 24 * 60 * 60_000;

/** When the learners' data of a class in the archive are deleted; null of one that is open. */
export function forgottenAt(cls: { archivedAt: number | null; keepDays: number }): number | null {
	return cls.archivedAt === null ? null : cls.archivedAt + cls.keepDays * DAY;
}
