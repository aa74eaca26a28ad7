import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from '../../src/lib/server/app/accept-invitation.ts';
import { signInTrainer } from '../../src/lib/server/app/sign-in-trainer.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import type { DomainError } from '../../src/lib/server/errors.ts';
import { newVisitor, PASSPHRASE } from '../support/accounts.ts';

const folder = mkdtempSync(join(tmpdir(), 'threshold-admin-'));
const databaseUrl = `file:${join(folder, 'threshold.db')}`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run admin -- …` as npm would. */
function admin(args: string[], environment: Record<string, string> = {}) {
	return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
		execFile(
			process.execPath,
			['src/cli/entry.js', 'admin', ...args],
			{ env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '3000', ...environment } },
			(error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
		);
	});
}

/** Uses the link up as its page would. */
async function follow(stdout: string, name: string): Promise<void> {
	const token = /\/setup\/([\w-]+)/.exec(stdout)?.[1] ?? '';
	const db = await openDatabase(databaseUrl);
	try {
		await acceptInvitation({ db, now: Date.now }, newVisitor(), {
			token,
			role: 'administrator',
			name,
			passphrase: PASSPHRASE
		});
	} finally {
		await db.close();
	}
}

describe('npm run admin', () => {
	it('makes a working link for the first administrator, and for one more; lists them', async () => {
		expect((await admin(['list'])).stdout).toContain('Nobody yet.');
		const first = await admin(['setup-link']);
		expect(first.code).toBe(0);
		expect(first.stdout).toMatch(/http:\/\/localhost:3000\/setup\/[\w-]{32}\n/);
		await follow(first.stdout, 'Ada Admin');
		const second = await admin(['setup-link'], { ORIGIN: 'https://threshold.example.org' });
		expect(second.stdout).toContain('https://threshold.example.org/setup/');
		await follow(second.stdout, 'Bo Admin');
		const { stdout } = await admin(['list']);
		expect(stdout.trim().split('\n')).toHaveLength(2);
		expect(stdout).toMatch(/administrator +\d{4}-\d\d-\d\d +Ada Admin .*\n.*Bo Admin/);
		await expect(follow(first.stdout, 'Cy Admin')).rejects.toMatchObject({ code: 'gone' });
	});

	it('helps people in, gives and takes the administrator’s role, and closes accounts', async () => {
		const lets = async (name: string, passphrase: string) => {
			const db = await openDatabase(databaseUrl);
			try {
				const ctx = { db, now: Date.now };
				return (await signInTrainer(ctx, newVisitor(), { name, passphrase })).role;
			} catch (error) {
				return (error as DomainError).code;
			} finally {
				await db.close();
			}
		};
		const reset = await admin(['reset-password', 'ada', 'ADMIN']);
		const passphrase = /^ {2}(.+)$/m.exec(reset.stdout)![1]!;
		expect(await lets('Ada Admin', PASSPHRASE)).toBe('invalid');
		expect(await lets('Ada Admin', passphrase)).toBe('administrator');
		expect((await admin(['make-trainer', 'Ada Admin'])).code).toBe(0);
		expect(await lets('Ada Admin', passphrase)).toBe('trainer');
		const last = await admin(['deactivate', 'Bo Admin']);
		expect([last.code, last.stderr]).toEqual([
			1,
			expect.stringContaining('the only administrator')
		]);
		expect((await admin(['make-administrator', 'Ada Admin'])).code).toBe(0);
		expect((await admin(['deactivate', 'Bo Admin'])).code).toBe(0);
		expect(await lets('Bo Admin', PASSPHRASE)).toBe('forbidden');
		expect((await admin(['list'])).stdout).toMatch(/Bo Admin .*closed/);
		expect((await admin(['reactivate', 'Bo Admin'])).code).toBe(0);
		expect(await lets('Bo Admin', PASSPHRASE)).toBe('administrator');
		const unknown = await admin(['reset-password', 'Nobody Here']);
		expect([unknown.code, unknown.stderr.trim().split('\n').length]).toEqual([1, 1]);
	});

	it.each([[[]], [['nonsense']], [['list', 'more']], [['deactivate']], [['--nonsense']]])(
		'says how it is used when asked for %j',
		async (args) => {
			const ended = await admin(args);
			expect(ended.code).toBe(2);
			expect(ended.stderr).toContain('Usage: npm run admin');
			expect(ended.stderr).not.toMatch(/\n\s+at /);
		}
	);

	it('says in one sentence that a store cannot be opened', async () => {
		const ended = await admin(['list'], { DATABASE_URL: 'file:/dev/null/threshold.db' });
		expect(ended.code).toBe(1);
		expect(ended.stderr.trim().split('\n')).toHaveLength(1);
	});
});
