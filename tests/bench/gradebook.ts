import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { PASSPHRASE, setUpAdministrator } from '../support/accounts.ts';
import { findChromium, NO_BROWSER } from '../support/chromium.ts';
import { fillGradebook } from '../support/gradebook.ts';
import { startServer, type TestServer } from '../support/server.ts';

const SIZE = { learners: 1000, assignments: 50 };
const OPENINGS = 9;
const FRAMES = 240;
/** Faster than anybody reads: the whole table in some four seconds. */
const PIXELS_A_FRAME = 215;

/**
 * A gradebook of 1,000 × 50 in a real Chromium on loopback: from the start of the navigation to a table that answers
 * keys, against a bare page of the same server; then the frames of a scripted scroll, against the same browser idle.
 */
export async function benchGradebook(): Promise<void> {
	const executablePath = await findChromium();
	if (!executablePath) throw new Error(NO_BROWSER);
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-gradebook-'));
	let server: TestServer | undefined;
	try {
		const classId = await fill(`file:${join(dataDir, 'threshold.db')}`);
		server = await startServer({ on: { dataDir } });
		const browser = await chromium.launch({
			executablePath,
			args: ['--no-sandbox', '--disable-gpu', '--no-first-run']
		});
		try {
			const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
			await signIn(page, server.url);
			await measure(page, server.url, `/classes/${classId}/gradebook`);
		} finally {
			await browser.close();
		}
	} finally {
		await server?.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}

async function fill(url: string): Promise<string> {
	const db = await openDatabase(url);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await setUpAdministrator(ctx, 'Ada Admin');
		return (await fillGradebook(ctx, trainer, SIZE)).classId;
	} finally {
		await db.close();
	}
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/sign-in?as=trainer`);
	await page.getByLabel('Name').fill('Ada Admin');
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL('**/admin');
}

async function measure(page: Page, url: string, path: string): Promise<void> {
	const bare: number[] = [];
	const book: number[] = [];
	let bytes = 0;
	for (let i = 0; i < OPENINGS; i++) {
		await page.goto(`${url}/account`, { waitUntil: 'load' });
		bare.push(await page.evaluate(() => performance.now()));
		const answer = await page.goto(url + path, { waitUntil: 'commit' });
		await page.waitForFunction(() => {
			const grid = document.querySelector('[role="grid"][data-interactive]');
			return grid !== null && grid.querySelectorAll('[role="gridcell"]').length > 100;
		});
		book.push(await page.evaluate(() => performance.now()));
		bytes = (await answer!.body()).length;
	}
	const [plain, table] = [median(bare), median(book)];
	console.log(`a bare page, loaded:              ${ms(plain)} (median of ${OPENINGS})`);
	console.log(`1,000 × 50, answering keys:       ${ms(table)}, at worst ${ms(Math.max(...book))}`);
	console.log(`ratio:                            ${(table / plain).toFixed(1)}`);
	console.log(`the page with all of its grades:  ${Math.round(bytes / 1000)} kB`);

	const idle = await frames(page, 0);
	const scrolled = await frames(page, PIXELS_A_FRAME);
	report('frames, idle:     ', idle);
	report('frames, scrolling:', scrolled);
	console.log(
		`ratio of the 95th percentiles:    ${(at(scrolled, 0.95) / at(idle, 0.95)).toFixed(2)}`
	);
	const cells = await page.locator('[role="gridcell"]').count();
	console.log(`cells in the page:                ${cells} of ${SIZE.learners * SIZE.assignments}`);
}

/** Milliseconds from frame to frame while the table is scrolled down by `step` px a frame, and aside by a tenth. */
async function frames(page: Page, step: number): Promise<number[]> {
	return await page.evaluate(
		async ([step, count]) => {
			const grid = document.querySelector('[role="grid"]')!;
			const times: number[] = [];
			let before = await new Promise<number>((done) => requestAnimationFrame(done));
			for (let i = 0; i < count; i++) {
				grid.scrollBy(step / 10, step);
				const now = await new Promise<number>((done) => requestAnimationFrame(done));
				times.push(now - before);
				before = now;
			}
			return times;
		},
		[step, FRAMES] as const
	);
}

function report(name: string, times: number[]): void {
	const late = times.filter((time) => time > 34).length;
	console.log(
		`${name} median ${ms(median(times))}, 95th ${ms(at(times, 0.95))}, longest ${ms(Math.max(...times))}, ${late} of ${times.length} over 34 ms`
	);
}

function median(values: number[]): number {
	return at(values, 0.5);
}

function at(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function ms(value: number): string {
	return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
