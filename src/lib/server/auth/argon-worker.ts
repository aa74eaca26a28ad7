/** Hashes passphrases in a thread of its own that gives way to those that answer: see passwords.ts. */
import { hashSync, verifySync, type Options } from '@node-rs/argon2';
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/** Of a core that both want, a thread like this gets about a tenth. */
const NICE = 10;

try {
	// Linux takes a thread's id for a process's; elsewhere there is no such file, and all threads are alike.
	setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
} catch {
	// Slower answers while many sign in, and nothing else.
}

/** A passphrase to hash, or to compare with a hash. */
export type Task =
	{ passphrase: string; options: Options } | { passphrase: string; passwordHash: string };

export default function work(task: Task): string | boolean {
	return 'options' in task
		? hashSync(task.passphrase, task.options)
		: verifySync(task.passwordHash, task.passphrase);
}
