import pg from 'pg';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { findPostgres, startPostgres } from './real-postgres.ts';

const TEMPLATE = 'threshold_template';
/** Nothing on it outlives the run, so nothing has to reach the disk. */
const IN_HASTE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Before the tests on PostgreSQL: the server that TEST_POSTGRES_URL names, else one from installed binaries, with an
 * empty store of the newest schema to copy for each file. Without either the tests run on PostgreSQL in process, which
 * takes three times the processor.
 */
export default async function preparePostgres(): Promise<(() => Promise<void>) | undefined> {
	const given = process.env.TEST_POSTGRES_URL;
	const bin = findPostgres();
	if (!given && !bin) return undefined;
	const own = given ? null : await startPostgres(bin!, IN_HASTE);
	const server = given ?? (await own!.makeDatabase('threshold_tests'));
	await run(server, `drop database if exists ${TEMPLATE}`);
	await run(server, `create database ${TEMPLATE}`);
	const template = new URL(server);
	template.pathname = `/${TEMPLATE}`;
	await (await openDatabase(template.href)).close();
	process.env.TEST_POSTGRES_URL = server;
	return async () => {
		if (own) await own.stop();
		else await run(server, `drop database ${TEMPLATE}`);
	};
}

/** An empty database of its own on that server, so that test files do not empty each other's. */
export async function copyTemplate(
	server: string,
	name: string
): Promise<{ url: string; drop: () => Promise<void> }> {
	await run(server, `create database ${name} template ${TEMPLATE}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href, drop: () => run(server, `drop database ${name}`) };
}

async function run(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
