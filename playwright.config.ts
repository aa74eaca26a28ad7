import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/demo.ts',
	outputDir: 'test-results/journeys',
	timeout: 120_000,
	expect: { timeout: 10_000 },
	retries: 0,
	workers: 2,
	use: {
		// What is never there fails with its own name, not with the whole journey's time.
		actionTimeout: 20_000,
		// Recording makes every journey two to three times slower; `--trace on` records one that is looked into.
		trace: 'off',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run'
			]
		}
	}
});
