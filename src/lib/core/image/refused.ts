/** Why a picture is not taken, in a sentence for whoever brought it. */
export class Refused extends Error {
	override readonly name = 'Refused';
}

/** What is kept of a picture, in order, and how large it is. */
export interface Copied {
	width: number;
	height: number;
	parts: Uint8Array[];
}

export function damaged(): Refused {
	return new Refused('This picture is damaged or cut off. Save it again, and bring the new file.');
}

export function moving(): Refused {
	return new Refused(
		'This picture moves, and whoever reads could not stop it. Bring a single frame of it.'
	);
}

/** A picture of nothing is damaged as well. */
export function sized(width: number, height: number): { width: number; height: number } {
	if (width < 1 || height < 1) throw damaged();
	return { width, height };
}

/** Reads whole numbers and runs of bytes; beyond the end it is damaged. */
export class Bytes {
	readonly all: Uint8Array;
	readonly #view: DataView;

	constructor(all: Uint8Array) {
		this.all = all;
		this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
	}

	get length(): number {
		return this.all.length;
	}
	#within(at: number, size: number): void {
		if (at < 0 || at + size > this.all.length) throw damaged();
	}
	u8(at: number): number {
		this.#within(at, 1);
		return this.#view.getUint8(at);
	}
	u16(at: number, littleEndian = false): number {
		this.#within(at, 2);
		return this.#view.getUint16(at, littleEndian);
	}
	u24(at: number): number {
		return this.u16(at, true) | (this.u8(at + 2) << 16);
	}
	u32(at: number, littleEndian = false): number {
		this.#within(at, 4);
		return this.#view.getUint32(at, littleEndian);
	}
	slice(from: number, to: number): Uint8Array {
		this.#within(from, to - from);
		return this.all.subarray(from, to);
	}
	/** One character a byte. */
	text(from: number, length: number): string {
		return String.fromCharCode(...this.slice(from, from + length));
	}
}
