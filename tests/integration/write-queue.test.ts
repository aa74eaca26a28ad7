import { describe, expect, it } from 'vitest';
import { groupCommit, type GroupCommitSteps } from '../../src/lib/server/db/write-queue.ts';

/** Steps that write down what was done, and fail where told to. */
function recorder(failing: Partial<Record<keyof GroupCommitSteps, () => boolean>> = {}) {
	const log: string[] = [];
	const step = (name: keyof GroupCommitSteps) => () => {
		log.push(name);
		if (failing[name]?.()) throw new Error(`${name} failed`);
	};
	const steps: GroupCommitSteps = {
		begin: step('begin'),
		savepoint: step('savepoint'),
		release: step('release'),
		undo: step('undo'),
		commit: step('commit'),
		rollback: step('rollback')
	};
	return { log, steps };
}

const settled = async (promises: Promise<unknown>[]) =>
	(await Promise.allSettled(promises)).map((r) =>
		r.status === 'fulfilled' ? r.value : (r.reason as Error).message
	);

describe('the write queue', () => {
	it('commits what waits together, in order, and tells nothing before the commit', async () => {
		const { log, steps } = recorder();
		const queue = groupCommit(steps);
		const writes = ['a', 'b', 'c'].map((name) =>
			queue.add(async () => void log.push(`work ${name}`)).then(() => void log.push(`told ${name}`))
		);
		await Promise.all(writes);
		expect(log.join(' · ')).toBe(
			'begin · savepoint · work a · release · savepoint · work b · release · savepoint · work c · release · commit · told a · told b · told c'
		);
	});

	it('undoes only the write that throws', async () => {
		const { log, steps } = recorder();
		const queue = groupCommit(steps);
		const outcomes = await settled([
			queue.add(async () => 1),
			queue.add(async () => {
				throw new Error('no');
			}),
			queue.add(async () => 3)
		]);
		expect(outcomes).toEqual([1, 'no', 3]);
		expect(log.filter((l) => l === 'undo')).toHaveLength(1);
		expect(log.filter((l) => l === 'commit')).toHaveLength(1);
	});

	it('lets writes from other rounds of the event loop that meet a busy disk share a commit', async () => {
		const { log, steps } = recorder();
		const queue = groupCommit(steps);
		const writes: Promise<unknown>[] = [];
		await new Promise<void>((resolve) => {
			// Callbacks of one round: each adds its write in a turn of its own, as requests do.
			for (let i = 0; i < 5; i++) {
				setTimeout(() => {
					writes.push(queue.add(async () => i));
					if (writes.length === 5) resolve();
				}, 5);
			}
		});
		await Promise.all(writes);
		expect(log.filter((l) => l === 'commit').length).toBeLessThan(5);
	});

	it('makes no group larger than it may be, and forgets nobody', async () => {
		const { log, steps } = recorder();
		const queue = groupCommit(steps, 3);
		const values = await Promise.all(
			Array.from({ length: 10 }, (_, i) => queue.add(async () => i))
		);
		expect(values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(log.filter((l) => l === 'commit')).toHaveLength(4);
	});

	const failures: (keyof GroupCommitSteps)[] = ['begin', 'savepoint', 'commit'];
	it.each(failures)('refuses every write of a group whose %s fails, and goes on', async (name) => {
		let broken = true;
		const { log, steps } = recorder({ [name]: () => broken });
		const queue = groupCommit(steps);
		const first = await settled([queue.add(async () => 1), queue.add(async () => 2)]);
		expect(first).toEqual([`${name} failed`, `${name} failed`]);
		expect(log).toContain('rollback');
		broken = false;
		expect(await queue.add(async () => 3)).toBe(3);
	});

	it('refuses the whole group when a failed write cannot be undone', async () => {
		const { steps } = recorder({ undo: () => true });
		const queue = groupCommit(steps);
		const outcomes = await settled([
			queue.add(async () => 1),
			queue.add(async () => {
				throw new Error('no');
			})
		]);
		expect(outcomes).toEqual(['undo failed', 'undo failed']);
	});

	it('says what made SQLite undo everything, not that there was nothing left to undo', async () => {
		const { steps } = recorder({ undo: () => true });
		const full = Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' });
		const outcome = groupCommit(steps).add(() => Promise.reject(full));
		await expect(outcome).rejects.toMatchObject({ message: 'undo failed', cause: full });
	});

	it('begins when what it waits for is free, and takes along what came meanwhile', async () => {
		const { log, steps } = recorder();
		let free = () => {};
		const queue = groupCommit({
			...steps,
			begin: () => new Promise<void>((resolve) => (free = resolve))
		});
		const writes = [queue.add(async () => 1)];
		await new Promise((resolve) => setImmediate(resolve));
		await new Promise((resolve) => setImmediate(resolve));
		writes.push(queue.add(async () => 2));
		expect(queue.waiting()).toBe(2);
		free();
		expect(await Promise.all(writes)).toEqual([1, 2]);
		expect(log.filter((l) => l === 'commit')).toHaveLength(1);
		expect(queue.waiting()).toBe(0);
	});

	it('tells everyone even when the rollback fails too', async () => {
		let broken = true;
		const { steps } = recorder({ commit: () => broken, rollback: () => broken });
		const queue = groupCommit(steps);
		expect(await settled([queue.add(async () => 1)])).toEqual(['commit failed']);
		await queue.drained();
		broken = false;
		expect(await queue.add(async () => 2)).toBe(2);
	});

	it('is drained only when all that was added is told', async () => {
		const { steps } = recorder();
		const queue = groupCommit(steps, 2);
		let told = 0;
		const writes = Array.from({ length: 5 }, () =>
			queue.add(async () => undefined).then(() => void told++)
		);
		await queue.drained();
		await Promise.resolve();
		expect(told).toBe(5);
		await Promise.all(writes);
	});
});
