import { randomInt } from 'node:crypto';

/** What a reader who does not read may hold up, in bytes; then the line is closed, and comes back by itself. */
const MOST_WAITING = 128 * 1024;
/** Beside this much, such as the line's own beginning, nothing really waits. */
const LITTLE = 1024;
const HEARTBEAT_MS = 15_000;
/** The browser waits so long, and up to twice as long, before it opens a broken line again. */
const RETRY_MS = 1_000;

const encoder = new TextEncoder();
const STILL_HERE = encoder.encode(': still here\n\n');
const OVER = encoder.encode('event: over\ndata: {}\n\n');

/** A message with the lines of JSON that are its data, as it goes over the wire: made once, sent to many. */
export function encodeEvent(event: string, id: string, lines: readonly string[]): Uint8Array {
	return encoder.encode(
		`event: ${event}\nid: ${id}\n${lines.map((line) => `data: ${line}\n`).join('')}\n`
	);
}

/** The same message with one line more. */
export function withLine(message: Uint8Array, line: string): Uint8Array {
	// The empty line that ends the message gives way.
	return Buffer.concat([message.subarray(0, -1), Buffer.from(`data: ${line}\n\n`)]);
}

/** One line of server-sent events to one client. */
export class EventLine {
	readonly body: ReadableStream<Uint8Array>;
	#controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	readonly #ended: () => void;

	/** @param ended called once when the line is over, whoever ended it */
	constructor(ended: () => void) {
		this.#ended = ended;
		this.body = new ReadableStream<Uint8Array>(
			{
				start: (controller) => {
					this.#controller = controller;
				},
				cancel: () => this.#forget()
			},
			{ highWaterMark: MOST_WAITING, size: (chunk) => chunk.byteLength }
		);
		lines.add(this);
		beat ??= startBeating();
		this.send(encoder.encode(`retry: ${RETRY_MS + randomInt(RETRY_MS)}\n\n`));
	}

	send(message: Uint8Array): void {
		const controller = this.#controller;
		if (!controller) return;
		const room = controller.desiredSize ?? 0;
		// One message is let through however long it is: whoever reads gets it, and nothing else waits for it.
		if (room >= message.byteLength || room >= MOST_WAITING - LITTLE) {
			return controller.enqueue(message);
		}
		// Whoever reads too slowly is sent away rather than waited for, and what waits is let go of: once they are back,
		// the newest state is all they need.
		this.#forget();
		controller.error(new Error('This line was read too slowly.'));
	}

	/** Ends the line; a browser opens it again. */
	close(): void {
		const controller = this.#controller;
		this.#forget();
		try {
			controller?.close();
		} catch {
			// The client was quicker.
		}
	}

	/** Ends it for good: the client is told not to come back. */
	finish(): void {
		this.send(OVER);
		this.close();
	}

	#forget(): void {
		if (!this.#controller) return;
		this.#controller = undefined;
		lines.delete(this);
		if (lines.size === 0 && beat) {
			clearInterval(beat);
			beat = undefined;
		}
		this.#ended();
	}
}

const lines = new Set<EventLine>();
let beat: NodeJS.Timeout | undefined;

function startBeating(): NodeJS.Timeout {
	const timer = setInterval(() => {
		for (const line of lines) line.send(STILL_HERE);
	}, HEARTBEAT_MS);
	timer.unref();
	return timer;
}

/** How many lines are open, for figures and tests. */
export function openLines(): number {
	return lines.size;
}
