import { markOf, mostFor } from '../../core/quiz/behaviour.ts';
import { isEmpty } from '../../core/quiz/empty-response.ts';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { staysOpen } from '../../core/quiz/progress.ts';
import type { AssignedWork } from '../db/assignments.ts';
import type { Query } from '../db/client.ts';
import { findClock, restartClock } from '../db/clocks.ts';
import {
	deleteResponse,
	insertResponse,
	putResponse,
	type StoredResponse
} from '../db/responses.ts';
import { insertTry, listTries } from '../db/tries.ts';
import { DomainError } from '../errors.ts';
import type { Running } from './finish-attempt.ts';
import { gradeOrRefuse } from './grade-answer.ts';
import { outOfStep } from './own-attempt.ts';
import { nextStep } from './tell-progress.ts';

/** An answer that has arrived. */
export interface Answer {
	item: Item;
	step: number;
	response: ItemResponse;
	certainty: number | null;
	tryNumber: number;
}

/**
 * Whether this very answer, or one that stands in its place for good, is stored already.
 * @param stored the attempt's answers
 */
export async function hasTakenIn(
	tx: Query,
	{ attempt, assignment }: Running,
	stored: readonly StoredResponse[],
	answer: Pick<Answer, 'step' | 'tryNumber'>
): Promise<boolean> {
	const { step, tryNumber } = answer;
	const before = stored.find((row) => row.step === step);
	switch (assignment.behaviour) {
		case 'deferred':
			return false;
		case 'immediate':
		case 'certainty':
			return before !== undefined;
		case 'interactive':
			return before !== undefined || (await listTries(tx, attempt.id, step)).length >= tryNumber;
		case 'mastery':
			return (before?.tries ?? 0) >= tryNumber;
	}
}

/**
 * Stores an answer as the behaviour has it. DomainError 'conflict' for one that is not asked for now, 'invalid' for
 * what is no answer to the item or says not how sure one is where that is asked.
 * @param stored the attempt's answers so far
 * @returns its answers from now on
 */
export async function takeIn(
	tx: Query,
	running: Running,
	work: AssignedWork & { kind: 'quiz' },
	stored: readonly StoredResponse[],
	answer: Answer,
	text: string,
	at: number
): Promise<StoredResponse[]> {
	const { attempt, assignment } = running;
	const { item, step, response } = answer;
	const { behaviour } = assignment;
	if (behaviour === 'deferred') return await keepForLater(tx, running, stored, answer, at);

	if (nextStep(stored, attempt, assignment, work) !== step) throw outOfStep();
	const certainty = behaviour === 'certainty' ? answer.certainty : null;
	if (behaviour === 'certainty' && certainty === null) {
		throw new DomainError('invalid', 'Say how sure you are first.');
	}
	const grade = gradeOrRefuse(item, response, work.items);
	const before = behaviour === 'mastery' ? stored.find((row) => row.step === step) : undefined;
	const missed = behaviour === 'interactive' ? await listTries(tx, attempt.id, step) : [];
	const tries = (before?.tries ?? missed.length) + 1;
	if (behaviour === 'interactive' || behaviour === 'mastery') {
		if (answer.tryNumber !== tries) throw outOfStep();
	}
	if (staysOpen(behaviour, item, grade, tries, text)) {
		const row = { attemptId: attempt.id, step, ordinal: tries, response, triedAt: at };
		await insertTry(tx, row);
		return [...stored];
	}
	if (before) {
		await insertTry(tx, {
			attemptId: attempt.id,
			step,
			ordinal: before.tries,
			response: before.response,
			triedAt: before.answeredAt
		});
	}
	const shown = await findClock(tx, attempt.id, step);
	const row: StoredResponse = {
		attemptId: attempt.id,
		step,
		ref: item.id,
		response,
		...markOf(behaviour, grade, { certainty, tries }),
		possible: mostFor(behaviour),
		answeredAt: at,
		certainty,
		tries,
		tookMs: took(shown, at)
	};
	if (before) await putResponse(tx, row);
	else await insertResponse(tx, row);
	return withAnswer(stored, row);
}

function withAnswer(stored: readonly StoredResponse[], row: StoredResponse): StoredResponse[] {
	return [...stored.filter(({ step }) => step !== row.step), row].sort((a, b) => a.step - b.step);
}

/** Keeps an answer that can still be changed; one that says nothing takes it back. Its time adds up over visits. */
async function keepForLater(
	tx: Query,
	{ attempt, assignment }: Running,
	stored: readonly StoredResponse[],
	{ item, step, response }: Answer,
	at: number
): Promise<StoredResponse[]> {
	if (isEmpty(response)) {
		await deleteResponse(tx, attempt.id, step);
		return stored.filter((row) => row.step !== step);
	}
	// Checked now, so that what could never be marked is refused while it can still be mended.
	gradeOrRefuse(item, response, []);
	const before = stored.find((row) => row.step === step);
	const shown = await findClock(tx, attempt.id, step);
	const now = took(shown, at);
	if (shown !== undefined) await restartClock(tx, attempt.id, step, at);
	const row: StoredResponse = {
		attemptId: attempt.id,
		step,
		ref: item.id,
		response,
		points: 0,
		possible: mostFor(assignment.behaviour),
		answeredAt: at,
		verdict: null,
		certainty: null,
		tries: 1,
		tookMs: now === null ? (before?.tookMs ?? null) : (before?.tookMs ?? 0) + now
	};
	await putResponse(tx, row);
	return withAnswer(stored, row);
}

/** How long an item has been shown; a clock that was put back meanwhile makes no time less than none. */
function took(shown: number | undefined, at: number): number | null {
	return shown === undefined ? null : Math.max(0, at - shown);
}
