import { checkPassphrase } from './passphrases.ts';
import { DomainError } from '../errors.ts';

/** Passes for a passphrase that may be used; DomainError 'invalid' for `field` with what is wrong otherwise. */
export function requireGoodPassphrase(
	passphrase: string,
	own: readonly string[],
	field = 'passphrase'
): void {
	const problem = checkPassphrase(passphrase, own);
	if (problem) throw new DomainError('invalid', problem, field);
}
