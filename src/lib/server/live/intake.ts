import type { LiveState } from '../../core/live/state.ts';
import type { Context } from '../context.ts';
import { isForeignKeyViolation, type Database, type Query } from '../db/client.ts';
import {
	findLiveAnswer,
	holdLiveSession,
	insertLiveAnswers,
	type StoredLiveAnswer
} from '../db/live.ts';
import { StoreUnavailable } from '../db/store-trouble.ts';
import { DomainError } from '../errors.ts';
import { gather } from './gather.ts';

interface Waiting {
	row: StoredLiveAnswer;
	settle: (outcome: { kept: StoredLiveAnswer } | { error: unknown }) => void;
}

/** So many answers share one statement at most. */
const MOST_AT_ONCE = 500;

/**
 * Takes in answers: all that arrive while a commit is under way share the next one, and each is acknowledged once it is
 * durable. A room of five hundred that answers at once costs a few commits, not five hundred.
 */
class Intake {
	readonly #db: Database;
	readonly #waiting: Waiting[] = [];
	#isWriting = false;

	constructor(db: Database) {
		this.#db = db;
	}

	/**
	 * Stores the answer, unless one stands there already or the vote is over. @returns what stands there; DomainError
	 * 'conflict' where the room has moved on
	 */
	add(row: StoredLiveAnswer): Promise<StoredLiveAnswer> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({
				row,
				settle: (outcome) => ('kept' in outcome ? resolve(outcome.kept) : reject(outcome.error))
			});
			if (!this.#isWriting) void this.#writeAll();
		});
	}

	async #writeAll(): Promise<void> {
		this.#isWriting = true;
		while (this.#waiting.length > 0) {
			await gather(() => this.#waiting.length);
			let taken: Waiting[] | undefined;
			try {
				// What arrives until the transaction begins is in it; run again, it is about the same answers.
				const outcomes = await this.#db.write((tx) =>
					store(tx, (taken ??= this.#waiting.splice(0, MOST_AT_ONCE)))
				);
				outcomes.forEach((outcome, i) => taken![i]!.settle(outcome));
			} catch (error) {
				// Refused before it began: then it is about whoever waited.
				await this.#retry((taken ??= this.#waiting.splice(0, MOST_AT_ONCE)), error);
			}
		}
		this.#isWriting = false;
	}

	/** One answer that cannot be stored (its player was erased meanwhile) is nobody else's misfortune. */
	async #retry(taken: Waiting[], error: unknown): Promise<void> {
		if (taken.length === 1 || error instanceof StoreUnavailable) {
			for (const { settle } of taken) settle({ error: orGone(error) });
			return;
		}
		for (const one of taken) {
			try {
				const [outcome] = await this.#db.write((tx) => store(tx, [one]));
				one.settle(outcome!);
			} catch (alone) {
				one.settle({ error: orGone(alone) });
			}
		}
	}
}

/** DomainError 'gone' where the player was erased meanwhile. */
function orGone(error: unknown): unknown {
	if (!isForeignKeyViolation(error)) return error;
	return new DomainError('gone', 'What you played here has been deleted.');
}

type Outcome = { kept: StoredLiveAnswer } | { error: unknown };

async function store(tx: Query, taken: readonly Waiting[]): Promise<Outcome[]> {
	const sessions = new Map<string, LiveState | undefined>();
	// In one order, so that two who hold several never wait for each other.
	for (const id of [...new Set(taken.map(({ row }) => row.sessionId))].sort()) {
		sessions.set(id, (await holdLiveSession(tx, id))?.state);
	}
	// Of two of one player that arrive together, the first stays.
	const rows = new Map<string, StoredLiveAnswer>();
	for (const { row } of taken) {
		const state = sessions.get(row.sessionId);
		const isAsked =
			state?.round === row.round && state.vote === row.vote && takesAnswers(state, row.answeredAt);
		const key = keyOf(row);
		if (isAsked && !rows.has(key)) rows.set(key, row);
	}
	if (rows.size > 0) {
		const stored = new Set(
			(await insertLiveAnswers(tx, [...rows.values()])).map(({ playerId }) => playerId)
		);
		for (const [key, row] of rows) if (!stored.has(row.playerId)) rows.delete(key);
	}
	const outcomes: Outcome[] = [];
	for (const { row } of taken) {
		const kept =
			rows.get(keyOf(row)) ?? (await findLiveAnswer(tx, row.playerId, row.round, row.vote));
		outcomes.push(kept ? { kept } : { error: tooLate() });
	}
	return outcomes;
}

/** Whether an answer that came at `at` is still taken: the alarm may be a moment late, and the last ones on their way. */
function takesAnswers({ phase, clock }: LiveState, at: number): boolean {
	if (phase === 'reading') return clock !== null && clock.pausedAt === null && at >= clock.opensAt;
	return phase === 'open' || phase === 'closed';
}

function keyOf({ playerId, round, vote }: StoredLiveAnswer): string {
	return `${playerId} ${round} ${vote}`;
}

/** DomainError 'conflict' of field 'closed': the room has gone on, or one's own time is over; sending again is in vain. */
export function tooLate(): DomainError {
	return new DomainError(
		'conflict',
		'The time for this one is over, so this could not be taken any more.',
		'closed'
	);
}

const intakes = new WeakMap<Database, Intake>();

export function intakeOf({ db }: Pick<Context, 'db'>): Intake {
	let intake = intakes.get(db);
	if (!intake) intakes.set(db, (intake = new Intake(db)));
	return intake;
}
