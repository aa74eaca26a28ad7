/**
 * Makes a school with learners who have answered in the store that DATABASE_URL names, and prints, as JSON, who they are
 * and what was acknowledged: for tests that stand on another engine than the one they look at.
 */
import { seededRandom } from '../../src/lib/core/random.ts';
import { loadDemo } from '../../src/lib/server/app/load-demo.ts';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { beginBurst, prepareAnswerers } from './burst.ts';

const url = process.env.DATABASE_URL!;
const db = await openDatabase(url);
const ctx = { db, now: Date.now };
// The demo has a row in nearly every table.
await loadDemo(ctx, { wanted: true, alone: true, say: () => undefined });
const answerers = await prepareAnswerers(url);
const burst = beginBurst(answerers, seededRandom('school'), (_, { userId, ...answer }) =>
	submitAnswer(ctx, { userId, role: 'learner' }, answer)
);
await burst.reached(120);
await burst.stop();
await db.close();
console.log(JSON.stringify({ ...answerers, acknowledged: [...answerers.acknowledged] }));
