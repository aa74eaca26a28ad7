/** What a file is by its first bytes, whatever it is called. */
export type Sniffed =
	| 'pdf'
	| 'zip'
	| 'office-97'
	| 'rich-text'
	| 'picture'
	| 'sound-or-film'
	| 'archive'
	| 'program'
	| 'text';

const BEGINNINGS: [Sniffed, ...string[]][] = [
	['zip', 'PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'],
	['office-97', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
	['rich-text', '{\\rtf'],
	['picture', '\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'BM', 'II*\0', 'MM\0*', '8BPS'],
	['sound-or-film', 'ID3', 'OggS', 'fLaC', '\x1aE\xdf\xa3'],
	['archive', '\x1f\x8b', 'BZh', '\xfd7zXZ', '7z\xbc\xaf\x27\x1c', 'Rar!'],
	['program', 'MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '\0asm']
];

export function sniff(bytes: Uint8Array): Sniffed {
	const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
	// Readers of PDF allow for a few bytes before it; a text that tells of PDFs has words there.
	const pdf = head.indexOf('%PDF-');
	if (pdf === 0 || (pdf > 0 && !/[a-z]{3}/i.test(head.slice(0, pdf)))) return 'pdf';
	if (/^RIFF[^]{4}WEBP/.test(head) || /^[^]{4}ftyp(avif|heic|heix|mif1)/.test(head)) {
		return 'picture';
	}
	if (/^[^]{4}ftyp/.test(head) || /^RIFF[^]{4}(WAVE|AVI )/.test(head)) return 'sound-or-film';
	const binary = [...head].some((sign) => sign < ' ' && !/[\t\n\f\r]/.test(sign));
	for (const [kind, ...beginnings] of BEGINNINGS) {
		// Two or three letters alone may begin a text as well; what is no text goes on with bytes that are none.
		const found = beginnings.find((beginning) => head.startsWith(beginning));
		if (found && (found.length > 3 || binary)) return kind;
	}
	return 'text';
}
