import { expect, it } from 'vitest';
import { UnsentShelf } from './unsent-shelf.ts';

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
const step = (label: string) => ({ label, changes: [] });
const labels = (steps: { label: string }[]) => steps.map(({ label }) => label);

it('hands what a closed window left to the next one for the same quiz, once', () => {
	const shelf = storage();
	new UnsentShelf(shelf, 'quiz:ana', '1').keep([step('Later')], 20);
	new UnsentShelf(shelf, 'quiz:ana', '2').keep([step('First'), step('Second')], 10);
	new UnsentShelf(shelf, 'quiz:ben', '3').keep([step('Another’s')], 10);
	const next = new UnsentShelf(shelf, 'quiz:ana', '4');
	expect(labels(next.takeOver(30))).toEqual(['First', 'Second', 'Later']);
	// It is kept until it is stored, whatever becomes of this window.
	expect(labels(new UnsentShelf(shelf, 'quiz:ana', '5').takeOver(40))).toHaveLength(3);
	expect(labels(new UnsentShelf(shelf, 'quiz:ben', '6').takeOver(40))).toEqual(['Another’s']);
});

it('keeps nothing once all is stored, and nothing for longer than a month', () => {
	const shelf = storage();
	const window = new UnsentShelf(shelf, 'quiz:ana', '1');
	window.keep([step('Edit')], 0);
	window.keep([], 1);
	expect(shelf.length).toBe(0);
	window.keep([step('Edit')], 0);
	const month = 31 * 24 * 60 * 60 * 1000;
	expect(new UnsentShelf(shelf, 'other:ana', '2').takeOver(month)).toEqual([]);
	expect(shelf.length).toBe(0);
});

it('does without a shelf that is full, broken or forbidden', () => {
	const shelf = storage();
	shelf.setItem('threshold:review:quiz:ana:9', '{not json');
	shelf.setItem = () => {
		throw new Error('QuotaExceededError');
	};
	const window = new UnsentShelf(shelf, 'quiz:ana', '1');
	window.keep([step('Edit')], 0);
	expect(window.takeOver(0)).toEqual([]);
});
