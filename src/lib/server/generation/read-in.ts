import { splitText, type Piece } from '../../core/article/pieces.ts';
import { DomainError } from '../errors.ts';
import { storableText } from '../storable-text.ts';
import { locked, readDocx, unreadableKind } from './docx-pieces.ts';
import { readHtml } from './html-pieces.ts';
import { readMarkdown } from './markdown-pieces.ts';
import { readPdf } from './pdf-pieces.ts';
import { sniff } from './sniff.ts';

export type FileKind = 'docx' | 'pdf' | 'html' | 'markdown' | 'text';

export interface GivenFile {
	bytes: Uint8Array;
	/** What it is called, or its address; its ending tells kinds of text apart. */
	name: string;
	/** What its server says it is: a content type with its charset; '' for an upload, whose name says it. */
	type: string;
}

/** What was brought in, read: its paragraphs in order, each with whether it belongs to the article. */
export interface ReadIn {
	kind: FileKind;
	/** '' when it names none. */
	title: string;
	pieces: Piece[];
	/** As the page names its licence; '' when it names none. */
	licence: string;
	/** What the trainer should know about how it was read, a sentence each. */
	notes: string[];
}

const ENDINGS: Record<string, FileKind> = {
	docx: 'docx',
	pdf: 'pdf',
	html: 'html',
	htm: 'html',
	xhtml: 'html',
	md: 'markdown',
	markdown: 'markdown',
	txt: 'text',
	text: 'text'
};
const NAMES: Record<FileKind, string> = {
	docx: 'a Word document',
	pdf: 'a PDF',
	html: 'a web page',
	markdown: 'Markdown',
	text: 'plain text'
};
const IN_WORDS: Partial<Record<ReturnType<typeof sniff>, string>> = {
	'rich-text': 'a rich-text file (RTF)',
	picture: 'a picture',
	'sound-or-film': 'a sound or a film',
	archive: 'an archive',
	program: 'a program'
};

/** Reads a file by what it holds, whatever it is called. Rejects with a DomainError of one sentence where it cannot. */
export async function readIn({ bytes, name, type }: GivenFile): Promise<ReadIn> {
	const called = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
	const ending = called !== null && Object.hasOwn(ENDINGS, called) ? ENDINGS[called]! : null;
	const sniffed = sniff(bytes);
	const foreign = IN_WORDS[sniffed];
	if (foreign) throw unreadableKind(foreign);
	if (sniffed === 'office-97') {
		const words = Buffer.from('EncryptedPackage', 'utf16le');
		if (Buffer.from(bytes).includes(words)) throw locked('document');
		throw unreadableKind('of the Office of before 2007 (.doc, .xls, .ppt)');
	}
	const read = await readAs(sniffed === 'zip' ? 'docx' : sniffed === 'pdf' ? 'pdf' : null);
	const notes =
		ending !== null && ending !== read.kind && isBinary(read.kind)
			? [
					`The file is called like ${NAMES[ending]} and is ${NAMES[read.kind]}; it was read as that.`
				]
			: [];
	return storable({ ...read, notes });

	async function readAs(kind: 'docx' | 'pdf' | null): Promise<Omit<ReadIn, 'notes'>> {
		if (kind === 'docx') return { kind, ...(await readDocx(bytes)) };
		if (kind === 'pdf') return { kind, licence: '', ...(await readPdf(bytes)) };
		if (ending !== null && isBinary(ending)) {
			throw new DomainError(
				'invalid',
				`This file is called like ${NAMES[ending]} and is none. Save it again as what it is, or paste the text.`,
				'file'
			);
		}
		if (type === '' && called !== null && ending === null)
			throw unreadableKind(`called .${called}`);
		return readText(decode(bytes, type), textKind(ending, type));
	}
}

/** The text of a file that is text, in the given kind of markup. */
export function readText(
	content: string,
	kind: 'html' | 'markdown' | 'text' | null
): Omit<ReadIn, 'notes'> {
	const plain = storableText(content.replace(/^\uFEFF/, ''));
	const sure = kind ?? (/^\s*(<!doctype html|<html)/i.test(plain) ? 'html' : 'text');
	if (sure === 'html') return { kind: sure, ...readHtml(plain) };
	if (sure === 'markdown') return { kind: sure, licence: '', ...readMarkdown(plain) };
	return { kind: sure, title: '', licence: '', pieces: splitText(plain) };
}

function textKind(ending: FileKind | null, type: string): 'html' | 'markdown' | 'text' | null {
	if (/\b(text\/html|application\/xhtml)/i.test(type)) return 'html';
	if (/\btext\/(x-)?markdown/i.test(type)) return 'markdown';
	if (ending !== null && !isBinary(ending)) return ending as 'html' | 'markdown' | 'text';
	if (/\btext\/plain/i.test(type)) return 'text';
	return null;
}

function isBinary(kind: FileKind): boolean {
	return kind === 'docx' || kind === 'pdf';
}

/**
 * The words of a text file: by what its sender says, its byte-order mark or the page's own word, else UTF-8. A page
 * from the web that says nothing and is no UTF-8 is read as browsers would.
 */
function decode(bytes: Uint8Array, type: string): string {
	const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
	const said =
		/charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ??
		/<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
		'utf-8';
	for (const encoding of [said, 'utf-8', ...(type === '' ? [] : ['windows-1252'])]) {
		try {
			const words = new TextDecoder(encoding, { fatal: true }).decode(bytes);
			if (!looksBinary(words)) return words;
		} catch {
			// The next one.
		}
	}
	throw new DomainError(
		'invalid',
		'This file is not plain text in UTF-8. Save it as UTF-8 text and upload it again, or paste the text.',
		'file'
	);
}

/** Text has hardly any control characters; a NUL here and there is left to be taken out. */
function looksBinary(words: string): boolean {
	let controls = 0;
	for (let i = 0; i < Math.min(words.length, 20_000); i++) {
		const code = words.charCodeAt(i);
		if (code > 0 && code < 9) controls++;
	}
	return controls > 20;
}

function storable(read: ReadIn): ReadIn {
	return {
		...read,
		title: storableText(read.title).slice(0, 200),
		licence: storableText(read.licence).slice(0, 500),
		pieces: read.pieces.map((piece) => ({ ...piece, text: storableText(piece.text) }))
	};
}
