import { createHash, randomBytes } from 'node:crypto';

/** A one-time link's secret: 192 random bits, safe in an address. */
export function makeToken(): string {
	return randomBytes(24).toString('base64url');
}

/** What is stored of it. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
