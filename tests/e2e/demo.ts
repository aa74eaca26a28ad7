import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '../support/server.ts';

/** Where the workers find the store that was made for all of them, and what only its first start told. */
const MADE = 'JOURNEYS_DEMO';

type Demo = Pick<TestServer, 'dataDir' | 'classCode' | 'trainer'>;

/**
 * Before all journeys: starts the app once with its demo and keeps the store, because drafting the demo and hashing its
 * people's passphrases takes ten times as long as everything else of a start. @returns what removes it again
 */
export default async function makeDemo(): Promise<() => void> {
	const { terminate, dataDir, classCode, trainer } = await startServer({ demo: true });
	await terminate();
	process.env[MADE] = JSON.stringify({ dataDir, classCode, trainer } satisfies Demo);
	return () => rmSync(dataDir, { recursive: true, force: true });
}

/** Starts an app on a copy of the demo, which is its own. */
export async function startDemo(env: Record<string, string> = {}): Promise<TestServer> {
	const { dataDir: made, classCode, trainer } = JSON.parse(process.env[MADE]!) as Demo;
	const dataDir = mkdtempSync(join(tmpdir(), 'threshold-'));
	cpSync(made, dataDir, { recursive: true });
	return { ...(await startServer({ on: { dataDir }, demo: true, env })), classCode, trainer };
}
