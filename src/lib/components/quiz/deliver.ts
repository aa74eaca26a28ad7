/** The server understood and said no; sending it again would not help. `message` is for the learner. */
export class Refused extends Error {
	override readonly name = 'Refused';
	/** What it is about, where the server names it: a field of the form, or 'closed' where the time is over. */
	readonly field: string | undefined;

	constructor(message: string, field?: string) {
		super(message);
		this.field = field;
	}
}

export interface Delivery {
	/** Called before each new try, with the number of tries so far. */
	onRetry?: (tries: number) => void;
	signal?: AbortSignal;
	/** How long to wait before try `tries` + 1, in milliseconds; where many send at once, each should wait otherwise. */
	waitFor?: (tries: number) => number;
	/** Statuses that are told at once, though another try might pass. */
	final?: readonly number[];
	/** Stand-ins for tests. */
	fetch?: typeof globalThis.fetch;
	wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/**
 * Sends `body` as JSON until the server has answered, waiting longer after each failure; what is sent must be safe to
 * repeat. Resolves with the reply's JSON. Throws Refused when the server says no, and the signal's reason when aborted.
 */
export async function deliver<T>(url: string, body: unknown, options: Delivery = {}): Promise<T> {
	const { onRetry, signal, fetch = globalThis.fetch, wait = pause } = options;
	const { waitFor = longerEachTime, final = [] } = options;
	for (let tries = 0; ; tries++) {
		if (tries > 0) {
			onRetry?.(tries);
			await wait(waitFor(tries), signal);
		}
		let response: Response;
		try {
			response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify(body),
				...(signal ? { signal } : {})
			});
			if (response.ok) return (await response.json()) as T;
		} catch {
			signal?.throwIfAborted();
			continue;
		}
		if (mayPass(response.status) && !final.includes(response.status)) continue;
		throw await refusedBy(response);
	}
}

function longerEachTime(tries: number): number {
	return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
}

/** A server that is starting, busy or broken may answer later. */
function mayPass(status: number): boolean {
	return status >= 500 || status === 408 || status === 429;
}

async function refusedBy(response: Response): Promise<Refused> {
	try {
		const { message, field } = (await response.json()) as { message?: unknown; field?: unknown };
		if (typeof message === 'string' && message !== '') {
			return new Refused(message, typeof field === 'string' ? field : undefined);
		}
	} catch {
		// Not JSON: fall through to our own words.
	}
	return new Refused(
		response.status === 401
			? 'You are signed out. Sign in again; what you answered so far is kept.'
			: 'This could not be saved. Reload the page and try again.'
	);
}

/** Waits, but goes on at once when the browser is back online. */
function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			globalThis.removeEventListener?.('online', done);
			signal?.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		globalThis.addEventListener?.('online', done);
		signal?.addEventListener('abort', done);
	});
}
