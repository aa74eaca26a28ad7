import { inflateRawSync } from 'node:zlib';
import { DomainError } from '../errors.ts';

interface Entry {
	name: string;
	encrypted: boolean;
	/** 0 as it is, 8 deflated. */
	method: number;
	packed: number;
	/** What it says it is unpacked; not to be believed. */
	claimed: number;
	/** Where its local header begins. */
	at: number;
}

/** More than any document has; a list without end takes time by itself. */
const MOST_ENTRIES = 5_000;
/** Of everything in it, pictures too, by what it says itself. */
const MOST_CLAIMED = 500 * 1024 * 1024;

/** The entries of a ZIP file by its central directory; null where that cannot be read. */
export function zipEntries(bytes: Uint8Array): Entry[] | null {
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = data.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	if (end < 0 || end + 22 > data.length) return null;
	const count = data.readUInt16LE(end + 10);
	let at = data.readUInt32LE(end + 16);
	if (count > MOST_ENTRIES) throw bomb();
	const entries: Entry[] = [];
	for (let i = 0; i < count; i++) {
		if (at + 46 > data.length || data.readUInt32LE(at) !== 0x02014b50) return null;
		const nameEnd = at + 46 + data.readUInt16LE(at + 28);
		entries.push({
			name: data.toString('utf8', at + 46, nameEnd),
			encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
			method: data.readUInt16LE(at + 10),
			packed: data.readUInt32LE(at + 20),
			claimed: data.readUInt32LE(at + 24),
			at: data.readUInt32LE(at + 42)
		});
		at = nameEnd + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
	}
	return entries;
}

/**
 * Unpacks what will be read, and refuses a file that would unpack to more than it may: by what it says of itself, and
 * by what really comes, which is stopped at the limit, whatever was said.
 * @param most bytes that all the entries which `isRead` names may come to together
 * @returns what each of them holds, the last where several have a name; null where one cannot be unpacked
 */
export function unpack(
	bytes: Uint8Array,
	entries: readonly Entry[],
	isRead: (name: string) => boolean,
	most: number
): Map<string, Uint8Array> | null {
	const read = entries.filter(({ name }) => isRead(name));
	const claimed = (some: readonly Entry[]) => some.reduce((sum, entry) => sum + entry.claimed, 0);
	if (claimed(entries) > MOST_CLAIMED || claimed(read) > most) throw bomb();
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const contents = new Map<string, Uint8Array>();
	let left = most;
	for (const { name, at, packed, method } of read) {
		if (at + 30 > data.length) return null;
		const start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
		const content = data.subarray(start, start + packed);
		const unpacked = method === 0 ? content : method === 8 ? inflated(content, left) : null;
		if (!unpacked) return null;
		left -= unpacked.length;
		if (left < 0) throw bomb();
		contents.set(name, unpacked);
	}
	return contents;
}

function inflated(content: Buffer, most: number): Buffer | null {
	try {
		return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
	} catch (error) {
		if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb();
		return null;
	}
}

function bomb(): DomainError {
	return new DomainError(
		'too-large',
		'This file unpacks to far more than a document holds, so it was not opened. Save the document again, or paste its text.',
		'file'
	);
}
