/** The reader's model as bytes: tags, lexicon, lemma table and the linear models, one after the other. */
import { ByteReader, ByteWriter } from './bytes.ts';
import { readBoosting, writeBoosting } from './boosting.ts';
import type { Gate } from './gate.ts';
import { KEY_BITS } from './hashing.ts';
import { type Lemmatiser, lemmatiserOf } from './lemmatise.ts';
import type { Direction, Parser } from './parser.ts';
import type { Lexicon } from './tag-features.ts';
import type { Tagger, TaggerPasses } from './tagger.ts';
import { encodeRows, type Row, type Scorer, Weights } from './weights.ts';

/** Everything needed to read the syntax of a sentence. */
export interface SyntaxModel {
	tagger: Tagger;
	lemmatiser: Lemmatiser;
	/** At least one. */
	parsers: Parser[];
	/** Every relation but root. */
	labels: readonly string[];
	/** Decides from what the parsers say. */
	judge: Scorer;
	/** Where there is none, nothing is sure. */
	gate: Gate | null;
}

/** A model as it comes out of training, with its weights still in rows. */
export interface TrainedModel {
	tags: readonly string[];
	lexicon: Lexicon;
	passes: TaggerPasses<readonly Row[]>;
	lemmatiser: Lemmatiser;
	labels: readonly string[];
	parsers: readonly { direction: Direction; rows: readonly Row[] }[];
	judge: readonly Row[];
	gate: Gate | null;
}

/** The bytes are no model, or one of another version. */
export class ModelError extends Error {}

/** In the order of the file. */
const PASSES = ['forward', 'backward', 'second'] as const;

/** A model only fits the hashing it was trained with. */
const SIGNATURE = `threshold-syntax/5, ${KEY_BITS}-bit keys`;

/** Uncompressed; whoever stores it compresses it. */
export function encodeModel(model: TrainedModel): Uint8Array {
	const writer = new ByteWriter();
	writer.text(SIGNATURE);
	writeLines(writer, model.tags);
	writeTable(writer, model.lexicon);
	for (const pass of PASSES) encodeRows(writer, model.passes[pass]);
	writeLines(writer, model.lemmatiser.edits);
	writeTable(writer, model.lemmatiser.table);
	writeTable(writer, model.lemmatiser.casings);
	writeTable(writer, model.lemmatiser.known);
	writeLines(writer, model.labels);
	writer.varint(model.parsers.length);
	for (const { direction, rows } of model.parsers) {
		writer.byte(direction === 'forward' ? 0 : 1);
		encodeRows(writer, rows);
	}
	encodeRows(writer, model.judge);
	writer.byte(model.gate ? 1 : 0);
	if (model.gate) writeGate(writer, model.gate);
	return writer.bytes();
}

/** @throws ModelError when the bytes are not what `encodeModel` wrote */
export function decodeModel(bytes: Uint8Array): SyntaxModel {
	try {
		const reader = new ByteReader(bytes);
		if (reader.text() !== SIGNATURE) throw new ModelError('These bytes are not a syntax model');
		const tags = readLines(reader);
		const lexicon = readTable(reader);
		const passes = {
			forward: Weights.decode(reader),
			backward: Weights.decode(reader),
			second: Weights.decode(reader)
		};
		const edits = readLines(reader);
		const table = readTable(reader);
		const casings = readTable(reader);
		const known = readTable(reader);
		const labels = readLines(reader);
		const parsers = Array.from({ length: reader.varint() }, (): Parser => {
			const direction = reader.byte() === 0 ? 'forward' : 'backward';
			return { direction, labels, weights: Weights.decode(reader) };
		});
		const judge = Weights.decode(reader);
		const gate = reader.byte() === 1 ? readGate(reader) : null;
		if (!reader.done) throw new ModelError('There is more in the syntax model than belongs there');
		return {
			tagger: { tags, lexicon, passes },
			lemmatiser: lemmatiserOf({ edits, table, casings, known }),
			parsers,
			labels,
			judge,
			gate
		};
	} catch (error) {
		if (error instanceof RangeError) {
			throw new ModelError(`The syntax model is damaged: ${error.message}`, { cause: error });
		}
		throw error;
	}
}

function writeLines(writer: ByteWriter, lines: readonly string[]): void {
	writer.text(lines.join('\n'));
}

function readLines(reader: ByteReader): string[] {
	const text = reader.text();
	return text === '' ? [] : text.split('\n');
}

/** Sorted by key, so that equal tables give equal bytes whatever order they were filled in. */
function writeTable(writer: ByteWriter, table: ReadonlyMap<string, number>): void {
	const entries = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
	writeLines(
		writer,
		entries.map(([key]) => key)
	);
	for (const [, value] of entries) writer.varint(value);
}

function readTable(reader: ByteReader): Map<string, number> {
	return new Map(readLines(reader).map((key) => [key, reader.varint()]));
}

/** Likelihoods are kept in ten-thousandths. */
const SURE_STEPS = 10_000;

function writeGate(writer: ByteWriter, gate: Gate): void {
	const { boosting, doubting, frames, calibration, sureFrom } = gate;
	writeBoosting(writer, boosting);
	writeBoosting(writer, doubting);
	writeTable(writer, frames);
	writer.signed(calibration.slope);
	writer.signed(calibration.offset);
	writer.varint(Math.round(sureFrom * SURE_STEPS));
}

function readGate(reader: ByteReader): Gate {
	return {
		boosting: readBoosting(reader),
		doubting: readBoosting(reader),
		frames: readTable(reader),
		calibration: { slope: reader.signed(), offset: reader.signed() },
		sureFrom: reader.varint() / SURE_STEPS
	};
}
