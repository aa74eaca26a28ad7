import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemble, splitText, type Piece } from './pieces.ts';

test('a text taken apart and put together again is the same to the letter', () => {
	const bits = fc.array(fc.constantFrom('a', 'B.', ' ', '\n', '\r\n', '\t', '\n\n', 'é', '\u00a0'));
	fc.assert(
		fc.property(bits, (parts) => {
			const text = parts.join('');
			const pieces = splitText(text);
			expect(assemble(pieces)).toBe(text);
			// No piece is blank where there is a word at all.
			if (text.trim()) for (const piece of pieces) expect(piece.text.trim()).not.toBe('');
		})
	);
});

test('what is put back stands in its place, and what is left out leaves no gap', () => {
	const pieces: Piece[] = [
		{ text: 'Menu', gap: '\n\n', cut: 'navigation' },
		{ text: 'One.', gap: '\n\n', cut: null },
		{ text: 'A boat', gap: '\n\n', cut: 'caption' },
		{ text: 'Two.', gap: '\n\n', cut: null },
		{ text: 'Imprint', gap: '', cut: 'footer' }
	];
	expect(assemble(pieces)).toBe('One.\n\nTwo.');
	expect(assemble(pieces, [false, true, true, true, false])).toBe('One.\n\nA boat\n\nTwo.');
	expect(assemble(pieces, [true, false, false, false, true])).toBe('Menu\n\nImprint');
	expect(assemble(pieces, [false, false, false, false, false])).toBe('');
});
