import { createServer, type RequestListener } from 'node:http';
import { networkInterfaces } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isPostgresUrl } from '../lib/server/db/url.ts';
import { SECURITY_HEADERS } from '../lib/server/security-headers.ts';
import { readSettings, SettingsError, type Settings } from '../lib/server/settings.ts';
import { askOfApp, type Welcome } from '../lib/server/start-up.ts';
import { buildIfStale, SAMPLE } from './build-if-stale.ts';

const USAGE = `Usage: npm start [-- --lan]
  --lan   open it to everyone on this network (default: this machine only)
Settings by environment: PORT, HOST, DATABASE_URL, ORIGIN, ADDRESS_HEADER, BODY_SIZE_LIMIT, LOG_LEVEL,
METRICS_PORT, METRICS_HOST, THRESHOLD_DEMO=0 (start empty).`;

/** A reason not to start that the person can do something about: one sentence, no stack trace. */
class CannotStart extends Error {}

const say = (line = '') => console.log(line);

async function main(): Promise<void> {
	const { lan } = readArguments();
	const settings = readSettings(process.env);
	for (const warning of settings.warnings) console.warn(warning);
	const host = lan ? '0.0.0.0' : settings.host;

	// Taking the port first refuses a second start before it builds or touches the data.
	let listener: RequestListener = (_request, response) => {
		response.writeHead(503, { 'retry-after': '5', 'content-type': 'text/plain' });
		response.end('Threshold is starting. Please try again in a few seconds.');
	};
	const server = createServer((request, response) => listener(request, response));
	const port = await listen(server, host, settings.port, 'PORT');
	const metrics = settings.metrics && (await listenForMetrics(settings.metrics));

	await buildIfStale(say);
	const shared = settings.origin ? null : sharedAddress(host, port);
	if (shared) process.env.THRESHOLD_SHARED_ADDRESS = shared;
	const { handler, welcome } = await loadApp(settings);
	let stopping = false;
	listener = (request, response) => {
		// Who keeps a line open is told that this answer is its last.
		if (stopping) response.setHeader('connection', 'close');
		// Static files never reach the app's own hook, which sets these on everything else.
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
		if (!settings.origin) request.headers[PROTOCOL_HEADER] = 'http';
		handler(request, response);
	};
	const stop = () => {
		if (stopping) return;
		stopping = true;
		// What is under way is finished and stored; then the app hears of it, closes its store and ends the process.
		server.close(() => process.emit('sveltekit:shutdown' as 'disconnect'));
		server.closeIdleConnections();
		// Boards on a screen keep a line open for as long as they are shown.
		setTimeout(() => server.closeAllConnections(), 3_000).unref();
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);

	const address = settings.origin ?? `http://localhost:${port}`;
	await printWelcome({ address, shared, metrics, ...welcome });
}

function readArguments(): { lan: boolean } {
	try {
		const { values } = parseArgs({
			options: { lan: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } }
		});
		if (values.help) {
			say(USAGE);
			process.exit(0);
		}
		return { lan: values.lan };
	} catch (error) {
		throw new CannotStart(`${error instanceof Error ? error.message : error}\n${USAGE}`);
	}
}

/** Without ORIGIN the app is served over plain http; adapter-node would otherwise take it for https and refuse forms. */
const PROTOCOL_HEADER = 'x-threshold-protocol';

function listen(
	server: ReturnType<typeof createServer>,
	host: string,
	port: number,
	/** The variable that says which port. */
	name: 'PORT' | 'METRICS_PORT'
): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const why: Record<string, string> = {
				EADDRINUSE: `Port ${port} is in use, perhaps by another Threshold. Stop that, or choose another port: ${name}=${port + 1} npm start`,
				EACCES: `Port ${port} may not be opened by this user. Choose one above 1023: ${name}=${3000 + (port % 1000)} npm start`,
				EADDRNOTAVAIL: `${name.replace('PORT', 'HOST')}=${host} is not an address of this machine.`,
				ENOTFOUND: `${name.replace('PORT', 'HOST')}=${host} is not an address of this machine.`
			};
			reject(
				new CannotStart(why[error.code ?? ''] ?? `Port ${port} cannot be opened: ${error.message}`)
			);
		});
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/** Serves the figures; @returns their address */
async function listenForMetrics({ host, port }: { host: string; port: number }): Promise<string> {
	const { makeMetricsServer } = await import('../lib/server/metrics-server.ts');
	const taken = await listen(makeMetricsServer().unref(), host, port, 'METRICS_PORT');
	return `http://${host}:${taken}/metrics`;
}

/**
 * Loads the built app, which opens and migrates the store first. Everything it needs is in the build: loading the
 * same from source would take several times as long.
 */
async function loadApp(
	settings: Settings
): Promise<{ handler: RequestListener; welcome: Welcome }> {
	process.env.BODY_SIZE_LIMIT = settings.bodySizeLimit;
	process.env.DATABASE_URL = settings.databaseUrl;
	process.env.THRESHOLD_SAMPLE = SAMPLE;
	if (!settings.origin) {
		// adapter-node takes an empty ORIGIN for a malformed one.
		delete process.env.ORIGIN;
		process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	}
	const prepared = askOfApp({
		wantsDemo: settings.demo,
		alone: !isPostgresUrl(settings.databaseUrl),
		say
	});
	const built = (await import(pathToFileURL('build/handler.js').href)) as {
		handler: RequestListener;
	};
	return { handler: built.handler, welcome: await prepared };
}

async function printWelcome(
	facts: Welcome & {
		address: string;
		/** The address for others on the network; null when only this machine may come. */
		shared: string | null;
		/** Where the figures are; null: nowhere. */
		metrics: string | null;
	}
): Promise<void> {
	const { address, shared, metrics, demo, setupPath } = facts;
	say();
	say(`Threshold is ready at ${address}`);
	if (shared) {
		say(`On this network: ${shared}`);
		const { default: qrcode } = await import('qrcode');
		say(await qrcode.toString(shared, { type: 'terminal', small: true }));
	}
	if (metrics) say(`Figures for Prometheus are at ${metrics}`);
	if (setupPath) {
		say();
		say('There is no administrator yet. This link makes one, once:');
		say(`  ${address}${setupPath}`);
	}
	if (demo) {
		say();
		say('A demo is loaded: the class "Front desk", with a quiz and a scenario.');
		say(`  Its class code:        ${demo.shownCode}`);
		say(`  Join it as a learner:  ${shared ?? address}/join/${demo.classCode}`);
		if (demo.passphrase) {
			say(`  Sign in as trainer:    ${demo.trainerName}`);
			say(`  with the passphrase:   ${demo.passphrase}   (shown only this once)`);
		}
		say('  An administrator can remove it with one click. To start empty instead, use a new');
		say(
			'  database and THRESHOLD_DEMO=0: THRESHOLD_DEMO=0 DATABASE_URL=file:./data/own.db npm start'
		);
	}
	say();
	say('Stop with Ctrl+C. Everything is kept; start again with npm start.');
}

/** Where others on the network reach an app that listens on `host`; null when they cannot. */
function sharedAddress(host: string, port: number): string | null {
	if (host === '127.0.0.1' || host === 'localhost' || host === '::1') return null;
	return `http://${host === '0.0.0.0' || host === '::' ? lanAddress() : host}:${port}`;
}

/** This machine's first address on a local network, or its name for itself when it has none. */
function lanAddress(): string {
	for (const list of Object.values(networkInterfaces())) {
		for (const entry of list ?? []) {
			if (entry.family === 'IPv4' && !entry.internal) return entry.address;
		}
	}
	return 'localhost';
}

try {
	await main();
} catch (error) {
	// What the app throws is of its build's classes; a store that takes nothing says so in a DomainError.
	const expected =
		error instanceof CannotStart ||
		error instanceof SettingsError ||
		(error instanceof Error && ['StoreError', 'DomainError'].includes(error.name));
	console.error(expected ? error.message : error);
	process.exit(1);
}
