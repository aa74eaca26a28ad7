import { randomInt } from 'node:crypto';
import { WORDS } from './words.ts';

export const SHORTEST = 15;
export const LONGEST = 256;

/** So many characters must be left when everything guessable has been taken out. */
const OWN_PART = 6;

/** What people choose when a passphrase has to be long, without spaces; each is taken out wherever it stands. */
const COMMON = [
	'correcthorsebatterystaple',
	'maytheforcebewithyou',
	'thequickbrownfoxjumpsoverthelazydog',
	'thequickbrownfox',
	'jumpsoverthelazydog',
	'tobeornottobethatisthequestion',
	'tobeornottobe',
	'thisismypassword',
	'thisisapassword',
	'thisismypassphrase',
	'thisisapassphrase',
	'iforgotmypassword',
	'iforgotmypassphrase',
	'mypasswordis',
	'passwordpassword',
	'letmeinletmein',
	'onceuponatime',
	'happybirthday',
	'hellokitty',
	'helloworld',
	'iloveyou',
	'ihateyou',
	'iloveschool',
	'ihateschool',
	'letmein',
	'openthedoor',
	'opensesame',
	'trustno',
	'changeme',
	'donotchange',
	'nopassword',
	'newpassword',
	'mypassword',
	'passphrase',
	'password',
	'passwort',
	'passw0rd',
	'p4ssw0rd',
	'pa55word',
	'contrasena',
	'motdepasse',
	'administrator',
	'administrador',
	'superman',
	'spiderman',
	'starwars',
	'minecraft',
	'football',
	'baseball',
	'princess',
	'sunshine',
	'whatever',
	'computer',
	'internet',
	'security',
	'secret',
	'student',
	'learner',
	'trainer',
	'teacher',
	'classroom',
	'threshold',
	'welcome',
	'qwerty',
	'azerty',
	'qwertz',
	'monkey',
	'dragon',
	'master',
	'shadow',
	'admin',
	'login',
	'hello',
	'guest',
	'test',
	'pass',
	'user'
];

/** Rows along which fingers and counting walk; each also backwards. */
const RUNS = [
	'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
	'01234567890123456789',
	'qwertyuiop',
	'asdfghjkl',
	'zxcvbnm',
	'qwertzuiop',
	'azertyuiop',
	'qazwsxedcrfvtgbyhnujmikolp',
	'1q2w3e4r5t6y7u8i9o0p'
];
const RUN_LENGTH = 4;

/**
 * What is hashed and compared: the composed compatibility form, without spaces around it and doubled ones in it, so
 * that the same words typed on another keyboard are the same passphrase.
 */
export function normalisePassphrase(typed: string): string {
	return typed.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/**
 * What is wrong with a passphrase somebody chose, in one sentence, or null when it will do. Length counts, not a
 * mixture of characters (NIST SP 800-63B). `own` are words an acquaintance would try: the nickname, the class code.
 */
export function checkPassphrase(typed: string, own: readonly string[] = []): string | null {
	const text = normalisePassphrase(typed);
	const length = [...text].length;
	if (length < SHORTEST) {
		return `A passphrase has at least ${SHORTEST} characters; this one has ${length}. Four or five words make a good one.`;
	}
	if (length > LONGEST) return `A passphrase has at most ${LONGEST} characters.`;
	const core = bare(text);
	if (new Set(core).size < 5) {
		return 'This passphrase repeats the same few characters. Please choose one that is harder to guess.';
	}
	if (isRepetition(core)) {
		return 'This passphrase repeats itself. Please choose one that is harder to guess.';
	}
	const mine = own.map(bare).filter((word) => word.length >= 3);
	const left = [...withoutRuns(without(without(core, mine), COMMON))];
	if (left.length < OWN_PART) {
		return 'This passphrase is one of the first that would be guessed. Please choose another, or take the one we offer.';
	}
	return null;
}

/** Four random words, such as "lantern river copper maple". @param below a random integer in [0, bound) */
export function suggestPassphrase(
	below: (bound: number) => number = (bound) => randomInt(bound)
): string {
	const words = new Set<string>();
	while (words.size < 4) words.add(WORDS[below(WORDS.length)]!);
	return [...words].join(' ');
}

/** Lower-case letters and digits only. */
function bare(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** True when a part no longer than half of it, said over and over, makes the whole. */
function isRepetition(text: string): boolean {
	for (let period = 1; period <= text.length / 2; period++) {
		if (text.startsWith(text.slice(period))) return true;
	}
	return false;
}

function without(text: string, words: readonly string[]): string {
	return words.reduce((rest, word) => rest.replaceAll(word, ''), text);
}

/** Takes out every stretch of four or more characters that follow each other on a keyboard row or in the alphabet. */
function withoutRuns(text: string): string {
	let rest = '';
	for (let at = 0; at < text.length;) {
		const length = runAt(text, at);
		if (length < RUN_LENGTH) rest += text[at++];
		else at += length;
	}
	return rest;
}

const ROWS = RUNS.flatMap((row) => [row, [...row].reverse().join('')]);

/** How many characters from `at` on run along a row, or are the same character. */
function runAt(text: string, at: number): number {
	let longest = 1;
	while (text[at + longest] === text[at]) longest++;
	for (const row of ROWS) {
		let length = longest;
		while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length++;
		longest = length;
	}
	return longest;
}
