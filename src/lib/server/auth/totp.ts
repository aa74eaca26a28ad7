import { Secret, TOTP } from 'otpauth';

/** Seconds a code lasts. */
const PERIOD = 30;
/** A phone's clock may be that many steps off, either way (RFC 6238, 5.2). */
const DRIFT = 1;

/** A new secret of 160 bits (RFC 4226, 4), in base32. */
export function makeTotpSecret(): string {
	return new Secret({ size: 20 }).base32;
}

/** What an app reads from the QR code; `host` tells installations apart in its list. */
export function totpUri(secret: string, name: string, host: string): string {
	return totp(secret, { label: name, issuer: `Threshold (${host})` }).toString();
}

/**
 * The 30-second step that the typed code is of, at `at` (UTC milliseconds) or one step off; null when it is of none.
 * Whether it was used before is the caller's to know.
 */
export function stepOfCode(secret: string, typed: string, at: number): number | null {
	const token = typed.replace(/[\s-]/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const off = totp(secret).validate({ token, timestamp: at, window: DRIFT });
	return off === null ? null : Math.floor(at / 1000 / PERIOD) + off;
}

/** SHA-1 and six digits: what every app understands, whatever the address says. */
function totp(secret: string, names: { label?: string; issuer?: string } = {}): TOTP {
	return new TOTP({
		...names,
		secret: Secret.fromBase32(secret),
		algorithm: 'SHA1',
		digits: 6,
		period: PERIOD
	});
}
