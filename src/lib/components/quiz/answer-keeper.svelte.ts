import { SvelteMap } from 'svelte/reactivity';
import { deliver, Refused, type Delivery } from './deliver.ts';

interface Change {
	itemId: string;
	response?: unknown;
	flagged?: boolean;
}

/** How long typing rests before it is sent. */
const REST_MS = 700;

/**
 * Sends what changes on a sheet of answers, one after the other, so that what is stored last is what was said last.
 * Only the newest change of an item is sent; what cannot be delivered is tried again until it is. What the server
 * refuses is kept as well, and sent once more with the last of the sheet unless something else was said in its place.
 */
export class AnswerKeeper {
	/** Why something could not be stored, in words for the learner; '' while nothing is wrong. */
	problem = $state('');
	private sending = $state(false);
	private said = $state(false);
	private resends = $state(0);
	private readonly queue = new SvelteMap<string, { step: number } & Change>();
	private readonly refused = new SvelteMap<string, { step: number } & Change>();
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly leaving = new AbortController();
	private readonly url: string;
	private readonly delivery: Delivery;

	constructor(url: string, delivery: Delivery = {}) {
		this.url = url;
		this.delivery = delivery;
	}

	/** True while something is not stored yet. */
	get waiting(): boolean {
		return this.sending || this.queue.size > 0;
	}

	get words(): string {
		if (this.waiting && this.resends > 0) return 'Not saved yet: waiting for the server …';
		if (this.waiting) return 'Saving …';
		if (this.refused.size > 0) return 'Not saved';
		return this.said ? 'Saved' : '';
	}

	/** @param resting true where more is likely to come, such as while typing */
	keep(step: number, change: Change, resting: boolean): void {
		this.add(`answer ${step}`, { step, ...change });
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.send(), resting ? REST_MS : 0);
	}

	flag(step: number, change: Change): void {
		this.add(`flag ${step}`, { step, ...change });
		void this.send();
	}

	/** Sends at once what waits for typing to rest. */
	flush(): void {
		clearTimeout(this.timer);
		void this.send();
	}

	/** Resolves once everything is stored: true, or false where something was refused. */
	async settled(): Promise<boolean> {
		for (const [key, change] of this.refused) this.add(key, change);
		this.flush();
		while (this.waiting && this.problem === '') await new Promise((done) => setTimeout(done, 50));
		return this.problem === '';
	}

	close(): void {
		clearTimeout(this.timer);
		this.leaving.abort();
	}

	private add(key: string, change: { step: number } & Change): void {
		this.refused.delete(key);
		this.queue.set(key, change);
		if (this.refused.size === 0) this.problem = '';
	}

	private async send(): Promise<void> {
		if (this.sending) return;
		this.sending = true;
		try {
			for (let next = this.take(); next; next = this.take()) await this.sendOne(...next);
		} catch {
			if (this.leaving.signal.aborted) return;
			this.problem = 'Something went wrong on this page. Reload it; what was saved before is kept.';
		} finally {
			this.sending = false;
		}
	}

	private async sendOne(key: string, change: { step: number } & Change): Promise<void> {
		this.resends = 0;
		try {
			await deliver(this.url, change, {
				...this.delivery,
				signal: this.leaving.signal,
				onRetry: (tries) => (this.resends = tries)
			});
			this.said = true;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			// Something newer stands in its place.
			if (this.queue.has(key)) return;
			this.refused.set(key, change);
			this.problem = error.message;
		}
	}

	private take(): [key: string, change: { step: number } & Change] | undefined {
		const [first] = this.queue;
		if (first) this.queue.delete(first[0]);
		return first;
	}
}
