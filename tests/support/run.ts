/**
 * The whole test run: lint, types, build, unit and integration tests, browser journeys. Each step's tests are counted;
 * lint, types and build count as one each. The last line is `N passed, N failed`, and the exit code follows it.
 * `--without-browser` leaves the journeys out (npm run validate).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildIfStale } from '../../src/cli/build-if-stale.ts';
import { findChromium, NO_BROWSER } from './chromium.ts';

interface Tally {
	passed: number;
	failed: number;
}

const REPORTS = 'test-results';
const withBrowser = !process.argv.includes('--without-browser');

function run(
	args: string[],
	options: { quiet?: boolean; env?: Record<string, string> } = {}
): Promise<{ code: number; output: string }> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...options.env }
		});
		let output = '';
		const keep = (chunk: Buffer) => {
			output += chunk.toString();
			if (!options.quiet) process.stdout.write(chunk);
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** A step that passes or fails as a whole; its output is shown only when it fails. */
async function step(name: string, commands: string[][]): Promise<Tally> {
	for (const command of commands) {
		const { code, output } = await run(command, { quiet: true });
		if (code !== 0) {
			console.log(`✗ ${name}\n${output}`);
			return { passed: 0, failed: 1 };
		}
	}
	console.log(`✓ ${name}`);
	return { passed: 1, failed: 0 };
}

async function build(): Promise<Tally> {
	try {
		await buildIfStale(() => undefined);
		console.log('✓ build');
		return { passed: 1, failed: 0 };
	} catch (error) {
		console.log(`✗ build\n${error instanceof Error ? error.message : error}`);
		return { passed: 0, failed: 1 };
	}
}

async function vitest(): Promise<Tally> {
	const report = `${REPORTS}/vitest.json`;
	const { code } = await run([
		'node_modules/vitest/vitest.mjs',
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`
	]);
	const result = readReport(report) as {
		numPassedTests: number;
		numFailedTests: number;
		testResults: { status: string; assertionResults: unknown[] }[];
	} | null;
	if (!result) return { passed: 0, failed: 1 };
	// A file that could not even be loaded has no tests to fail: it counts as one.
	const unloaded = result.testResults.filter(
		(file) => file.status === 'failed' && file.assertionResults.length === 0
	).length;
	const failed = result.numFailedTests + unloaded;
	return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}

async function journeys(): Promise<Tally> {
	const chromium = await findChromium();
	const cli = ['node_modules/@playwright/test/cli.js', 'test'];
	if (!chromium) {
		const { output } = await run([...cli, '--list'], { quiet: true });
		const listed = Number(/Total: (\d+) test/.exec(output)?.[1] ?? 1);
		console.log(`✗ ${listed} browser journeys were not run. ${NO_BROWSER}`);
		return { passed: 0, failed: listed };
	}
	const report = `${REPORTS}/playwright.json`;
	const { code } = await run([...cli, '--reporter=list,json'], {
		env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
	});
	const result = readReport(report) as {
		stats: { expected: number; unexpected: number; flaky: number };
		errors: unknown[];
	} | null;
	if (!result) return { passed: 0, failed: 1 };
	const failed = result.stats.unexpected + result.stats.flaky + result.errors.length;
	return { passed: result.stats.expected, failed: failed || (code === 0 ? 0 : 1) };
}

function readReport(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return null;
	}
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const tallies: Tally[] = [
	await step('lint', [
		['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
		['node_modules/eslint/bin/eslint.js', '.']
	]),
	await step('types', [
		['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'],
		[
			'node_modules/svelte-check/bin/svelte-check',
			'--tsconfig',
			'./tsconfig.json',
			'--fail-on-warnings'
		]
	]),
	await build(),
	await vitest()
];
if (withBrowser) tallies.push(await journeys());

const total = tallies.reduce((sum, t) => ({
	passed: sum.passed + t.passed,
	failed: sum.failed + t.failed
}));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
