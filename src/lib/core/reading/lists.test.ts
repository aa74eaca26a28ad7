import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import type { Clause, Phrase } from './clauses/clause.ts';
import { readArticle } from './read.ts';

const read = (text: string) => readArticle(text, models);
const rules = (text: string) =>
	read(text).norms.map((n) => `${n.force} | ${n.bearer?.text ?? '-'} | ${n.action}`);

describe('entries go on from the words that open their list', () => {
	test('each entry is a rule of its own, and the sentence shown is the entry', () => {
		const text = 'Visitors must:\n- sign the register;\n- wear a badge, and\n- Show a pass.\n';
		const { sentences } = read(text);
		expect(sentences.map((s) => s.text)).toEqual([
			'Visitors must:',
			'sign the register',
			'wear a badge',
			'Show a pass.'
		]);
		expect(rules(text)).toEqual([
			'must | Visitors | sign the register',
			'must | Visitors | wear a badge',
			'must | Visitors | show a pass'
		]);
	});

	test('"must do the following" leaves its place to the entries', () => {
		const text =
			'Every evening the guards must do the following:\n1. Lock the gate\n2. Check the windows';
		expect(rules(text)).toEqual([
			'must | the guards | lock the gate',
			'must | the guards | check the windows'
		]);
	});

	test('what forbids the opener forbids in every entry', () => {
		expect(
			rules('Guests are not allowed to:\n• cook in the rooms\n• bring dogs into the hall')
		).toEqual([
			'must-not | Guests | cook in the rooms',
			'must-not | Guests | bring dogs into the hall'
		]);
		expect(rules('Do not:\n- touch the paintings\n- use a flash')).toEqual([
			'must-not | - | touch the paintings',
			'must-not | - | use a flash'
		]);
	});

	test('what stands before the orders of a list is a condition of each', () => {
		const { norms } = read(
			'If the alarm sounds, do the following:\n1. Leave the hall\n2. Call the desk\n\nIn an emergency:\n- Open the gate'
		);
		expect(norms.map((n) => [n.action, n.conditions.map((c) => c.text)])).toEqual([
			['leave the hall', ['If the alarm sounds']],
			['call the desk', ['If the alarm sounds']],
			['open the gate', ['In an emergency']]
		]);
	});

	test('acts named in a list of what is forbidden are forbidden', () => {
		expect(
			rules('The following are not allowed:\n- smoking in the hall\n- running\n- glass bottles')
		).toEqual(['must-not | - | smoke in the hall', 'must-not | - | run']);
	});

	test('an opener left unfinished says nothing by itself', () => {
		const { clauses } = read('Guests may not:\n- cook in the rooms\n- bring dogs into the hall');
		expect(clauses.filter((clause) => clause.sentence === 0)).toEqual([]);
	});

	test('entries after "if" are conditions of the one rule', () => {
		const { norms } = read(
			'Members may borrow maps if:\n- they have a card\n- the map is not on display'
		);
		expect(norms.map((n) => [n.force, n.action, n.conditions.map((c) => c.text)])).toEqual([
			['may', 'borrow maps', ['they have a card', 'the map is not on display']]
		]);
	});
});

describe('steps and other lists', () => {
	test('steps without full stops are orders', () => {
		expect(rules('Steps\n\n1. Open the valve\n2. Close it.\n3. Call the control room')).toEqual([
			'must | - | open the valve',
			'must | - | close it',
			'must | - | call the control room'
		]);
	});

	test('links, names and things are set aside', () => {
		const { sentences, setAside } = read(
			'Links:\n- Linden News\n- History of the mill\n\nPartners\n- City library\n- The Linden bank'
		);
		expect(sentences).toEqual([]);
		expect(setAside.filter((one) => one.reason === 'list entry')).toHaveLength(4);
	});

	test('whole sentences after a colon stay sentences', () => {
		const { sentences } = read(
			'The house has three rules:\n- The doors close at nine\n- Nobody sleeps in the hall\n- Dogs stay outside.'
		);
		expect(sentences).toHaveLength(4);
	});
});

test('spans stand where they say, in any list', () => {
	const piece = fc.constantFrom(
		'Visitors must:\n',
		'Staff may not do the following:\n',
		'You may enter if:\n',
		'It is forbidden to:\n',
		'If the alarm sounds:\n',
		'Do not:\r\n',
		'- sign the register\n',
		'- Wear “a badge” at all times;\n',
		'1. Close the gate within ten minutes, unless the alarm sounds. Then call Anna Lindner.\n',
		'* they have a card and\n',
		'• 😀 smoke or eat in the hall, except in the yard\n',
		'\n',
		'a) the member agrees\n',
		'The river rose in March: it was high.\n'
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
			const text = pieces.join('');
			const reading = read(text);
			const phrases = (c: Clause): (Phrase | null)[] => [
				c.agent,
				c.patient,
				c.recipient,
				c.subject
			];
			const spans = [
				...reading.sentences,
				...reading.clauses.flatMap((c) => [...phrases(c), ...c.modifiers]),
				...reading.norms.flatMap((n) => [n.bearer, n.object, ...n.conditions, ...n.exceptions])
			];
			for (const span of spans) {
				if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
			}
			for (const clause of reading.clauses) {
				const sentence = reading.sentences[clause.sentence]!;
				expect(clause.end).toBeLessThanOrEqual(sentence.end);
				expect(clause.start).toBeLessThan(clause.end);
			}
			reading.sentences.forEach((s, i) =>
				expect(s.start).toBeGreaterThanOrEqual(reading.sentences[i - 1]?.end ?? 0)
			);
		}),
		{ numRuns: 100 }
	);
});
