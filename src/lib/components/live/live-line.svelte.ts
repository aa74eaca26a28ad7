import { backOff, readLines, type LiveEvents } from '$lib/core/live/wire.ts';

/** What stands in for the browser in a test. */
export interface Surroundings {
	open: (address: string) => EventSource;
	fetch: typeof globalThis.fetch;
	chance: () => number;
	/** UTC milliseconds. */
	now: () => number;
}
const BROWSER: Surroundings = {
	open: (address) => new EventSource(address),
	fetch: (...args) => globalThis.fetch(...args),
	chance: () => Math.random(),
	now: () => Date.now()
};

/** A page that was out of sight for longer than this may hold a line that is dead without knowing it (milliseconds). */
const ASLEEP = 5000;
/** The server has answered, and will not let this page in again. */
const FINAL = [401, 403, 404, 410];

/**
 * A page's line to a live session: hears what it says, and comes back by itself after a cut, a sleep or a server that was
 * away, each phone at a moment of its own. Every message is the whole state, so nothing is missed in between.
 */
export class LiveLine<K extends keyof LiveEvents> {
	/** False while the page waits for the server. */
	up = $state(true);
	/** Why nothing comes any more: the session said so, or the status it was refused with. Null: it goes on. */
	over = $state<'told' | number | null>(null);
	private source: EventSource | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private tries = 0;
	private hiddenSince: number | null = null;
	private readonly leaving = new AbortController();
	private readonly address: string;
	private readonly name: K;
	private readonly take: (lines: LiveEvents[K]) => void;
	private readonly opened: () => void;
	private readonly around: Surroundings;

	/** @param opened called whenever the line is up, before anything is heard on it */
	constructor(
		address: string,
		name: K,
		take: (lines: LiveEvents[K]) => void,
		opened: () => void = () => {},
		around: Surroundings = BROWSER
	) {
		this.address = address;
		this.name = name;
		this.take = take;
		this.opened = opened;
		this.around = around;
	}

	/** Opens the line. @returns what ends it */
	follow(): () => void {
		const { signal } = this.leaving;
		globalThis.addEventListener?.('online', () => this.reopen(), { signal });
		globalThis.addEventListener?.('pageshow', (event) => event.persisted && this.reopen(), {
			signal
		});
		globalThis.document?.addEventListener('visibilitychange', () => this.turn(document.hidden), {
			signal
		});
		this.open();
		return () => this.close();
	}

	/** The page went out of sight, or came back: a phone's sleep breaks lines without a word. */
	turn(hidden: boolean): void {
		if (hidden) {
			this.hiddenSince = this.around.now();
			return;
		}
		const slept = this.hiddenSince !== null && this.around.now() - this.hiddenSince > ASLEEP;
		this.hiddenSince = null;
		if (slept || !this.up) this.reopen();
	}

	private open(): void {
		const source = this.around.open(this.address);
		this.source = source;
		source.addEventListener('open', () => {
			this.up = true;
			this.tries = 0;
			this.opened();
		});
		source.addEventListener(this.name, (event) => {
			this.up = true;
			this.take(readLines<K>((event as MessageEvent<string>).data));
		});
		source.addEventListener('over', () => void this.askWhy(source));
		source.addEventListener('error', () => {
			this.up = false;
			// While it is CONNECTING the browser tries again by itself.
			if (source.readyState === 2 && source === this.source) this.wait();
		});
	}

	private wait(): void {
		this.source?.close();
		clearTimeout(this.timer);
		this.tries += 1;
		this.timer = setTimeout(
			() => void this.askThenOpen(),
			backOff(this.tries, this.around.chance())
		);
	}

	private async askThenOpen(): Promise<void> {
		const status = await this.ask();
		if (status !== null && FINAL.includes(status)) this.end(status);
		else if (!this.leaving.signal.aborted) this.open();
	}

	/** The session has said that it is over for this page, but not why. */
	private async askWhy(source: EventSource): Promise<void> {
		source.close();
		const status = await this.ask();
		this.end(status !== null && FINAL.includes(status) ? status : 'told');
	}

	/** An EventSource does not tell how it was answered; a plain request does. Null: no answer. */
	private async ask(): Promise<number | null> {
		const asking = new AbortController();
		const stop = () => asking.abort();
		this.leaving.signal.addEventListener('abort', stop, { once: true });
		try {
			const { status } = await this.around.fetch(this.address, {
				headers: { accept: 'text/event-stream' },
				signal: asking.signal
			});
			return status;
		} catch {
			return null;
		} finally {
			this.leaving.signal.removeEventListener('abort', stop);
			asking.abort();
		}
	}

	private reopen(): void {
		if (this.over !== null) return;
		clearTimeout(this.timer);
		this.source?.close();
		this.open();
	}

	private end(why: 'told' | number): void {
		this.over = why;
		this.up = true;
		this.close();
	}

	private close(): void {
		clearTimeout(this.timer);
		this.leaving.abort();
		this.source?.close();
	}
}
