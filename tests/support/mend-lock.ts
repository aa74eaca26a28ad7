/**
 * Puts back into package-lock.json what npm drops whenever it writes it: that better-sqlite3 is not to be compiled.
 * The package brings its binaries and says `gypfile: false` itself, but `npm ci` goes by the lock, finds a binding.gyp
 * and calls a compiler that a bare machine does not have.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = 'package-lock.json';
const PACKAGE = 'node_modules/better-sqlite3';

interface Lock {
	packages: Record<string, Record<string, unknown>>;
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8')) as Lock;
lock.packages[PACKAGE] = { ...lock.packages[PACKAGE], gypfile: false };
writeFileSync(LOCK, `${JSON.stringify(lock, null, '\t')}\n`);
