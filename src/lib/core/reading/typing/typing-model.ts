/** The typer's model as bytes. */
import { ByteReader, ByteWriter } from '../syntax/bytes.ts';
import { KEY_BITS } from '../syntax/hashing.ts';
import { ModelError } from '../syntax/model-format.ts';
import { encodeRows, Weights, type Row } from '../syntax/weights.ts';
import { ENTITY_CLASSES, FINE_TYPES } from './entity-types.ts';
import type { TypingModel } from './typer.ts';
import { decodeWords, encodeWords } from './word-table.ts';

/** A model as it comes out of training, its weights still in rows. */
export type TrainedTyping = Omit<TypingModel, 'weights'> & { weights: readonly Row[] };

/** A model only fits the hashing and the types it was trained with. */
const SIGNATURE = `threshold-typing/2, ${KEY_BITS}-bit keys, ${FINE_TYPES.join(' ')}`;

/** Uncompressed; whoever stores it compresses it. */
export function encodeTyping(model: TrainedTyping): Uint8Array {
	const writer = new ByteWriter();
	writer.text(SIGNATURE);
	writer.varint(model.scale);
	const { named, described } = model.personLead;
	for (const lead of [named, described]) writer.varint(Math.round(lead * 100));
	const { slope, offsets } = model.calibration;
	for (const number of [slope, ...offsets]) writer.signed(Math.round(number * 1000));
	encodeWords(writer, model.words);
	encodeRows(writer, model.weights);
	return writer.bytes();
}

/** @throws ModelError when the bytes are not what `encodeTyping` wrote */
export function decodeTyping(bytes: Uint8Array): TypingModel {
	try {
		const reader = new ByteReader(bytes);
		if (reader.text() !== SIGNATURE) throw new ModelError('These bytes are not a typing model');
		const scale = reader.varint();
		const personLead = { named: reader.varint() / 100, described: reader.varint() / 100 };
		const slope = reader.signed() / 1000;
		const offsets = ENTITY_CLASSES.map(() => reader.signed() / 1000);
		const words = decodeWords(reader);
		const weights = Weights.decode(reader);
		if (!reader.done) throw new ModelError('There is more in the typing model than belongs there');
		return { words, weights, scale, personLead, calibration: { slope, offsets } };
	} catch (error) {
		if (error instanceof RangeError) {
			throw new ModelError(`The typing model is damaged: ${error.message}`, { cause: error });
		}
		throw error;
	}
}
