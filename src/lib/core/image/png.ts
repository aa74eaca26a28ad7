import { Bytes, damaged, moving, sized, type Copied } from './refused.ts';

/** What the picture is drawn from, and its colours. Text, times, thumbnails, places (eXIf) and private chunks are not. */
const KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP'.split(' '));

/** The chunks of a PNG that make the picture, up to its end. */
export function readPng(bytes: Uint8Array): Copied {
	const png = new Bytes(bytes);
	const parts = [png.slice(0, 8)];
	let size: { width: number; height: number } | undefined;
	let hasData = false;
	for (let at = 8; ;) {
		const length = png.u32(at);
		const kind = png.text(at + 4, 4);
		const end = at + 12 + length;
		const chunk = png.slice(at, end);
		if (!/^[A-Za-z]{4}$/.test(kind) || (size === undefined) !== (kind === 'IHDR')) throw damaged();
		if (kind === 'IHDR') {
			if (length !== 13) throw damaged();
			size = sized(png.u32(at + 8), png.u32(at + 12));
		}
		if (kind === 'acTL') throw moving();
		if (kind === 'IDAT') hasData = true;
		if (KEPT.has(kind)) parts.push(chunk);
		// A capital says that the picture cannot be drawn without it.
		else if (/^[A-Z]/.test(kind)) throw damaged();
		if (kind === 'IEND') break;
		at = end;
	}
	if (!size || !hasData) throw damaged();
	return { ...size, parts };
}
