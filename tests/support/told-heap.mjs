/**
 * Loaded before a server under test (`node --expose-gc --import`): at each SIGUSR2 it collects its garbage and appends
 * what is left of its heap, in bytes, as a line to the file named by HEAP_FILE.
 */
import { appendFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
	globalThis.gc();
	globalThis.gc();
	appendFileSync(process.env.HEAP_FILE, `${process.memoryUsage().heapUsed}\n`);
});
