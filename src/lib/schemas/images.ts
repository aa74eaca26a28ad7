import { z } from 'zod';

/** Where a picture can be looked at: what stands first in its address, and says who may see it. */
export const IMAGE_PLACES = ['quiz', 'scenario', 'assignment', 'attempt', 'live'] as const;
export type ImagePlace = (typeof IMAGE_PLACES)[number];

export const imagePlaceSchema = z.enum(IMAGE_PLACES);
