import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';

/** Tells the language, which a few words alone do not. */
const LEAD = 'It was a fine day in the town, and the people were glad of it.\n\n';
const quotesIn = (text: string) => readArticle(LEAD + text, models).quotes;
/** The words quoted with their speakers, '–' for nobody. */
const said = (text: string) =>
	quotesIn(text).map((quote) => [quote.text, quote.speaker?.text ?? '–']);
const speakers = (text: string) => said(text).map(([, speaker]) => speaker);

describe('a speaker beside the quotation', () => {
	test.each([
		['“We will appeal,” said Maria Lopez on Monday.', 'Maria Lopez'],
		['“We will appeal,” Maria Lopez said.', 'Maria Lopez'],
		['“We will appeal,” Lopez, a lawyer from Quito, said.', 'Lopez'],
		['“We will appeal,” said Lopez, who leads the group.', 'Lopez'],
		['Lopez told reporters outside the court: “We will appeal.”', 'Lopez'],
		['Maria Lopez said, “We will appeal.”', 'Maria Lopez'],
		['Asked about the ruling, Lopez replied: “We will appeal.”', 'Lopez'],
		['“We will appeal,” according to Kim Park.', 'Kim Park'],
		['“Never again!” shouted the crowd.', 'the crowd'],
		['The lawyer, Maria Lopez, said: “We will appeal.”', 'Maria Lopez'],
		['The statement said: “Nobody was hurt.”', 'The statement'],
		['A notice on the door said “Closed for repairs”.', 'A notice on the door'],
		['« We will appeal, » said Maria Lopez.', 'Maria Lopez'],
		['„We will appeal,“ said Maria Lopez.', 'Maria Lopez'],
		['‘We will appeal,’ said Maria Lopez.', 'Maria Lopez'],
		["'We will appeal,' said Maria Lopez.", 'Maria Lopez'],
		['"We will appeal," said Maria Lopez.', 'Maria Lopez']
	])('%s', (text, speaker) => {
		expect(speakers(text)).toEqual([speaker]);
		expect(quotesIn(text)[0]!.utterance).toBe(true);
	});

	test('a pronoun is the speaker where it stands', () => {
		const text = 'Maria Lopez left early. “It was late,” she said.';
		const [quote] = quotesIn(text);
		expect(quote!.speaker).toMatchObject({
			text: 'she',
			start: LEAD.length + text.indexOf('she'),
			sentence: 2
		});
		expect(quote!.verb).toBe('said');
	});

	test('both parts of a split quotation have it', () => {
		expect(speakers('“We will,” Lopez said, “because it is unfair.”')).toEqual(['Lopez', 'Lopez']);
		expect(speakers('“We will,” said Lopez. “It is unfair.”')).toEqual(['Lopez', 'Lopez']);
	});
});

describe('a speaker further off', () => {
	test('a quotation goes on over paragraphs that open it again', () => {
		const text = '“The first part is here.\n\n“The second part ends here,” said Ann Baker.';
		expect(said(text)).toEqual([
			['The first part is here.', 'Ann Baker'],
			['The second part ends here,', 'Ann Baker']
		]);
	});

	test('the paragraph before announces it', () => {
		const text =
			'The ministry wrote to the embassy on Monday:\n\n“We protest against this violation of the law.”';
		expect(speakers(text)).toEqual(['The ministry']);
		expect(quotesIn(text)[0]!.speaker!.sentence).toBe(1);
	});

	test('what somebody is said to have said goes on in their words', () => {
		expect(speakers('Lopez said she was shocked. “I could not believe it.”')).toEqual(['Lopez']);
	});

	test('an answer is not given to who asked', () => {
		const text = '“Are you ready to leave now?” asked Ann.\n\n“I have been ready for an hour.”';
		expect(speakers(text)).toEqual(['Ann', '–']);
	});

	test('nothing is taken from a sentence that says nothing of the kind', () => {
		expect(speakers('The court closed at noon. “It was a long and hard day.”')).toEqual(['–']);
	});
});

describe('quoted words within a sentence', () => {
	test.each([
		['The minister said the plan was “unsafe”.', 'The minister'],
		['According to Lopez, the plan was “a mistake”.', 'Lopez'],
		['Critics called the law “a disgrace”.', 'Critics'],
		['He rejected the “unsafe” plan.', '–'],
		['She played “The Old Man and the Sea” on Monday.', '–'],
		['The band called their album “Blue Train”.', '–'],
		['The robot, named “Hope”, won a medal, Lopez said.', '–'],
		['Lopez did not say “sorry” to anybody.', '–']
	])('%s', (text, speaker) => {
		const [quote] = quotesIn(text);
		expect(quote!.speaker?.text ?? '–').toBe(speaker);
		expect(quote!.utterance).toBe(false);
	});

	test('a clause within another is an utterance', () => {
		expect(quotesIn('Kim said that “nobody came to help”.')[0]).toMatchObject({ utterance: true });
	});
});

describe('quotation marks', () => {
	test('apostrophes open and close nothing', () => {
		expect(said("The dogs' food was gone in the '90s. It's the cats' turn now.")).toEqual([]);
		expect(said("'The dogs' food is gone,' said Ann.")).toEqual([
			["The dogs' food is gone,", 'Ann']
		]);
	});

	test('an unpaired mark takes nothing with it', () => {
		const text = 'He said “no and left the room.\n\nLater “yes” was heard, said Ann.';
		expect(said(text).map(([words]) => words)).toEqual(['yes']);
	});

	test('those within others are part of the words', () => {
		expect(said('“He told me ‘no’ twice,” said Ann.')).toEqual([['He told me ‘no’ twice,', 'Ann']]);
	});
});

describe('any text', () => {
	const piece = fc.constantFrom(
		'“',
		'”',
		'"',
		"'",
		'‘',
		'’',
		'«',
		'»',
		' ',
		'\n\n',
		',',
		'.',
		':',
		'?',
		'We will appeal',
		'said Ann',
		'Ann said',
		'she told him',
		'according to Kim',
		'the “plan',
		'👩‍👩‍👧',
		'مرحبا',
		'\u200b'
	);
	const noise = fc.string({ unit: 'grapheme', maxLength: 12 });

	test('spans are what they say, in order, and within one paragraph', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: noise }), {
					maxLength: 40
				}),
				(pieces) => {
					const text = LEAD.repeat(8) + pieces.join('');
					const reading = readArticle(text, models);
					expect(reading.language).toBe('en');
					let last = 0;
					for (const { text: words, start, end, sentence, speaker } of reading.quotes) {
						expect(text.slice(start, end)).toBe(words);
						expect(words).not.toContain('\n\n');
						expect(start).toBeGreaterThanOrEqual(last);
						last = end;
						expect(reading.sentences[sentence]!.start).toBeLessThanOrEqual(start);
						if (!speaker) continue;
						expect(text.slice(speaker.start, speaker.end)).toBe(speaker.text);
						const { tree } = reading.sentences[speaker.sentence]!;
						const head = tree.words[speaker.head]!;
						expect(head.start).toBeGreaterThanOrEqual(speaker.start);
						expect(head.end).toBeLessThanOrEqual(speaker.end);
					}
				}
			),
			{ numRuns: 150 }
		);
	});
});
