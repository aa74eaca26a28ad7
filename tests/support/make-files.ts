/** Files as other programs write them, for tests: Word documents and PDFs. */
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

type Bytes = Uint8Array<ArrayBuffer>;

/** A paragraph of a document, with the name of its style where it has one. */
export interface DocxParagraph {
	text: string;
	style?: string;
}

export function makeDocx(paragraphs: readonly DocxParagraph[], inBody = ''): Bytes {
	const escape = (text: string) =>
		text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const styles = [...new Set(paragraphs.flatMap(({ style }) => style ?? []))];
	const idOf = (style: string) => style.replace(/\s/g, '');
	const body = paragraphs
		.map(
			({ text, style }) =>
				`<w:p>${style ? `<w:pPr><w:pStyle w:val="${idOf(style)}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`
		)
		.join('');
	return zipSync({
		'[Content_Types].xml': strToU8(
			'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
		),
		'_rels/.rels': strToU8(
			'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
		),
		'word/styles.xml': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${styles.map((style) => `<w:style w:type="paragraph" w:styleId="${idOf(style)}"><w:name w:val="${style}"/></w:style>`).join('')}</w:styles>`
		),
		'word/_rels/document.xml.rels': strToU8(
			'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
		),
		'word/document.xml': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}${inBody}</w:body></w:document>`
		)
	}) as Bytes;
}

/** A line of a page: where it begins, in points from the page's lower left, and the size of its letters. */
export interface PdfLine {
	x: number;
	y: number;
	text: string;
	size?: number;
}

const latin = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'));

/**
 * A PDF of A4 pages in Helvetica; `locked` asks for a password that nobody knows, and what is drawn on the first page of
 * one with `bombMegabytes` unpacks to so many.
 */
export function makePdf(
	pages: readonly (readonly PdfLine[])[],
	{ title = '', locked = false, bombMegabytes = 0 } = {}
): Bytes {
	const objects: string[] = [];
	const add = (body: string) => objects.push(body);
	const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
	add('<< /Type /Catalog /Pages 2 0 R >>');
	add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
	add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
	pages.forEach((lines, i) => {
		const escape = (text: string) => text.replace(/[\\()]/g, '\\$&').replaceAll('•', '\x95');
		const drawn = lines
			.map(
				({ x, y, text, size = 11 }) =>
					`BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escape(text)}) Tj ET`
			)
			.join('\n');
		add(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`
		);
		const packed =
			bombMegabytes > 0 && i === 0
				? deflateSync(Buffer.alloc(bombMegabytes * 1024 * 1024, ' ')).toString('latin1')
				: null;
		add(
			packed === null
				? `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`
				: `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`
		);
	});
	const info = objects.length + 1;
	add(`<< /Title (${title}) >>`);
	const hex = (byte: string) => `<${byte.repeat(32)}>`;
	if (locked) {
		add(`<< /Filter /Standard /V 1 /R 2 /O ${hex('a7')} /U ${hex('3c')} /P -44 >>`);
	}
	let file = '%PDF-1.4\n';
	const offsets = objects.map((body, i) => {
		const at = file.length;
		file += `${i + 1} 0 obj\n${body}\nendobj\n`;
		return at;
	});
	const table = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	file += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	const lock = locked ? ` /Encrypt ${info + 1} 0 R /ID [${hex('01')} ${hex('01')}]` : '';
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R${lock} >>\nstartxref\n${table}\n%%EOF\n`;
	return latin(file);
}

/** Lines of a column, set under each other from `y` on. */
export function setLines(
	lines: readonly string[],
	{ x = 72, y = 720, lead = 14, size = 11 } = {}
): PdfLine[] {
	return lines.map((text, i) => ({ x, y: y - i * lead, text, size }));
}

/** A Word document that claims little and unpacks to hundreds of megabytes. */
export function makeBomb(megabytes: number): Bytes {
	const bomb = makeDocx([], `<w:p>${' '.repeat(megabytes * 1024 * 1024)}</w:p>`);
	// What the central directory says of it is made small.
	const view = Buffer.from(bomb.buffer, bomb.byteOffset, bomb.byteLength);
	for (let at = view.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0;) {
		view.writeUInt32LE(Math.min(view.readUInt32LE(at + 24), 4_000), at + 24);
		at = view.indexOf('PK\x01\x02', at + 4, 'latin1');
	}
	return bomb;
}
