import { hash, verify, type Options } from '@node-rs/argon2';
import { normalisePassphrase } from './passphrases.ts';

/** OWASP's first recommendation: argon2id (the library's default kind), 19 MiB, 2 passes, 1 lane. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes on a worker thread (libuv's pool), so that the server goes on answering. */
export function hashPassphrase(passphrase: string): Promise<string> {
	return hash(normalisePassphrase(passphrase), PARAMETERS);
}

let nobody: Promise<string> | undefined;

/**
 * True when the passphrase belongs to the hash. Without a hash (no such account) it takes just as long and is false,
 * so that an answer's time does not tell which accounts exist.
 */
export async function verifyPassphrase(
	passwordHash: string | undefined,
	passphrase: string
): Promise<boolean> {
	nobody ??= hashPassphrase('nobody has this passphrase');
	const matches = await verify(passwordHash ?? (await nobody), normalisePassphrase(passphrase));
	return matches && passwordHash !== undefined;
}
