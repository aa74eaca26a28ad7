import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPages, type PageRun, type PageRuns } from './page-layout.ts';
import { assemble } from './pieces.ts';

const SIZE = 10;
const run = (str: string, x: number, y: number, size = SIZE): PageRun => ({
	str,
	x,
	y,
	size,
	width: str.length * size * 0.5
});
const page = (...runs: PageRun[]): PageRuns => ({ height: 800, runs });
const cuts = (pages: PageRuns[]) =>
	readPages(pages).pieces.flatMap(({ text, cut }) => (cut ? [`${cut}: ${text}`] : []));

/** Sets paragraphs in lines of so many letters, page after page, dividing words where a line is full. */
function set(paragraphs: readonly string[], letters: number, perPage: number): PageRuns[] {
	const pages: PageRun[][] = [];
	let row = 0;
	const put = (line: string) => {
		if (row % perPage === 0) pages.push([]);
		pages.at(-1)!.push(run(line, 70, 700 - (row % perPage) * 12));
		row++;
	};
	for (const paragraph of paragraphs) {
		let line = '';
		for (const word of paragraph.split(' ')) {
			const room = letters - line.length - 1;
			if (word.length <= room) line = line === '' ? word : `${line} ${word}`;
			else if (/^[a-z]{8,}$/.test(word) && room > 5) {
				put(`${line} ${word.slice(0, 4)}-`);
				line = word.slice(4);
			} else {
				put(line);
				line = word;
			}
		}
		put(line);
		row++;
	}
	return pages.map((runs) => page(...runs));
}

const word = fc.constantFrom('harbour', 'the', 'is', 'closed', 'administration', 'pilots', 'a');
const paragraph = fc
	.array(word, { minLength: 12, maxLength: 60 })
	.map((words) => `The ${words.join(' ')} ends`);
/** No two end alike: one short line at the foot of several pages is taken for what runs along, and rightly. */
const ENDS = ['early', 'late', 'well', 'here', 'there', 'soon', 'gladly', 'badly'];
const paragraphs = (minLength: number, maxLength: number) =>
	fc
		.array(paragraph, { minLength, maxLength })
		.map((all) => all.map((text, i) => `${text} ${ENDS[i]}.`));

describe('a text that was set in lines', () => {
	it('comes back with every word, whole and in its order', () => {
		fc.assert(
			fc.property(
				paragraphs(1, 8),
				fc.integer({ min: 40, max: 70 }),
				fc.integer({ min: 6, max: 40 }),
				(paragraphs, letters, perPage) => {
					const { pieces } = readPages(set(paragraphs, letters, perPage));
					expect(assemble(pieces).split(/\s+/)).toEqual(paragraphs.join(' ').split(' '));
				}
			)
		);
	});

	it('comes back paragraph by paragraph where a page holds it', () => {
		fc.assert(
			fc.property(paragraphs(2, 4), (paragraphs) => {
				const { pieces } = readPages(set(paragraphs, 60, 50));
				expect(pieces.map(({ text }) => text)).toEqual(paragraphs);
			})
		);
	});
});

it('entries of a list whose marks are drawn are told by their ends', () => {
	const long = 'This line is as long as lines of this column are, so that others are short';
	const { pieces } = readPages([
		page(
			run(long, 70, 700),
			run('of it.', 70, 688),
			run('First entry.', 90, 660),
			run('Second entry.', 90, 648)
		)
	]);
	expect(pieces.map(({ text }) => text)).toEqual([
		`${long} of it.`,
		'First entry.',
		'Second entry.'
	]);
});

it('the mark of a footnote is left out, its note cut, and so is a table', () => {
	expect(
		readPages([
			page(run('Last words.', 70, 700), run('1', 126, 704, 6), run(' And more.', 130, 700))
		]).pieces[0]!.text
	).toBe('Last words. And more.');
	const rows = [
		run('Name', 70, 700),
		run('Age', 200, 700),
		run('Ann', 70, 688),
		run('9', 200, 688)
	];
	const body = [0, 1, 2].map((i) =>
		run('Plain words of the text go here and on', 70, 650 - i * 12)
	);
	expect(cuts([page(...rows, ...body, run('1 A note.', 70, 100, 7))])).toEqual([
		'table: Name Age Ann 9',
		'footnote: 1 A note.'
	]);
});

it('a paragraph of twenty thousand lines took the square of its length', () => {
	const pages = Array.from({ length: 250 }, () =>
		page(
			...Array.from({ length: 80 }, (_, i) => run('word after word after word', 70, 780 - i * 9))
		)
	);
	const kept = readPages(pages).pieces.filter(({ cut }) => cut === null);
	expect(kept.map(({ text }) => text.split(' ').length)).toEqual([250 * 76 * 5]);
});
