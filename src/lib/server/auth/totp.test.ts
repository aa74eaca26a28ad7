import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTotpSecret, stepOfCode, totpUri } from './totp.ts';

/** RFC 6238, appendix B: the secret "12345678901234567890", and the last six of each code's eight digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: [seconds: number, step: number, code: string][] = [
	[59, 0x1, '287082'],
	[1111111109, 0x23523ec, '081804'],
	[1111111111, 0x23523ed, '050471'],
	[1234567890, 0x273ef07, '005924'],
	[2000000000, 0x3f940aa, '279037'],
	[20000000000, 0x27bc86aa, '353130']
];

describe('codes of an app', () => {
	it.each(VECTORS)('are those of RFC 6238 at %i seconds', (seconds, step, code) => {
		expect(stepOfCode(SECRET, code, seconds * 1000)).toBe(step);
		expect(stepOfCode(SECRET, `${code.slice(0, 3)} ${code.slice(3)}`, seconds * 1000)).toBe(step);
	});

	it('are taken one step early or late, with their own step, and no further off', () => {
		const [seconds, step, code] = VECTORS[3]!;
		const at = (steps: number) => stepOfCode(SECRET, code, (seconds + 30 * steps) * 1000);
		expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
	});

	it('are six digits and nothing else', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), (typed) => {
				if (/^[\s-]*(\d[\s-]*){6}$/.test(typed)) return;
				expect(stepOfCode(SECRET, typed, 59_000)).toBeNull();
			})
		);
	});

	it('come of a secret of 160 bits that is never the same', () => {
		const secrets = Array.from({ length: 50 }, makeTotpSecret);
		expect(new Set(secrets).size).toBe(50);
		for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
	});

	it('are set up by an address that any app reads', () => {
		const uri = new URL(totpUri(SECRET, 'Ada & Ann: Admin', 'school.example'));
		expect(uri.protocol).toBe('otpauth:');
		expect(Object.fromEntries(uri.searchParams)).toEqual({
			secret: SECRET,
			issuer: 'Threshold (school.example)',
			algorithm: 'SHA1',
			digits: '6',
			period: '30'
		});
		expect(decodeURIComponent(uri.pathname)).toContain('Ada & Ann: Admin');
	});
});
