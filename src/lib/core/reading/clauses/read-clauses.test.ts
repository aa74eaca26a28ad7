import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySentence, sentence } from './clauses.testing.ts';
import type { Clause, Phrase } from './clause.ts';
import { readClauses } from './read-clauses.ts';

const read = (lines: string) => readClauses([sentence(lines)]);
const find = (clauses: Clause[], predicate: number) =>
	clauses.find((clause) => clause.predicate === predicate)!;
const text = (phrase: Phrase | null) => phrase && phrase.text;

describe('who does what to whom', () => {
	it('turns a passive round', () => {
		const [clause] = read(`
			The DT 2 det
			door NN 4 nsubj:pass
			was VBD 4 aux:pass
			opened VBN 0 root
			by IN 7 case
			two CD 7 nummod
			guards NNS 4 obl:agent
			. . 4 punct`);
		expect(text(clause!.agent)).toBe('two guards');
		expect(text(clause!.patient)).toBe('The door');
		expect(clause!.verb).toMatchObject({ voice: 'passive', tense: 'past', lemma: 'open' });
		expect(clause!.modifiers).toEqual([]);
	});

	it('gives an infinitive the object of an order and the subject of a promise', () => {
		const tree = (verb: string) => `
			Ana NNP 2 nsubj
			${verb} VBD 0 root
			the DT 4 det
			guard NN 2 obj
			to TO 6 mark
			leave VB 2 xcomp`;
		expect(text(find(read(tree('ordered')), 5).agent)).toBe('the guard');
		expect(text(find(read(tree('promised')), 5).agent)).toBe('Ana');
	});

	it('does not say that what was ordered or tried came about', () => {
		const clauses = read(`
			He PRP 2 nsubj
			tried VBD 0 root
			to TO 4 mark
			enter VB 2 xcomp`);
		expect(find(clauses, 3).factuality.kind).toBe('hypothetical');
		expect(find(clauses, 1)).toMatchObject({ content: 's1.3', factuality: { kind: 'asserted' } });
	});

	it('leaves to a speaker what is said', () => {
		const clauses = read(`
			The DT 2 det
			ministry NN 3 nsubj
			said VBD 0 root
			that IN 7 mark
			staff NN 7 nsubj
			had VBD 7 aux
			left VBN 3 ccomp`);
		const left = find(clauses, 6);
		expect(left.factuality.kind).toBe('attributed');
		expect(text(left.factuality.source)).toBe('The ministry');
	});
});

describe('whatever the tree', () => {
	it('never throws, and its spans slice to its texts', () => {
		fc.assert(
			fc.property(anySentence(30), (one) => {
				const slice = ({ start, end }: { start: number; end: number }) =>
					one.text.slice(start, end);
				for (const clause of readClauses([one])) {
					expect(clause.start).toBeLessThan(clause.end);
					expect(clause.end).toBeLessThanOrEqual(one.text.length);
					const { subject, object, indirectObject, predicative, agent, patient, recipient } =
						clause;
					const phrases = [subject, object, indirectObject, predicative, agent, patient, recipient];
					for (const phrase of [...phrases, clause.factuality.source]) {
						if (phrase) expect(slice(phrase)).toBe(phrase.text);
						if (phrase) expect(phrase.members).toContain(phrase.head);
					}
					for (const modifier of clause.modifiers) expect(slice(modifier)).toBe(modifier.text);
					expect(clause.confidence).toBeGreaterThanOrEqual(0);
					expect(clause.confidence).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 2000 }
		);
	});

	it('gives every clause an id of its own and only ids that there are', () => {
		fc.assert(
			fc.property(anySentence(20), (one) => {
				const clauses = readClauses([one]);
				const ids = new Set(clauses.map((clause) => clause.id));
				expect(ids.size).toBe(clauses.length);
				for (const { parent, coordinatedWith, content } of clauses) {
					for (const id of [parent, coordinatedWith, content])
						if (id !== null) expect(ids.has(id)).toBe(true);
				}
			})
		);
	});
});
