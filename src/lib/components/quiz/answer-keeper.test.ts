import { describe, expect, it } from 'vitest';
import { AnswerKeeper } from './answer-keeper.svelte.ts';

/** A server that refuses what `refuses` says, and keeps the rest. */
function server(refuses: (body: { step: number; response: unknown }) => boolean) {
	const stored = new Map<number, unknown>();
	const fetch = (async (_url: unknown, init?: RequestInit) => {
		const body = JSON.parse(String(init?.body)) as { step: number; response: unknown };
		if (refuses(body)) return Response.json({ message: 'No, because.' }, { status: 409 });
		stored.set(body.step, body.response);
		return Response.json({});
	}) as typeof globalThis.fetch;
	return { stored, keeper: new AnswerKeeper('/answers', { fetch }) };
}

describe('a sheet of answers', () => {
	it('forgot an answer that was refused once something else was stored', async () => {
		let down = true;
		const { stored, keeper } = server(({ step }) => down && step === 0);
		keeper.keep(0, { itemId: 'a', response: 'first' }, false);
		expect(await keeper.settled()).toBe(false);
		keeper.keep(1, { itemId: 'b', response: 'second' }, false);
		expect(await keeper.settled()).toBe(false);
		expect([keeper.problem, keeper.words]).toEqual(['No, because.', 'Not saved']);
		expect([...stored.keys()]).toEqual([1]);
		down = false;
		expect(await keeper.settled()).toBe(true);
		expect(stored.get(0)).toBe('first');
		expect([keeper.problem, keeper.words]).toEqual(['', 'Saved']);
	});

	it('stores what was said in place of what was refused', async () => {
		const { stored, keeper } = server(({ response }) => response === 'too long');
		keeper.keep(0, { itemId: 'a', response: 'too long' }, false);
		expect(await keeper.settled()).toBe(false);
		keeper.keep(0, { itemId: 'a', response: 'short' }, false);
		expect(await keeper.settled()).toBe(true);
		expect(stored.get(0)).toBe('short');
	});
});
