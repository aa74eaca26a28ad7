import { z } from 'zod';

/** Where a picture can be looked at by those who are signed in: it stands in its address, and says who may see it. */
export const imagePlaceSchema = z.enum(['quiz', 'scenario', 'assignment', 'attempt', 'live']);

/** The same, and a live session as a phone in it sees it. */
export type ImagePlace = z.output<typeof imagePlaceSchema> | 'play';
