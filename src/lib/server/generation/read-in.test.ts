import { zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { makeBomb, makeDocx, makePdf, setLines } from '../../../../tests/support/make-files.ts';
import { assemble } from '../../core/article/pieces.ts';
import { readIn, readText } from './read-in.ts';

const html = (markup: string) => {
	const { title, pieces, licence } = readText(markup, 'html');
	return { title, text: assemble(pieces), pieces, licence };
};
const markdown = (text: string) => {
	const { title, pieces } = readText(text, 'markdown');
	return { title, text: assemble(pieces), pieces };
};
const cuts = (pieces: { text: string; cut: string | null }[]) =>
	pieces.flatMap(({ text, cut }) => (cut === null ? [] : [`${cut}: ${text}`]));
const given = (bytes: Uint8Array | string, name: string, type = '') =>
	readIn({ bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name, type });
const refusal = (bytes: Uint8Array | string, name: string, type = '') =>
	given(bytes, name, type).then(
		() => 'was read',
		(error: Error) => error.message
	);

test('plain text is kept to the letter, without its byte-order mark', () => {
	const { title, pieces } = readText('\uFEFF a\r\n\r\nb ', 'text');
	expect([title, assemble(pieces)]).toEqual(['', ' a\r\n\r\nb ']);
});

test('HTML: the article without navigation, scripts and captions; blocks become paragraphs', () => {
	const { title, text, pieces } = html(
		'<html><head><title>Site</title></head><body><nav>Home</nav><article><h1>The  harbour</h1><p>It is <b>large</b>&nbsp;and&#32;deep.</p><figure><figcaption>A boat</figcaption></figure><ul><li>One.</li><li><p>Two.</p></li></ul><script>x()</script></article><p>Other news</p></body></html>'
	);
	expect(title).toBe('The harbour');
	expect(text).toBe('The harbour\n\nIt is large and deep.\n\n- One.\n\n- Two.');
	expect(cuts(pieces)).toEqual(['navigation: Home', 'caption: A boat', 'outside: Other news']);
});

test('HTML without landmarks: Readability finds the article among teasers', () => {
	const paragraph = (n: number) =>
		`<p>The harbour office of ward ${n} was opened in spring, and the mayor, the pilots and the dockers came to see it, as they had been asked to.</p>`;
	const teaser = '<div class="related"><a href="/a">Ten boats you must see</a></div>';
	const { title, text, pieces } = html(
		`<html><head><title>An office opens - The Daily</title></head><body><div class="menu"><a href="/">Home</a> <a href="/b">Sport</a></div><div class="story"><h1>An office opens</h1>${[1, 2, 3, 4, 5, 6].map(paragraph).join('')}</div>${teaser}<div class="sidebar"><a href="/x">Most read</a></div></body></html>`
	);
	expect(title).toBe('An office opens');
	expect(text.startsWith('An office opens\n\nThe harbour office of ward 1')).toBe(true);
	expect(text).not.toMatch(/boats|Sport|Most read/);
	expect(cuts(pieces)).toContain('outside: Ten boats you must see');
});

test('HTML: a table that lays the page out is no data, and one of data is cut', () => {
	const long = 'word '.repeat(80).trim();
	expect(html(`<table><tr><td>Menu</td><td><p>${long}</p></td></tr></table>`).text).toContain(long);
	expect(html('<p>Text.</p><table><tr><td>1</td><td>2</td></tr></table>').text).toBe('Text.');
});

test('HTML: the licence a page names for itself', () => {
	const licence = 'https://creativecommons.org/licenses/by/4.0/';
	expect(html(`<p>Text.</p><a rel="license" href="${licence}">CC BY</a>`).licence).toBe(
		`CC BY (${licence})`
	);
	expect(html('<a rel="license" href="javascript:x()">CC BY</a>').licence).toBe('');
});

test('HTML nested ten thousand deep, broken or empty is no fault', () => {
	expect(html('<div>'.repeat(10_000) + 'Deep.').text).toBe('Deep.');
	expect(html('<p>One<p>Two</b').text).toContain('One');
	expect(html('').text).toBe('');
});

test('HTML with more siblings than a call takes arguments fell over', () => {
	expect(html('<br>'.repeat(200_000) + 'End.').text).toBe('End.');
});

test('Markdown: marks go, words stay, code and tables are cut in their places', () => {
	const { title, text, pieces } = markdown(
		'---\ntitle: "The harbour"\n---\n# Harbour\n\nIt is **large** and *deep*, see [the map](http://x.y/z) of snake_case_names.\n\n![boat](b.png)\n\n```js\ncode()\n```\n\n> Quoted.\n\n| a | b |\n| - | - |\n\n- One\n'
	);
	expect(title).toBe('The harbour');
	expect(text).toBe(
		'Harbour\n\nIt is large and deep, see the map of snake_case_names.\n\nQuoted.\n\n- One'
	);
	expect(cuts(pieces)).toEqual(['code: code()', 'table: | a | b |\n| - | - |']);
});

test('Markdown made of beginnings without an end kept the server busy for hours', () => {
	for (const beginning of ['[', '![', '[^', '<a', '<!--', '[a](', '**a ', '__a ', '<http:', '|']) {
		const { pieces } = readText(beginning.repeat(1_400_000 / beginning.length), 'markdown');
		expect(pieces.length).toBeGreaterThan(0);
	}
	for (const gap of ['# a', '---\ntitle: a']) {
		const { title } = markdown(`${gap}${' '.repeat(1_400_000)}b\n---\n`);
		expect(title).toMatch(/^a +b$/);
	}
});

test('Markdown: links with brackets in their address, closed headings, comments that do not end', () => {
	const read = (text: string) => markdown(text).text;
	expect(read('See [Foo](https://x.y/Foo_(bar)) now.')).toBe('See Foo now.');
	expect(read('## Two ##\n\nText. <!-- no --> On. <!-- open')).toBe('Two\n\nText.  On. <!-- open');
	expect(read('It is **a * b** and **c**.')).toBe('It is a * b and c.');
});

describe('Word documents', () => {
	it('give their title, headings and paragraphs; captions and contents are cut', async () => {
		const read = await given(
			makeDocx([
				{ text: 'Rules for the store', style: 'Title' },
				{ text: '1 Entry 3', style: 'toc 1' },
				{ text: 'Entry', style: 'heading 1' },
				{ text: 'Trainees <enter> with a colleague & a key.' },
				{ text: 'Figure 1: the door', style: 'caption' }
			]),
			'rules.docx'
		);
		expect(read).toMatchObject({ kind: 'docx', title: 'Rules for the store', notes: [] });
		expect(assemble(read.pieces)).toBe(
			'Rules for the store\n\nEntry\n\nTrainees <enter> with a colleague & a key.'
		);
		expect(cuts(read.pieces)).toEqual(['contents: 1 Entry 3', 'caption: Figure 1: the door']);
	});

	it('are read whatever they are called, and it is said', async () => {
		const docx = makeDocx([{ text: 'Words.' }]);
		const read = await given(docx, 'rules.txt');
		expect([assemble(read.pieces), read.notes]).toEqual([
			'Words.',
			['The file is called like plain text and is a Word document; it was read as that.']
		]);
	});

	it('that unpack to too much are not opened, whatever they claim', async () => {
		expect(await refusal(makeBomb(40), 'a.docx')).toMatch(/unpacks to far more/);
		const claims = makeDocx([{ text: 'Words.' }]);
		const view = Buffer.from(claims.buffer);
		view.writeUInt32LE(900 * 1024 * 1024, view.indexOf('PK\x01\x02', 0, 'latin1') + 24);
		expect(await refusal(claims, 'a.docx')).toMatch(/unpacks to far more/);
	});

	describe('that show the guard one file and the reader another (bug)', () => {
		const words = makeDocx([{ text: 'Harmless.' }]);
		const bomb = makeBomb(40);
		const directory = (file: Buffer) => {
			const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
			return { end, count: file.readUInt16LE(end + 10), at: file.readUInt32LE(end + 16) };
		};
		const [one, two] = [Buffer.from(words), Buffer.from(bomb)];
		const [first, second] = [directory(one), directory(two)];
		const harmless = one.subarray(first.at, first.end);
		/** The bomb's entries, for contents that stand behind those of the harmless file. */
		const later = Buffer.from(two.subarray(second.at, second.end));
		for (let at = 0; at < later.length;) {
			later.writeUInt32LE(later.readUInt32LE(at + 42) + first.at, at + 42);
			at += 46 + later.readUInt16LE(at + 28) + later.readUInt16LE(at + 30);
		}
		const ending = (count: number, size: number) => {
			const end = Buffer.from(one.subarray(first.end));
			end.writeUInt16LE(count, 10);
			end.writeUInt32LE(size, 12);
			end.writeUInt32LE(first.at + second.at, 16);
			return end;
		};
		const contents = [one.subarray(0, first.at), two.subarray(0, second.at)];
		/** One directory with both files' entries, which says that it has so many. */
		const both = (count: number) =>
			Buffer.concat([...contents, harmless, later, ending(count, harmless.length + later.length)]);
		const textOf = async (bytes: Uint8Array) => assemble((await given(bytes, 'a.docx')).pieces);

		it('are read as the guard saw them where the directory goes on beyond its count', async () => {
			expect(await textOf(both(first.count))).toBe('Harmless.');
		});

		it('are not opened where a name comes twice', async () => {
			expect(await refusal(both(first.count + second.count), 'a.docx')).toMatch(
				/unpacks to far more/
			);
		});

		it('are read as the guard saw them where another directory stands before the end', async () => {
			const shifted = Buffer.concat([
				contents[0]!,
				Buffer.alloc(second.at),
				harmless,
				contents[1]!,
				later,
				ending(first.count, later.length)
			]);
			expect(await textOf(shifted)).toBe('Harmless.');
		});

		it('are not read from a part that is called otherwise', async () => {
			const renamed = zipSync({
				'_rels/.rels': Buffer.from(
					'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.bin"/></Relationships>'
				),
				'word/document.bin': Buffer.from(
					'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hidden.</w:t></w:r></w:p></w:body></w:document>'
				)
			});
			expect(await refusal(renamed, 'a.docx')).toMatch(/damaged/);
		});
	});
});

describe('PDFs', () => {
	const first = [
		'The store is locked at night, and only the war-',
		'den holds its key. Nobody enters alone, which is a well-',
		'known rule.'
	];
	const head = (page: number) => [
		{ x: 72, y: 800, text: 'Handbook of the store', size: 9 },
		{ x: 290, y: 30, text: `${page} of 3`, size: 9 }
	];

	it('give paragraphs, divided words put together, without running heads and page numbers', async () => {
		const read = await given(
			makePdf(
				[
					[
						...head(1),
						{ x: 72, y: 760, text: 'Rules for the store', size: 20 },
						...setLines(first),
						...setLines(
							['A second paragraph is about a well-known rule, and', 'it goes on over the page'],
							{ y: 660 }
						)
					],
					[
						...head(2),
						...setLines(['without a stop.'], { y: 760 }),
						...setLines(['• One entry.', '• Another entry.'], { y: 700 })
					],
					[...head(3), ...setLines(['Figure 2: the door of the store'], { y: 700 })]
				],
				{ title: 'Microsoft Word - rules.docx' }
			),
			'rules.pdf'
		);
		expect(read.title).toBe('Rules for the store');
		expect(assemble(read.pieces).split('\n\n')).toEqual([
			'Rules for the store',
			'The store is locked at night, and only the warden holds its key. Nobody enters alone, which is a well-known rule.',
			'A second paragraph is about a well-known rule, and it goes on over the page without a stop.',
			'- One entry.',
			'- Another entry.'
		]);
		expect(cuts(read.pieces).sort()).toEqual([
			'caption: Figure 2: the door of the store',
			...['1', '2', '3'].map((page) => `page-number: ${page} of 3`),
			...['1', '2', '3'].map(() => 'running-head: Handbook of the store')
		]);
	});

	it.each([
		['that holds only pictures of text', makePdf([[]]), /pictures of text and no text/],
		['that asks for a password', makePdf([setLines(first)], { locked: true }), /password/],
		['that is damaged', Buffer.from('%PDF-1.4\nnothing'), /damaged/]
	])('one %s is refused with a sentence', async (_, bytes, sentence) => {
		expect(await refusal(bytes, 'a.pdf')).toMatch(sentence);
	});

	it('called like a page are read as what they are', async () => {
		const read = await given(makePdf([setLines(first)]), 'a.html');
		expect(read.notes[0]).toMatch(/is a PDF/);
	});
});

describe('what is no text', () => {
	it.each([
		['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'a.txt', /a picture/],
		['an old document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.docx', /before 2007/],
		[
			'a locked document',
			Buffer.concat([
				Buffer.from('d0cf11e0a1b11ae1', 'hex'),
				Buffer.from('EncryptedPackage', 'utf16le')
			]),
			'a.docx',
			/password/
		],
		['a workbook', zipSync({ 'xl/workbook.xml': new Uint8Array() }), 'a.docx', /Excel/],
		['an archive', zipSync({ 'a.txt': new Uint8Array() }), 'a.docx', /ZIP archive/],
		['half an archive', Buffer.from('PK\x03\x04\0\0'), 'a.txt', /damaged/],
		['a program', Buffer.from('\x7fELF\x02\x01', 'latin1'), 'a.txt', /a program/],
		['text called a document', 'Words.', 'a.docx', /called like a Word document and is none/],
		['text of another ending', 'Words.', 'a.exe', /called \.exe/],
		['UTF-16', Buffer.from('\uFEFFWords.', 'utf16le'), 'a.txt', /not plain text in UTF-8/],
		['broken UTF-8', Buffer.from([65, 0xc3, 0x28]), 'a.txt', /not plain text in UTF-8/],
		['noise', Buffer.alloc(200, 1), 'a.txt', /not plain text/]
	])('%s is refused, and it is said what it is', async (_, bytes, name, sentence) => {
		expect(await refusal(bytes, name)).toMatch(sentence);
	});
});

test('pages of other encodings are read by what they or their server say', async () => {
	const page = '<meta charset="windows-1252"><p>caf\xe9</p>';
	const read = async (bytes: Uint8Array, type = '') =>
		assemble((await given(bytes, 'a.html', type)).pieces);
	expect(await read(Buffer.from(page, 'latin1'))).toBe('café');
	const plain = Buffer.from('<p>caf\xe9</p>', 'latin1');
	expect(await read(plain, 'text/html')).toBe('café');
	expect(await read(plain, 'text/html; charset=iso-8859-1')).toBe('café');
	expect(await read(Buffer.from('<p>café</p>'), 'text/html; charset=nonsense')).toBe('café');
});
