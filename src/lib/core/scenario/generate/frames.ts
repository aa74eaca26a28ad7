import type { Reading } from '../../reading/reading.ts';
import type { Scenario } from '../model.ts';
import { guardedDoor } from './guarded-door.ts';

/** Tried in this order; each returns null where the article does not fill its slots. */
export const FRAMES: readonly ((reading: Reading) => Scenario | null)[] = [guardedDoor];
