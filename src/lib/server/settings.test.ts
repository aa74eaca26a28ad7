import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

describe('readSettings', () => {
	it('needs nothing to be said', () => {
		expect(readSettings({})).toMatchObject({
			port: 3000,
			host: '127.0.0.1',
			databaseUrl: 'file:./data/threshold.db',
			origin: undefined,
			demo: true
		});
	});

	it('takes an empty variable for one that is not set', () => {
		expect(readSettings({ PORT: '', ORIGIN: '' })).toMatchObject({ port: 3000, origin: undefined });
	});

	it.each([
		[{ PORT: 'eighty' }, /PORT/],
		[{ PORT: '70000' }, /PORT/],
		[{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
		[{ ORIGIN: 'threshold' }, /ORIGIN/],
		[{ BODY_SIZE_LIMIT: 'much' }, /BODY_SIZE_LIMIT/],
		[{ THRESHOLD_DEMO: 'no' }, /THRESHOLD_DEMO/]
	])('refuses %j with one sentence', (environment, sentence) => {
		expect(() => readSettings(environment)).toThrow(SettingsError);
		expect(() => readSettings(environment)).toThrow(sentence);
	});
});
