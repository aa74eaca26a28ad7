import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TransferListItem } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { DomainError } from '../errors.ts';

interface Options {
	/** How many threads at most (default: 1). */
	threads?: number;
	/** How many tasks may wait (default: 50). */
	waiting?: number;
	/** How many milliseconds a thread without work stays (default: five minutes). */
	idle?: number;
	/** How many megabytes a thread's objects may take, and as many again what it holds in buffers; it is ended beyond. */
	memoryMb?: number;
}

interface Limits {
	/** How many milliseconds it may take once a thread is free for it. */
	limit: number;
	/** What is said where it takes longer, or more memory than it may. */
	beyond: () => DomainError;
	/** What is said where too many tasks wait already. */
	crowded: () => DomainError;
	/** What is handed over instead of copied. */
	transfer?: TransferListItem[];
	/** Which of the worker's functions it is for (default: its default export). */
	name?: string;
	/** Ends it, waiting or under way; what is thrown then is the signal's own reason. */
	cancel?: AbortSignal;
}

/** How often a thread's buffers are looked at. */
const LOOK_MS = 50;

/**
 * Worker threads for one kind of work, started when they are first asked for. Tasks wait here and not in the threads'
 * own queue, so that a time limit counts from when a task is begun: what stands behind slow ones is not refused for it.
 */
export class Workers {
	private pool: Piscina | undefined;
	private busy = 0;
	private readonly waiting: (() => void)[] = [];
	private readonly worker: string;
	private readonly options: Options;

	/** @param worker file name of the worker, beside this one: TypeScript source, run as it stands */
	constructor(worker: string, options: Options = {}) {
		this.worker = worker;
		this.options = options;
	}

	/** Runs one task and gives what it returns; what it throws is thrown. */
	async run<T>(task: unknown, limits: Limits): Promise<T> {
		const { limit, beyond, crowded, transfer = [], name = 'default', cancel } = limits;
		const { threads = 1, waiting = 50, memoryMb } = this.options;
		if (this.busy >= threads) {
			if (this.waiting.length >= waiting) throw crowded();
			// Whoever ends hands over the place, so that nobody who comes later takes it.
			await new Promise<void>((go) => this.waiting.push(go));
		} else this.busy++;
		const beyondLimits = new AbortController();
		let timer: NodeJS.Timeout | undefined;
		let looks: NodeJS.Timeout | undefined;
		try {
			cancel?.throwIfAborted();
			timer = setTimeout(() => beyondLimits.abort(), limit);
			if (memoryMb) {
				looks = setInterval(() => void this.endBeyond(memoryMb, beyondLimits), LOOK_MS);
			}
			const { signal: late } = beyondLimits;
			const signal = cancel ? AbortSignal.any([late, cancel]) : late;
			return (await this.threads().run(task, { signal, name, transferList: transfer })) as T;
		} catch (error) {
			const { code } = error as { code?: string };
			cancel?.throwIfAborted();
			if (beyondLimits.signal.aborted || code === 'ERR_WORKER_OUT_OF_MEMORY') throw beyond();
			throw error;
		} finally {
			clearTimeout(timer);
			clearInterval(looks);
			const next = this.waiting.shift();
			if (next) next();
			else this.busy--;
		}
	}

	/** Ends the threads, for a clean stop. */
	async close(): Promise<void> {
		await this.pool?.destroy();
		this.pool = undefined;
	}

	/** V8 bounds a thread's objects by itself, and not what they hold in buffers. */
	private async endBeyond(memoryMb: number, task: AbortController): Promise<void> {
		for (const thread of this.pool?.threads ?? []) {
			// Of one that has ended there is nothing to be told.
			const held = await thread.getHeapStatistics().catch(() => null);
			if (held && held.external_memory > memoryMb * 1024 * 1024) task.abort();
		}
	}

	private threads(): Piscina {
		const { threads = 1, idle = 300_000, memoryMb } = this.options;
		this.pool ??= new Piscina({
			filename: pathToFileURL(resolve(`src/lib/server/generation/${this.worker}`)).href,
			minThreads: 0,
			maxThreads: threads,
			idleTimeout: idle,
			execArgv: [],
			...(memoryMb ? { resourceLimits: { maxOldGenerationSizeMb: memoryMb } } : {})
		});
		return this.pool;
	}
}
