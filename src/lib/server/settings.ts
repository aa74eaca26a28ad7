import { z } from 'zod';
import { DEFAULT_DATABASE_URL } from './db/url.ts';

/** What the environment may say. Everything has a default, so that nothing needs to be said. */
const schema = z.object({
	PORT: z.coerce
		.number('PORT must be a number between 0 and 65535.')
		.int('PORT must be a whole number.')
		.min(0, 'PORT must be between 0 and 65535.')
		.max(65535, 'PORT must be between 0 and 65535.')
		.default(3000),
	HOST: z
		.string()
		.min(1, 'HOST must not be empty; leave it out to listen on this machine only.')
		.default('127.0.0.1'),
	DATABASE_URL: z
		.string()
		.regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'DATABASE_URL must be file:PATH or postgres://….')
		.default(DEFAULT_DATABASE_URL),
	ORIGIN: z.url('ORIGIN must be a full address such as https://threshold.example.org.').optional(),
	BODY_SIZE_LIMIT: z
		.string()
		.regex(/^\d+[KMG]?$/, 'BODY_SIZE_LIMIT must be a number of bytes, or like 512K or 25M.')
		.default('25M'),
	THRESHOLD_DEMO: z
		.enum(['0', '1'], 'THRESHOLD_DEMO must be 1 (load the demo into an empty database) or 0.')
		.default('1')
});

export interface Settings {
	port: number;
	/** The address to listen on; 127.0.0.1 is this machine only. */
	host: string;
	databaseUrl: string;
	/** The public address when a reverse proxy stands in front, else undefined. */
	origin: string | undefined;
	/** The largest request body, in adapter-node's notation. */
	bodySizeLimit: string;
	/** Whether an empty database gets the demo. */
	demo: boolean;
}

/** Raised with one sentence a line, for the person who starts Threshold. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

/** Reads and checks the environment. Empty variables count as not set. Throws SettingsError. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
	);
	const result = schema.safeParse(given);
	if (!result.success) {
		throw new SettingsError(result.error.issues.map((issue) => issue.message).join('\n'));
	}
	const env = result.data;
	return {
		port: env.PORT,
		host: env.HOST,
		databaseUrl: env.DATABASE_URL,
		origin: env.ORIGIN,
		bodySizeLimit: env.BODY_SIZE_LIMIT,
		demo: env.THRESHOLD_DEMO === '1'
	};
}
