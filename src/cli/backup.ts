import { resolve } from 'node:path';
import { backUpStore } from '../lib/server/db/backup.ts';
import { readSettings } from '../lib/server/settings.ts';
import { inMegabytes, runCommand } from './command.ts';

const USAGE = `Usage: npm run backup -- FILE [--overwrite]
  Copies the store into FILE while Threshold runs, and looks the copy through for damage.
  --overwrite   replace FILE if it is there
Settings by environment: DATABASE_URL.`;

await runCommand(
	USAGE,
	{ positionals: ['FILE'], options: { overwrite: { type: 'boolean' } } },
	([file], { overwrite }) => {
		const { databaseUrl } = readSettings(process.env);
		const backup = backUpStore(databaseUrl, file, {
			migrations: resolve('drizzle'),
			overwrite: overwrite === true
		});
		console.log(
			`Backed up to ${backup.file}: ${inMegabytes(backup.bytes)}, ${backup.answers} answers, looked through and whole.`
		);
	}
);
