/** A worker that does nothing for so many milliseconds, or fills its memory. */
export default function sleep(task: { ms: number } | 'fill'): string {
	if (task === 'fill') for (const all: unknown[] = []; ;) all.push(new Array(1_000).fill(all));
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, task.ms);
	return 'slept';
}
