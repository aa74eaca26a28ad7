import { describe, expect, it } from 'vitest';
import { paragraphAround } from './quote-paragraph.ts';

const around = (text: string, quote: string) => {
	const start = text.indexOf(quote);
	return paragraphAround(text, start, start + quote.length);
};

describe('paragraphAround', () => {
	it('stops at blank lines and keeps single line breaks inside', () => {
		const text = 'First one.\n\nThe door\nstayed shut. Nobody entered.\n \nLast one.';
		expect(around(text, 'stayed shut')).toEqual({
			before: 'The door\n',
			quote: 'stayed shut',
			after: '. Nobody entered.'
		});
	});

	it('takes a line for a paragraph where there are no blank lines', () => {
		expect(around('One.\nTwo is here.\nThree.', 'is')).toEqual({
			before: 'Two ',
			quote: 'is',
			after: ' here.'
		});
	});

	it('shows a quote that crosses paragraphs whole', () => {
		expect(around('A b.\n\nC d.\n\nE f.', 'b.\n\nC')).toEqual({
			before: 'A ',
			quote: 'b.\n\nC',
			after: ' d.'
		});
	});

	it('cuts very long sides at a word', () => {
		const text = `${'word '.repeat(200)}KEY ${'tail '.repeat(200)}`;
		const { before, after } = around(text, 'KEY');
		expect(before).toMatch(/^… word/);
		expect(after).toMatch(/tail …$/);
		expect(before.length).toBeLessThan(430);
		expect(after.length).toBeLessThan(430);
	});

	it('clamps offsets that lie outside', () => {
		expect(paragraphAround('short', -4, 99)).toEqual({ before: '', quote: 'short', after: '' });
		expect(paragraphAround('short', 99, 2)).toEqual({ before: 'short', quote: '', after: '' });
	});
});
