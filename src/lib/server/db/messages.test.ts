import type { Client, Pool } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { messagesOver } from './messages.ts';

afterEach(() => vi.useRealTimers());

describe('a word to the other nodes', () => {
	it('was lost for good where the server could not be reached at that moment (bug)', async () => {
		vi.useFakeTimers();
		const told: unknown[] = [];
		let isAway = true;
		const server = {
			query: (_: string, [, word]: [string, string]) => {
				if (isAway) return Promise.reject(new Error('away'));
				told.push(word.split(' ')[1]);
				return Promise.resolve();
			}
		};
		const messages = messagesOver(server as unknown as Pool, () => ({}) as Client);
		messages.tell('live:one');
		await vi.advanceTimersByTimeAsync(5_000);
		expect(told).toEqual([]);
		isAway = false;
		await vi.advanceTimersByTimeAsync(5_000);
		expect(told).toEqual(['live:one']);
		await messages.end();
	});
});
