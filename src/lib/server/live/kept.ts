/** Guests of a live session, and sessions in which nobody has an account, are kept for so long after its end: time to claim. */
export const LIVE_KEPT_MS = 30 * 24 * 60 * 60_000;
