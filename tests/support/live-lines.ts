/** Lines of a live room as a browser reads them, without a server. */
import { expect, vi } from 'vitest';
import { readLines, type LiveEvents } from '../../src/lib/core/live/wire.ts';

/** Waits for a state rather than for a time. */
export const until = (done: () => boolean) => vi.waitFor(() => expect(done()).toBe(true), 10_000);

/** Reads a stream as a browser does, and keeps what it was told. */
export function follow<K extends keyof LiveEvents>(body: ReadableStream<Uint8Array>) {
	const events: { event: string; id: string; data: string }[] = [];
	const ended = (async () => {
		let text = '';
		const decoder = new TextDecoder();
		for await (const chunk of body) {
			text += decoder.decode(chunk, { stream: true });
			const parts = text.split('\n\n');
			text = parts.pop()!;
			for (const part of parts) {
				const lines = part.split('\n');
				const of = (name: string) =>
					lines
						.filter((line) => line.startsWith(`${name}: `))
						.map((line) => line.slice(name.length + 2));
				if (of('event').length > 0) {
					events.push({
						event: of('event')[0]!,
						id: of('id')[0] ?? '',
						data: of('data').join('\n')
					});
				}
			}
		}
	})();
	const messages = () =>
		events.filter(({ event }) => event !== 'over').map(({ data }) => readLines<K>(data));
	return { events, ended, messages, newest: () => messages().at(-1)! };
}

/** Messages to one phone that say nothing new: like the one before them but for the time on the clock. */
export function saidAgain(messages: LiveEvents['phone'][]): LiveEvents['phone'][] {
	const news = ([view, own]: LiveEvents['phone']) => [
		JSON.stringify({ ...view, clock: view.clock && { ...view.clock, now: 0 } }),
		own && JSON.stringify(own)
	];
	let [before, owned]: (string | undefined)[] = [];
	return messages.filter((message) => {
		const [view, own] = news(message);
		const isOld = view === before && (own === undefined || own === owned);
		[before, owned] = [view, own ?? owned];
		return isOld;
	});
}
