import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerWords } from './fold.ts';
import { markText, type Mark } from './mark-text.ts';
import { editsBetween } from './same-word.ts';

describe('what may vary in a typed answer', () => {
	const same: [string, string][] = [
		// dates
		['3 March 1859', 'March 3rd, 1859'],
		['3 March 1859', '1859-03-03'],
		['3 March 1859', 'the third of March, 1859'],
		['3 March 1859', '3 Mar. 1859'],
		['27 January 2026', '27/1/2026'],
		['27 January 2026', '1.27.2026'],
		['Sept. 5', 'September 5th'],
		['March 1859', 'in March 1859'],
		['3:30 p.m.', '15:30'],
		['3 pm', '3:00 P.M.'],
		// numbers
		['1.8 million', '1,800,000'],
		['1.8 million', '1800000'],
		['two hundred and five', '205'],
		['half a million', '500 000'],
		['twenty-first', '21st'],
		['$1.8 million', '1,800,000 dollars'],
		['40%', 'forty per cent'],
		['a dozen agents', '12 agents'],
		['12 kg', '12kg'],
		['.5', '0.50'],
		// words
		['the agents', 'agent'],
		['parties', 'a party'],
		['called the police', 'calling the police'],
		['went home', 'go home'],
		['the consulate', 'at the consulate'],
		['because of the rain', 'the rain'],
		['staffers and an agent', 'an agent and the staffers'],
		['research & safety', 'research and safety'],
		['Peña', 'Pena'],
		['the harbour', 'harbor'],
		['should not enter', 'shouldnt enter'],
		['the U.S. government', 'US government'],
		['organisation', 'organization'],
		['immigration', 'immigartion'],
		// initials
		['International Atomic Energy Agency', 'IAEA'],
		['International Atomic Energy Agency', 'the I.A.E.A.'],
		['United States', 'USA'],
		['the United Kingdom', 'U.K.']
	];
	it.each(same)('takes %j and %j as the same', (key, given) => {
		expect(markText(given, [key])).toBe('right');
	});

	const marked: [string, string, Mark][] = [
		['3 March 1859', '4 March 1859', 'wrong'],
		['3 March 1859', '3 March 1895', 'wrong'],
		['3 March 1859', 'March 1859', 'undecided'],
		['3 March 1859', '3 March', 'undecided'],
		['March 1859', '3 March 1859', 'undecided'],
		['3:30 p.m.', '3:30', 'undecided'],
		['3:30 p.m.', '3:40 p.m.', 'wrong'],
		['1.8 million', '1.8 billion', 'wrong'],
		['1.8 million', '1.8', 'wrong'],
		['five agents', 'agents', 'wrong'],
		['agents', 'five agents', 'undecided'],
		['the Ecuadorian consulate', 'consulate', 'undecided'],
		['the Ecuadorian consulate', 'the German consulate', 'wrong'],
		['the Ecuadorian consulate', 'the Ecuadorian', 'wrong'],
		['ministry of foreign affairs', 'foreign ministry', 'undecided'],
		['ministry of foreign affairs', 'foreign affairs', 'wrong'],
		['Daniel Noboa', 'President Noboa', 'undecided'],
		['Daniel Noboa', 'Daniel', 'wrong'],
		['the consulate', 'it was the consulate, I think', 'undecided'],
		['the consulate', 'not the consulate', 'wrong'],
		['the consulate', 'anything except the consulate', 'wrong'],
		['not allowed', 'allowed', 'wrong'],
		['cannot enter', 'can enter', 'wrong'],
		['immigration', 'immgiratoin', 'undecided'],
		['immigration', 'emigration', 'wrong'],
		['reported', 'deported', 'wrong'],
		['employer', 'employee', 'wrong'],
		['casual', 'causal', 'wrong'],
		['flower', 'lower', 'undecided'],
		['fire', 'hire', 'wrong'],
		['fire', 'fired', 'undecided'],
		['2026', '2062', 'wrong'],
		['Daniel Noboa', 'DN', 'undecided'],
		['bread and butter', 'BB', 'wrong'],
		['IAEA', 'Indian Apple Eating Agency', 'undecided'],
		['IAEA', 'Indian Apple Agency', 'wrong'],
		['news', 'new', 'wrong'],
		['from Quito', 'to Quito', 'wrong'],
		['consulate', '😀', 'wrong'],
		['consulate', '', 'wrong']
	];
	it.each(marked)('marks for %j the words %j: %s', (key, given, mark) => {
		expect(markText(given, [key])).toBe(mark);
	});

	it('takes a name for its initials where the quiz tells it', () => {
		const texts = ['The International Atomic Energy Agency reported it.'];
		const quiz = { texts, words: new Set<string>() };
		expect(markText('International Atomic Energy Agency', ['the IAEA'], quiz)).toBe('right');
		expect(markText('Indian Apple Eating Agency', ['the IAEA'], quiz)).toBe('undecided');
	});

	it('does not guess which of two numbers is the month', () => {
		expect(markText('3/4/2026', ['3 April 2026'])).not.toBe('right');
	});
});

describe('the mark scheme of typed answers, whatever is typed', () => {
	const word = fc.constantFrom(
		'the',
		'a',
		'Consulate',
		'agents',
		'called',
		'not',
		"can't",
		'U.S.',
		'$',
		'1.8',
		'million',
		'thousand',
		'hundred',
		'and',
		'five',
		'twenty',
		'third',
		'3rd',
		'March',
		'1859',
		'27',
		'2026-01-27',
		'3:30',
		'p.m.',
		'of',
		'united',
		'states',
		'%',
		'É',
		'—',
		'-5',
		'Müller',
		'😀',
		'مرحبا'
	);
	const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
	const anything = fc.oneof(phrase, fc.string({ unit: 'binary', maxLength: 80 }));

	it('never throws, and gives one of three marks', () => {
		fc.assert(
			fc.property(anything, fc.array(anything, { maxLength: 3 }), (given, accepted) => {
				expect(['right', 'undecided', 'wrong']).toContain(markText(given, accepted));
			}),
			{ numRuns: 1000 }
		);
	});

	it('folds what is folded to the same', () => {
		fc.assert(
			fc.property(phrase, (text) => {
				const words = answerWords(text);
				// Told apart by punctuation: "100 100" could be one number.
				expect(answerWords(words.join('; '))).toEqual(words);
			}),
			{ numRuns: 2000 }
		);
	});

	it('always takes the key itself, in capitals too', () => {
		fc.assert(
			fc.property(anything, (key) => {
				fc.pre(answerWords(key).length > 0);
				expect(markText(key, [key])).toBe('right');
				const known = new Set(answerWords(key));
				expect(markText(` ${key} `, ['other', key], { words: known, texts: [key] })).toBe('right');
			}),
			{ numRuns: 1000 }
		);
	});

	it('never takes a denial for what it denies', () => {
		const plain = fc.constantFrom(
			'allowed',
			'the agent entered',
			'permitted by the consul',
			'nearby'
		);
		const denial = fc.constantFrom('not', 'never', 'no', 'without', 'except');
		fc.assert(
			fc.property(plain, denial, fc.nat(), (key, no, at) => {
				const words = key.split(' ');
				const given = words.toSpliced(at % (words.length + 1), 0, no).join(' ');
				expect(markText(given, [key])).toBe('wrong');
				expect(markText(key, [given])).toBe('wrong');
			})
		);
	});

	it('never takes one number for another', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), (a, b) => {
				fc.pre(a !== b);
				expect(markText(`rule ${b}`, [`rule ${a}`])).toBe('wrong');
			})
		);
	});

	it('counts edits alike in both directions, and no more than were made', () => {
		const letters = fc.array(fc.constantFrom<string[]>('a', 'b', 'c'), { maxLength: 12 });
		fc.assert(
			fc.property(letters, letters, fc.nat(), (a, b, at) => {
				expect(editsBetween(a, b)).toBe(editsBetween(b, a));
				expect(editsBetween(a, a)).toBe(0);
				expect(editsBetween(a, a.toSpliced(at % (a.length + 1), 0, 'x'))).toBe(1);
				expect(editsBetween(a, b)).toBeGreaterThanOrEqual(
					Math.min(3, Math.abs(a.length - b.length))
				);
			})
		);
	});

	it('stays quick on the longest answers', () => {
		const long = 'immigration '.repeat(80) + 'x'.repeat(20_000);
		expect(markText(long, ['immigration', long.slice(1)])).not.toBe('right');
	});
});
