import { parseArgs } from 'node:util';
import { issueSetupLink } from '../lib/server/app/issue-setup-link.ts';
import type { Context } from '../lib/server/context.ts';
import { openDatabase } from '../lib/server/db/client.ts';
import { StoreError } from '../lib/server/db/store-error.ts';
import { listUsersOfRoles } from '../lib/server/db/users.ts';
import { readSettings, SettingsError } from '../lib/server/settings.ts';

const USAGE = `Usage: npm run admin -- COMMAND
  setup-link   make a one-time link that creates an administrator (one more, if there is one); earlier unused links end
  list         list administrators and trainers
Settings by environment: DATABASE_URL, ORIGIN, PORT.`;

const PER_PAGE = 200;

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { help: { type: 'boolean', short: 'h' } }
	});
	if (values.help) {
		console.log(USAGE);
		return 0;
	}
	const [command, ...rest] = positionals;
	if (rest.length > 0 || (command !== 'setup-link' && command !== 'list')) {
		console.error(USAGE);
		return 2;
	}
	const settings = readSettings(process.env);
	const db = await openDatabase(settings.databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		if (command === 'list') await list(ctx);
		else await printSetupLink(ctx, settings.origin ?? `http://localhost:${settings.port}`);
	} finally {
		await db.close();
	}
	return 0;
}

async function printSetupLink(ctx: Context, address: string): Promise<void> {
	const path = await issueSetupLink(ctx, { oneMore: true });
	console.log('This link makes an administrator, once, within a week:');
	console.log(`  ${address}${path}`);
}

async function list(ctx: Context): Promise<void> {
	for (let offset = 0; ; offset += PER_PAGE) {
		const people = await listUsersOfRoles(ctx.db.read, ['administrator', 'trainer'], {
			limit: PER_PAGE,
			offset
		});
		for (const { role, name, createdAt, isDemo } of people) {
			const since = new Date(createdAt).toISOString().slice(0, 10);
			console.log(`${role.padEnd(13)}  ${since}  ${name}${isDemo ? '  (demo)' : ''}`);
		}
		if (people.length === 0 && offset === 0) {
			console.log('Nobody yet. "npm run admin -- setup-link" makes the link for an administrator.');
		}
		if (people.length < PER_PAGE) return;
	}
}

try {
	process.exitCode = await main();
} catch (error) {
	if (error instanceof StoreError || error instanceof SettingsError) {
		console.error(error.message);
		process.exitCode = 1;
	} else if (error instanceof TypeError && 'code' in error) {
		// parseArgs says which option it does not know.
		console.error(`${error.message}\n${USAGE}`);
		process.exitCode = 2;
	} else {
		throw error;
	}
}
