import { beforeAll, describe, expect, test } from 'vitest';
import { SyntaxReader } from './analyse.ts';
import { isTree, readConllu, treeOf, type Tree } from './conllu.ts';
import { decodeModel, encodeModel, ModelError } from './model-format.ts';
import { score } from './score.ts';
import { trainModel } from './train-model.ts';

/** A tiny language: [determiner] noun verb [determiner noun] full stop, with a name now and then. */
function sentence(subject: string, verb: string, object: string): string {
	return `1	The	the	DET	DT	_	2	det	_	_
2	${subject}	${subject}	NOUN	NN	_	3	nsubj	_	_
3	${verb}ed	${verb}	VERB	VBD	_	0	root	_	_
4	a	a	DET	DT	_	5	det	_	_
5	${object}	${object}	NOUN	NN	_	3	obj	_	_
6	.	.	PUNCT	.	_	3	punct	_	_

`;
}

const NOUNS = ['cat', 'door', 'nurse', 'judge', 'letter', 'ship'];
const VERBS = ['open', 'paint', 'walk', 'help'];
const trees: Tree[] = NOUNS.flatMap((s) =>
	VERBS.flatMap((v) => NOUNS.flatMap((o) => readConllu(sentence(s, v, o)).map((x) => treeOf(x)!)))
);
const learn = () =>
	trainModel(trees, {
		directions: ['forward', 'backward'],
		gateTrees: trees.slice(0, 80),
		small: { epochs: 3, smallest: 0, scale: 16 }
	});

describe('a trained model', () => {
	let bytes: Uint8Array;
	beforeAll(() => {
		bytes = encodeModel(learn());
	});

	test('is the same byte for byte when trained again', () => {
		expect(encodeModel(learn())).toEqual(bytes);
	});

	test('comes back from its bytes with everything it learnt', () => {
		const model = decodeModel(bytes);
		expect(model.tagger.tags).toEqual(['DET|DT', 'NOUN|NN', 'PUNCT|.', 'VERB|VBD']);
		expect(model.parsers.map((p) => p.direction)).toEqual(['forward', 'backward']);
		const reader = new SyntaxReader(model);
		const read = reader.read(['The', 'ship', 'opened', 'a', 'nurse', '.']);
		expect(read.sure[2]).toBeGreaterThanOrEqual(reader.sureFrom);
		expect(read).toEqual({
			upos: ['DET', 'NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT'],
			xpos: ['DT', 'NN', 'VBD', 'DT', 'NN', '.'],
			lemmas: ['the', 'ship', 'open', 'a', 'nurse', '.'],
			heads: [2, 3, 0, 5, 3, 3],
			labels: ['det', 'nsubj', 'root', 'det', 'obj', 'punct'],
			sure: [0, 0, read.sure[2], 0, 0, 0]
		});
		const { words, ...shares } = score(
			trees,
			trees.map((t) => reader.read(t.forms)),
			reader.sureFrom
		);
		expect(words).toBe(trees.length * 6);
		expect(shares).toEqual({
			upos: 1,
			xpos: 1,
			lemma: 1,
			uas: 1,
			las: 1,
			clauses: 1,
			surePrecision: 1,
			sureCoverage: 1
		});
	});

	test.each([[[]], [['?']], [['🙂', '\u200b', 'مرحبا', '']], [Array<string>(500).fill('of')]])(
		'makes a tree of %j',
		(forms) => {
			const { heads, lemmas } = new SyntaxReader(decodeModel(bytes)).read(forms);
			expect(isTree(heads)).toBe(true);
			expect(lemmas).toHaveLength(forms.length);
		}
	);

	test('is refused when cut short, lengthened or something else', () => {
		expect(() => decodeModel(bytes.subarray(0, bytes.length - 1))).toThrow(ModelError);
		expect(() => decodeModel(Uint8Array.from([...bytes, 0]))).toThrow(ModelError);
		expect(() => decodeModel(new TextEncoder().encode('hello'))).toThrow(ModelError);
		expect(() => decodeModel(new Uint8Array())).toThrow(ModelError);
	});
});

test('nothing to learn from is said', () => {
	expect(() => trainModel([], { directions: ['forward'] })).toThrow(RangeError);
});
