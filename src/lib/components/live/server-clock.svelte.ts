import type { ClockView } from '$lib/core/live/views.ts';

/** The screen is told the time so often (milliseconds). */
const STEP = 100;

/**
 * The server's time, as well as a page can know it: each message says when it was written, and the one that came
 * quickest is nearest to the truth.
 */
export class ServerClock {
	/** UTC milliseconds of the server. */
	now = $state(0);
	private ahead: number | null = null;
	private readonly local: () => number;

	constructor(local: () => number = () => Date.now()) {
		this.local = local;
		this.now = local();
	}

	/** Takes the time of a message into account. */
	hear(clock: Pick<ClockView, 'now'> | null): void {
		if (clock === null) return;
		const ahead = clock.now - this.local();
		this.ahead = this.ahead === null ? ahead : Math.max(this.ahead, ahead);
		this.tell();
	}

	/** Forgets what it learnt: this machine's own clock may have been set meanwhile. */
	renew(): void {
		this.ahead = null;
	}

	/** Lets the time run. @returns what ends it */
	run(): () => void {
		const timer = setInterval(() => this.tell(), STEP);
		return () => clearInterval(timer);
	}

	private tell(): void {
		this.now = this.local() + (this.ahead ?? 0);
	}
}
