import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySentence, sentence } from '../../reading/clauses/clauses.testing.ts';
import { readClauses } from '../../reading/clauses/read-clauses.ts';
import { frameOf, type Frame } from './frame.ts';
import { askOther, askSubject, statementOf } from './question.ts';
import { capitalised, renderWords, tidied, type Naming } from './render.ts';

const asIs: Naming = () => null;

/** The frame of the first clause of a tree. */
function frame(lines: string, lean = true): Frame {
	const parsed = sentence(lines);
	const [clause] = readClauses([parsed]);
	const made = frameOf(parsed, clause!, lean);
	expect(made).not.toBeNull();
	return made!;
}
const COUNCIL = `
	However RB 6 advmod
	, , 6 punct
	the DT 4 det
	councils NNS 6 nsubj
	quickly RB 6 advmod
	approved/approve VBD 0 root
	the DT 8 det
	plan NN 6 obj
	in IN 10 case
	May NNP 6 obl
	. . 6 punct`;

describe('a statement', () => {
	test('leaves out what ties it to the sentence before, and begins with a capital', () => {
		expect(statementOf(frame(COUNCIL), asIs)).toBe('The councils quickly approved the plan in May');
	});

	test('says nothing where a word cannot be made clear', () => {
		expect(statementOf(frame(COUNCIL), (_, at) => (at === 7 ? 'unclear' : null))).toBeNull();
	});

	test('takes the name that is put for its words', () => {
		const named: Naming = (_, at) =>
			at === 2 ? { words: 'both parish councils', until: 4 } : null;
		expect(statementOf(frame(COUNCIL), named)).toBe(
			'Both parish councils quickly approved the plan in May'
		);
	});
});

describe('a question', () => {
	test('for the subject keeps the past, whoever did it', () => {
		expect(askSubject(frame(COUNCIL), 'who', asIs)).toBe('who quickly approved the plan in May');
	});

	test('for the subject agrees with “who” in the present, and not where the question word is plural', () => {
		const keep = frame(`
			Staff NNS 2 nsubj
			keep VBP 0 root
			the DT 4 det
			keys NNS 2 obj
			. . 2 punct`);
		expect(askSubject(keep, 'who', asIs)).toBe('who keeps the keys');
		expect(askSubject(keep, 'how many people', asIs, true)).toBe('how many people keep the keys');
	});

	test('for the object takes “did” and the base form', () => {
		expect(askOther(frame(COUNCIL), 'what', new Set([6, 7]), asIs)).toBe(
			'what did the councils quickly approve in May'
		);
	});

	test('puts an auxiliary of the article before the subject', () => {
		const must = frame(`
			Visitors NNS 3 nsubj
			must MD 3 aux
			sign VB 0 root
			the DT 5 det
			register NN 3 obj
			. . 3 punct`);
		expect(askOther(must, 'what', new Set([3, 4]), asIs)).toBe('what must visitors sign');
	});

	test('is not asked of what is denied', () => {
		const denied = frame(`
			She PRP 4 nsubj
			did VBD 4 aux
			not RB 4 advmod
			sign VB 0 root
			it PRP 4 obj
			. . 4 punct`);
		expect(askOther(denied, 'what', new Set([4]), asIs)).toBeNull();
	});
});

describe('a frame', () => {
	test('is none without a subject of its own or a finite verb', () => {
		const order = sentence(`
			Close VB 0 root
			the DT 3 det
			door NN 1 obj
			. . 1 punct`);
		expect(readClauses([order]).map((clause) => frameOf(order, clause, true))).toEqual([null]);
	});

	test('leaves out an aside only when it is to be lean', () => {
		const aside = `
			Vance NNP 6 nsubj
			, , 4 punct
			an DT 4 det
			envoy NN 1 appos
			, , 4 punct
			left/leave VBD 0 root
			. . 6 punct`;
		expect(statementOf(frame(aside), asIs)).toBe('Vance left');
		expect(statementOf(frame(aside, false), asIs)).toContain('an envoy');
	});

	test('a full stop that was read as the verb makes no frame', () => {
		const parsed = sentence(`
			1859 CD 3 cc
			not EX 3 nsubj
			. VBD 0 root
			going WRB 3 xcomp`);
		expect(readClauses([parsed]).map((clause) => frameOf(parsed, clause, false))).toEqual([null]);
	});

	test('whatever the tree, its parts are words of the clause, each in one part', () => {
		fc.assert(
			fc.property(anySentence(12), fc.boolean(), (parsed, lean) => {
				for (const clause of readClauses([parsed])) {
					const made = frameOf(parsed, clause, lean);
					if (!made) continue;
					const parts = [...made.front, ...made.subject, ...made.body];
					expect(new Set(parts).size).toBe(parts.length);
					expect(parts.every((at) => at >= 0 && at < parsed.tree.words.length)).toBe(true);
					expect(made.body).toContain(made.finite);
					for (const said of [statementOf(made, asIs), askSubject(made, 'who', asIs)])
						expect(said === null || !/^\s|\s$|\s{2}|\s[,.;:?!]/.test(said)).toBe(true);
				}
			}),
			// A sentence that surely makes a frame: drawn trees may all make none.
			{ examples: [[sentence(COUNCIL), true]] }
		);
	});
});

describe('words written out', () => {
	test('keep the spacing of the article where they are neighbours', () => {
		const parsed = sentence(COUNCIL);
		expect(renderWords(parsed, [2, 3, 5, 6, 7], asIs)).toBe('the councils approved the plan');
	});

	test('lose the capital of the opening, but names keep theirs', () => {
		const parsed = sentence(`
			The DT 2 det
			council NN 3 nsubj
			met/meet VBD 0 root
			Anna NNP 3 obj`);
		expect(renderWords(parsed, [0, 1, 2, 3], asIs)).toBe('the council met Anna');
	});

	test('tidying is done once: what is tidy stays', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('a', ',', ' ', '.', 'b', '  ', ';', '?')), (parts) => {
				const once = tidied(parts.join(''));
				expect(tidied(once)).toBe(once);
			})
		);
	});

	test('only the first letter is made a capital, after an opening mark, too', () => {
		expect(capitalised('“the door')).toBe('“The door');
		expect(capitalised('“The door')).toBe('“The door');
		expect(capitalised('7 doors')).toBe('7 doors');
		expect(capitalised('')).toBe('');
	});
});
