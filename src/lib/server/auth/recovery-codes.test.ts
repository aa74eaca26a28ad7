import { expect, test } from 'vitest';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';

test('recovery codes have 120 bits each, and none comes twice', () => {
	const codes = Array.from({ length: 20 }, makeRecoveryCodes).flat();
	expect(new Set(codes).size).toBe(160);
	// Crockford's base32: 5 bits a digit.
	for (const code of codes)
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
	// Every digit is drawn.
	expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
});

test('however a recovery code is typed, it is the same, and another is not', () => {
	const hash = hashRecoveryCode('A1B0-C2D3-E4F5-G6H7-J8K9-MNPQ');
	for (const typed of [
		'a1b0c2d3e4f5g6h7j8k9mnpq',
		' A1B0 C2D3 E4F5 G6H7 J8K9 MNPQ ',
		'AIBO-C2D3-E4F5-G6H7-J8K9-MNPQ',
		'alb0–c2d3–e4f5–g6h7–j8k9–mnpq'
	]) {
		expect(hashRecoveryCode(typed)).toBe(hash);
	}
	expect(hashRecoveryCode('A1B0-C2D3-E4F5-G6H7-J8K9-MNPR')).not.toBe(hash);
});
