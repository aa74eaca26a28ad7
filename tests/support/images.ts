/** Pictures of every kind, drawn small. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** 12 × 8 pixels, with an ICC profile, from a browser's canvas. */
export const JPEG = fromBase64(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIAAwDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAED/8QAGxAAAQUBAQAAAAAAAAAAAAAAAAECAxFBBCL/xAAVAQEBAAAAAAAAAAAAAAAAAAABBf/EABoRAAICAwAAAAAAAAAAAAAAAAECABESITH/2gAMAwEAAhEDEQA/AK1/MkFOjcstL6y80wAALVyGz5Aa5P/Z'
);
export const WEBP = fromBase64(
	'UklGRjYCAABXRUJQVlA4WAoAAAAgAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggSAAAANABAJ0BKgwACAADgFolsAJ0AQrWCFAAAM4nvANV+SL6NUO6ASP7Ks/907pmzjXUoLN8ZHmebnP/rgv4LtK72uw/7Bf9JO5oAA=='
);

const bytes = (...parts: (number[] | string | Uint8Array)[]) =>
	new Uint8Array(
		Buffer.concat(
			parts.map((part) =>
				typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part)
			)
		)
	);
const u16 = (n: number) => [n >> 8, n & 255];
const le16 = (n: number) => [n & 255, n >> 8];
const u32 = (n: number) => [...u16(n >>> 16), ...u16(n & 0xffff)];
const le32 = (n: number) => u32(n).reverse();

export function pngChunk(kind: string, data: Uint8Array | string): Uint8Array {
	const body = bytes(kind, data);
	return bytes(u32(body.length - 4), body, u32(crc32(body)));
}

/** A PNG of one colour. @param more chunks before the picture's data */
export function png(width = 12, height = 8, colour = [0, 160, 120], more: Uint8Array[] = []) {
	const line = bytes([0], ...Array.from({ length: Math.min(width, 2000) }, () => colour));
	const data = deflateSync(bytes(...Array.from({ length: Math.min(height, 2000) }, () => line)));
	return bytes(
		'\x89PNG\r\n\x1a\n',
		pngChunk('IHDR', bytes(u32(width), u32(height), [8, 2, 0, 0, 0])),
		...more,
		pngChunk('IDAT', data),
		pngChunk('IEND', '')
	);
}

/** A GIF of so many frames. @param more blocks before the first */
export function gif(frames = 1, more: Uint8Array[] = []): Uint8Array {
	const frame = bytes([0x2c], le16(0), le16(0), le16(2), le16(2), [0, 2, 3, 0x44, 0x34, 0x05, 0]);
	const control = bytes([0x21, 0xf9, 4, 0, 0, 0, 0, 0]);
	return bytes(
		'GIF89a',
		...[le16(2), le16(2), [0x80, 0, 0], [255, 0, 0, 0, 0, 255]],
		...more,
		...Array.from({ length: frames }, () => bytes(control, frame)),
		[0x3b]
	);
}
export const gifRemark = (words: string) => bytes([0x21, 0xfe, words.length], words, [0]);

/** A segment of a JPEG, which a camera puts right behind its beginning. */
export function jpegSegment(marker: number, data: Uint8Array | string): Uint8Array {
	const body = bytes(data);
	return bytes([0xff, marker], u16(body.length + 2), body);
}
export const jpegWith = (...segments: Uint8Array[]) =>
	bytes(JPEG.slice(0, 2), ...segments, JPEG.slice(2));

/** What a phone notes: which way is up, where it was taken, and a thumbnail. */
export function exif(turn: number): Uint8Array {
	const entries = [
		[...u16(0x010f), ...u16(2), ...u32(4), ...Buffer.from('Cam\0')],
		[...u16(0x0112), ...u16(3), ...u32(1), ...u16(turn), 0, 0],
		[...u16(0x8825), ...u16(4), ...u32(1), ...u32(100)]
	];
	const tiff = bytes('MM', u16(42), u32(8), u16(entries.length), ...entries, u32(0));
	return jpegSegment(0xe1, bytes('Exif\0\0', tiff, 'GPS 48.2082 N 16.3738 E'));
}

export function webpChunk(kind: string, data: Uint8Array | string): Uint8Array {
	const body = bytes(data);
	return bytes(kind, le32(body.length), body, body.length % 2 ? [0] : []);
}
export function webpWith(...chunks: Uint8Array[]): Uint8Array {
	const body = bytes(WEBP.slice(12), ...chunks);
	return bytes('RIFF', le32(body.length + 4), 'WEBP', body);
}

/** A picture of a colour of its own, with what an item or a situation tells of it. */
export function pictured(n: number, alt = `Picture ${n}`) {
	const data = png(12, 8, [n, 0, 0]);
	const id = createHash('sha256').update(data).digest('hex');
	return { data, image: { id, alt, width: 12, height: 8 } };
}
