import { randomInt } from 'node:crypto';
import { isPolite } from '../../core/names/polite.ts';
import { DomainError } from '../errors.ts';

/** No 0/O, 1/I/L: what is read aloud or off a board is typed right. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;

/** A new class code as it is stored: six characters, some 890 million possible. @param below a random integer in [0, bound) */
export function makeClassCode(
	below: (bound: number) => number = (bound) => randomInt(bound)
): string {
	return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[below(CODE_ALPHABET.length)]).join(
		''
	);
}

/** A class code as somebody typed it, in the form it is stored: upper-case, without spaces and hyphens. */
export function normaliseClassCode(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.slice(0, 32);
}

/** True when a typed code has a character no code has, because it looks like another. */
export function hasLookAlike(code: string): boolean {
	return /[01ILO]/.test(code);
}

/** A stored class code as people see it: ABC-DEF. */
export function showClassCode(code: string): string {
	return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/** A name without surrounding and doubled spaces, in Unicode's composed compatibility form. */
export function tidyName(typed: string): string {
	return typed.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

const ALLOWED = /^[\p{L}\p{M}\p{N} \-_'’.]+$/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const PILED_MARKS = /\p{M}{3,}/u;

/**
 * Reads the name somebody chose: letters (of any script), digits, spaces and - _ ' . are let through.
 * Throws DomainError 'invalid' for `field` with what to change.
 */
export function readName(
	typed: string,
	rules: { what: string; field: string; min?: number; max: number }
): string {
	const name = tidyName(typed);
	const length = [...name].length;
	const refuse = (sentence: string): never => {
		throw new DomainError('invalid', sentence, rules.field);
	};
	const { min = 2, max } = rules;
	if (length < min || length > max) {
		refuse(`${rules.what} has ${min} to ${max} characters.`);
	}
	if (!ALLOWED.test(name) || INVISIBLE.test(name) || PILED_MARKS.test(name)) {
		refuse(`${rules.what} is made of letters, digits, spaces and - _ ' . only.`);
	}
	if (foldName(name).length === 0) refuse(`${rules.what} needs a letter or a digit.`);
	return name;
}

/** Reads a learner's nickname (2–24 characters, polite). */
export function readNickname(typed: string): string {
	return polite(readName(typed, { what: 'A nickname', field: 'nickname', max: 24 }), 'nickname');
}

/** Reads the name of a group (2–40 characters, polite). */
export function readGroupName(typed: string): string {
	return polite(readName(typed, { what: 'A group name', field: 'group', max: 40 }), 'group');
}

/** Reads the name of a team in a live session (1–40 characters, polite). */
export function readTeamName(typed: string): string {
	return polite(
		readName(typed, { what: 'A team’s name', field: 'teams', min: 1, max: 40 }),
		'teams'
	);
}

/** Everybody in the class reads it, so it may hurt nobody. */
function polite(name: string, field: string): string {
	if (isPolite(name)) return name;
	throw new DomainError(
		'invalid',
		`"${name}" could hurt or embarrass somebody who reads it. Please choose another.`,
		field
	);
}

const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Reads who a learner really is (1–100 characters of any kind but controls): only the class's trainers see it. */
export function readRealName(typed: string): string {
	const name = tidyName(typed);
	const length = [...name].length;
	if (length < 1 || length > 100) {
		throw new DomainError('invalid', 'A real name has 1 to 100 characters.', 'realName');
	}
	if (CONTROL.test(name) || !/[\p{L}\p{N}]/u.test(name)) {
		throw new DomainError('invalid', 'This real name cannot be read.', 'realName');
	}
	return name;
}

/** Reads a trainer's or administrator's name (2–60 characters). */
export function readPersonName(typed: string): string {
	return readName(typed, { what: 'A name', field: 'name', max: 60 });
}

/** A name as it is sought: as `foldName` has it, and without accents, which not everybody types. */
export function seekKey(name: string): string {
	return foldName(name.normalize('NFKD').replace(/\p{M}/gu, ''));
}

/**
 * What two names have in common when people would take them for the same: case, spaces, hyphens and dots do not count,
 * so "Anna Lena", "anna-lena" and "AnnaLena" are one.
 */
export function foldName(name: string): string {
	// Lower, upper, lower: otherwise ẞ, ß and SS stay apart.
	return (
		name
			.normalize('NFKC')
			.toLowerCase()
			.toUpperCase()
			.toLowerCase()
			.normalize('NFKC')
			.replace(/[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, '')
			// A sigma is written by its place in the word, and words have just been joined.
			.replace(/ς/g, 'σ')
			// What was taken out may have kept marks from standing in their usual order.
			.normalize('NFKC')
	);
}
