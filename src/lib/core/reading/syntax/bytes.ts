/** Bytes written and read in order: variable-length whole numbers and UTF-8 text. */
export class ByteWriter {
	private buffer = new Uint8Array(1 << 16);
	private length = 0;

	byte(value: number): void {
		if (this.length === this.buffer.length) {
			const larger = new Uint8Array(this.buffer.length * 2);
			larger.set(this.buffer);
			this.buffer = larger;
		}
		this.buffer[this.length++] = value;
	}

	/** @param value a whole number from 0 to 2³¹ − 1; seven bits a byte, lowest first */
	varint(value: number): void {
		let rest = value;
		while (rest > 127) {
			this.byte((rest & 127) | 128);
			rest >>>= 7;
		}
		this.byte(rest);
	}

	/** A whole number of either sign, small ones in one byte. */
	signed(value: number): void {
		this.varint(value < 0 ? -value * 2 - 1 : value * 2);
	}

	text(value: string): void {
		const bytes = new TextEncoder().encode(value);
		this.varint(bytes.length);
		for (const b of bytes) this.byte(b);
	}

	bytes(): Uint8Array {
		return this.buffer.slice(0, this.length);
	}
}

/** Reads what a ByteWriter wrote; throws RangeError past the end. */
export class ByteReader {
	private at = 0;
	private readonly buffer: Uint8Array;

	constructor(buffer: Uint8Array) {
		this.buffer = buffer;
	}

	byte(): number {
		const value = this.buffer[this.at++];
		if (value === undefined) throw new RangeError('The data ends too early');
		return value;
	}

	varint(): number {
		let value = 0;
		let shift = 0;
		for (;;) {
			const b = this.byte();
			value |= (b & 127) << shift;
			if (b < 128) return value;
			shift += 7;
			if (shift > 28) throw new RangeError('A number is too long');
		}
	}

	signed(): number {
		const value = this.varint();
		return value & 1 ? -((value + 1) >>> 1) : value >>> 1;
	}

	text(): string {
		const length = this.varint();
		if (this.at + length > this.buffer.length) throw new RangeError('The data ends too early');
		const value = new TextDecoder().decode(this.buffer.subarray(this.at, this.at + length));
		this.at += length;
		return value;
	}

	/** Whether everything has been read. */
	get done(): boolean {
		return this.at === this.buffer.length;
	}
}
