import { z } from 'zod';
import { MEASURES } from '../core/standing/measures.ts';

export const PERIODS = ['week', 'last-week', 'term', 'all'] as const;
/** A period as people choose it. */
export type PeriodWish = (typeof PERIODS)[number];

/** Which board somebody wants to see, from the address; what cannot be read is as if it were not there. */
export const boardWishSchema = z.object({
	assignment: z.string().min(1).max(64).optional().catch(undefined),
	measure: z.enum(MEASURES).optional().catch(undefined),
	period: z.enum(PERIODS).optional().catch(undefined)
});
export type BoardWish = z.infer<typeof boardWishSchema>;

/** The board switch: 'leave' takes one off the boards others see, 'return' puts one back. */
export const boardSwitchSchema = z.object({
	wish: z.enum(['leave', 'return'], 'Choose whether to be listed or not.')
});

/** What learners see of a board besides their own line. */
export const boardDisplaySchema = z.object({
	display: z.enum(['top', 'list', 'own'], 'Choose what the class sees of its boards.')
});
