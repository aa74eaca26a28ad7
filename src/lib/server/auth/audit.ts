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
