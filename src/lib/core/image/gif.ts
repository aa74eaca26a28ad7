import { Bytes, damaged, moving, sized, type Copied } from './refused.ts';

/** The one frame of a GIF with its palette; remarks and whatever programs left in it are not kept. */
export function readGif(bytes: Uint8Array): Copied {
	const gif = new Bytes(bytes);
	const size = sized(gif.u16(6, true), gif.u16(8, true));
	const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
	let at = 13 + colours(gif.u8(10));
	const parts = [gif.slice(0, at)];
	let hasFrame = false;
	/** How the next frame is drawn: which colour is none. */
	let control: Uint8Array | undefined;
	for (;;) {
		const from = at;
		const kind = gif.u8(at);
		if (kind === 0x3b) break;
		if (kind === 0x21) {
			const label = gif.u8(at + 1);
			at = afterBlocks(gif, at + 2);
			if (label === 0xf9) control = gif.slice(from, at);
			// Plain text is drawn by no browser, and uses up what was said of the next frame.
			else if (label === 0x01) control = undefined;
		} else if (kind === 0x2c) {
			if (hasFrame) throw moving();
			hasFrame = true;
			const [left, top] = [gif.u16(at + 1, true), gif.u16(at + 3, true)];
			const { width, height } = sized(gif.u16(at + 5, true), gif.u16(at + 7, true));
			if (left + width > size.width || top + height > size.height) throw damaged();
			at = afterBlocks(gif, at + 10 + colours(gif.u8(at + 9)) + 1);
			if (control) parts.push(control);
			parts.push(gif.slice(from, at));
		} else throw damaged();
	}
	if (!hasFrame) throw damaged();
	return { ...size, parts: [...parts, gif.slice(at, at + 1)] };
}

/** Where a run of blocks, each led by its length, is over. */
function afterBlocks(gif: Bytes, at: number): number {
	for (let length = gif.u8(at); length > 0; length = gif.u8(at)) at += 1 + length;
	return at + 1;
}
