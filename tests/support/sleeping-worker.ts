type Task = { ms: number } | { until: Int32Array<SharedArrayBuffer> } | 'fill' | 'fill buffers';

/** A worker that waits for so many milliseconds or to be notified, or fills its memory with objects or with buffers. */
export default function sleep(task: Task): string {
	if (task === 'fill') for (const all: unknown[] = []; ;) all.push(new Array(1_000).fill(all));
	if (task === 'fill buffers') {
		const all = Array.from({ length: 100 }, () => new Uint8Array(1_000_000));
		while (all.length > 0) all[0]![0] = 1;
		return 'filled';
	}
	if ('until' in task) Atomics.wait(task.until, 0, 0);
	else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, task.ms);
	return 'slept';
}
