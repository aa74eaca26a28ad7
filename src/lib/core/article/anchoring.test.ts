import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGrounded, type Evidence } from '../evidence.ts';
import { anchoring } from './anchoring.ts';

const quoteOf = (text: string, quote: string, from = 0): Evidence => {
	const start = text.indexOf(quote, from);
	return { start, end: start + quote.length, quote };
};

/** Sentences that share many words and are each told apart by a number, as those of a real rule book are. */
const sentence = fc
	.tuple(
		fc.constantFrom('Staff', 'Guests', 'The warden', 'Nobody'),
		fc.constantFrom('must close', 'may open', 'looks after', 'sells'),
		fc.constantFrom('the door', 'the store', 'every window')
	)
	.map((parts) => parts.join(' '));
const sentences = fc
	.array(sentence, { minLength: 6, maxLength: 16 })
	.map((list) => list.map((words, i) => `${words} at ${i} o’clock of day ${i * 7}.`));

describe('a quote in a newer text', () => {
	it('is found again whatever is changed elsewhere, and stands there to the letter', () => {
		const edits = fc.array(
			fc.tuple(fc.nat(), fc.constantFrom('drop', 'before', 'rewrite'), sentence),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(sentences, fc.nat(), edits, (list, pick, changes) => {
				const chosen = list[pick % list.length]!;
				const older = list.join(' ');
				const newer: string[] = [...list];
				for (const [n, how, words] of changes) {
					const at = n % newer.length;
					if (how === 'before') newer.splice(at, 0, `${words} on Sundays.`);
					else if (newer[at] === chosen) continue;
					else if (how === 'drop') newer.splice(at, 1);
					else newer[at] = `${words}, as it is now.`;
				}
				const text = newer.join('\n\n');
				const anchored = anchoring(older, text)(quoteOf(older, chosen));
				expect(anchored).toMatchObject({ kind: 'found' });
				if (anchored.kind !== 'found') return;
				expect(isGrounded(text, anchored.evidence)).toBe(true);
				expect(anchored.evidence.quote).toBe(chosen);
			})
		);
	});

	it('that is not there any more is never found, whatever else is', () => {
		fc.assert(
			fc.property(sentences, fc.nat(), (list, pick) => {
				const at = pick % list.length;
				const older = list.join(' ');
				const newer = list.toSpliced(at, 1).join(' ');
				expect(anchoring(older, newer)(quoteOf(older, list[at]!)).kind).toBe('stale');
			})
		);
	});

	it('that stands at several places is told by what stands around it', () => {
		const older = 'In spring the door is closed at noon. In winter the door is closed at three.';
		const newer =
			'In winter the door is closed at three. In autumn nobody comes. In spring the door is closed at noon.';
		const sought = 'the door is closed';
		const find = anchoring(older, newer);
		const spring = find(quoteOf(older, sought));
		const winter = find(quoteOf(older, sought, 20));
		expect(spring).toEqual({ kind: 'found', evidence: quoteOf(newer, sought, 30) });
		expect(winter).toEqual({ kind: 'found', evidence: quoteOf(newer, sought) });
	});

	it('whose place alone was cut is not taken for the same words of another place', () => {
		const older = 'In spring the door is closed at noon. In winter the door is closed at three.';
		const newer = 'In winter the door is closed at three.';
		expect(anchoring(older, newer)(quoteOf(older, 'the door is closed')).kind).toBe('stale');
	});

	it('that stands twice in surroundings that are the same is not guessed', () => {
		const older = 'Close the door. Then wait.';
		const newer = 'Close the door. Then wait. Close the door. Then wait.';
		expect(anchoring(older, newer)(quoteOf(older, 'the door')).kind).toBe('stale');
	});

	it('of a word or two is not found in surroundings that are all others', () => {
		const older = 'The letter came within 30 days of the visit, as the law asks.';
		const newer = 'Whoever pays has 30 days to do it.';
		expect(anchoring(older, newer)(quoteOf(older, '30 days')).kind).toBe('stale');
		expect(anchoring(older, 'part of it')(quoteOf('art of it', 'art')).kind).toBe('stale');
	});

	it('set with other quotation marks, dashes and line ends is the same, and is quoted as it stands', () => {
		const older = 'He said: "It\'s - at last - open." Then he left.';
		const newer = 'He said: “It’s\n– at last – open.” Then he left.';
		const anchored = anchoring(older, newer)(quoteOf(older, '"It\'s - at last - open."'));
		expect(anchored).toEqual({
			kind: 'found',
			evidence: quoteOf(newer, '“It’s\n– at last – open.”')
		});
	});

	it('that was reworded is stale, and what stands in its place is told', () => {
		const older =
			'The agents came at nine. Staff must close the door at once. The ministry was told later that day.';
		const newer = older.replace('close the door at once', 'lock the door within a minute');
		const anchored = anchoring(older, newer)(quoteOf(older, 'Staff must close the door at once.'));
		expect(anchored).toEqual({
			kind: 'stale',
			near: quoteOf(newer, 'Staff must lock the door within a minute.')
		});
	});

	it('that did not stand in the older text is stale', () => {
		const text = 'Some words stand here, and they stay.';
		const find = anchoring(text, text);
		expect(find({ start: 0, end: 0, quote: 'Some words' }).kind).toBe('stale');
		expect(find({ start: 3, end: 13, quote: 'Some words' }).kind).toBe('stale');
		expect(find(quoteOf(text, text))).toEqual({ kind: 'found', evidence: quoteOf(text, text) });
	});
});
