import { afterAll, expect, it, vi } from 'vitest';
import { DomainError } from '../errors.ts';
import { Workers } from './workers.ts';

const SLEEPING = '../../../../tests/support/sleeping-worker.ts';
const limits = {
	limit: 60_000,
	beyond: () => new DomainError('too-large', 'too long'),
	crowded: () => new DomainError('unavailable', 'too many')
};
const workers = new Workers(SLEEPING, { waiting: 7 });
afterAll(() => workers.close());

const sleep = (ms: number, limit = limits.limit) =>
	workers.run({ ms }, { ...limits, limit }).catch((error: Error) => error.message);

it('the time limit counted waiting in the queue: what stood behind slow tasks was refused', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	try {
		const bell = new Int32Array(new SharedArrayBuffer(4));
		const slow = workers.run({ until: bell }, { ...limits, limit: 1_000_000_000 });
		const behind = sleep(1, 1_000);
		await vi.advanceTimersByTimeAsync(60_000);
		Atomics.store(bell, 0, 1);
		Atomics.notify(bell, 0);
		expect(await Promise.all([slow, behind])).toEqual(['slept', 'slept']);
	} finally {
		vi.useRealTimers();
	}
});

it('refuses what would wait behind too many, and goes on afterwards', async () => {
	const said = await Promise.all(Array.from({ length: 9 }, () => sleep(1)));
	expect(said).toEqual([...Array<string>(8).fill('slept'), 'too many']);
	expect(await sleep(1)).toBe('slept');
});

it('ends what takes longer than it may, and starts a thread anew', async () => {
	expect(await sleep(60_000, 300)).toBe('too long');
	expect(await sleep(1)).toBe('slept');
});

it('ends what takes more memory than it may', async () => {
	const small = new Workers(SLEEPING, { memoryMb: 16 });
	await expect(small.run('fill', limits)).rejects.toThrow('too long');
	await small.close();
});

it('what a thread held in buffers was not bounded (bug)', async () => {
	const small = new Workers(SLEEPING, { memoryMb: 32 });
	await expect(small.run('fill buffers', limits)).rejects.toThrow('too long');
	await small.close();
});

it('what is cancelled ends, whether it waits or is under way', async () => {
	const [one, two] = [new AbortController(), new AbortController()];
	const cancelled = ({ signal }: AbortController) =>
		workers.run({ ms: 60_000 }, { ...limits, cancel: signal }).then(
			() => 'slept',
			(error: Error) => error.name
		);
	const said = Promise.all([cancelled(one), cancelled(two)]);
	two.abort();
	one.abort();
	expect(await said).toEqual(['AbortError', 'AbortError']);
	expect(await sleep(1)).toBe('slept');
});
