import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySentence, sentence } from '../../reading/clauses/clauses.testing.ts';
import type { Cluster, Mention, Pronoun, Reading, Sentence } from '../../reading/reading.ts';
import type { ParsedSentence } from '../../reading/tree.ts';
import { descriptionsOf } from './descriptions.ts';
import { namings } from './naming.ts';
import { renderWords } from './render.ts';

interface Marks {
	mentions?: Partial<Mention>[];
	pronouns?: Pronoun[];
}

/** As much of a reading as naming looks at. */
function reading(parsed: [ParsedSentence, Marks?][], clusters: Cluster[] = []): Reading {
	const sentences = parsed.map(
		([one, marks = {}]) =>
			({ ...one, mentions: marks.mentions ?? [], pronouns: marks.pronouns ?? [] }) as Sentence
	);
	return { sentences, clusters, clauses: [], text: '' } as unknown as Reading;
}
const all = ({ tree }: ParsedSentence) =>
	tree.words.map((_, i) => i).filter((i) => tree.words[i]!.upos !== 'PUNCT');

const SHE = `
	She PRP 2 nsubj
	wrote/write VBD 0 root
	her PRP$ 4 nmod:poss
	report NN 2 obj
	. . 2 punct`;
const VANCE: Cluster = { name: 'Leonora Vance', type: 'person' };
const she = (cluster: number) =>
	reading(
		[[sentence(SHE), { pronouns: [0, 2].map((position) => ({ position, cluster })) }]],
		[VANCE]
	);
const told = (read: Reading, options = {}) =>
	renderWords(read.sentences[0]!, all(read.sentences[0]!), namings(read)(options));

describe('a pronoun', () => {
	test('is named once, and stands from then on', () => {
		expect(told(she(0))).toBe('Leonora Vance wrote her report');
	});

	test('stays where its bearer is asked for', () => {
		expect(told(she(0), { asked: 0 })).toBe('she wrote her report');
	});

	test('makes the words unclear where nobody can tell whom it means', () => {
		expect(told(she(-1))).toBeNull();
	});

	test('that shows whose takes its ending', () => {
		const read = reading(
			[
				[
					sentence(`
						Her PRP$ 2 nmod:poss
						report NN 3 nsubj
						followed/follow VBD 0 root
						. . 3 punct`),
					{ pronouns: [{ position: 0, cluster: 0 }] }
				]
			],
			[VANCE]
		);
		expect(told(read)).toBe('Leonora Vance’s report followed');
	});

	test.each(['I', 'we', 'your'])('“%s” is never put into a question', (word) => {
		const read = reading([
			[
				sentence(`
					${word} PRP 2 nsubj
					left/leave VBD 0 root`)
			]
		]);
		expect(told(read)).toBeNull();
	});
});

test('a short name of a person is written in full, once', () => {
	const mention = (from: number): Partial<Mention> => ({
		from,
		until: from + 1,
		head: from,
		text: 'Vance',
		type: 'person',
		named: true,
		cluster: 0
	});
	const read = reading(
		[
			[
				sentence(`
					Vance NNP 2 nsubj
					praised/praise VBD 0 root
					Vance NNP 2 obj
					. . 2 punct`),
				{ mentions: [mention(0), mention(2)] }
			]
		],
		[VANCE]
	);
	expect(told(read)).toBe('Leonora Vance praised Vance');
});

test('words that point to the day or the text around make it unclear', () => {
	for (const word of ['yesterday', 'here', 'now']) {
		const read = reading([
			[
				sentence(`
					Vance NNP 2 nsubj
					left/leave VBD 0 root
					${word} RB 2 advmod`)
			]
		]);
		expect(told(read)).toBeNull();
	}
});

describe('a bare noun', () => {
	const first = (kind: string) =>
		sentence(`
			An DT 3 det
			${kind} NN 3 compound
			agent NN 4 nsubj
			came/come VBD 0 root
			. . 4 punct`);
	const later = sentence(`
		The DT 2 det
		agent NN 3 nsubj
		left/leave VBD 0 root
		. . 3 punct`);

	test('is called as the article first called it', () => {
		const read = reading([[first('immigration')], [later]]);
		expect(descriptionsOf(read)(1, 0)).toEqual({ words: 'the immigration agent', until: 2 });
	});

	test('is unclear where the article has two kinds of it, and stands where it has none', () => {
		expect(
			descriptionsOf(reading([[first('immigration')], [first('customs')], [later]]))(2, 0)
		).toBe('unclear');
		expect(descriptionsOf(reading([[later]]))(0, 0)).toBeNull();
	});

	test('whatever stands around it, it is called so, stands, or is unclear', () => {
		fc.assert(
			fc.property(fc.array(anySentence(8), { maxLength: 4 }), (around) => {
				const read = reading([
					[first('immigration')],
					...around.map((s) => [s] as [ParsedSentence]),
					[later]
				]);
				const made = descriptionsOf(read)(around.length + 1, 0);
				expect(made === 'unclear' || (made?.until === 2 && made.words.endsWith('agent'))).toBe(
					true
				);
			})
		);
	});
});
