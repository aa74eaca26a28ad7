import { createHash, randomInt } from 'node:crypto';

/** Crockford's digits: nothing that is taken for something else. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 24;
const HOW_MANY = 8;

/** New codes as they are shown, in six groups of four; each has 120 bits, so that a plain hash keeps it. */
export function makeRecoveryCodes(): string[] {
	return Array.from({ length: HOW_MANY }, () =>
		Array.from({ length: LENGTH }, () => DIGITS[randomInt(DIGITS.length)])
			.join('')
			.replace(/(.{4})(?=.)/g, '$1-')
	);
}

/** What is stored of a code; however it is typed, it is the same. */
export function hashRecoveryCode(typed: string): string {
	const code = typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return createHash('sha256').update(code).digest('hex');
}
