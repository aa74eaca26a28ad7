import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import type { Choice, Scenario, Situation } from '../../src/lib/core/scenario/model.ts';
import { seededRandom } from '../../src/lib/core/random.ts';
import { addArticle } from '../../src/lib/server/app/add-article.ts';
import { importScenario } from '../../src/lib/server/app/import-scenario.ts';
import { closeLinters } from '../../src/lib/server/generation/lint.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { PASSPHRASE, setUpAdministrator } from '../support/accounts.ts';
import { findChromium, NO_BROWSER } from '../support/chromium.ts';
import { choice, ending, situation } from '../support/scenarios.ts';
import { startServer, type TestServer } from '../support/server.ts';

const NODES = 300;
const TEXT =
	'An agent tried to enter the consulate but was kept out by staffers. The law prohibits agents from entering consulates without permission.';

/**
 * The scenario editor with 300 nodes in a real Chromium: how long until the graph is laid out, and frames while it is moved,
 * zoomed, one node dragged, and words typed, against the same page idle. On a busy machine frames are late whatever the
 * page does: what its main thread was busy with by the processor's clock is told beside them.
 */
export async function benchEditor(): Promise<void> {
	const executablePath = await findChromium();
	if (!executablePath) throw new Error(NO_BROWSER);
	const dataDir = await mkdtemp(join(tmpdir(), 'threshold-editor-'));
	let server: TestServer | undefined;
	try {
		const id = await fill(`file:${join(dataDir, 'threshold.db')}`);
		server = await startServer({ on: { dataDir } });
		const browser = await chromium.launch({
			executablePath,
			args: ['--no-sandbox', '--disable-gpu', '--no-first-run']
		});
		try {
			const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
			await page.goto(`${server.url}/sign-in?as=trainer`);
			await page.getByLabel('Name').fill('Ada Admin');
			await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
			await page.getByRole('button', { name: 'Sign in' }).click();
			await page.waitForURL('**/admin');
			await measure(page, `${server.url}/scenarios/${id}`);
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
		const article = await addArticle(ctx, trainer, { title: 'At the door', text: TEXT });
		const { imported } = await importScenario(ctx, trainer, {
			articleId: article.id,
			content: JSON.stringify(large())
		});
		return imported[0]!.id;
	} finally {
		await closeLinters();
		await db.close();
	}
}

/** A story of 296 situations of three choices each, which lead some way on, and four endings: as wide as it is long. */
function large(): Scenario {
	const random = seededRandom('editor');
	const ids = Array.from({ length: NODES }, (_, i) => (i < NODES - 4 ? `n${i}` : `e${i}`));
	const nodes = ids.slice(0, -4).map((id, i): Situation => {
		const choices = [0, 1, 2].map((k): Choice =>
			choice(
				`${id}c${k}`,
				k === 0 ? 'best' : 'poor',
				ids[Math.min(NODES - 1, i + (i < 12 ? 1 : 8) + Math.floor(random.next() * 12))]!,
				{
					text: `Do what is said at place ${i} in the way number ${k}`,
					effects: { safety: k === 0 ? 1 : -1 },
					evidence: [],
					...(i % 8 === 0 && k === 2 ? { when: { meter: 'safety', below: 1 } } : {})
				}
			)
		);
		return situation(id, choices, {
			text: `Somebody comes through the door number ${i} and asks you something that takes a line or two to say.`
		});
	});
	return {
		id: 'large',
		kind: 'decision',
		title: 'Three hundred places',
		role: 'a member of the staff',
		briefing: 'A long day begins.',
		meters: [{ id: 'safety', label: 'Safety', start: 0, min: -3, max: 3 }],
		start: 'n0',
		nodes: [...nodes, ...ids.slice(-4).map((id) => ending(id))]
	};
}

async function measure(page: Page, url: string): Promise<void> {
	await page.goto(url, { waitUntil: 'commit' });
	await page.waitForSelector(`[data-laid="${NODES}"]`, { timeout: 120_000 });
	const laid = await page.evaluate(() => performance.now());
	console.log(
		`${NODES} nodes laid out:                ${Math.round(laid)} ms after the navigation began`
	);
	const graph = (await page.locator('.canvas').boundingBox())!;
	const middle = { x: graph.x + graph.width / 2, y: graph.y + graph.height / 2 };
	await page.waitForTimeout(1_000);

	const clock = await page.context().newCDPSession(page);
	await clock.send('Performance.enable', { timeDomain: 'threadTicks' });
	const frames = (work: () => Promise<void>) => watch(page, clock, work);
	const idle = await frames(async () => {});
	report('idle                ', idle, idle);
	const drags = async () => {
		// Not where a node stands: that would be moved instead of all.
		const free = await page.evaluate(
			({ x, y }) => {
				const isPane = (at: number) =>
					document.elementFromPoint(at, y)?.classList.contains('svelte-flow__pane') ?? false;
				return Array.from({ length: 60 }, (_, i) => x + i * 5).find(isPane) ?? x;
			},
			{ x: middle.x, y: middle.y - 200 }
		);
		await page.mouse.move(free, middle.y - 200);
		await page.mouse.down();
		for (let i = 0; i < 120; i++) {
			const angle = (i / 120) * 4 * Math.PI;
			await page.mouse.move(middle.x + 220 * Math.sin(angle), middle.y - 200 * Math.cos(angle));
		}
		await page.mouse.up();
	};
	report('moving, as it opens ', await frames(drags), idle);
	await page.getByRole('button', { name: 'Show all' }).click();
	await page.waitForTimeout(1_000);
	const inSight = await page.locator('.svelte-flow__node').count();
	if (inSight < NODES) throw new Error(`only ${inSight} of ${NODES} are in sight`);
	report('moving, all in sight', await frames(drags), idle);
	const zooms = async () => {
		await page.mouse.move(middle.x, middle.y);
		for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i < 30 ? -120 : 120);
	};
	report('zooming             ', await frames(zooms), idle);
	await page.getByLabel('Jump to').fill('150');
	await page.getByLabel('Jump to').press('Enter');
	await page.waitForTimeout(1_000);
	await page.getByRole('button', { name: 'Done', exact: true }).click();
	report('moving, words shown ', await frames(drags), idle);
	const node = (await page.getByRole('group', { name: /^Situation 150:/ }).boundingBox())!;
	report(
		'dragging a node     ',
		await frames(async () => {
			await page.mouse.move(node.x + 80, node.y + 12);
			await page.mouse.down();
			for (let i = 0; i < 120; i++) {
				await page.mouse.move(
					node.x + 80 + 60 * Math.sin(i / 8),
					node.y + 12 + 60 * Math.cos(i / 8)
				);
			}
			await page.keyboard.press('Escape');
			await page.mouse.up();
		}),
		idle
	);
	await page.getByLabel('Jump to').fill('20');
	await page.getByLabel('Jump to').press('Enter');
	await page.waitForTimeout(1_500);
	report(
		'typing              ',
		await frames(async () => {
			await page.getByLabel('Words of Situation 20').focus();
			await page.keyboard.type(
				'Somebody else comes in and wants to know what all of this is about.'
			);
		}),
		idle
	);
	const drawn = await page.locator('.svelte-flow__node').count();
	console.log(`nodes in the page:              ${drawn} of ${NODES}`);
}

interface Watched {
	/** Milliseconds from frame to frame. */
	times: number[];
	/** What the main thread was busy in all, by the processor's clock, in milliseconds. */
	busy: number;
}

/** Watches the frames while something is done, and at least 60 of them. */
async function watch(page: Page, clock: CDPSession, work: () => Promise<void>): Promise<Watched> {
	const busy = async () => {
		const { metrics } = await clock.send('Performance.getMetrics');
		return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
	};
	const before = await busy();
	await page.evaluate(() => {
		const kept = { times: [] as number[], on: true };
		(window as unknown as { kept: typeof kept }).kept = kept;
		let before = performance.now();
		const next = (now: number) => {
			kept.times.push(now - before);
			before = now;
			if (kept.on) requestAnimationFrame(next);
		};
		requestAnimationFrame(next);
	});
	await work();
	const times = await page.evaluate(async () => {
		const { kept } = window as unknown as { kept: { times: number[]; on: boolean } };
		while (kept.times.length < 60) {
			await new Promise((done) => requestAnimationFrame(done));
		}
		kept.on = false;
		return kept.times.slice(1);
	});
	return { times, busy: (await busy()) - before };
}

function report(name: string, { times, busy }: Watched, idle: Watched): void {
	const late = times.filter((time) => time > 50).length;
	console.log(
		`${name}  median ${ms(at(times, 0.5))}, 95th ${ms(at(times, 0.95))} (${(at(times, 0.95) / at(idle.times, 0.95)).toFixed(2)} of idle), longest ${ms(Math.max(...times))}, ${late} of ${times.length} over 50 ms; busy ${ms(busy / times.length)} a frame, ${Math.round(busy)} ms in all`
	);
}

function at(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}
