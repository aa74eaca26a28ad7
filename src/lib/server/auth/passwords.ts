import type { Options } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import type { Task } from './argon-worker.ts';
import { normalisePassphrase } from './passphrases.ts';

/** OWASP's first recommendation: argon2id (the library's default kind), 19 MiB, 2 passes, 1 lane. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let pool: Piscina | undefined;

/**
 * Threads of our own, as many as there are cores: in libuv's pool a storm of sign-ins would hold up every file that is
 * read, and take the processor from those who answer meanwhile.
 */
function hashers(): Piscina {
	return (pool ??= new Piscina({
		filename: pathToFileURL(resolve('src/lib/server/auth/argon-worker.ts')).href,
		minThreads: 0,
		maxThreads: availableParallelism(),
		idleTimeout: 60_000,
		execArgv: []
	}));
}

function hash(passphrase: string, options: Options): Promise<string> {
	return hashers().run({ passphrase, options } satisfies Task);
}

function verify(passwordHash: string, passphrase: string): Promise<boolean> {
	return hashers().run({ passphrase, passwordHash } satisfies Task);
}

/** Hashes on a thread of its own, so that the server goes on answering. */
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
