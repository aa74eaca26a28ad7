import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Nothing below these folders may import what the pattern names; the message tells where it belongs. */
const walls = {
	drizzle: {
		regex: '^(drizzle-orm|better-sqlite3|pg|@electric-sql/)',
		message: 'Only src/lib/server/db talks to the database: add a repository function there.'
	},
	world: {
		regex:
			'^(svelte|\\$app|\\$env|\\$lib/server|@sveltejs|node:|pino|lucia)|/server/|^\\.\\./.*server',
		message: 'core is pure: plain data in, plain data out. Pass what it needs as an argument.'
	},
	language: {
		regex: '^(wink-|compromise)',
		message: 'Language libraries are imported only in core/reading/adapters and core/quiz/realise.'
	},
	repositories: {
		regex: 'server/db/|/db/schema',
		message: 'Routes and components call a use case in server/app; they never see the database.'
	},
	lucia: {
		regex: '^lucia',
		message: 'Lucia stays behind server/auth/sessions.ts.'
	},
	escape: {
		regex: '^(\\$lib/(?!core)|(\\.\\./)+(server|components|schemas)/)',
		message: 'core imports nothing outside core.'
	}
};
const forbid = (...patterns) => ({
	'no-restricted-imports': ['error', { patterns }]
});

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'drizzle/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'no-console': ['error', { allow: ['warn', 'error'] }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		files: ['src/lib/core/**/*.ts'],
		rules: {
			...forbid(walls.drizzle, walls.world, walls.language, walls.escape),
			'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch', 'setTimeout'],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Time is an argument in core.' },
				{ object: 'Math', property: 'random', message: 'Chance is core/random.ts with a seed.' }
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'Time is an argument in core.'
				}
			]
		}
	},
	{
		files: ['src/lib/core/reading/adapters/**/*.ts', 'src/lib/core/quiz/realise/**/*.ts'],
		rules: forbid(walls.drizzle, walls.world, walls.escape)
	},
	{
		files: ['src/lib/core/**/*.test.ts'],
		rules: { 'no-restricted-imports': 'off' }
	},
	{
		files: ['src/lib/server/**/*.ts', 'src/lib/schemas/**/*.ts', 'src/cli/**/*.ts'],
		rules: forbid(walls.drizzle, walls.lucia)
	},
	{
		// The server asks no address for anything. Who changes that guards it against addresses of one's own network.
		files: ['src/lib/server/**/*.ts'],
		rules: { 'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource'] }
	},
	{
		files: ['src/lib/server/db/**/*.ts'],
		rules: forbid(walls.lucia)
	},
	{
		files: ['src/lib/server/auth/sessions.ts'],
		rules: forbid(walls.drizzle)
	},
	{
		files: ['src/routes/**', 'src/lib/components/**', 'src/hooks*.ts', 'src/app.d.ts'],
		rules: forbid(walls.drizzle, walls.lucia, walls.repositories)
	},
	{
		files: ['src/lib/components/**'],
		rules: forbid(walls.drizzle, walls.lucia, walls.repositories, {
			regex: '\\$lib/server',
			message: 'Components are presentational: data comes in as props.'
		})
	},
	{
		// What speaks to a person at a terminal prints.
		files: ['src/cli/**/*.ts', 'tests/**/*.ts'],
		rules: { 'no-console': 'off' }
	}
);
