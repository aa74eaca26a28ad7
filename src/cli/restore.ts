import { resolve } from 'node:path';
import { restoreStore } from '../lib/server/db/backup.ts';
import { readSettings } from '../lib/server/settings.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: npm run restore -- FILE
  Puts the backup FILE in the place of the store, which is kept beside it. Stop Threshold first.
Settings by environment: DATABASE_URL.`;

await runCommand(USAGE, { positionals: ['FILE'], options: {} }, ([file]) => {
	const { databaseUrl } = readSettings(process.env);
	const { store, answers, keptAs } = restoreStore(databaseUrl, file, {
		migrations: resolve('drizzle')
	});
	console.log(`Restored ${store} with ${answers} answers.`);
	if (keptAs) console.log(`What was there is kept as ${keptAs}`);
});
