import { setImmediate as nextRound } from 'node:timers/promises';

/** The statements a group commit is made of; each runs on the one writing connection. */
export interface GroupCommitSteps {
	/** May wait, such as for another program that holds the store. */
	begin(): void | Promise<void>;
	savepoint(): void;
	release(): void;
	undo(): void;
	commit(): void;
	/** Called when any of the others failed; must leave no transaction open. */
	rollback(): void;
	/** Told after each commit: how many writes it held, and how many seconds it took from its begin. */
	committed?(writes: number, seconds: number): void;
}

export interface WriteQueue {
	/** Runs `work` after everything added before it; resolves after the commit that holds it. */
	add<T>(work: () => Promise<T>): Promise<T>;
	/** Resolves when nothing is waiting or under way. */
	drained(): Promise<void>;
	/** How many writes are waiting or under way. */
	waiting(): number;
}

interface Job {
	work: () => Promise<unknown>;
	settle: (outcome: Outcome) => void;
}
type Outcome = { value: unknown } | { error: unknown };

/** How many writes share one commit at most, so that the first of them does not wait for ever. */
const LARGEST_GROUP = 200;

/**
 * One writer, many waiting: all writes that wait are made in one transaction, a savepoint each, and one flush to disk
 * acknowledges them all. A write that throws undoes only itself; where the transaction itself fails, every write in it
 * is refused with the reason. Nothing is told before the commit, and everything that was added is told something.
 */
export function groupCommit(steps: GroupCommitSteps, largestGroup = LARGEST_GROUP): WriteQueue {
	const waiting: Job[] = [];
	let running: Promise<void> | undefined;
	let taken = 0;

	async function run(): Promise<void> {
		while (waiting.length > 0) {
			// Flushing holds up the whole process, and requests pile up meanwhile. One round of the event loop lets
			// them all be read and added, so that they share the next commit; without it each would get its own.
			await nextRound();
			await commitGroup();
		}
		// In the same turn as the last look at `waiting`, so that no write can slip in between and be forgotten.
		running = undefined;
	}

	async function commitGroup(): Promise<void> {
		const done: { job: Job; outcome: Outcome }[] = [];
		let open: Job | undefined;
		try {
			await steps.begin();
			const began = performance.now();
			// Writes that arrive while the group is open join it.
			while (waiting.length > 0 && done.length < largestGroup) {
				open = waiting.shift()!;
				taken++;
				steps.savepoint();
				let outcome: Outcome;
				try {
					outcome = { value: await open.work() };
					steps.release();
				} catch (error) {
					undo(error);
					outcome = { error };
				}
				done.push({ job: open, outcome });
				open = undefined;
			}
			steps.commit();
			steps.committed?.(done.length, (performance.now() - began) / 1000);
		} catch (error) {
			const begun = [...done.map(({ job }) => job), ...(open ? [open] : [])];
			taken = 0;
			// When begin() itself fails nobody was taken: refuse whoever waits, rather than try for ever.
			refuse(begun.length > 0 ? begun : waiting.splice(0), error);
			return;
		}
		taken = 0;
		for (const { job, outcome } of done) job.settle(outcome);
	}

	/** After some failures (a full disk) SQLite has undone everything itself; then what made it do so is the reason. */
	function undo(why: unknown): void {
		try {
			steps.undo();
		} catch (error) {
			if (error instanceof Error) error.cause ??= why;
			throw error;
		}
	}

	function refuse(jobs: Job[], error: unknown): void {
		try {
			steps.rollback();
		} catch {
			// The reason that matters is the first one; a transaction left open makes the next begin() fail, and say so.
		}
		for (const job of jobs) job.settle({ error });
	}

	return {
		add<T>(work: () => Promise<T>): Promise<T> {
			return new Promise<T>((resolve, reject) => {
				waiting.push({
					work,
					settle: (outcome) =>
						'error' in outcome ? reject(outcome.error) : resolve(outcome.value as T)
				});
				running ??= run();
			});
		},
		drained: async () => {
			while (running) await running;
		},
		waiting: () => waiting.length + taken
	};
}
