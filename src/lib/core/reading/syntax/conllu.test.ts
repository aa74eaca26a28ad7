import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConlluError, formsOf, isTree, readConllu, treeOf, writeConllu } from './conllu.ts';

const TEXT = `# sent_id = 1
# text = She can't swim.
1	She	she	PRON	PRP	Case=Nom	4	nsubj	4:nsubj	Entity=(1-person)
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	4:aux	_
3	n't	not	PART	RB	_	4	advmod	4:advmod	_
4	swim	swim	VERB	VB	_	0	root	0:root	MSeg=swim|SpaceAfter=No
4.1	swim	swim	VERB	VB	_	_	_	0:root	CopyOf=4
5	.	.	PUNCT	.	_	4	punct	4:punct	_

# newpar
1	Ice	ice	NOUN	NN	_	0	root	0:root	_
2	today	today	NOUN	NN	_	1	obl:unmarked	_	_

`;

describe('readConllu', () => {
	test('gives the words, and the tree with folded labels', () => {
		const [first, second] = readConllu(TEXT);
		expect(formsOf(first!)).toEqual(['She', 'ca', "n't", 'swim', '.']);
		expect(treeOf(first!)).toEqual({
			forms: ['She', 'ca', "n't", 'swim', '.'],
			lemmas: ['she', 'can', 'not', 'swim', '.'],
			tags: ['PRON|PRP', 'AUX|MD', 'PART|RB', 'VERB|VB', 'PUNCT|.'],
			heads: [4, 4, 4, 0, 4],
			labels: ['nsubj', 'aux', 'advmod', 'root', 'punct']
		});
		expect(treeOf(second!)?.labels).toEqual(['root', 'obl']);
	});

	test('reads CRLF, a byte order mark and a missing last line break alike', () => {
		const plain = readConllu(TEXT);
		expect(readConllu(`\uFEFF${TEXT.replaceAll('\n', '\r\n')}`)).toEqual(plain);
		expect(readConllu(TEXT.trimEnd())).toEqual(plain);
		expect(readConllu('')).toEqual([]);
	});

	test('names the line that is wrong', () => {
		expect(() => readConllu('1\tIce\n')).toThrow(
			new ConlluError('line 1 is not a CoNLL-U line of 10 columns')
		);
		expect(() => readConllu(TEXT.replace('\n5\t', '\n6\t'))).toThrow(
			/line 9 has word number 6 where 5 was due/
		);
	});
});

describe('writeConllu', () => {
	test('keeps every line, id, form and comment, forgets the annotation and writes the prediction', () => {
		const [first] = readConllu(TEXT);
		const written = writeConllu(first!, {
			lemmas: ['a', 'b', 'c', 'd', 'e'],
			upos: ['X', 'X', 'X', 'X', 'X'],
			xpos: ['Y', 'Y', 'Y', 'Y', 'Y'],
			heads: [0, 1, 1, 1, 1],
			labels: ['root', 'dep', 'dep', 'dep', 'dep'],
			sure: [true, false, false, true, false]
		});
		expect(written.split('\n')).toEqual([
			'# sent_id = 1',
			"# text = She can't swim.",
			'1	She	a	X	Y	_	0	root	_	Sure=Yes',
			"2-3	can't	_	_	_	_	_	_	_	_",
			'2	ca	b	X	Y	_	1	dep	_	_',
			"3	n't	c	X	Y	_	1	dep	_	_",
			'4	swim	d	X	Y	_	1	dep	_	SpaceAfter=No|Sure=Yes',
			'4.1	swim	_	_	_	_	_	_	_	_',
			'5	.	e	X	Y	_	1	dep	_	_',
			'',
			''
		]);
	});

	test('what is written reads back as the same words and the same prediction, whatever the words are', () => {
		const form = fc
			.string({ minLength: 1, unit: 'grapheme' })
			.map((s) => s.replace(/[\t\r\n]/g, '') || 'x');
		fc.assert(
			fc.property(fc.array(form, { minLength: 1, maxLength: 12 }), (forms) => {
				const text = forms.map((f, i) => [i + 1, f, ...Array(8).fill('_')].join('\t')).join('\n');
				const [sentence] = readConllu(`${text}\n`);
				expect(formsOf(sentence!)).toEqual(forms);
				const heads = forms.map((_, i) => i);
				const labels = forms.map((_, i) => (i === 0 ? 'root' : 'dep'));
				const upos = forms.map(() => 'NOUN');
				const sure = forms.map((_, i) => i % 2 === 0);
				const [again] = readConllu(
					writeConllu(sentence!, { lemmas: forms, upos, xpos: upos, heads, labels, sure })
				);
				expect(treeOf(again!)).toEqual({
					forms,
					lemmas: forms,
					tags: forms.map(() => 'NOUN|NOUN'),
					heads,
					labels
				});
			})
		);
	});
});

test('isTree wants one root, no cycle and heads that exist', () => {
	expect(isTree([])).toBe(true);
	expect(isTree([0])).toBe(true);
	expect(isTree([2, 0, 2])).toBe(true);
	expect(isTree([0, 0])).toBe(false);
	expect(isTree([0, 3, 2])).toBe(false);
	expect(isTree([0, 9])).toBe(false);
	expect(isTree([0, -1])).toBe(false);
	expect(isTree([1])).toBe(false);
});
