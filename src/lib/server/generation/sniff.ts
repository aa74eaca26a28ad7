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
	['office-97', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
	['rich-text', '{\\rtf'],
	['picture', '\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'BM', 'II*\0', 'MM\0*', '8BPS'],
	['sound-or-film', 'ID3', 'OggS', 'fLaC', '\x1aE\xdf\xa3'],
	['archive', '\x1f\x8b', 'BZh', '\xfd7zXZ', '7z\xbc\xaf\x27\x1c', 'Rar!'],
	['program', 'MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '\0asm']
];

export function sniff(bytes: Uint8Array): Sniffed {
	const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
	// Readers of PDF allow for a little before it.
	if (
		head.includes('%PDF-') &&
		!/^\s*<|^[\x09\x0a\x0d\x20-\x7e]{40}/.test(head.split('%PDF-')[0]!)
	) {
		return 'pdf';
	}
	if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return 'zip';
	if (/^RIFF[^]{4}WEBP/.test(head) || /^[^]{4}ftyp(avif|heic|heix|mif1)/.test(head))
		return 'picture';
	if (/^[^]{4}ftyp/.test(head) || /^RIFF[^]{4}(WAVE|AVI )/.test(head)) return 'sound-or-film';
	for (const [kind, ...beginnings] of BEGINNINGS) {
		// Two letters alone may begin a text as well; what is no text goes on with bytes that are none.
		const found = beginnings.find((beginning) => head.startsWith(beginning));
		if (found && (found.length > 3 || /[\0-\x08\x0e-\x1a]/.test(head))) return kind;
	}
	return 'text';
}
