import { afterEach, expect, it, vi } from 'vitest';
import { CommentBoard } from './comment-board.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

it('comments that could not be read looked like none, and were never asked for again (bug)', async () => {
	const thread = { id: 't', ref: 'q1', comments: [] };
	const answers = [
		() => Promise.reject(new TypeError('unreachable')),
		() => Promise.resolve(Response.json({ threads: [thread], mayWrite: true }))
	];
	vi.stubGlobal('fetch', () => answers.shift()!());
	const board = new CommentBoard('/comments');
	await board.load();
	expect(board.problem).toMatch(/could not be read/);
	await board.load();
	expect([board.problem, board.about('q1').length, board.mayWrite]).toEqual(['', 1, true]);
	// What was read is not asked for again: a third answer there is none.
	await board.load();
	expect(board.problem).toBe('');
});
