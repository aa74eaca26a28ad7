import type { ErrorCode } from '../errors.ts';
import { logger } from '../logger.ts';

/** What is worth a line for whoever looks into an incident. */
export type AuditEvent =
	| 'signed-in'
	| 'sign-in-refused'
	| 'second-step-begun'
	| 'second-step-refused'
	| 'recovery-code-used'
	| 'second-factor-added'
	| 'second-factor-removed'
	| 'recovery-codes-renewed'
	| 'passphrase-changed'
	| 'passphrase-reset'
	| 'deactivate'
	| 'reactivate'
	| 'make-administrator'
	| 'make-trainer'
	| 'account-deleted';

/**
 * Notes who did what about ways to sign in. Ids only, as everywhere in the log: `userId` is the account it happened to
 * (absent where a sign-in names none), `by` who did it when that was somebody else.
 */
export function audit(
	event: AuditEvent,
	facts: { userId?: string; by?: string; factor?: 'app' | 'passkey' | 'recovery' | 'all' }
): void {
	logger.info({ audit: event, ...facts }, 'audit');
}

/**
 * Notes a request that was turned away: not one's own, not for one's role, not from this site, or one too many. What is
 * somebody else's is answered as if it were not there, so that 404 counts where an address names something.
 */
export function auditRefusal(request: {
	route: string | null;
	method: string;
	status: number;
	/** Of a form, why it was refused. */
	code: ErrorCode | undefined;
	userId: string | undefined;
}): void {
	const { code, route, status, ...who } = request;
	// Lends the error page to a request that is noted itself.
	if (route === '/refused') return;
	const turnedAway =
		code === 'forbidden' || code === 'too-many' || [401, 403, 429].includes(status);
	const missed = code === 'not-found' || (code === undefined && status === 404);
	const named = who.userId !== undefined && (route?.includes('[') ?? false);
	if (!turnedAway && !(missed && named)) return;
	logger.info({ audit: 'request-refused', route, status, code, ...who }, 'audit');
}
