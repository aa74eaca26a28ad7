import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DomainError } from '../lib/server/errors.ts';
import { StoreError } from '../lib/server/db/store-error.ts';
import { SettingsError } from '../lib/server/settings.ts';

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** The arguments are not what the command takes: its usage is shown, exit code 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/**
 * Runs a command of the command line. Exit code 0: done; 1: refused, with one sentence; 2: wrong arguments, with the
 * usage. `positionals` names those that must be given; `null` leaves them to `run`.
 */
export async function runCommand<const P extends readonly string[]>(
	usage: string,
	expected: { positionals: P | null; options: NonNullable<ParseArgsConfig['options']> },
	run: (positionals: { [K in keyof P]: string }, values: Values) => void | Promise<void>
): Promise<void> {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { ...expected.options, help: { type: 'boolean', short: 'h' } }
		});
		if (values.help) {
			console.log(usage);
			return;
		}
		if (expected.positionals && positionals.length !== expected.positionals.length) {
			throw new UsageError(
				positionals.length > expected.positionals.length
					? `“${positionals[expected.positionals.length]}” is too much.`
					: `${expected.positionals[positionals.length]} is missing.`
			);
		}
		await run(positionals as unknown as { [K in keyof P]: string }, values as Values);
	} catch (error) {
		const misused =
			error instanceof UsageError ||
			// parseArgs says which option it does not know.
			(error instanceof TypeError &&
				String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'));
		if (misused) {
			console.error(`${(error as Error).message}\n${usage}`);
			process.exitCode = 2;
		} else if (
			error instanceof StoreError ||
			error instanceof SettingsError ||
			error instanceof DomainError
		) {
			console.error(error.message);
			process.exitCode = 1;
		} else {
			throw error;
		}
	}
}

/** 3145728 -> '3.1 MB'. */
export function inMegabytes(bytes: number): string {
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
