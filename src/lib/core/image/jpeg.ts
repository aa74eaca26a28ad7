import { Bytes, damaged, sized, type Copied } from './refused.ts';

/** Tables, frame and scans. */
const KEPT = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd]);
/** Lossless, hierarchical and arithmetic frames: no browser draws them. */
const UNSHOWN = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdc]);
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/**
 * The segments of a JPEG that make the picture, up to its end: what cameras and programs add (places, times, thumbnails,
 * remarks) is left out, and whatever hangs behind it. Which way is up, that cameras note among it, is said anew.
 */
export function readJpeg(bytes: Uint8Array): Copied {
	const jpeg = new Bytes(bytes);
	const parts: Uint8Array[] = [];
	let size: { width: number; height: number } | undefined;
	let turn = 1;
	let hasScan = false;
	for (let at = 2; ;) {
		if (jpeg.u8(at) !== 0xff) throw damaged();
		// Any number of these may fill up before a marker.
		while (jpeg.u8(at + 1) === 0xff) at++;
		const marker = jpeg.u8(at + 1);
		if (marker === 0xd9) break;
		if (marker < 0xc0 || marker === 0xd8 || isRestart(marker)) throw damaged();
		if (UNSHOWN.has(marker)) throw damaged();
		const length = jpeg.u16(at + 2);
		if (length < 2) throw damaged();
		let end = at + 2 + length;
		const segment = jpeg.slice(at, end);
		if (marker >= 0xc0 && marker <= 0xc2) {
			if (size) throw damaged();
			size = sized(jpeg.u16(at + 7), jpeg.u16(at + 5));
		}
		if (marker === 0xe1 && !size && turn === 1) turn = turnOf(segment);
		if (marker === 0xda) {
			if (!size) throw damaged();
			hasScan = true;
			end = afterScan(jpeg, end);
		}
		if (KEPT.has(marker) || isColour(marker, segment)) parts.push(jpeg.slice(at, end));
		at = end;
	}
	if (!size || !hasScan) throw damaged();
	const { width, height } = size;
	const start = [Uint8Array.of(0xff, 0xd8), ...(turn === 1 ? [] : [turned(turn)])];
	return {
		...(turn >= 5 ? { width: height, height: width } : { width, height }),
		parts: [...start, ...parts, Uint8Array.of(0xff, 0xd9)]
	};
}

/** Where the next marker stands behind a scan's data, in which FF is always followed by 00 or a restart. */
function afterScan({ all }: Bytes, from: number): number {
	for (let at = all.indexOf(0xff, from); at >= 0; at = all.indexOf(0xff, at + 1)) {
		const next = all[at + 1];
		if (next === undefined) break;
		if (next !== 0 && !isRestart(next)) return at;
	}
	throw damaged();
}

const text = (segment: Uint8Array, from: number, length: number) =>
	String.fromCharCode(...segment.subarray(from, from + length));

/** Whether an application's segment says how colours are meant: JFIF without a thumbnail, an ICC profile, Adobe's. */
function isColour(marker: number, segment: Uint8Array): boolean {
	switch (marker) {
		case 0xe0:
			return segment.length === 18 && text(segment, 4, 5) === 'JFIF\0';
		case 0xe2:
			return text(segment, 4, 12) === 'ICC_PROFILE\0';
		case 0xee:
			return segment.length === 16 && text(segment, 4, 5) === 'Adobe';
		default:
			return false;
	}
}

/** Which way is up, 1 to 8, by the Exif in a segment; 1, which is as it stands, where it does not say. */
function turnOf(segment: Uint8Array): number {
	if (text(segment, 4, 6) !== 'Exif\0\0') return 1;
	try {
		const exif = new Bytes(segment.subarray(10));
		const order = exif.text(0, 2);
		if (order !== 'II' && order !== 'MM') return 1;
		const little = order === 'II';
		const first = exif.u32(4, little);
		for (let i = 0, count = exif.u16(first, little); i < count; i++) {
			const entry = first + 2 + 12 * i;
			if (exif.u16(entry, little) !== 0x0112) continue;
			const turn = exif.u16(entry + 8, little);
			return turn >= 1 && turn <= 8 ? turn : 1;
		}
	} catch {
		// What cannot be read says nothing.
	}
	return 1;
}

/** A segment of Exif that says which way is up, and nothing else. */
function turned(turn: number): Uint8Array {
	const head = [0xff, 0xe1, 0, 34, ...'Exif\0\0'].map((b) =>
		typeof b === 'string' ? b.charCodeAt(0) : b
	);
	const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
	const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
	return Uint8Array.from([...head, ...tiff, ...directory]);
}
