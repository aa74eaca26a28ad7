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
		[{ THRESHOLD_DEMO: 'no' }, /THRESHOLD_DEMO/],
		[{ ORIGIN: 'https://threshold.example.org/school' }, /ORIGIN .* without a path/],
		[{ ORIGIN: 'ftp://threshold.example.org' }, /ORIGIN/],
		[{ ADDRESS_HEADER: 'x forwarded for' }, /ADDRESS_HEADER/],
		[{ XFF_DEPTH: '0' }, /XFF_DEPTH/],
		[{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
		[{ METRICS_PORT: '-1' }, /METRICS_PORT/],
		[{ THRESHOLD_FETCH: 'no' }, /THRESHOLD_FETCH/],
		[{ THRESHOLD_FETCH_ALLOW: 'wiki.school:80' }, /THRESHOLD_FETCH_ALLOW/]
	])('refuses %j with one sentence', (environment, sentence) => {
		expect(() => readSettings(environment)).toThrow(SettingsError);
		expect(() => readSettings(environment)).toThrow(sentence);
	});

	it('says everything that is wrong at once, a sentence a line', () => {
		const wrong = { PORT: 'eighty', LOG_LEVEL: 'loud' };
		expect(() => readSettings(wrong)).toThrow(/^PORT .*\.\nLOG_LEVEL .*\.$/);
	});

	it('serves no figures unless it is given a port for them, and then to this machine only', () => {
		expect(readSettings({}).metrics).toBeNull();
		expect(readSettings({ METRICS_PORT: '9464' }).metrics).toEqual({
			host: '127.0.0.1',
			port: 9464
		});
	});

	it('takes an address with a slash at its end for the same', () => {
		expect(readSettings({ ORIGIN: 'https://a.example/' }).origin).toBe('https://a.example');
	});

	it.each([
		['THRESHOLD_DEM0', ' Did you mean THRESHOLD_DEMO?'],
		['THRESHOLD_PORT', ' Did you mean PORT?'],
		['THRESHOLD_DATABASE_URL', ' Did you mean DATABASE_URL?'],
		['THRESHOLD_SOMETHING_ELSE', '']
	])('warns of %s, which nothing reads', (name, hint) => {
		const { warnings } = readSettings({ [name]: '1', SOMETHING_ELSE: '1' });
		expect(warnings).toEqual([`${name} is no setting and was left alone.${hint}`]);
	});

	it('lets articles be fetched from the public internet, unless it says otherwise', () => {
		const { reach } = readSettings({});
		expect([reach?.address('1.1.1.1', 443), reach?.address('10.0.0.5', 80)]).toEqual([true, false]);
		expect(readSettings({ THRESHOLD_FETCH: '0' }).reach).toBeNull();
		const own = readSettings({ THRESHOLD_FETCH_ALLOW: '10.0.0.5:80' }).reach;
		expect([own?.address('10.0.0.5', 80), own?.address('10.0.0.6', 80)]).toEqual([true, false]);
	});
});
