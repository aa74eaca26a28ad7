import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	exif,
	gif,
	gifRemark,
	JPEG,
	jpegSegment,
	jpegWith,
	png,
	pngChunk,
	WEBP,
	webpChunk,
	webpWith
} from '../../../../tests/support/images.ts';
import { LARGEST_IMAGE, LONGEST_SIDE } from './picture.ts';
import { readImage, type ReadImage } from './read-image.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const utf8 = (words: string) => new Uint8Array(Buffer.from(words));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function taken(bytes: Uint8Array): ReadImage {
	const read = readImage(bytes);
	if ('refused' in read) throw new Error(`was refused: ${read.refused}`);
	return read;
}
function refusal(bytes: Uint8Array): string {
	const read = readImage(bytes);
	return 'refused' in read ? read.refused : 'was taken';
}

const SOUND: [string, Uint8Array, { width: number; height: number }][] = [
	['image/png', png(), { width: 12, height: 8 }],
	['image/jpeg', JPEG, { width: 12, height: 8 }],
	['image/webp', WEBP, { width: 12, height: 8 }],
	['image/gif', gif(), { width: 2, height: 2 }]
];

describe.each(SOUND)('a picture of type %s', (type, bytes, size) => {
	it('is told by its bytes, with its size', () => {
		expect(taken(bytes)).toMatchObject({ type, ...size });
	});

	it('stays as it is where there is nothing to leave out', () => {
		expect(text(taken(bytes).bytes)).toBe(text(bytes));
	});

	it('is refused wherever it is cut off', () => {
		for (let end = 0; end < bytes.length; end++) {
			expect(refusal(bytes.slice(0, end)), `at ${end}`).not.toBe('was taken');
		}
	});

	it('loses whatever hangs behind it, so that it is nothing else as well', () => {
		const tail = utf8('PK\x03\x04<script>alert(1)</script>');
		expect(text(taken(joined(bytes, tail)).bytes)).toBe(text(bytes));
	});

	it('never makes the reader stumble, however it is spoiled, and reads the same a second time', () => {
		const spoiled = fc
			.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 })
			.map((changes) => {
				const copy = bytes.slice();
				for (const [at, value] of changes) copy[at] = value;
				return copy;
			});
		fc.assert(
			fc.property(spoiled, (copy) => {
				const read = readImage(copy);
				if ('refused' in read) expect(read.refused).toMatch(/^This .+[.]$/);
				else expect(taken(read.bytes)).toEqual(read);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('what is no part of a picture', () => {
	it.each([
		[
			'a PNG',
			png(12, 8, [1, 2, 3], [pngChunk('tEXt', 'Comment\0SECRET'), pngChunk('eXIf', 'MMSECRET')])
		],
		[
			'a JPEG',
			jpegWith(exif(1), jpegSegment(0xfe, 'SECRET'), jpegSegment(0xed, 'Photoshop SECRET'))
		],
		['a WebP', webpWith(webpChunk('EXIF', 'GPS SECRET'), webpChunk('XMP ', '<x>SECRET</x>'))],
		['a GIF', gif(1, [gifRemark('SECRET')])]
	])('does not come along with %s', (_, bytes) => {
		const read = taken(bytes);
		expect(text(bytes)).toMatch(/SECRET|GPS/);
		expect(text(read.bytes)).not.toMatch(/SECRET|GPS|Cam/);
		expect(taken(read.bytes)).toEqual(read);
	});

	it('is but for which way is up, with the size as it is shown', () => {
		const upright = taken(jpegWith(exif(1)));
		const turned = taken(jpegWith(exif(6)));
		expect(upright).toMatchObject({ width: 12, height: 8 });
		expect(turned).toMatchObject({ width: 8, height: 12 });
		expect(text(turned.bytes)).toContain('Exif');
		expect(text(turned.bytes)).not.toContain('GPS');
		expect(turned.bytes.length - upright.bytes.length).toBe(36);
	});

	it('is not mistaken for the picture in a JPEG of several scans', () => {
		const scan = jpegSegment(0xda, new Uint8Array([1, 1, 0, 0, 63, 0]));
		const data = new Uint8Array([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);
		const frame = jpegSegment(0xc2, new Uint8Array([8, 0, 8, 0, 12, 1, 1, 17, 0]));
		const start = new Uint8Array([0xff, 0xd8]);
		const end = new Uint8Array([0xff, 0xd9]);
		const whole = joined(start, frame, scan, data, scan, data, end);
		expect(taken(whole)).toMatchObject({ width: 12, height: 8 });
		expect(text(taken(whole).bytes)).toBe(text(whole));
	});
});

describe('a file that is not taken', () => {
	it.each([
		['nothing', new Uint8Array(), /empty/],
		[
			'an SVG, whatever it is called',
			utf8('<?xml version="1.0"?><svg onload="x()"/>'),
			/SVG is not taken/
		],
		['a page', utf8('<!doctype html><p>'), /no picture/],
		['a program behind two letters', utf8('MZ…'), /no picture/],
		['a HEIC', utf8('\0\0\0\x18ftypheic\0\0\0\0'), /HEIC/],
		['a PNG that moves', png(2, 2, [1, 2, 3], [pngChunk('acTL', '\0\0\0\x02\0\0\0\0')]), /moves/],
		['a GIF that moves', gif(2), /moves/],
		['a WebP that moves', webpWith(webpChunk('ANIM', '123456')), /moves/],
		['more than 2 MB', new Uint8Array(LARGEST_IMAGE + 1), /larger than 2 MB/],
		['a PNG without an end', png().slice(0, -12), /damaged/],
		[
			'a chunk that claims to be endless',
			joined(png().slice(0, 33), utf8('\x7f\xff\xff\xffIDAT')),
			/damaged/
		]
	])('is %s, and is told why', (_, bytes, why) => {
		expect(refusal(bytes)).toMatch(why);
	});

	it('is one of a few bytes that would fill the memory of a phone', () => {
		for (const [width, height] of [
			[LONGEST_SIDE + 1, 1],
			[1, 1_000_000],
			[5_000, 5_000],
			[0xffffffff, 0xffffffff]
		] as const) {
			expect(refusal(png(width, height))).toMatch(/pixels large; at most/);
		}
		expect(refusal(png(0, 5))).toMatch(/damaged/);
		expect(taken(png(LONGEST_SIDE, 2_000))).toMatchObject({ width: LONGEST_SIDE });
	});
});
