import { expect, it } from 'vitest';
import { blankItem } from '$lib/core/quiz/blank-item.ts';
import { keepWriting, takeUpWriting } from './writing-shelf.ts';

function storage(): Storage {
	const held = new Map<string, string>();
	return {
		getItem: (key) => held.get(key) ?? null,
		setItem: (key, value) => void held.set(key, value),
		removeItem: (key) => void held.delete(key),
		clear: () => held.clear(),
		key: (i) => [...held.keys()][i] ?? null,
		get length() {
			return held.size;
		}
	};
}
const writing = (id: string) => ({
	body: blankItem('choice', id),
	typed: '',
	was: '',
	after: null
});
const QUIZ = 'quiz:ana';

it('comes back after a reload of its window, at once', () => {
	const shelf = storage();
	keepWriting(shelf, QUIZ, 'one', writing('x'), 0);
	expect(takeUpWriting(shelf, QUIZ, 'one', 1)?.body.id).toBe('x');
	expect(takeUpWriting(shelf, QUIZ, 'one', 2)?.body.id).toBe('x');
	keepWriting(shelf, QUIZ, 'one', null, 3);
	expect(takeUpWriting(shelf, QUIZ, 'one', 4)).toBeNull();
});

it('goes to another window only once its own is silent, and to one alone', () => {
	const shelf = storage();
	keepWriting(shelf, QUIZ, 'one', writing('x'), 0);
	expect(takeUpWriting(shelf, QUIZ, 'two', 5_000)).toBeNull();
	expect(takeUpWriting(shelf, 'quiz:ben', 'two', 60_000)).toBeNull();
	expect(takeUpWriting(shelf, QUIZ, 'two', 60_000)?.body.id).toBe('x');
	expect(takeUpWriting(shelf, QUIZ, 'three', 61_000)).toBeNull();
});

it('is not kept for ever, nor where it makes no sense', () => {
	const shelf = storage();
	keepWriting(shelf, QUIZ, 'one', writing('x'), 0);
	shelf.setItem('threshold:writing:quiz:ana:two', '{"at":1}');
	expect(takeUpWriting(shelf, QUIZ, 'one', 31 * 24 * 60 * 60 * 1000)).toBeNull();
	expect(shelf.length).toBe(0);
});
