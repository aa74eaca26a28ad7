import { resolve } from 'node:path';
import { moveStore } from '../lib/server/db/move.ts';
import { runCommand, UsageError } from './command.ts';

const USAGE = `Usage: npm run move -- --from file:PATH --to postgres://USER:PASSWORD@HOST/DATABASE
  Carries a school from an SQLite file over to an empty PostgreSQL database, all or nothing, and compares every table by
  count and checksum. Stop Threshold first; the file stays as it is. Then start with DATABASE_URL=postgres://….`;

const options = { from: { type: 'string' }, to: { type: 'string' } } as const;

await runCommand(USAGE, { positionals: [], options }, async (_, { from, to }) => {
	if (typeof from !== 'string') throw new UsageError('--from is missing.');
	if (typeof to !== 'string') throw new UsageError('--to is missing.');
	const moved = await moveStore(from, to, {
		migrations: resolve('drizzle'),
		onTable: ({ table, rows, checksum }) =>
			console.log(`${table.padEnd(22)} ${String(rows).padStart(9)}  ${checksum.slice(0, 16)}`)
	});
	const rows = moved.reduce((sum, table) => sum + table.rows, 0);
	console.log(`Moved ${rows} rows in ${moved.length} tables; counts and checksums are equal.`);
	console.log('Start Threshold with that DATABASE_URL from now on. The file was not changed.');
});
