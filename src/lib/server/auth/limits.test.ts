import { describe, expect, it } from 'vitest';
import {
	limitMisses,
	limitTries,
	TRIES_PER_ACCOUNT,
	TRIES_PER_ACCOUNT_ANYWHERE,
	TRIES_PER_ADDRESS
} from './limits.ts';

const failing = () => Promise.resolve(null);
const succeeding = () => Promise.resolve('in');
let unique = 0;
/** Limits live as long as the process: every test takes an account and an address of its own. */
const fresh = () => ({ account: `account-${++unique}`, address: `address-${unique}` });

async function fail(keys: { account: string; address: string }, times: number): Promise<void> {
	for (let i = 0; i < times; i++) await limitTries(keys, failing);
}

describe('limitTries', () => {
	it('lets ten failures pass, then asks for patience without trying', async () => {
		const keys = fresh();
		await fail(keys, TRIES_PER_ACCOUNT);
		let tried = false;
		const late = limitTries(keys, () => {
			tried = true;
			return succeeding();
		});
		await expect(late).rejects.toMatchObject({
			code: 'too-many',
			message: expect.stringMatching(/try again in 15 minutes/) as string
		});
		expect(tried).toBe(false);
	});

	it('let anybody keep an account’s owner out from anywhere', async () => {
		const { account, address } = fresh();
		await fail({ account, address }, TRIES_PER_ACCOUNT);
		await expect(limitTries({ account, address }, failing)).rejects.toThrow();
		expect(await limitTries({ account, address: fresh().address }, succeeding)).toBe('in');
	});

	it('stops guesses at an account from however many addresses', async () => {
		const { account } = fresh();
		for (let i = 0; i < TRIES_PER_ACCOUNT_ANYWHERE / 5; i++) await fail({ ...fresh(), account }, 5);
		await expect(limitTries({ ...fresh(), account }, failing)).rejects.toMatchObject({
			code: 'too-many'
		});
	});

	it('forgets the failures of an account that got in', async () => {
		const keys = fresh();
		await fail(keys, TRIES_PER_ACCOUNT - 1);
		await limitTries(keys, succeeding);
		await fail(keys, TRIES_PER_ACCOUNT - 1);
		expect(await limitTries(keys, succeeding)).toBe('in');
	});

	it('is not got around by trying all at once', async () => {
		const keys = fresh();
		let tries = 0;
		const burst = Array.from({ length: 50 }, () =>
			limitTries(keys, async () => {
				tries++;
				await new Promise((done) => setTimeout(done, 5));
				return null;
			})
		);
		await Promise.allSettled(burst);
		expect(tries).toBe(TRIES_PER_ACCOUNT);
	});

	it('stops an address that fails at many accounts, and no other', async () => {
		const { address } = fresh();
		for (let i = 0; i < TRIES_PER_ADDRESS; i++) {
			await limitTries({ account: fresh().account, address }, failing);
		}
		await expect(limitTries({ ...fresh(), address }, succeeding)).rejects.toMatchObject({
			code: 'too-many'
		});
		expect(await limitTries(fresh(), succeeding)).toBe('in');
	});

	it('lets a whole school that shares an address in', async () => {
		const { address } = fresh();
		const learners = Array.from({ length: 500 }, () =>
			limitTries({ account: fresh().account, address }, succeeding)
		);
		expect(new Set(await Promise.all(learners))).toEqual(new Set(['in']));
	});
});

describe('limitMisses', () => {
	it('counts only what was not found', async () => {
		const { address } = fresh();
		for (let i = 0; i < 300; i++) await limitMisses(address, succeeding);
		for (let i = 0; i < TRIES_PER_ADDRESS; i++) await limitMisses(address, failing);
		await expect(limitMisses(address, succeeding)).rejects.toMatchObject({ code: 'too-many' });
	});
});
