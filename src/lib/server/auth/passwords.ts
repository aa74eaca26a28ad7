import { hash, verify, type Options } from '@node-rs/argon2';
import { normalisePassphrase } from './passphrases.ts';

/** OWASP's first recommendation: argon2id (the library's default kind), 19 MiB, 2 passes, 1 lane. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes on a worker thread (libuv's pool), so that the server goes on answering. */
export function hashPassphrase(passphrase: string): Promise<string> {
	return hash(normalisePassphrase(passphrase), PARAMETERS);
}

/**
 * For passphrases that the machine drew at random: guessing one of 2^42 takes some 400 processor years even so, and a
 * class list of thousands is hashed while its trainer waits.
 */
const LIGHT: Options = { memoryCost: 4096, timeCost: 1, parallelism: 1 };
const IS_LIGHT = /\$m=4096,t=1,p=1\$/;

/** Of the threads that hash, others are left to those who sign in meanwhile. */
const AT_ONCE = 2;

/** Hashes passphrases from suggestPassphrase, in their order; never any that a person chose. */
export async function hashDrawnPassphrases(passphrases: readonly string[]): Promise<string[]> {
	const hashes: string[] = [];
	const rest = passphrases.entries();
	const hashOn = async () => {
		for (const [i, passphrase] of rest) {
			hashes[i] = await hash(normalisePassphrase(passphrase), LIGHT);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, hashOn));
	return hashes;
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
	const typed = normalisePassphrase(passphrase);
	const matches = await verify(passwordHash ?? (await nobody), typed);
	if (passwordHash && IS_LIGHT.test(passwordHash)) await verify(await nobody, typed);
	return matches && passwordHash !== undefined;
}
