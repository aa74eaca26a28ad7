/** Weights of the features in `acceptability.ts`. */
export const ACCEPTABILITY_WEIGHTS: Readonly<Record<string, number>> = { score: 1 };

/** Candidates less likely than this to be accepted are not shipped. */
export const ACCEPTED_FROM = 0;
