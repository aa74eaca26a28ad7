import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';

/** Long enough to be known for English; a question claims nothing. */
const FILLER = '\n\nIs the town a small place in the north and are there many old houses in it?';
const claims = (text: string) => readArticle(text + FILLER, models).claims;
const texts = (text: string) => claims(text).map((claim) => claim.text);

describe('what is claimed', () => {
	test('what somebody says is a claim of theirs', () => {
		const [claim] = claims('The mayor said that the storm destroyed the bridge.');
		expect(claim).toMatchObject({
			text: 'the storm destroyed the bridge',
			attributedTo: { text: 'The mayor' }
		});
	});

	test('two main clauses are two claims', () => {
		expect(texts('The mill closed in 1901 and the workers moved to the coast.')).toEqual([
			'The mill closed in 1901',
			'the workers moved to the coast'
		]);
	});

	test('rules are claims, questions and conditions are none of their own', () => {
		expect(texts('Visitors must sign the register if they stay. Who signed it?')).toEqual([
			'Visitors must sign the register if they stay'
		]);
	});
});

describe('ids', () => {
	const first = (text: string) => claims(text)[0]?.id;

	test('the same words have the same id wherever they stand', () => {
		const words = 'The emperor opened the harbour of Trieste in 1719.';
		const elsewhere = claims(`It rained in the spring. ${words}`);
		expect(elsewhere.map((claim) => claim.id)).toContain(first(words));
		expect(first('The Emperor opened the harbour of Trieste, in 1719!')).toBe(first(words));
		expect(first('The emperor closed the harbour of Trieste in 1719.')).not.toBe(first(words));
	});

	test('who says it, and what opens a list, belong to the words', () => {
		const id = (text: string) => claims(text).find((claim) => /sign|bridge/.test(claim.text))?.id;
		expect(id('The mayor said the storm destroyed the bridge.')).not.toBe(
			id('The engineer said the storm destroyed the bridge.')
		);
		expect(id('Visitors must:\n- sign the register')).not.toBe(
			id('Visitors must not:\n- sign the register')
		);
	});

	test('are unique in any text, and spans stand where they say', () => {
		const piece = fc.constantFrom(
			'The town opened a bridge in 1883. ',
			'THE TOWN opened a bridge in 1883! ',
			'The mayor said the town opened a bridge. ',
			'- sign the register\n',
			'Visitors must:\n',
			'“It rained,” said Anna. ',
			'😀 ',
			'\n\n'
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
				const text = pieces.join('');
				const found = claims(text);
				expect(new Set(found.map((claim) => claim.id)).size).toBe(found.length);
				for (const { start, end, text: words } of found) {
					expect((text + FILLER).slice(start, end)).toBe(words);
				}
			}),
			{ numRuns: 60 }
		);
	});
});
