import type { Actor, Context } from '../context.ts';
import { onBoardChange } from './board-events.ts';
import { standpointIn } from './class-access.ts';

interface Pace {
	/** Changes within this many milliseconds are told once. */
	coalesce: number;
	/** A sign of life so often, so that proxies keep the line open and a dead one is noticed. */
	heartbeat: number;
	/** Then the line is closed; the browser opens it again, and is asked again who it is. */
	lifetime: number;
}
const PACE: Pace = { coalesce: 250, heartbeat: 20_000, lifetime: 10 * 60_000 };

/**
 * A stream of server-sent events: `changed` whenever a board of the class moves. It says that something changed, never
 * what: the page asks for the board again, by its own rights.
 */
export async function watchBoard(
	ctx: Context,
	actor: Actor,
	input: { classId: string },
	pace: Pace = PACE
): Promise<ReadableStream<Uint8Array>> {
	await standpointIn(ctx, actor, input.classId);
	let stop = () => {};
	return new ReadableStream<Uint8Array>({
		start(controller) {
			const encoder = new TextEncoder();
			const send = (text: string) => controller.enqueue(encoder.encode(text));
			let pending: NodeJS.Timeout | undefined;
			const unsubscribe = onBoardChange(input.classId, () => {
				pending ??= setTimeout(() => {
					pending = undefined;
					send('event: changed\ndata: {}\n\n');
				}, pace.coalesce);
			});
			const heartbeat = setInterval(() => send(': still here\n\n'), pace.heartbeat);
			const end = setTimeout(() => {
				stop();
				controller.close();
			}, pace.lifetime);
			for (const timer of [heartbeat, end]) timer.unref();
			stop = () => {
				unsubscribe();
				clearTimeout(pending);
				clearInterval(heartbeat);
				clearTimeout(end);
			};
			send('retry: 2000\n\n');
		},
		cancel: () => stop()
	});
}
