import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/random.ts';
import { checkPassphrase, normalisePassphrase, suggestPassphrase } from './passphrases.ts';
import { WORDS } from './words.ts';

describe('the word list', () => {
	it('has at least six dice of four throws (1296) different plain words', () => {
		expect(new Set(WORDS).size).toBe(WORDS.length);
		expect(WORDS.length).toBeGreaterThanOrEqual(1296);
		expect(WORDS.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
	});

	it('has no word that the rules would take out of a passphrase', () => {
		// Twice the word and four letters: if the word did not count, too little would be left.
		const eaten = WORDS.filter((word) => checkPassphrase(`${word}-${word}-kvxw------`) !== null);
		expect(eaten).toEqual([]);
		expect(checkPassphrase('password-password-kvxw------')).not.toBeNull();
	});
});

describe('suggestPassphrase', () => {
	it('always offers four different words that the rules let through', () => {
		fc.assert(
			fc.property(fc.string(), (seed) => {
				const random = seededRandom(seed);
				const offered = suggestPassphrase((bound) => random.below(bound));
				expect(new Set(offered.split(' ')).size).toBe(4);
				expect(offered.length).toBeGreaterThanOrEqual(15);
				expect(checkPassphrase(offered)).toBeNull();
			}),
			{ numRuns: 2000 }
		);
	});

	it('does not offer the same one twice', () => {
		const offers = Array.from({ length: 200 }, () => suggestPassphrase());
		expect(new Set(offers).size).toBe(200);
	});
});

describe('normalisePassphrase', () => {
	it('is settled after one pass', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const once = normalisePassphrase(text);
				expect(normalisePassphrase(once)).toBe(once);
			})
		);
	});

	it('takes the same letters on another keyboard, and careless spaces, for the same', () => {
		expect(normalisePassphrase('  cafe\u0301   re\u0301sume\u0301 ')).toBe(
			'caf\u00e9 r\u00e9sum\u00e9'
		);
	});
});

describe('checkPassphrase', () => {
	it.each([
		'lantern river copper maple',
		'my secret garden door',
		'nobody expects rain today',
		'ein grüner Elefant tanzt',
		'私の秘密の庭の扉はいつも開いています',
		'aB3$kLm9!pQz7&x',
		'The rain that fell on the harbour in March left every lantern dark until morning came'
	])('lets %j through', (text) => {
		expect(checkPassphrase(text)).toBeNull();
	});

	it('asks for nothing but length: no digits, no capitals, no signs', () => {
		expect(checkPassphrase('bridge elephant window')).toBeNull();
	});

	it.each([
		['', /at least 15/],
		['fourteen chars', /has 14/],
		['               ', /at least 15/],
		['x'.repeat(300), /at most 256/],
		['aaaaaaaaaaaaaaaa', /same few/],
		['abababababababab', /same few/],
		['maria maria maria', /same few/],
		['banjokite banjokite', /repeats itself/],
		['passwordpassword', /guessed|repeats/],
		['password1234567', /first that would/],
		['Pass-Phrase-12345', /first that would/],
		['qwertyuiopasdfgh', /first that would/],
		['1q2w3e4r5t6y7u8i', /first that would/],
		['abcdefghijklmnop', /first that would/],
		['98765432109876543', /guessed|repeats/],
		['correct horse battery staple', /first that would/],
		['Threshold Threshold!', /repeats|guessed/],
		['welcome to threshold', /first that would/],
		['iloveyouiloveyou2', /guessed|repeats/]
	])('refuses %j', (text, sentence) => {
		expect(checkPassphrase(text)).toMatch(sentence);
	});

	it('counts characters, not code units', () => {
		expect(checkPassphrase('🦊🦉🐢🦋🌵🍋🎈')).toMatch(/has 7/);
	});

	it('refuses what an acquaintance would try', () => {
		const own = ['Rosamund Day', 'K7MPQR', 'Front desk'];
		expect(checkPassphrase('rosamund-day-1234', own)).toMatch(/first that would/);
		expect(checkPassphrase('front desk K7M-PQR', own)).toMatch(/first that would/);
		expect(checkPassphrase('rosamund day', own)).toMatch(/at least/);
		expect(checkPassphrase('rosamund day likes tulips', own)).toBeNull();
	});

	it('never throws, whatever is typed', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 600 }),
				fc.array(fc.string()),
				(text, own) => {
					const problem = checkPassphrase(text, own);
					expect(problem === null || problem.endsWith('.')).toBe(true);
				}
			)
		);
	});
});
