import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds serious or critical in the page as it stands, a line each. It runs in the page itself, brings back
 * only what is wrong and stays for the next look: @axe-core/playwright opens a window for every look and carries all
 * that is right across, which took three to ten times as long. It would be wanted for frames, of which there are none.
 */
export async function findSerious(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
	return await page.evaluate(async () => {
		const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
		const { violations } = await run(document, { resultTypes: ['violations'] });
		return violations
			.filter(({ impact }) => impact === 'serious' || impact === 'critical')
			.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`);
	});
}
