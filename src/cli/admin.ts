import {
	changeAccountNamed,
	resetPassphraseNamed,
	type AccountChange
} from '../lib/server/app/change-account.ts';
import { issueSetupLink } from '../lib/server/app/issue-setup-link.ts';
import type { Context } from '../lib/server/context.ts';
import { openDatabase } from '../lib/server/db/client.ts';
import { listPeople } from '../lib/server/db/people.ts';
import { readSettings } from '../lib/server/settings.ts';
import { runCommand, UsageError } from './command.ts';

const USAGE = `Usage: npm run admin -- COMMAND
  list                      list administrators and trainers
  setup-link                make a one-time link that creates an administrator (one more, if there is one); earlier
                            unused links end
  reset-password NAME       give a trainer or administrator a new passphrase, and print it
  make-administrator NAME   make a trainer an administrator
  make-trainer NAME         make an administrator a trainer
  deactivate NAME           close an account: it keeps everything and signs nobody in
  reactivate NAME           open it again
A NAME with spaces may be quoted or not. Settings by environment: DATABASE_URL, ORIGIN, PORT.`;

const PER_PAGE = 200;

const DONE: Record<AccountChange, string> = {
	'make-administrator': 'is an administrator now.',
	'make-trainer': 'is a trainer now, and signed out everywhere.',
	deactivate: 'cannot sign in any more, and is signed out everywhere. Nothing was deleted.',
	reactivate: 'can sign in again.'
};

await runCommand(USAGE, { positionals: null, options: {} }, async (positionals) => {
	const [command = '', ...rest] = positionals as readonly string[];
	const name = rest.join(' ');
	const known = ['list', 'setup-link', 'reset-password', ...Object.keys(DONE)];
	if (!known.includes(command)) {
		throw new UsageError(command ? `“${command}” is no command.` : 'Say which command to run.');
	}
	const takesName = command !== 'list' && command !== 'setup-link';
	if (takesName && name === '') throw new UsageError('NAME is missing.');
	if (!takesName && name !== '') throw new UsageError(`“${name}” is too much.`);

	const settings = readSettings(process.env);
	const db = await openDatabase(settings.databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		if (command === 'list') await list(ctx);
		else if (command === 'setup-link') {
			await printSetupLink(ctx, settings.origin ?? `http://localhost:${settings.port}`);
		} else if (command === 'reset-password') {
			const { name: called, passphrase } = await resetPassphraseNamed(ctx, { name });
			console.log(`${called} signs in with this passphrase from now on (shown only this once):`);
			console.log(`  ${passphrase}`);
		} else {
			const change = command as AccountChange;
			const user = await changeAccountNamed(ctx, { name, change });
			console.log(`${user.name} ${DONE[change]}`);
		}
	} finally {
		await db.close();
	}
});

async function printSetupLink(ctx: Context, address: string): Promise<void> {
	const path = await issueSetupLink(ctx, { oneMore: true });
	console.log('This link makes an administrator, once, within a week:');
	console.log(`  ${address}${path}`);
}

async function list(ctx: Context): Promise<void> {
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	for (let offset = 0; ; offset += PER_PAGE) {
		const people = await listPeople(
			ctx.db.read,
			{ words: '', roles: ['administrator', 'trainer'] },
			{ limit: PER_PAGE, offset }
		);
		for (const { role, name, createdAt, lastSeenAt, isDemo, deactivatedAt } of people) {
			const seen = lastSeenAt === null ? 'not signed in' : `seen ${day(lastSeenAt)}`;
			const marks = [isDemo && 'demo', deactivatedAt !== null && 'closed'].filter(Boolean);
			console.log(
				`${role.padEnd(13)}  ${day(createdAt)}  ${name}  (${[seen, ...marks].join(', ')})`
			);
		}
		if (people.length === 0 && offset === 0) {
			console.log('Nobody yet. "npm run admin -- setup-link" makes the link for an administrator.');
		}
		if (people.length < PER_PAGE) return;
	}
}
