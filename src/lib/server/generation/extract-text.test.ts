import { expect, test } from 'vitest';
import { extractText } from './extract-text.ts';

test('plain text is kept to the letter, without its byte-order mark', () => {
	expect(extractText('\uFEFF a\r\n\r\nb ', 'text')).toEqual({ title: '', text: ' a\r\n\r\nb ' });
});

test('HTML: the article without navigation, scripts and captions; blocks become paragraphs', () => {
	const { title, text } = extractText(
		'<html><head><title>Site</title></head><body><nav>Home</nav><article><h1>The  harbour</h1><p>It is <b>large</b>&nbsp;and&#32;deep.</p><figure><figcaption>A boat</figcaption></figure><ul><li>One.</li><li>Two.</li></ul><script>x()</script></article></body></html>',
		'html'
	);
	expect(title).toBe('The harbour');
	expect(text).toBe('The harbour\n\nIt is large and deep.\n\n- One.\n\n- Two.');
});

test('HTML nested ten thousand deep, broken or empty is no fault', () => {
	expect(extractText('<div>'.repeat(10_000) + 'Deep.', 'html').text).toBe('Deep.');
	expect(extractText('<p>One<p>Two</b', 'html').text).toContain('One');
	expect(extractText('', 'html').text).toBe('');
});

test('Markdown: marks go, words stay', () => {
	const { title, text } = extractText(
		'---\ntitle: "The harbour"\n---\n# Harbour\n\nIt is **large** and *deep*, see [the map](http://x.y/z) of snake_case_names.\n\n![boat](b.png)\n\n```js\ncode()\n```\n\n> Quoted.\n\n- One\n',
		'markdown'
	);
	expect(title).toBe('The harbour');
	expect(text).toBe(
		'Harbour\n\nIt is large and deep, see the map of snake_case_names.\n\nQuoted.\n\n- One'
	);
});

test('Markdown made of beginnings without an end kept the server busy for hours', () => {
	for (const beginning of ['[', '![', '[^', '<a', '<!--', '[a](', '**a ', '__a ', '<http:']) {
		const text = beginning.repeat(1_400_000 / beginning.length);
		expect(extractText(text, 'markdown').text.length).toBeGreaterThan(0);
	}
	for (const gap of ['# a', '---\ntitle: a']) {
		const { title } = extractText(`${gap}${' '.repeat(1_400_000)}b\n---\n`, 'markdown');
		expect(title).toMatch(/^a +b$/);
	}
});

test('Markdown: links with brackets in their address, closed headings, comments that do not end', () => {
	const read = (text: string) => extractText(text, 'markdown').text;
	expect(read('See [Foo](https://x.y/Foo_(bar)) now.')).toBe('See Foo now.');
	expect(read('## Two ##\n\nText. <!-- no --> On. <!-- open')).toBe('Two\n\nText.  On. <!-- open');
	expect(read('It is **a * b** and **c**.')).toBe('It is a * b and c.');
});

test('HTML with more siblings than a call takes arguments fell over', () => {
	expect(extractText('<br>'.repeat(200_000) + 'End.', 'html').text).toBe('End.');
});
