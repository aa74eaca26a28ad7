import { Bytes, damaged, moving, sized, type Copied } from './refused.ts';

const KEPT = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
/** Of a VP8X chunk: that it moves; and that places and remarks (EXIF, XMP) come along, which they then do not. */
const MOVES = 0x02;
const TELLS = 0x08 | 0x04;

/** The chunks of a WebP that make the picture. */
export function readWebp(bytes: Uint8Array): Copied {
	const webp = new Bytes(bytes);
	const end = 8 + webp.u32(4, true);
	const parts: Uint8Array[] = [];
	let canvas: { width: number; height: number } | undefined;
	let size: { width: number; height: number } | undefined;
	for (let at = 12; at < end;) {
		const kind = webp.text(at, 4);
		const length = webp.u32(at + 4, true);
		const next = at + 8 + length + (length % 2);
		if (next > end) throw damaged();
		if (kind === 'ANIM' || kind === 'ANMF') throw moving();
		const chunk = webp.slice(at, next);
		if (kind === 'VP8X') {
			if (canvas || size || length < 10) throw damaged();
			if (webp.u8(at + 8) & MOVES) throw moving();
			canvas = sized(webp.u24(at + 12) + 1, webp.u24(at + 15) + 1);
			const told = chunk.slice();
			told[8] = webp.u8(at + 8) & ~TELLS;
			parts.push(told);
		} else if (KEPT.has(kind)) parts.push(chunk);
		if (kind === 'VP8 ' || kind === 'VP8L') {
			if (size) throw damaged();
			size = kind === 'VP8 ' ? lossy(webp, at + 8) : lossless(webp, at + 8);
		}
		at = next;
	}
	if (!size) throw damaged();
	if (canvas && (canvas.width !== size.width || canvas.height !== size.height)) throw damaged();
	const head = webp.slice(0, 12).slice();
	const length = parts.reduce((sum, part) => sum + part.length, 4);
	new DataView(head.buffer).setUint32(4, length, true);
	return { ...size, parts: [head, ...parts] };
}

function lossy(webp: Bytes, at: number) {
	// Only a key frame tells its size, behind a start code.
	if (webp.u8(at) & 1 || webp.u24(at + 3) !== 0x2a019d) throw damaged();
	return sized(webp.u16(at + 6, true) & 0x3fff, webp.u16(at + 8, true) & 0x3fff);
}

function lossless(webp: Bytes, at: number) {
	if (webp.u8(at) !== 0x2f) throw damaged();
	const bits = webp.u32(at + 1, true);
	return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}
