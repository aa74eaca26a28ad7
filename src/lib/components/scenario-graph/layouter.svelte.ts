import type { Laid, LayoutTask } from './graph-view.ts';
import { LayoutCache } from './layout-cache.ts';
import LayoutWorker from './layout-worker.ts?worker';

/** Keeps a graph laid out as it changes: in a worker, only the newest task counts. */
export class Layouter {
	laid = $state.raw<Laid | null>(null);
	/** The task that was asked for last, and the one that `laid` is the answer to. */
	#asked = '';
	#answered = '';
	#number = 0;
	#busy = false;
	#next: LayoutTask | null = null;
	readonly #worker: Worker;
	readonly #cache = new LayoutCache(storage());
	readonly #keep = () => {
		if (this.laid && this.#answered === this.#asked) this.#cache.keep(this.#asked, this.laid);
	};

	constructor() {
		this.#worker = new LayoutWorker();
		this.#worker.onmessage = ({ data }: MessageEvent<{ number: number; laid: Laid }>) => {
			this.#busy = false;
			const newest = data.number === this.#number;
			if (newest) this.#answered = this.#asked;
			if (newest || !this.laid) this.laid = data.laid;
			this.#send();
		};
		addEventListener('pagehide', this.#keep);
	}

	ask(task: LayoutTask): void {
		const key = JSON.stringify(task);
		if (key === this.#asked) return;
		const first = this.#asked === '';
		this.#asked = key;
		this.#number++;
		const kept = first ? this.#cache.find(key) : null;
		if (kept) {
			this.laid = kept;
			this.#answered = key;
			return;
		}
		this.#next = task;
		this.#send();
	}

	#send(): void {
		if (this.#busy || !this.#next) return;
		this.#busy = true;
		this.#worker.postMessage({ number: this.#number, task: this.#next });
		this.#next = null;
	}

	close(): void {
		removeEventListener('pagehide', this.#keep);
		this.#keep();
		this.#worker.terminate();
	}
}

/** Some browsers refuse even to be asked. */
function storage(): Storage | null {
	try {
		return sessionStorage;
	} catch {
		return null;
	}
}
