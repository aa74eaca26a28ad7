import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { DomainError } from '../errors.ts';
import { readHtml, type HtmlRead } from './html-pieces.ts';
import { unpack, zipEntries } from './zip.ts';

/** Of all the parts that are read, unpacked: a book of a thousand pages has a third. */
const MOST_UNPACKED = 30 * 1024 * 1024;

const STYLES = [
	"p[style-name='Title'] => h1:fresh",
	"p[style-name='Caption'] => p.caption:fresh",
	"p[style-name='caption'] => p.caption:fresh",
	...[1, 2, 3, 4].map((level) => `p[style-name='toc ${level}'] => p.toc:fresh`)
];

/** What a ZIP file is by what is in it, in words; null where it is a document of Word. */
export function zipIsNot(names: readonly string[]): string | null {
	const has = (part: string) => names.some((name) => name.startsWith(part));
	if (has('word/document')) return null;
	if (has('xl/')) return 'an Excel workbook';
	if (has('ppt/')) return 'a PowerPoint presentation';
	if (has('META-INF/container.xml')) return 'an e-book (EPUB)';
	if (has('mimetype') && has('content.xml')) return 'an OpenDocument file';
	return 'a ZIP archive';
}

/** A Word document's paragraphs in order. Rejects with a DomainError where it is none, or unpacks to too much. */
export async function readDocx(bytes: Uint8Array): Promise<HtmlRead> {
	const entries = zipEntries(bytes);
	if (!entries) throw unreadableKind('a damaged Word document or archive');
	const is = zipIsNot(entries.map(({ name }) => name));
	if (is) throw unreadableKind(is);
	if (entries.some(({ encrypted }) => encrypted)) throw locked('document');
	const parts = unpack(bytes, entries, (name) => /\.(xml|rels)$/i.test(name), MOST_UNPACKED);
	if (!parts) throw damaged();
	let html: string;
	try {
		const { value } = await mammoth.convertToHtml(
			// A file of our own making: one of theirs can be made so that two readers find different things in it.
			{ buffer: Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })) },
			{
				styleMap: STYLES,
				includeEmbeddedStyleMap: false,
				externalFileAccess: false,
				// Pictures are not read.
				convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
			}
		);
		html = value;
	} catch {
		throw damaged();
	}
	return readHtml(html, { whole: true });
}

export function unreadableKind(is: string): DomainError {
	return new DomainError(
		'invalid',
		`This file is ${is}, which cannot be read here. Bring a .docx, .pdf, .html, .md or .txt file, or paste the text.`,
		'file'
	);
}

export function locked(what: 'document' | 'PDF'): DomainError {
	return new DomainError(
		'invalid',
		`This ${what} is protected with a password. Save a copy without one and bring that.`,
		'file'
	);
}

function damaged(): DomainError {
	return new DomainError(
		'invalid',
		'This Word document is damaged and cannot be read. Open it in Word, save it again, and bring that.',
		'file'
	);
}
