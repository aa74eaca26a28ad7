import type { Laid, LayoutTask } from './graph-view.ts';
import LayoutWorker from './layout-worker.ts?worker';

/** Keeps a graph laid out as it changes: in a worker, only the newest task counts. */
export class Layouter {
	laid = $state.raw<Laid | null>(null);
	/** The task that `laid` is the answer to. */
	#asked = '';
	#number = 0;
	#busy = false;
	#next: LayoutTask | null = null;
	readonly #worker: Worker;

	constructor() {
		this.#worker = new LayoutWorker();
		this.#worker.onmessage = ({ data }: MessageEvent<{ number: number; laid: Laid }>) => {
			this.#busy = false;
			if (data.number === this.#number || !this.laid) this.laid = data.laid;
			this.#send();
		};
	}

	ask(task: LayoutTask): void {
		const key = JSON.stringify(task);
		if (key === this.#asked) return;
		this.#asked = key;
		this.#next = task;
		this.#number++;
		this.#send();
	}

	#send(): void {
		if (this.#busy || !this.#next) return;
		this.#busy = true;
		this.#worker.postMessage({ number: this.#number, task: this.#next });
		this.#next = null;
	}

	close(): void {
		this.#worker.terminate();
	}
}
