/** The reader's models, for tests that read. */
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';

export const models = readerModels();
