import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SentenceTree } from '../tree.ts';
import { anySentence, sentence } from './clauses.testing.ts';
import { tellers } from './mend-tellers.ts';
import { readClauses } from './read-clauses.ts';

/** Who says each clause, by its verb's lemma. */
const told = (lines: string) =>
	Object.fromEntries(
		readClauses([sentence(lines)]).map(({ verb, factuality }) => [
			verb.lemma,
			factuality.source?.text ?? ''
		])
	);

describe('tellers', () => {
	it('are put beside what they tell, though the tree makes them one of several clauses', () => {
		expect(
			told(`
			Prices NNS 2 nsubj
			fell VBD 0 root
			, , 6 punct
			the DT 5 det
			mayor NN 6 nsubj
			said VBD 2 conj
			, , 9 punct
			and CC 9 cc
			rose VBD 6 conj
			again RB 9 advmod
			. . 2 punct`)
		).toEqual({ fell: 'the mayor', say: '', rose: 'the mayor' });
	});

	it('have their subject behind them when turned round', () => {
		expect(
			told(`
			Prices NNS 2 nsubj
			fell VBD 0 root
			, , 4 punct
			warned VBD 2 conj
			Hedda NNP 4 obj
			Falk NNP 5 flat
			. . 2 punct`)
		).toEqual({ fell: 'Hedda Falk', warn: '' });
	});

	it('answer for nothing before a semicolon', () => {
		expect(
			told(`
			Rents NNS 2 nsubj
			fell VBD 0 root
			; : 8 punct
			prices NNS 8 nsubj
			, , 7 punct
			he PRP 7 nsubj
			claimed VBD 8 parataxis
			rose VBD 2 parataxis
			. . 2 punct`)
		).toEqual({ fell: '', claim: '', rose: 'he' });
	});

	it.each([
		[
			'a participle on a noun',
			`
			Rents NNS 8 nsubj
			, , 4 punct
			sums NNS 1 appos
			announced VBN 3 acl
			on IN 6 case
			Monday NNP 4 obl
			, , 4 punct
			fell VBD 0 root
			. . 8 punct`
		],
		[
			'the last of several things done',
			`
			He PRP 2 nsubj
			landed VBD 0 root
			, , 4 punct
			declared VBD 2 conj
			an DT 6 det
			emergency NN 4 obj
			, , 8 punct
			left VBD 2 conj
			. . 2 punct`
		],
		[
			'a main clause behind what opens it',
			`
			When WRB 3 advmod
			he PRP 3 nsubj
			came VBD 7 advcl
			, , 7 punct
			the DT 6 det
			man NN 7 nsubj
			explained VBD 0 root
			. . 7 punct`
		]
	])('are not found in %s', (_, lines) => {
		expect(tellers(sentence(lines).tree).size).toBe(0);
	});

	it('leave any tree a tree', () => {
		fc.assert(
			fc.property(anySentence(25), ({ tree }) => {
				const changes = tellers(tree);
				const words = tree.words.map((word, i) => ({ ...word, ...changes.get(i) }));
				words.forEach((_, from) => {
					let steps = 0;
					for (let at = from; at >= 0; at = words[at]!.head) {
						expect(steps++).toBeLessThanOrEqual(words.length);
					}
				});
				expect(new SentenceTree(words).words.filter(({ head }) => head < 0)).toHaveLength(
					tree.words.filter(({ head }) => head < 0).length
				);
			})
		);
	});
});
