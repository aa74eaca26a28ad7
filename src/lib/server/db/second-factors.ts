import { and, asc, count, eq, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm';
import type { Query } from './client.ts';
import { passkeys, recoveryCodes, secondSteps, totpFactors } from './schema.ts';

export type TotpFactor = typeof totpFactors.$inferSelect;
export type Passkey = typeof passkeys.$inferSelect;
export type SecondStep = typeof secondSteps.$inferSelect;

export async function findTotp(q: Query, userId: string): Promise<TotpFactor | undefined> {
	const rows = await q.select().from(totpFactors).where(eq(totpFactors.userId, userId)).limit(1);
	return rows[0];
}

/** Begins setting up, with a new secret; what was begun before is forgotten. False where one is confirmed already. */
export async function putUnconfirmedTotp(
	q: Query,
	row: Pick<TotpFactor, 'userId' | 'secret' | 'createdAt'>
): Promise<boolean> {
	const found = await findTotp(q, row.userId);
	if (found && found.confirmedAt !== null) return false;
	await q.delete(totpFactors).where(eq(totpFactors.userId, row.userId));
	await q.insert(totpFactors).values({ ...row, confirmedAt: null, lastStep: 0 });
	return true;
}

/** Notes that the code of this step was taken; false where it, or a later one, was taken before. */
export async function takeTotpStep(
	q: Query,
	userId: string,
	secret: string,
	step: number
): Promise<boolean> {
	const taken = await q
		.update(totpFactors)
		.set({ lastStep: step })
		.where(
			and(
				eq(totpFactors.userId, userId),
				eq(totpFactors.secret, secret),
				lt(totpFactors.lastStep, step)
			)
		)
		.returning({ userId: totpFactors.userId });
	return taken.length > 0;
}

export async function confirmTotp(q: Query, userId: string, at: number): Promise<void> {
	await q.update(totpFactors).set({ confirmedAt: at }).where(eq(totpFactors.userId, userId));
}

export async function deleteTotp(q: Query, userId: string): Promise<boolean> {
	const gone = await q
		.delete(totpFactors)
		.where(eq(totpFactors.userId, userId))
		.returning({ userId: totpFactors.userId });
	return gone.length > 0;
}

export async function insertPasskey(q: Query, row: Passkey): Promise<void> {
	await q.insert(passkeys).values(row);
}

export async function findPasskey(q: Query, id: string): Promise<Passkey | undefined> {
	const rows = await q.select().from(passkeys).where(eq(passkeys.id, id)).limit(1);
	return rows[0];
}

/** Oldest first. There are few: limited where they are made. */
export async function listPasskeys(q: Query, userId: string): Promise<Passkey[]> {
	return await q
		.select()
		.from(passkeys)
		.where(eq(passkeys.userId, userId))
		.orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

export async function notePasskeyUse(
	q: Query,
	id: string,
	use: { counter: number; lastUsedAt: number }
): Promise<void> {
	await q.update(passkeys).set(use).where(eq(passkeys.id, id));
}

/** Deletes the passkey only if it is that person's; true when it was. */
export async function deletePasskey(q: Query, userId: string, id: string): Promise<boolean> {
	const gone = await q
		.delete(passkeys)
		.where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))
		.returning({ id: passkeys.id });
	return gone.length > 0;
}

/** Which of these people have a second factor that is asked for. */
export async function whoHasSecondFactor(q: Query, userIds: string[]): Promise<Set<string>> {
	if (userIds.length === 0) return new Set();
	const apps = await q
		.select({ userId: totpFactors.userId })
		.from(totpFactors)
		.where(and(inArray(totpFactors.userId, userIds), isNotNull(totpFactors.confirmedAt)));
	const keys = await q
		.select({ userId: passkeys.userId })
		.from(passkeys)
		.where(inArray(passkeys.userId, userIds));
	return new Set([...apps, ...keys].map(({ userId }) => userId));
}

export async function hasSecondFactor(q: Query, userId: string): Promise<boolean> {
	return (await whoHasSecondFactor(q, [userId])).has(userId);
}

/** Deletes everything that is or stands in for the person's second factor. */
export async function deleteSecondFactors(q: Query, userId: string): Promise<void> {
	await q.delete(totpFactors).where(eq(totpFactors.userId, userId));
	await q.delete(passkeys).where(eq(passkeys.userId, userId));
	await q.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

/** Puts these codes, by their hashes, in the place of the person's former ones. */
export async function replaceRecoveryCodes(
	q: Query,
	userId: string,
	codeHashes: readonly string[]
): Promise<void> {
	await q.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
	await q.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ codeHash, userId })));
}

/** Uses the person's code up; true for exactly one of several that try at once. */
export async function useRecoveryCode(
	q: Query,
	userId: string,
	codeHash: string
): Promise<boolean> {
	const used = await q
		.delete(recoveryCodes)
		.where(and(eq(recoveryCodes.codeHash, codeHash), eq(recoveryCodes.userId, userId)))
		.returning({ codeHash: recoveryCodes.codeHash });
	return used.length > 0;
}

export async function countRecoveryCodes(q: Query, userId: string): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(recoveryCodes)
		.where(eq(recoveryCodes.userId, userId));
	return rows[0]?.n ?? 0;
}

/** Puts down what has yet to be shown, in the place of an earlier one of that name; what has expired goes. */
export async function putSecondStep(q: Query, row: SecondStep, now: number): Promise<void> {
	await q.delete(secondSteps).where(lte(secondSteps.expiresAt, now));
	await q.delete(secondSteps).where(eq(secondSteps.idHash, row.idHash));
	await q.insert(secondSteps).values(row);
}

/** Forgets what was begun and can be finished no more: sign-ins half way, and apps not confirmed since `before`. */
export async function deleteBegunSteps(
	q: Query,
	{ now, before }: { now: number; before: number }
): Promise<void> {
	await q.delete(secondSteps).where(lte(secondSteps.expiresAt, now));
	await q
		.delete(totpFactors)
		.where(and(isNull(totpFactors.confirmedAt), lte(totpFactors.createdAt, before)));
}

/** What has yet to be shown, unless its time is over. */
export async function findSecondStep(
	q: Query,
	idHash: string,
	purpose: SecondStep['purpose'],
	now: number
): Promise<SecondStep | undefined> {
	const rows = await q
		.select()
		.from(secondSteps)
		.where(and(eq(secondSteps.idHash, idHash), eq(secondSteps.purpose, purpose)))
		.limit(1);
	const step = rows[0];
	return step && step.expiresAt > now ? step : undefined;
}

/** A passkey signs each challenge once, right or wrong. */
export async function putChallenge(q: Query, idHash: string, challenge: string): Promise<void> {
	await q.update(secondSteps).set({ challenge }).where(eq(secondSteps.idHash, idHash));
}

/** True for exactly one of several that try at once. */
export async function deleteSecondStep(q: Query, idHash: string): Promise<boolean> {
	const gone = await q
		.delete(secondSteps)
		.where(eq(secondSteps.idHash, idHash))
		.returning({ idHash: secondSteps.idHash });
	return gone.length > 0;
}
