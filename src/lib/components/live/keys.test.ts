import { describe, expect, it } from 'vitest';
import { keyToCommand, scrollsFirst } from './keys.ts';

const plain = {
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	repeat: false,
	defaultPrevented: false,
	target: null
};

describe('the trainer’s keys', () => {
	it.each([' ', 'ArrowRight', 'PageDown'])('go on with %j, as a remote control does', (key) => {
		expect(keyToCommand({ ...plain, key }, ['next'])).toEqual({ do: 'next' });
		expect(keyToCommand({ ...plain, key }, ['pause'])).toBeNull();
	});

	it('go on once, however long a key is held', () => {
		expect(keyToCommand({ ...plain, key: ' ', repeat: true }, ['next'])).toBeNull();
	});

	it('pause a running clock and let a paused one run', () => {
		expect(keyToCommand({ ...plain, key: 'p' }, ['next', 'pause'])).toEqual({ do: 'pause' });
		expect(keyToCommand({ ...plain, key: 'P' }, ['next', 'resume'])).toEqual({ do: 'resume' });
	});

	it('leave the browser its own', () => {
		expect(keyToCommand({ ...plain, key: 'p', ctrlKey: true }, ['pause'])).toBeNull();
		expect(keyToCommand({ ...plain, key: ' ', shiftKey: true }, ['next'])).toBeNull();
	});

	it('scroll what is longer than the wall before they go on, but for the arrow', () => {
		const top = { scrollY: 0, innerHeight: 720 } as Window;
		expect(scrollsFirst('PageDown', top, 2000)).toBe(true);
		expect(scrollsFirst('ArrowRight', top, 2000)).toBe(false);
		expect(scrollsFirst('PageDown', { ...top, scrollY: 1280 }, 2000)).toBe(false);
		expect(scrollsFirst(' ', top, 720)).toBe(false);
	});
});
