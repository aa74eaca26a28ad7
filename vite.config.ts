import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Settings every Vitest project shares; an assertion-free test is a failing test. */
const shared = {
	environment: 'node',
	expect: { requireAssertions: true },
	testTimeout: 30_000,
	hookTimeout: 90_000,
	// A worker keeps its modules from file to file: loading the reader's models or starting PostgreSQL anew for each
	// file took longer than the tests.
	isolate: false
} as const;

/** Use cases note sign-ins, of which tests make thousands. */
const QUIET = { LOG_LEVEL: 'warn' };

/**
 * Each file costs a request and some 700 bytes of headers, and many small ones compress worse. So what nearly every page
 * shares goes into two files (without what the graphs alone want of Svelte), what is answered with into another, for
 * players and phones, and the players into a fourth. Each takes along what it imports and no group before it has; small
 * things that many pages want belong to `ui`, or those pages would load a player for them.
 */
const SHARED_FILES = [
	{
		name: 'svelte',
		test: /node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue)\//,
		minShareCount: 20
	},
	{
		name: 'ui',
		test: /components\/(ui|picture\/(PictureShown|picture-place)|site\/(Header|Mark|nav|left-behind)|quiz\/certainty-words|board\/points)|@lucide\/.*(arrow-(up|down)|circle-(x|dot)|\/x)\.svelte|vite\/preload-helper/
	},
	{
		name: 'answering',
		test: /components\/(quiz\/(AnswerWidget|deliver)|scenario\/(Meters|outcome))/
	},
	{ name: 'player', test: /components\/(quiz|scenario)\/\w+Player\.svelte/ }
];

export default defineConfig(({ command, isSsrBuild }) => ({
	plugins: [sveltekit()],
	// Of these the app uses a part of many small files: built in, they load in a fraction of the time.
	ssr: command === 'build' ? { noExternal: ['drizzle-orm', 'zod', 'lucia', 'oslo', 'uuid'] } : {},
	build: isSsrBuild
		? {}
		: { rolldownOptions: { output: { codeSplitting: { groups: SHARED_FILES } } } },
	test: {
		// Many tests wait for servers they started: two workers left a third of two cores idle.
		maxWorkers: 3,
		projects: [
			{
				extends: true,
				test: {
					...shared,
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/{quality,security,support}/**/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					...shared,
					name: 'sqlite',
					include: ['tests/integration/**/*.test.ts'],
					exclude: ['tests/integration/**/postgres-*.test.ts'],
					env: { DATABASE_URL: 'file::memory:', ...QUIET }
				}
			},
			{
				extends: true,
				test: {
					...shared,
					name: 'postgres',
					// What is here is about the repositories and use cases; files named *.app.test.ts start the
					// built server once and belong to one engine, and *-cli.test.ts know no store. The other way
					// about, postgres-*.test.ts need a real server.
					include: ['tests/integration/**/*.test.ts'],
					exclude: ['tests/integration/**/*.app.test.ts', 'tests/integration/**/*-cli.test.ts'],
					env: { DATABASE_URL: process.env.TEST_POSTGRES_URL ?? 'pglite:memory', ...QUIET }
				}
			}
		]
	}
}));
