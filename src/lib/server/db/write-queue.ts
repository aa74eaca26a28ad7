/** The statements a group commit is made of; each runs on the one writing connection. */
export interface GroupCommitSteps {
	begin(): void;
	savepoint(): void;
	release(): void;
	undo(): void;
	commit(): void;
	rollback(): void;
}

export interface WriteQueue {
	/** Runs `work` after everything added before it; resolves after the commit that holds it. */
	add<T>(work: () => Promise<T>): Promise<T>;
	/** Resolves when nothing is waiting or under way. */
	drained(): Promise<void>;
}

interface Job {
	work: () => Promise<unknown>;
	settle: (outcome: { value: unknown } | { error: unknown }) => void;
}

/** How many writes share one commit at most, so that the first of them does not wait for ever. */
const LARGEST_GROUP = 200;

/**
 * One writer, many waiting: all writes that wait are made in one transaction, a savepoint each, and one flush to disk
 * acknowledges them all. A write that throws undoes only itself.
 */
export function groupCommit(steps: GroupCommitSteps): WriteQueue {
	const waiting: Job[] = [];
	let running: Promise<void> | undefined;

	async function run(): Promise<void> {
		while (waiting.length > 0) await commitGroup();
		// In the same turn as the last look at `waiting`, so that no write can slip in between and be forgotten.
		running = undefined;
	}

	async function commitGroup(): Promise<void> {
		const outcomes: (() => void)[] = [];
		let taken = 0;
		let current: Job[] = [];
		try {
			steps.begin();
			// Writes that arrive while the group is open join it.
			while (waiting.length > 0 && taken < LARGEST_GROUP) {
				const job = waiting.shift()!;
				taken++;
				current.push(job);
				steps.savepoint();
				try {
					const value = await job.work();
					steps.release();
					outcomes.push(() => job.settle({ value }));
				} catch (error) {
					steps.undo();
					outcomes.push(() => job.settle({ error }));
				}
			}
			steps.commit();
		} catch (error) {
			steps.rollback();
			// begin() itself failed: nobody was taken yet, so refuse whoever waits rather than spin.
			if (current.length === 0) current = waiting.splice(0);
			for (const job of current) job.settle({ error });
			return;
		}
		for (const tell of outcomes) tell();
	}

	return {
		add<T>(work: () => Promise<T>): Promise<T> {
			return new Promise<T>((resolve, reject) => {
				waiting.push({
					work,
					settle: (outcome) =>
						'error' in outcome ? reject(outcome.error) : resolve(outcome.value as T)
				});
				running ??= Promise.resolve().then(run);
			});
		},
		drained: async () => {
			while (running) await running;
		}
	};
}
