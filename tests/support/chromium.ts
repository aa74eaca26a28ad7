import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLICATIONS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** What a person must do when no browser can be had. */
export const NO_BROWSER =
	'No Chromium could be found or installed. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.';

/**
 * Path of a Chromium to test in: CHROMIUM_PATH, else one installed on the system, else Playwright's own, else one
 * installed now (Playwright's download, or apt-get on Debian as root). Null when none can be had.
 */
export async function findChromium(): Promise<string | null> {
	const given = process.env.CHROMIUM_PATH;
	if (given) return isExecutable(given) ? given : null;
	const installed = onSystem() ?? (await playwrights());
	if (installed) return installed;
	if (attempt(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])) {
		const downloaded = await playwrights();
		if (downloaded) return downloaded;
	}
	if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
		attempt('apt-get', ['update']);
		attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
	}
	return onSystem();
}

function onSystem(): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = [...NAMES.flatMap((n) => folders.map((f) => join(f, n))), ...APPLICATIONS];
	return candidates.find(isExecutable) ?? null;
}

async function playwrights(): Promise<string | null> {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return isExecutable(path) ? path : null;
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function attempt(command: string, args: string[]): boolean {
	try {
		execFileSync(command, args, { stdio: 'ignore', timeout: 240_000 });
		return true;
	} catch {
		return false;
	}
}
