import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';
import { dateOfDay, dayNumber, dayRange, isoOf, monthRange, weekdayOf } from './calendar.ts';
import { readDay } from './dates.ts';

/** A Tuesday. */
const DATELINE = ' date 2026-11-24 QUITO: ';
/** Long enough to be known for English; has no date. */
const LEAD = 'The town is a small place in the north and there are many old houses in it. ';
const datesIn = (text: string, dateline = DATELINE) =>
	readArticle(`${dateline}${LEAD}${text}`, models).dates;
const isos = (text: string, dateline = DATELINE) => datesIn(text, dateline).map(({ iso }) => iso);

describe('dates that stand by themselves', () => {
	test.each([
		['The bridge was opened on 3 May 1933.', '1933-05-03', true],
		['The bridge was opened on May 3, 1933.', '1933-05-03', true],
		['The bridge was opened on Wednesday, 3rd of May 1933.', '1933-05-03', true],
		['The bridge was opened on 1933-05-03.', '1933-05-03', true],
		['The bridge was opened in May 1933.', '1933-05', true],
		['The bridge was opened in 1933.', '1933', true],
		['The bridge was opened in early 1933.', '1933', false],
		['The bridge was opened in the summer of 1933.', '1933', false],
		['The 1930s were hard.', '', true]
	])('%s', (text, iso, exact) => {
		for (const dateline of [DATELINE, '']) {
			expect(datesIn(text, dateline)).toMatchObject([{ iso, exact, absolute: true }]);
		}
	});

	test.each([
		'The mill had 1500 workers.',
		'The road is 1200 metres long.',
		'They lived there until 1200 BC.',
		'The house at 1600 Mill Road was sold.',
		'The bridge was opened on 31 February 1933.'
	])('none: %s', (text) => {
		expect(isos(text)).toEqual([]);
	});
});

describe('dates reckoned from the dateline', () => {
	test.each([
		['The judge closed the case on Tuesday.', '2026-11-24'],
		['The judge closed the case on Wednesday.', '2026-11-18'],
		['The judge will close the case on Wednesday.', '2026-11-25'],
		['The judge closed the case yesterday.', '2026-11-23'],
		['The judge will close the case tomorrow.', '2026-11-25'],
		['The judge closed the case on 3 March.', '2026-03-03'],
		['The judge closed the case on December 3.', '2025-12-03'],
		['The judge will close the case on December 3.', '2026-12-03'],
		['The judge closed the case in March.', '2026-03'],
		['The judge closed the case in December.', '2025-12'],
		['The judge closed the case last month.', '2026-10'],
		['The judge closed the case last year.', '2025'],
		['The judge closed the case two days ago.', '2026-11-22']
	])('%s', (text, iso) => {
		expect(isos(text)).toEqual([iso]);
		expect(isos(text, '')).toEqual([]);
	});

	test('a week is its seven days', () => {
		const [week] = datesIn('The judge closed the case last week.');
		expect([week!.days.from, week!.days.to]).toEqual([
			readDay('2026-11-16'),
			readDay('2026-11-22')
		]);
	});

	test.each([
		['no verb tells past or future', 'The judge may close the case on Wednesday.'],
		['somebody is quoted', '“I saw it yesterday,” said the judge.'],
		['another year is spoken of', 'In 1920 the mill burned. It closed on 3 March.'],
		['it comes again', 'The judge came every Wednesday and left on Thursdays.']
	])('none where %s', (_, text) => {
		expect(datesIn(text).filter(({ absolute }) => !absolute)).toEqual([]);
	});
});

describe('the calendar', () => {
	const day = fc.integer({ min: -300_000, max: 60_000 });

	test('a day number is the day it was made from', () => {
		fc.assert(
			fc.property(day, (at) => {
				const { year, month, day: date } = dateOfDay(at);
				expect(dayNumber(year, month, date)).toBe(at);
				expect(dayRange(year, month, date)).toEqual({ from: at, to: at });
				expect(weekdayOf(at)).toBe(new Date(Date.UTC(year, month, date)).getUTCDay());
				const whole = monthRange(year, month);
				expect(whole.from <= at && at <= whole.to).toBe(true);
			})
		);
	});

	test('what is written as ISO is read as the same day', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: dayNumber(1000, 0, 1), max: dayNumber(2099, 11, 31) }),
				(at) => {
					expect(readDay(isoOf({ from: at, to: at }))).toBe(at);
				}
			)
		);
	});
});

test('spans are what they say, in order, in any text', () => {
	const piece = fc.constantFrom(
		'on Tuesday',
		'3 March',
		'March',
		'in',
		'1933',
		'–',
		'last week',
		'May 3,',
		'“',
		'”',
		'The judge left ',
		' ',
		'. ',
		'\n\n',
		'2026-11-24',
		'99',
		'two days ago',
		'👩‍👩‍👧',
		'مرحبا'
	);
	const noise = fc.string({ unit: 'grapheme', maxLength: 12 });
	fc.assert(
		fc.property(
			fc.array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: noise }), {
				maxLength: 40
			}),
			(pieces) => {
				const text = DATELINE + LEAD.repeat(4) + pieces.join('');
				const { dates } = readArticle(text, models);
				let last = 0;
				for (const date of dates) {
					expect(text.slice(date.start, date.end)).toBe(date.text);
					expect(date.start).toBeGreaterThanOrEqual(last);
					last = date.end;
					expect(date.days.from).toBeLessThanOrEqual(date.days.to);
					expect(date.iso).toMatch(/^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$/);
				}
				expect(dates.every(({ sentence }) => sentence >= 0)).toBe(true);
			}
		),
		{ numRuns: 150 }
	);
});
