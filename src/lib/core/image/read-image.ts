/**
 * Pictures as they come from anybody: told apart by their bytes, never by their names, measured from their headers, and
 * copied without what is no part of the picture (where it was taken, by which camera, remarks, whatever hangs behind it).
 * Nothing is decoded: that is the browser's trade, which does it in a sandbox.
 */
import { readGif } from './gif.ts';
import { readJpeg } from './jpeg.ts';
import { LARGEST_IMAGE, LONGEST_SIDE, MOST_PIXELS, TOO_LARGE, type ImageType } from './picture.ts';
import { readPng } from './png.ts';
import { Refused, type Copied } from './refused.ts';
import { readWebp } from './webp.ts';

export interface ReadImage {
	type: ImageType;
	/** As it is shown, in pixels. */
	width: number;
	height: number;
	/** The picture alone. Reading these again gives the same. */
	bytes: Uint8Array;
}

const READERS: readonly [ImageType, (head: string) => boolean, (bytes: Uint8Array) => Copied][] = [
	['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n'), readPng],
	['image/jpeg', (head) => head.startsWith('\xff\xd8\xff'), readJpeg],
	['image/gif', (head) => /^GIF8[79]a/.test(head), readGif],
	['image/webp', (head) => /^RIFF[^]{4}WEBP/.test(head), readWebp]
];

/** @returns why it is not taken, in a sentence, where it is not */
export function readImage(bytes: Uint8Array): ReadImage | { refused: string } {
	if (bytes.length === 0) return { refused: 'This file is empty.' };
	if (bytes.length > LARGEST_IMAGE) return { refused: TOO_LARGE };
	const head = latin1(bytes.subarray(0, 512));
	const reader = READERS.find(([, isIt]) => isIt(head));
	if (!reader) return { refused: whatElse(head) };
	try {
		const { width, height, parts } = reader[2](bytes);
		if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
			return {
				refused: `This picture is ${width} × ${height} pixels large; at most ${LONGEST_SIDE} on a side and ${MOST_PIXELS / 1e6} million in all can be shown on every phone. Make it smaller first.`
			};
		}
		return { type: reader[0], width, height, bytes: joined(parts) };
	} catch (cause) {
		if (!(cause instanceof Refused)) throw cause;
		return { refused: cause.message };
	}
}

function whatElse(head: string): string {
	if (/<svg|<!doctype svg/i.test(head)) {
		return 'SVG is not taken: such a file can carry programs as well as a picture. Save it as PNG.';
	}
	if (/^[^]{4}ftyp(hei|hev|mif|msf)/.test(head)) {
		return 'This is a HEIC picture, which many browsers cannot show. Save it as JPEG.';
	}
	return 'This is no picture that can be shown here. Bring a PNG, JPEG, WebP or GIF.';
}

function latin1(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
