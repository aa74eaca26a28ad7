/** The judge of pronouns' candidates as bytes. */
import { readBoosting, writeBoosting, type Boosting } from '../syntax/boosting.ts';
import { ByteReader, ByteWriter } from '../syntax/bytes.ts';
import { ModelError } from '../syntax/model-format.ts';
import { ROW_LENGTH } from './pronoun-features.ts';

/** Trees that tell from a row of `pronounRows` how likely the pronoun stands for that candidate. */
export type PronounModel = Boosting;

/** A model only fits the rows it was trained with. */
const SIGNATURE = `threshold-pronouns/1, ${ROW_LENGTH} numbers a row`;

/** Uncompressed; whoever stores it compresses it. */
export function encodePronouns(model: PronounModel): Uint8Array {
	const writer = new ByteWriter();
	writer.text(SIGNATURE);
	writeBoosting(writer, model);
	return writer.bytes();
}

/** @throws ModelError when the bytes are not what `encodePronouns` wrote */
export function decodePronouns(bytes: Uint8Array): PronounModel {
	try {
		const reader = new ByteReader(bytes);
		if (reader.text() !== SIGNATURE) throw new ModelError('These bytes are not a pronoun model');
		const model = readBoosting(reader);
		if (!reader.done) throw new ModelError('There is more in the pronoun model than belongs there');
		return model;
	} catch (error) {
		if (error instanceof RangeError) {
			throw new ModelError(`The pronoun model is damaged: ${error.message}`, { cause: error });
		}
		throw error;
	}
}
