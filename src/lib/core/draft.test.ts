import { describe, expect, it } from 'vitest';
import { models } from '../../../tests/support/reader.ts';
import { draftDocument } from './draft.ts';

/** Enough plain sentences that something is drafted, whatever the sentence under test gives. */
const FILLER =
	'The bakery in Harwick opened in 1954 and employed 40 people. ' +
	'Maria Olsen bought the bakery in Harwick in 1987. ' +
	'Customers must pay in cash before 9 a.m. on market days. ' +
	'The oven in Harwick burns 12 tonnes of wood every winter. ' +
	'Peter Lund sold bread from a van in Denmark between 1990 and 1998. ' +
	'Staff in Harwick must wear gloves when they handle raw dough.';

function drafted(sentence: string, title = 'Bread') {
	const { quiz } = draftDocument(`${sentence}\n\n${FILLER}`, models, {
		title,
		items: 40,
		scenario: false
	});
	return [...quiz.items, ...quiz.spares];
}

const stemsOf = (sentence: string, title?: string) => drafted(sentence, title).map((i) => i.stem);

describe('what a first reading by somebody else found', () => {
	it('something still comes of the plain sentences', () => {
		expect(drafted('').length).toBeGreaterThan(4);
	});

	it('no statement points to an island, a jury or a company named elsewhere', () => {
		const stems = stemsOf('Kilner Swamp in Norway is a small coastal wetland on the island.');
		expect(stems.filter((stem) => stem.includes('wetland'))).toEqual([]);
	});

	it('the same noun is fine where the statement itself has said which', () => {
		const stems = stemsOf(
			'Fenwick is an island in Norway, and the island was settled in 1820 by 45 families.'
		);
		expect(stems.filter((stem) => stem.includes('island')).length).toBeGreaterThan(0);
	});

	it('no false statement merely puts another person or body into a true one', () => {
		const items = drafted('Karen Holm fully stands behind the campaign of the Secretary-General.');
		const swapped = items.filter(
			(i) =>
				i.type === 'true-false' &&
				i.key[0] === 'false' &&
				/(?:Peter Lund|Maria Olsen) fully stands/.test(i.stem)
		);
		expect(swapped).toEqual([]);
	});

	it('the title above the quiz gives no key away', () => {
		const keys = (title: string) =>
			drafted(
				'Karen Holm designed the bridge over the Arn in 1931. Peter Lund built the bridge in two years. Maria Olsen painted the bridge in 1987.',
				title
			).flatMap((item) => {
				if (item.type === 'choice') {
					return item.options.filter((o) => item.key.includes(o.id)).map((o) => o.text);
				}
				return item.type === 'cloze' || item.type === 'short-answer' ? item.key : [];
			});
		expect(keys('Bread').some((key) => key.includes('Holm'))).toBe(true);
		expect(keys('How Karen Holm saw it').some((key) => key.includes('Holm'))).toBe(false);
	});

	it('no comma is left between subject and verb where an aside was cut', () => {
		const stems = stemsOf(
			'Mandatory trainings (see above), are intended to reduce bias in 20 offices in Spain.'
		);
		expect(stems.filter((stem) => stem.includes('trainings, are'))).toEqual([]);
	});

	it('a speech is not asked about as what the article claims', () => {
		const speech =
			'I believe in our parliament. We trust our people. My party and I will fight for our rights. ' +
			'I know my country. Congress has proven itself ineffective as a body in Washington. ';
		const asked = stemsOf(speech).filter((stem) => stem.includes('ineffective'));
		expect(asked.filter((stem) => !stem.startsWith('According to the writer'))).toEqual([]);
	});

	it('no more true statements than false ones, and no more than a third of a full quiz', () => {
		const { quiz } = draftDocument(FILLER, models, { title: 'Bread', items: 3, scenario: false });
		const verdicts = quiz.items.filter((i) => i.type === 'true-false').map((i) => i.key);
		expect(verdicts.length).toBeLessThanOrEqual(1);
	});
});
