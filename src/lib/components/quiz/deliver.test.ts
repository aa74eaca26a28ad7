import { describe, expect, it } from 'vitest';
import { deliver, Refused } from './deliver.ts';

/** A network that gives these outcomes one after the other; a number is a status, 'down' a broken line. */
function network(...outcomes: (number | 'down')[]) {
	const sent: string[] = [];
	const waits: number[] = [];
	const fetch = (async (_url: unknown, init?: RequestInit) => {
		sent.push(String(init?.body));
		const outcome = outcomes.shift();
		if (outcome === 'down' || outcome === undefined) throw new TypeError('Failed to fetch');
		return new Response(
			JSON.stringify(outcome < 400 ? { ok: true } : { message: 'No, because.' }),
			{
				status: outcome
			}
		);
	}) as typeof globalThis.fetch;
	const wait = async (ms: number) => void waits.push(ms);
	return { sent, waits, options: { fetch, wait } };
}

describe('deliver', () => {
	it('resolves with the reply', async () => {
		const { sent, options } = network(200);
		expect(await deliver('/x', { a: 1 }, options)).toEqual({ ok: true });
		expect(sent).toEqual(['{"a":1}']);
	});

	it('sends the same again, waiting longer each time, until the server answers', async () => {
		const { sent, waits, options } = network('down', 503, 'down', 429, 500, 'down', 'down', 200);
		const tries: number[] = [];
		await deliver('/x', { a: 1 }, { ...options, onRetry: (n) => tries.push(n) });
		expect(new Set(sent)).toEqual(new Set(['{"a":1}']));
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
		expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});

	it('waits as it is told to where many send at once, and tells at once what it is told to tell', async () => {
		const { waits, options } = network('down', 503, 429);
		const waitFor = (tries: number) => tries * 7;
		await expect(deliver('/x', {}, { ...options, waitFor, final: [429] })).rejects.toThrow(
			new Refused('No, because.')
		);
		expect(waits).toEqual([7, 14]);
	});

	it('stops at a refusal, with the server’s sentence', async () => {
		const { sent, options } = network(409);
		await expect(deliver('/x', {}, options)).rejects.toThrow(new Refused('No, because.'));
		expect(sent).toHaveLength(1);
	});

	it('stops when it is no longer wanted', async () => {
		const gone = new AbortController();
		const { options } = network('down', 'down', 'down');
		const wait = async () => gone.abort(new Error('left the page'));
		await expect(deliver('/x', {}, { ...options, wait, signal: gone.signal })).rejects.toThrow(
			'left the page'
		);
	});
});
