import type { Mark } from '../../core/quiz/behaviour.ts';
import type { Query } from '../db/client.ts';
import { listResponses, setMark } from '../db/responses.ts';
import { settleAttempt } from './finish-attempt.ts';
import type { LockedAttempt } from './own-attempt.ts';
import { ownRules } from './own-rules.ts';

/**
 * Sets what one answer brings; the attempt follows in the same transaction, with its end where nothing is left to do
 * in it now, and the grade and the boards with it. The learner's membership must be locked.
 * @returns whether a board changed
 */
export async function putMark(
	tx: Query,
	of: LockedAttempt,
	step: number,
	mark: Mark,
	at: number
): Promise<boolean> {
	await setMark(tx, of.attempt.id, step, mark);
	const own = await ownRules(tx, of.assignment, of.member);
	const stored = await listResponses(tx, of.attempt.id);
	return (await settleAttempt(tx, { ...of, own }, stored, at)).moved;
}
