import { expect, it } from 'vitest';
import { onPostgresDriver } from './postgres.ts';

/** As drizzle passes on what the server says. */
function failure(code: string): Error {
	return new Error('Failed query', { cause: Object.assign(new Error('server'), { code }) });
}

function driverThatFails(times: number, code: string) {
	let runs = 0;
	const driver = {
		transaction: async <T>(work: (tx: unknown) => Promise<T>) => {
			runs += 1;
			const result = await work({});
			if (runs <= times) throw failure(code);
			return result;
		}
	};
	return {
		db: onPostgresDriver(driver, () => Promise.resolve(), { migrations: 'drizzle' }),
		runs: () => runs
	};
}

it('runs a transaction again that was ended because two waited for each other, and no other', async () => {
	const deadlocked = driverThatFails(2, '40P01');
	expect(await deadlocked.db.write(async () => 'done')).toBe('done');
	expect(deadlocked.runs()).toBe(3);
	const refused = driverThatFails(2, '23505');
	await expect(refused.db.write(async () => 'done')).rejects.toThrow('Failed query');
	expect(refused.runs()).toBe(1);
	const hopeless = driverThatFails(99, '40P01');
	await expect(hopeless.db.write(async () => 'done')).rejects.toThrow('Failed query');
});
