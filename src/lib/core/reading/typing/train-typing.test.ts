import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../random.ts';
import { ModelError } from '../syntax/model-format.ts';
import type { FineType } from './entity-types.ts';
import { scoreTyping, shares } from './score-typing.ts';
import { trainTyping } from './train-typing.ts';
import type { TypedSentence } from './typed-sentence.ts';
import { EntityTyper } from './typer.ts';
import { decodeTyping, encodeTyping } from './typing-model.ts';

/** A tiny language: "The NOUN VERBed a NOUN". */
function sentence(subject: string, object: string, types: [FineType, FineType]): TypedSentence {
	const forms = ['The', subject, 'saw', 'a', object, '.'];
	const upos = ['DET', 'NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT'];
	return {
		words: {
			forms,
			upos,
			xpos: ['DT', 'NN', 'VBD', 'DT', 'NN', '.'],
			lemmas: ['the', subject, 'see', 'a', object, '.'],
			heads: [2, 3, 0, 5, 3, 3],
			labels: ['det', 'nsubj', 'root', 'det', 'obj', 'punct']
		},
		types: new Map([
			[1, types[0]],
			[4, types[1]]
		]),
		upos
	};
}

const PEOPLE = ['nurse', 'judge', 'baker', 'miner'];
const PLACES = ['harbour', 'valley', 'castle', 'market'];
const texts = PEOPLE.map((person) =>
	PLACES.map((place) => sentence(person, place, ['person', 'place']))
);

/** Vectors of 1,100 words in which people and places lie apart; the last of each is not in the texts. */
function material() {
	const random = seededRandom('vectors');
	const words = [...PEOPLE, 'pilot', ...PLACES, 'meadow'];
	while (words.length < 1100)
		words.push(`w${words.length.toString(26).replace(/\d/g, (d) => 'qrstuvwxyz'[+d]!)}`);
	const dimensions = 6;
	const values = Float32Array.from({ length: words.length * dimensions }, (_, i) => {
		const word = Math.floor(i / dimensions);
		const axis = i % dimensions;
		const own = word < 5 ? 0 : word < 10 ? 1 : 2 + (word % 4);
		return (axis === own ? 1 : 0) + random.next() * 0.1;
	});
	const senses = { nouns: new Map(), names: new Map() };
	return { texts, heldOut: [], vectors: { words, dimensions, values }, senses };
}

describe('a trained typer', () => {
	let bytes: Uint8Array;
	let typer: EntityTyper;
	beforeAll(() => {
		bytes = encodeTyping(trainTyping(material()));
		typer = new EntityTyper(decodeTyping(bytes));
	});

	test('is the same byte for byte when trained again', () => {
		expect(encodeTyping(trainTyping(material()))).toEqual(bytes);
	});

	test('types what it was shown', () => {
		const found = texts.map((text) => typer.typeText(text.map(({ words }) => words)));
		const { all, classes } = scoreTyping(texts.flat(), found.flat());
		expect(shares(all)).toEqual({ precision: 1, recall: 1, f1: 1 });
		expect(classes.get('person')!.right).toBe(16);
		expect(classes.get('time')!.gold).toBe(0);
	});

	test('types words it never met by the company they keep', () => {
		const { words } = sentence('pilot', 'meadow', ['person', 'place']);
		const [mentions] = typer.typeText([words]);
		expect(mentions!.map(({ head, type }) => [head, type])).toEqual([
			[1, 'person'],
			[4, 'place']
		]);
	});

	test('is refused when its bytes are cut short, longer or something else', () => {
		expect(() => decodeTyping(bytes.slice(0, bytes.length / 2))).toThrow(ModelError);
		expect(() => decodeTyping(Uint8Array.from([...bytes, 0]))).toThrow(ModelError);
		expect(() => decodeTyping(new TextEncoder().encode('no model'))).toThrow(ModelError);
		expect(() => decodeTyping(new Uint8Array())).toThrow(ModelError);
	});
});

test('heads headed by something else than a noun count neither for nor against', () => {
	const gold = sentence('nurse', 'harbour', ['person', 'place']);
	const pronoun: TypedSentence = { ...gold, upos: ['DET', 'PRON', 'VERB', 'DET', 'NOUN', 'PUNCT'] };
	const mention = {
		first: 0,
		last: 1,
		head: 1,
		type: 'person',
		fine: 'person',
		named: false,
		confidence: 0.9
	} as const;
	expect(scoreTyping([pronoun], [[mention]]).all).toEqual({ gold: 1, found: 0, right: 0 });
	expect(scoreTyping([gold], [[mention]]).all).toEqual({ gold: 2, found: 1, right: 1 });
	expect(scoreTyping([gold], [[{ ...mention, type: 'other' }]]).all).toEqual({
		gold: 2,
		found: 1,
		right: 0
	});
});
