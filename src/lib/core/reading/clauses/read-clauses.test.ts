import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySentence, sentence } from './clauses.testing.ts';
import type { Clause, Phrase } from './clause.ts';
import { readClauses } from './read-clauses.ts';

const read = (lines: string) => readClauses([sentence(lines)]);
/** The clause whose predicate is the word, counted from 1 as in the trees. */
const at = (clauses: Clause[], word: number): Clause => {
	const found = clauses.find((clause) => clause.predicate === word - 1);
	expect(found, `a clause of word ${word}`).toBeDefined();
	return found!;
};
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

	it('does not take a time or a means for who did it', () => {
		const [clause] = read(`
			It PRP 3 nsubj:pass
			was VBD 3 aux:pass
			sent VBN 0 root
			by IN 5 case
			mail NN 3 obl:agent
			by IN 7 case
			Friday NNP 3 obl:agent`);
		expect(clause!.agent).toBeNull();
		expect(clause!.modifiers.map(({ role }) => role)).toEqual(['instrument', 'time']);
	});

	it('tells who was given a thing from what was given', () => {
		const [clause] = read(`
			She PRP 3 nsubj:pass
			was VBD 3 aux:pass
			given/give VBN 0 root
			the DT 5 det
			key NN 3 obj`);
		expect(text(clause!.recipient)).toBe('She');
		expect(text(clause!.patient)).toBe('the key');
	});

	it('keeps coordinated subjects and objects whole, and passes the subject on', () => {
		const clauses = read(`
			Ana NNP 4 nsubj
			and CC 3 cc
			Ben NNP 1 conj
			opened VBD 0 root
			the DT 6 det
			door NN 4 obj
			and CC 8 cc
			closed VBD 4 conj
			gates NNS 8 obj`);
		const closed = at(clauses, 8);
		expect(text(closed.agent)).toBe('Ana and Ben');
		expect(closed.agent).toMatchObject({ members: [0, 2], from: 'coordination' });
		expect(closed.coordinatedWith).toBe(at(clauses, 4).id);
		expect(text(at(clauses, 4).patient)).toBe('the door');
	});

	it('gives both verbs the object that follows both', () => {
		const clauses = read(`
			They PRP 2 nsubj
			bought/buy VBD 0 root
			and CC 4 cc
			sold/sell VBD 2 conj
			keys NNS 2 obj`);
		expect(text(at(clauses, 4).patient)).toBe('keys');
	});

	it('shares auxiliaries: arrested and charged, must not run or shout', () => {
		const passive = read(`
			He PRP 3 nsubj:pass
			was VBD 3 aux:pass
			arrested VBN 0 root
			and CC 5 cc
			charged VBN 3 conj`);
		expect(at(passive, 5).verb).toMatchObject({ voice: 'passive', tense: 'past' });
		expect(text(at(passive, 5).patient)).toBe('He');
		const modal = read(`
			You PRP 4 nsubj
			must MD 4 aux
			not RB 4 advmod
			run VB 0 root
			or CC 6 cc
			shout VB 4 conj`);
		expect(at(modal, 6).verb).toMatchObject({ modal: 'must', negated: true });
	});

	it('takes a time noun for a modifier, though the parser says object', () => {
		const [clause] = read(`
			The DT 2 det
			officer NN 3 nsubj
			left/leave VBD 0 root
			Monday NNP 3 obj`);
		expect(clause!.patient).toBeNull();
		expect(clause!.modifiers).toMatchObject([{ text: 'Monday', role: 'time', marker: '' }]);
	});

	it('reads a copula', () => {
		const [clause] = read(`
			Ana NNP 4 nsubj
			was VBD 4 cop
			a DT 4 det
			guard NN 0 root
			in IN 6 case
			York NNP 4 nmod
			. . 4 punct`);
		expect(clause).toMatchObject({ predicate: 3, verb: { lemma: 'be', copular: true } });
		expect(text(clause!.predicative)).toBe('a guard in York');
		expect(text(clause!.agent)).toBe('Ana');
	});

	it('parts "the problem is that …" into two clauses', () => {
		const clauses = read(`
			The DT 2 det
			problem NN 6 nsubj
			is VBZ 6 cop
			that IN 6 mark
			staff NN 6 nsubj
			left/leave VBD 0 root`);
		expect(at(clauses, 3)).toMatchObject({ kind: 'main', content: at(clauses, 6).id });
		expect(text(at(clauses, 3).agent)).toBe('The problem');
		expect(text(at(clauses, 6).agent)).toBe('staff');
	});

	it('reads "have to" as a modal of the verb it goes with', () => {
		const clauses = read(`
			They PRP 2 nsubj
			have VBP 0 root
			to TO 4 mark
			wait VB 2 xcomp`);
		expect(clauses).toHaveLength(1);
		expect(clauses[0]).toMatchObject({ predicate: 3, kind: 'main', verb: { modal: 'have to' } });
		expect(text(clauses[0]!.agent)).toBe('They');
	});
});

describe('understood subjects', () => {
	it('are the object of an order and the subject of a promise', () => {
		const tree = (verb: string) => `
			Ana NNP 2 nsubj
			${verb} VBD 0 root
			the DT 4 det
			guard NN 2 obj
			to TO 6 mark
			leave VB 2 xcomp`;
		expect(text(at(read(tree('ordered')), 6).agent)).toBe('the guard');
		expect(text(at(read(tree('promised')), 6).agent)).toBe('Ana');
	});

	it('are whoever closed the door, of a purpose after a passive', () => {
		const clauses = read(`
			The DT 2 det
			door NN 4 nsubj:pass
			was VBD 4 aux:pass
			closed VBN 0 root
			to TO 6 mark
			keep VB 4 xcomp
			them PRP 6 obj
			out RP 6 compound:prt`);
		expect(at(clauses, 6)).toMatchObject({ agent: null, verb: { particle: 'out' } });
		expect(at(clauses, 4)).toMatchObject({ content: null, modifiers: [{ role: 'purpose' }] });
	});

	it('are the noun of a relative clause, without that clause', () => {
		const clauses = read(`
			The DT 2 det
			man NN 8 nsubj
			in IN 4 case
			grey NN 2 nmod
			who WP 6 nsubj
			ran/run VBD 2 acl:relcl
			away RB 6 advmod
			fell/fall VBD 0 root`);
		expect(text(at(clauses, 6).agent)).toBe('The man in grey');
		expect(at(clauses, 6).agent!.from).toBe('antecedent');
		expect(text(at(clauses, 8).agent)).toBe('The man in grey who ran away');
	});

	it('are found where there is no pronoun: keys they took, a man arrested', () => {
		const keys = read(`
			the DT 2 det
			keys NNS 0 root
			they PRP 4 nsubj
			took/take VBD 2 acl:relcl`);
		expect(text(at(keys, 4).patient)).toBe('the keys');
		const man = read(`
			a DT 2 det
			man NN 0 root
			arrested VBN 2 acl
			on IN 5 case
			Monday NNP 3 obl`);
		expect(at(man, 3)).toMatchObject({
			kind: 'participial',
			agent: null,
			verb: { voice: 'passive' }
		});
		expect(text(at(man, 3).patient)).toBe('a man');
	});

	it('go through what others say: people who police said had fled', () => {
		const clauses = read(`
			people NNS 0 root
			who WP 6 nsubj
			police NN 4 nsubj
			said VBD 1 acl:relcl
			had VBD 6 aux
			fled/flee VBN 4 ccomp`);
		expect(text(at(clauses, 6).agent)).toBe('people');
		expect(text(at(clauses, 6).factuality.source)).toBe('police');
	});

	it('are what is hard to open', () => {
		const clauses = read(`
			Gates NNS 3 nsubj
			are VBP 3 cop
			hard JJ 0 root
			to TO 5 mark
			open VB 3 xcomp`);
		expect(at(clauses, 5).agent).toBeNull();
		expect(text(at(clauses, 5).patient)).toBe('Gates');
	});
});

describe('phrases', () => {
	it('leave out an apposition at their end and keep one in their middle', () => {
		const clauses = read(`
			Ana NNP 9 nsubj
			, , 4 punct
			a DT 4 det
			guard NN 1 appos
			, , 1 punct
			and CC 7 cc
			Ben NNP 1 conj
			, , 1 punct
			saw/see VBD 0 root
			York NNP 9 obj
			, , 13 punct
			a DT 13 det
			city NN 10 appos`);
		expect(text(at(clauses, 9).agent)).toBe('Ana, a guard, and Ben');
		expect(text(at(clauses, 9).patient)).toBe('York');
	});
});

describe('negation', () => {
	it.each([
		['Nobody', 'NN', 'nobody left'],
		['Ana', 'NNP', '']
	])('%s', (word, xpos, negated) => {
		const [clause] = read(`
			${word} ${xpos} 2 nsubj
			left/leave VBD 0 root`);
		expect(clause!.verb.negated).toBe(negated !== '');
	});

	it('comes from a determiner, from neither … nor, and from "not" before a quantifier', () => {
		const first = (opening: string) =>
			read(`
			${opening}
			guard NN 3 nsubj
			left/leave VBD 0 root`)[0]!.verb.negated;
		expect(first('No DT 2 det')).toBe(true);
		expect(first('Neither CC 2 cc')).toBe(true);
		expect(first('Not RB 2 advmod')).toBe(true);
		expect(first('One CD 2 nummod')).toBe(false);
	});

	it('does not come from "not only"', () => {
		const [clause] = read(`
			He PRP 5 nsubj
			did VBD 5 aux
			not RB 5 advmod
			only RB 5 advmod
			shout VB 0 root`);
		expect(clause!.verb.negated).toBe(false);
	});

	it('comes from failing and refusing', () => {
		const clauses = (not: string) =>
			read(`
			He PRP 3 nsubj
			${not}
			failed VBD 0 root
			to TO 5 mark
			stop VB 3 xcomp`);
		expect(at(clauses('simply RB 3 advmod'), 5)).toMatchObject({
			verb: { negated: true },
			factuality: { kind: 'asserted' }
		});
		expect(at(clauses('never RB 3 advmod'), 5).verb.negated).toBe(false);
	});
});

describe('who answers for it', () => {
	it('nobody, for what was tried', () => {
		const clauses = read(`
			He PRP 2 nsubj
			tried VBD 0 root
			to TO 4 mark
			enter VB 2 xcomp`);
		expect(at(clauses, 4).factuality.kind).toBe('hypothetical');
		expect(at(clauses, 2)).toMatchObject({ content: 's1.3', factuality: { kind: 'asserted' } });
	});

	it('the speaker, for what is said and for all that is in it', () => {
		const clauses = read(`
			The DT 2 det
			ministry NN 3 nsubj
			said VBD 0 root
			that IN 7 mark
			staff NN 7 nsubj
			had VBD 7 aux
			left VBN 3 ccomp
			because IN 10 mark
			alarms NNS 10 nsubj
			rang/ring VBD 7 advcl`);
		for (const word of [7, 10]) {
			const { kind, source } = at(clauses, word).factuality;
			expect(kind).toBe('attributed');
			expect(text(source)).toBe('The ministry');
		}
		expect(at(clauses, 3).factuality.kind).toBe('asserted');
	});

	it('the speaker put in afterwards or in between', () => {
		const clauses = read(`
			Prices NNS 6 nsubj
			, , 4 punct
			he PRP 4 nsubj
			said VBD 6 parataxis
			, , 4 punct
			fell/fall VBD 0 root`);
		expect(text(at(clauses, 6).factuality.source)).toBe('he');
		expect(at(clauses, 4)).toMatchObject({ content: 's1.5', factuality: { kind: 'asserted' } });
	});

	it('somebody named by "according to", or nobody by "reportedly"', () => {
		const named = read(`
			It PRP 2 nsubj
			rang/ring VBD 0 root
			according VBG 5 case
			to IN 3 fixed
			Ana NNP 2 obl`);
		expect(text(named[0]!.factuality.source)).toBe('Ana');
		const hearsay = read(`
			It PRP 3 nsubj
			reportedly RB 3 advmod
			rang/ring VBD 0 root`);
		expect(hearsay[0]!.factuality).toEqual({ kind: 'attributed', source: null, heard: true });
	});

	it('nobody, for a condition and what holds under it', () => {
		const clauses = read(`
			If IN 3 mark
			alarms NNS 3 nsubj
			ring VBP 6 advcl
			, , 3 punct
			staff NN 6 nsubj
			leave VBP 0 root`);
		expect(at(clauses, 3).factuality.kind).toBe('conditional');
		expect(at(clauses, 6).factuality.kind).toBe('conditional');
		expect(at(clauses, 6).modifiers).toMatchObject([
			{ role: 'condition', marker: 'if', clause: 's1.2' }
		]);
	});

	it('the same speaker for the sentences a quotation goes on with', () => {
		const one = sentence(`
			“ \`\` 3 punct
			Prices NNS 3 nsubj
			fell/fall VBD 6 ccomp
			” '' 3 punct
			he PRP 6 nsubj
			said VBD 0 root
			. . 6 punct`);
		const two = sentence(
			`
			“ \`\` 3 punct
			Wages NNS 3 nsubj
			rose/rise VBD 0 root
			. . 3 punct
			” '' 3 punct`,
			2,
			one.end + 1
		);
		const rose = readClauses([one, two]).find((clause) => clause.id === 's2.2')!;
		expect(rose.quoted).toBe(true);
		expect(rose.factuality).toMatchObject({
			kind: 'attributed',
			source: { text: 'he', sentence: 0 }
		});
	});
});

describe('what limits it', () => {
	it('is told apart by preposition and noun', () => {
		const roles = (preposition: string, noun: string, xpos: string) =>
			read(`
			It PRP 2 nsubj
			rang/ring VBD 0 root
			${preposition} IN 4 case
			${noun} ${xpos} 2 obl`)[0]!.modifiers.map(({ role, text: words }) => [role, words]);
		expect(roles('in', 'York', 'NNP')).toEqual([['place', 'in York']]);
		expect(roles('in', 'July', 'NNP')).toEqual([['time', 'in July']]);
		expect(roles('despite', 'rain', 'NN')).toEqual([['concession', 'despite rain']]);
	});

	it('is hedged and limited by adverbs', () => {
		const [clause] = read(`
			Only RB 2 advmod
			guards NNS 4 nsubj
			usually RB 4 advmod
			stay VBP 0 root`);
		expect(clause).toMatchObject({ limits: ['only'], hedges: ['usually'] });
	});
});

describe('a tree with a plain mistake', () => {
	it('gets its subject back when all is taken for a noun with a clause on it', () => {
		const clauses = read(`
			Keys NNS 0 root
			that WDT 4 obj
			he PRP 4 nsubj
			took/take VBD 1 acl:relcl
			were VBD 6 aux:pass
			found/find VBN 1 acl:relcl`);
		expect(at(clauses, 6)).toMatchObject({ kind: 'main' });
		expect(text(at(clauses, 6).patient)).toBe('Keys that he took');
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
					const { subject, object, indirectObject, predicative } = clause;
					const { agent, patient, recipient } = clause;
					const grammatical = [subject, object, indirectObject, predicative];
					for (const phrase of [
						...grammatical,
						agent,
						patient,
						recipient,
						clause.factuality.source
					]) {
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
					for (const id of [parent, coordinatedWith, content]) {
						if (id !== null) expect(ids.has(id)).toBe(true);
					}
				}
			}),
			{ numRuns: 2000 }
		);
	});
});
