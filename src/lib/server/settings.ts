import { z } from 'zod';
import { DEFAULT_DATABASE_URL } from './db/url.ts';
import { publicReach, readExceptions, type Reach } from './web/reach.ts';

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
	ORIGIN: z
		.string()
		.refine(
			isOrigin,
			'ORIGIN must be the public address without a path, such as https://threshold.example.org.'
		)
		.transform((origin) => origin.replace(/\/$/, ''))
		.optional(),
	ADDRESS_HEADER: z
		.string()
		.regex(
			/^[\w-]+$/,
			'ADDRESS_HEADER must be the name of the header with the visitor’s address, such as x-forwarded-for.'
		)
		.optional(),
	XFF_DEPTH: z
		.string()
		.regex(/^[1-9]\d?$/, 'XFF_DEPTH must say how many proxies stand in front: 1, 2, ….')
		.optional(),
	BODY_SIZE_LIMIT: z
		.string()
		.regex(/^\d+[KMG]?$/, 'BODY_SIZE_LIMIT must be a number of bytes, or like 512K or 25M.')
		.default('25M'),
	LOG_LEVEL: z
		.enum(
			['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
			'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent.'
		)
		.default('info'),
	METRICS_PORT: z.coerce
		.number('METRICS_PORT must be a number between 0 and 65535.')
		.int('METRICS_PORT must be a whole number.')
		.min(0, 'METRICS_PORT must be between 0 and 65535.')
		.max(65535, 'METRICS_PORT must be between 0 and 65535.')
		.optional(),
	METRICS_HOST: z.string().default('127.0.0.1'),
	THRESHOLD_FETCH: z
		.enum(['0', '1'], 'THRESHOLD_FETCH must be 1 (articles may be brought in by web address) or 0.')
		.default('1'),
	THRESHOLD_FETCH_ALLOW: z
		.string()
		.default('')
		.transform((text, check) => {
			const exceptions = readExceptions(text);
			if (exceptions) return exceptions;
			check.addIssue(
				'THRESHOLD_FETCH_ALLOW must be addresses with their ports, such as 10.0.0.5:80, [fd00::5]:443.'
			);
			return z.NEVER;
		}),
	THRESHOLD_DEMO: z
		.enum(['0', '1'], 'THRESHOLD_DEMO must be 1 (load the demo into an empty database) or 0.')
		.default('1')
});

function isOrigin(value: string): boolean {
	const url = URL.parse(value);
	if (!url || !/^https?:$/.test(url.protocol)) return false;
	return url.origin === value.replace(/\/$/, '').toLowerCase();
}

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
	/** Where /metrics is served; null: nowhere. */
	metrics: { host: string; port: number } | null;
	/** Which addresses articles may be fetched from; null: from none. */
	reach: Reach | null;
	/** A sentence each about what was set and means nothing. */
	warnings: string[];
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
		demo: env.THRESHOLD_DEMO === '1',
		metrics:
			env.METRICS_PORT === undefined ? null : { host: env.METRICS_HOST, port: env.METRICS_PORT },
		reach: env.THRESHOLD_FETCH === '1' ? publicReach(env.THRESHOLD_FETCH_ALLOW) : null,
		warnings: Object.keys(given).flatMap(warnOfName)
	};
}

const PREFIX = 'THRESHOLD_';
/** The start command tells the app by these; whoever sets them otherwise means something. */
const OWN_NAMES = [...Object.keys(schema.shape), 'THRESHOLD_SHARED_ADDRESS'];

/** A variable with our prefix that nothing reads was meant to be another. */
function warnOfName(name: string): string[] {
	if (!name.startsWith(PREFIX) || OWN_NAMES.includes(name)) return [];
	const bare = name.slice(PREFIX.length);
	const nearest = OWN_NAMES.map((own) => ({
		own,
		far: Math.min(distance(name, own), distance(bare, own))
	})).sort((a, b) => a.far - b.far)[0]!;
	const hint = nearest.far <= 3 ? ` Did you mean ${nearest.own}?` : '';
	return [`${name} is no setting and was left alone.${hint}`];
}

/** Levenshtein's: how many letters must be changed, added or left out. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
		}
		row = next;
	}
	return row[b.length]!;
}
