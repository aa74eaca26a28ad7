import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/lib/server/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'threshold-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where a program is, or '' where it is not installed. */
const find = (program: string) =>
	spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`])
		.stdout.toString()
		.trim();
const nginx = find('openssl') && find('nginx');
const systemd = find('systemd-analyze');

describe('the container', () => {
	const lines = readFileSync('deploy/Containerfile', 'utf8');

	it('takes along what is there, and starts the app as npm does', () => {
		const copied = [...lines.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap((match) =>
			match[1]!.split(' ').map((path) => path.slice('/app/'.length))
		);
		expect(copied.length).toBeGreaterThan(8);
		const made = ['node_modules', 'build'];
		for (const path of copied) expect(made.includes(path) || existsSync(path), path).toBe(true);
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			scripts: { start: string };
		};
		expect(lines).toContain(
			`CMD ${JSON.stringify(scripts.start.split(' ')).replaceAll(',', ', ')}`
		);
	});

	it('runs as nobody in particular, with settings that are good', () => {
		expect(lines).toMatch(/^USER threshold$/m);
		const set = [...lines.matchAll(/\b([A-Z_]+)=(\S+)(?: \\)?$/gm)].map((m) => [m[1]!, m[2]!]);
		const settings = readSettings(Object.fromEntries(set) as Record<string, string>);
		expect(settings).toMatchObject({
			host: '0.0.0.0',
			port: 3000,
			databaseUrl: 'file:/data/threshold.db',
			demo: false,
			warnings: []
		});
	});
});

describe('the service', () => {
	it.runIf(systemd)(
		systemd ? 'is one that systemd takes' : 'was not looked at (not run: no systemd-analyze)',
		() => {
			const unit = readFileSync('deploy/threshold.service', 'utf8');
			// Its program is looked for; here it is elsewhere.
			const here = unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`);
			writeFileSync(join(folder, 'threshold.service'), here);
			const { stderr, status } = spawnSync(systemd, ['verify', join(folder, 'threshold.service')]);
			expect(stderr.toString()).not.toContain('threshold.service');
			expect(status).toBe(0);
		}
	);
});

describe('the proxy', () => {
	const config = readFileSync('deploy/nginx.conf', 'utf8');

	it('holds nothing back on every route that tells as it goes', () => {
		const unbuffered = new RegExp(
			/location ~ (\S+) \{\s+proxy_pass[^}]+proxy_buffering off/.exec(config)![1]!
		);
		const telling = globSync('src/routes/**/+server.ts')
			.filter((file) => /\beventStream\(/.test(readFileSync(file, 'utf8')))
			.map((file) => file.slice('src/routes'.length, -'/+server.ts'.length));
		expect(telling.length).toBeGreaterThanOrEqual(3);
		for (const id of telling) expect(id.replace(/\[\w+\]/g, 'x'), id).toMatch(unbuffered);
	});

	it.runIf(nginx)(
		nginx ? 'is one that nginx takes' : 'was not looked at (not run: no nginx)',
		() => {
			const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
			const make = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x -days 1 -keyout ${key} -out ${cert}`;
			spawnSync('openssl', make.split(' '));
			const here = config
				.replace(/(ssl_certificate_key) \S+;/, `$1 ${key};`)
				.replace(/(ssl_certificate) \S+;/, `$1 ${cert};`)
				.replace(/listen (\[::\]:)?(80|443)/g, 'listen $147$2');
			const whole = `pid ${folder}/pid; error_log stderr; events {} http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};\n${here}\n}`;
			writeFileSync(join(folder, 'nginx.conf'), whole);
			const { stderr, status } = spawnSync(nginx, ['-t', '-c', join(folder, 'nginx.conf')]);
			expect(stderr.toString()).toContain('test is successful');
			expect(status).toBe(0);
		}
	);
});
