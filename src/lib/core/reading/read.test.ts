import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { numberedLists } from './numbered-lists.ts';
import { readArticle, WORD_LIMIT } from './read.ts';

const sentencesOf = (text: string) => readArticle(text, models).sentences.map((s) => s.text);

describe('offsets', () => {
	const piece = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 20 }),
		fc.constantFrom(
			'The river rose in March. ',
			'“Stay here,” said Anna Lindner. ',
			'\r\n\r\n',
			'\n',
			'"',
			'“',
			'”',
			'(',
			')',
			'👩‍👩‍👧 ',
			'\u200b',
			'مرحبا بالعالم. ',
			'Visitors must not enter the store without permission. ',
			'Nobody may swim here; this does not apply to guards. ',
			'Hand in the form no later than an hour before the race. ',
			'\ufeff',
			'\u202e',
			'e\u0301',
			'\ud83d ',
			'- one\n',
			'| a | b |\n',
			'```\n',
			'In 1859, Dr. J. R. Smith moved to the U.S. with 1,709 books. ',
			'---\n'
		)
	);

	test('every span stands where it says, in any Unicode text', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const text = pieces.join('');
				const reading = readArticle(text, models);
				for (const s of reading.sentences) {
					expect(text.slice(s.start, s.end)).toBe(s.text);
					expect(s.end).toBeGreaterThan(s.start);
					for (const t of s.tokens) expect(text.slice(t.start, t.end)).toBe(t.text);
					for (const e of s.entities) expect(text.slice(e.start, e.end)).toBe(e.text);
					for (const m of s.mentions) {
						expect(text.slice(m.start, m.end)).toBe(m.text);
						expect(m.start).toBeGreaterThanOrEqual(s.start);
						expect(m.from <= m.head && m.head < m.until).toBe(true);
					}
				}
				for (const q of reading.quotes) {
					expect(text.slice(q.start, q.end)).toBe(q.text);
					if (q.speaker) expect(text.slice(q.speaker.start, q.speaker.end)).toBe(q.speaker.text);
				}
				for (const c of reading.clauses) {
					for (const phrase of [
						c.subject,
						c.object,
						c.agent,
						c.patient,
						c.recipient,
						...c.modifiers
					]) {
						if (phrase) expect(text.slice(phrase.start, phrase.end)).toBe(phrase.text);
					}
				}
				for (const { bearer, object, conditions, exceptions } of reading.norms) {
					for (const part of [bearer, object, ...conditions, ...exceptions]) {
						if (part) expect(text.slice(part.start, part.end)).toBe(part.text);
					}
				}
				for (const one of [...reading.events, ...reading.setAside, ...reading.clusters]) {
					if ('start' in one) expect(text.slice(one.start, one.end)).not.toBe('');
				}
				for (const [i, s] of reading.sentences.entries()) {
					expect(s.start).toBeGreaterThanOrEqual(reading.sentences[i - 1]?.end ?? 0);
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('CRLF and a hard-wrapped paragraph are read like any other', () => {
		const text = 'The harbour of Trieste was\r\nopened in 1719.\r\n\r\nIt is large.';
		expect(sentencesOf(text)).toHaveLength(2);
	});
});

describe('sentences', () => {
	test('a quotation is never cut open', () => {
		expect(sentencesOf('“This is a house. You may not enter,” she said. Then it rained.')).toEqual([
			'“This is a house. You may not enter,” she said.',
			'Then it rained.'
		]);
	});

	test('abbreviations and initials end no sentence, an unpaired quotation mark hides none', () => {
		expect(
			sentencesOf('Dr. J. R. Smith left the U.S. Dept. of State on Jan. 3, 2020. He was 60.')
		).toHaveLength(2);
		expect(sentencesOf('He said "no and left the room. Then he came back again.')).toHaveLength(2);
	});
});

describe('what is set aside', () => {
	test('a dateline gives date and place and is no sentence', () => {
		const reading = readArticle(
			' date 2026-01-28 QUITO: Ecuador protested in a letter to the embassy.',
			models
		);
		expect(reading.dateline).toEqual({ date: '2026-01-28', place: 'QUITO' });
		expect(reading.sentences[0]?.text).toBe('Ecuador protested in a letter to the embassy.');
	});

	test('headings, captions, links, categories, tables and code are no sentences', () => {
		const text = [
			'A quiet heading',
			'Image: Anna Lindner, from file.',
			'Read more about the harbour of Trieste.',
			'Category: Harbours and ships of the world.',
			'| a | b | c |',
			'const x = { a: [1, 2] };',
			'The harbour was opened by the emperor in 1719.'
		].join('\n\n');
		expect(sentencesOf(text)).toEqual(['The harbour was opened by the emperor in 1719.']);
	});
});

describe('names', () => {
	const typesIn = (text: string) =>
		Object.fromEntries(
			readArticle(text, models).sentences.flatMap((s) => s.entities.map((e) => [e.text, e.type]))
		);

	test('a name is whole, typed, and split from the house it belongs to', () => {
		const types = typesIn(
			'The historian Margot Keller of the University of Zurich said the trade with Ecuador began in 1922 in the town of Basel.'
		);
		expect(types).toMatchObject({
			'Margot Keller': 'person',
			'University of Zurich': 'organization',
			Ecuador: 'place',
			'1922': 'year'
		});
	});

	test('a capital at the start of a sentence is no name', () => {
		expect(typesIn('Construction began at once. International law is old. You may go.')).toEqual(
			{}
		);
	});
});

test('an enormous text is read in its first part', { timeout: 180_000 }, () => {
	const text = 'The harbour of Trieste was opened by the emperor in 1719. '.repeat(20_000);
	const reading = readArticle(text, models);
	expect(reading.words).toBe(220_000);
	expect(reading.sentences.at(-1)!.end).toBeLessThan(WORD_LIMIT * 8);
	expect(reading.setAside.at(-1)?.reason).toBe('too long');
});

test('marks of references and a wiki’s own marks are neither code nor title', () => {
	const reading = readArticle(
		'== Early life ==\nLord Kelvin was born in Belfast.[3] He studied in Glasgow.[4][5]\n\n{| class="wikitable"\n|-\n! Year !! Name\n|}\n',
		models
	);
	expect(reading.title).toBe('');
	expect(reading.sentences.map(({ text }) => text)).toEqual([
		'Lord Kelvin was born in Belfast.[3]',
		'He studied in Glasgow.[4][5]'
	]);
	expect(reading.setAside.map(({ reason }) => reason)).not.toContain('code');
});

describe('bad input', () => {
	const plain = 'The harbour of Trieste was opened by the emperor in 1719.';

	test.each([
		['emoji', `${plain} Everyone 🎉🎉 cheered 👩‍👩‍👧.`],
		['characters without width', `${plain} It\u200b is\u2060 large\ufeff.`],
		['text from right to left', `${plain} مرحبا بالعالم. שלום עולם.`],
		['CRLF', `${plain}\r\nIt is large.\r\n\r\n`],
		['a quotation that never closes', `${plain} “We will stay, she said. It is large.`],
		['a stray closing mark', `${plain} It is large,” she said.`],
		['a table', `${plain}\n\n| Year | Ships |\n|---|---|\n| 1719 | 12 |\n`],
		['code', `${plain}\n\n\`\`\`\nconst a = { b: [1, 2] };\n\`\`\`\n`],
		['control characters', `${plain}\u0000\u0007 It is large.`],
		['half a surrogate pair', `${plain} \ud83d It is large.`]
	])('%s leaves the sentence before it as it is', (_, text) => {
		const reading = readArticle(text, models);
		expect(reading.language).toBe('en');
		expect(reading.sentences[0]?.text).toBe(plain);
		expect(reading.clauses[0]?.patient?.text).toBe('The harbour of Trieste');
	});

	test.each(['', ' ', '\n\n', '\u200b', '“', '👍', '```', '---\n', '| |', '\ud800'])(
		'%j is read as nothing at all',
		(text) => {
			const { sentences, clauses, norms, events, claims } = readArticle(text, models);
			expect([...clauses, ...norms, ...events, ...claims]).toEqual([]);
			expect(sentences.length).toBeLessThanOrEqual(1);
		}
	);

	test('what is too long to be a sentence is set aside, and what stands around it is read', () => {
		const endless = 'and then the river rose '.repeat(2_000);
		const reading = readArticle(`${plain}\n\nThe rain fell ${endless}\n\n${plain}`, models);
		expect(reading.sentences.map((s) => s.text)).toEqual([plain, plain]);
		expect(reading.setAside.map(({ reason }) => reason)).toEqual(['too long']);
	});

	test('another language is told and not read', () => {
		const german =
			'Der Hafen ist im Jahr 1719 eröffnet worden, und die Schiffe sind mit dem Wind in die Stadt gekommen.';
		const reading = readArticle(german, models);
		expect(reading.language).toBe('de');
		expect(reading.clauses).toEqual([]);
	});
});

test.each([
	['', 'und'],
	[
		'Der Hund ist in das Haus gelaufen und hat sich unter den Tisch gelegt, wo er nicht zu sehen war.',
		'de'
	],
	['日本の首都は東京です。', 'ja'],
	['The dog ran into the house and lay down under the table where it was not to be seen.', 'en']
])('tells the language of “%.20s”', (text, language) => {
	expect(readArticle(text, models).language).toBe(language);
});

describe('the title of a document', () => {
	const PROSE =
		'\n\nThe pumps of the lower plant are checked by two people each morning. They note the pressure in the book.\n';
	const titleOf = (head: string) => readArticle(head + PROSE, models).title;

	test('is not who issues it', () => {
		expect(titleOf('City of Marlow Springs\n\nParks and Recreation Department\n\nPool rules')).toBe(
			'Pool rules'
		);
		expect(titleOf('Hillside School\n\nSixty years of brass bands')).toBe(
			'Sixty years of brass bands'
		);
	});

	test('is that of the issuer where nothing else stands there', () => {
		expect(titleOf('The Aldershaw Museum')).toBe('The Aldershaw Museum');
	});

	test('ends with its line, unless the line goes on', () => {
		const issuer = 'Harrowgate and Wending Housing Association';
		expect(titleOf(`BLEEDING YOUR RADIATORS: TENANT INFORMATION SHEET 14\n${issuer}`)).toBe(
			'BLEEDING YOUR RADIATORS: TENANT INFORMATION SHEET 14'
		);
		expect(
			titleOf(
				'Rules for the storage, the dispensing and the transport of\nLiquid Nitrogen in the Laboratory'
			)
		).toBe(
			'Rules for the storage, the dispensing and the transport of Liquid Nitrogen in the Laboratory'
		);
	});
});

describe('numbered lists', () => {
	const listsOf = (text: string) => {
		const reading = readArticle(text, models);
		return numberedLists(reading).map((list) =>
			list.map((entry) => entry.map((at) => reading.sentences[at]!.text))
		);
	};
	const ENTRIES = [
		['Close the valve of the tank.', 'Wait for two minutes.'],
		['Open the drain of the tank.'],
		['Wipe the bottom of the tank with a cloth.']
	];

	test.each([
		['1. ', (n: number) => `${n}. `],
		['1) ', (n: number) => `${n}) `],
		['(1) ', (n: number) => `(${n}) `],
		['Step 1: ', (n: number) => `Step ${n}: `],
		['STEP 1 – ', (n: number) => `STEP ${n} – `]
	])('count with “%s”, and the mark belongs to no sentence', (_, mark) => {
		const list = ENTRIES.map((entry, i) => mark(i + 1) + entry.join(' ')).join('\n\n');
		expect(listsOf(`The tank\n\nThe tank is emptied once a year.\n\n${list}`)).toEqual([ENTRIES]);
	});

	test('what stands between two entries belongs to neither', () => {
		const text = `The tank\n\n1. ${ENTRIES[0]!.join(' ')}\n\nThe tank holds about four hundred litres of oil.\n\n2. ${ENTRIES[1]!.join(' ')}`;
		expect(listsOf(text)).toEqual([ENTRIES.slice(0, 2)]);
	});
});
