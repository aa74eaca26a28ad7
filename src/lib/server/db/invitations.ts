import { and, count, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Query } from './client.ts';
import { invitations } from './schema.ts';

export type Invitation = typeof invitations.$inferSelect;

export async function insertInvitation(q: Query, row: Invitation): Promise<void> {
	await q.insert(invitations).values(row);
}

export async function findInvitationByHash(
	q: Query,
	tokenHash: string
): Promise<Invitation | undefined> {
	const rows = await q
		.select()
		.from(invitations)
		.where(eq(invitations.tokenHash, tokenHash))
		.limit(1);
	return rows[0];
}

/** Marks the link as used, if nobody was faster; true when this call did it. */
export async function useInvitation(q: Query, id: string, now: number): Promise<boolean> {
	const used = await q
		.update(invitations)
		.set({ usedAt: now })
		.where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
		.returning({ id: invitations.id });
	return used.length > 0;
}

/** Links for this role that could still be used, newest first. */
export async function listOpenInvitations(
	q: Query,
	role: Invitation['role'],
	now: number,
	page: { limit: number; offset: number }
): Promise<Invitation[]> {
	return await q
		.select()
		.from(invitations)
		.where(open(role, now))
		.orderBy(desc(invitations.createdAt), desc(invitations.id))
		.limit(page.limit)
		.offset(page.offset);
}

export async function countOpenInvitations(
	q: Query,
	role: Invitation['role'],
	now: number
): Promise<number> {
	const rows = await q.select({ n: count() }).from(invitations).where(open(role, now));
	return rows[0]?.n ?? 0;
}

/** Deletes an unused link; true when there was one. */
export async function deleteUnusedInvitation(q: Query, id: string): Promise<boolean> {
	const gone = await q
		.delete(invitations)
		.where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
		.returning({ id: invitations.id });
	return gone.length > 0;
}

/** Deletes every unused link for this role. */
export async function deleteUnusedInvitationsFor(
	q: Query,
	role: Invitation['role']
): Promise<void> {
	await q.delete(invitations).where(and(eq(invitations.role, role), isNull(invitations.usedAt)));
}

function open(role: Invitation['role'], now: number) {
	return and(
		eq(invitations.role, role),
		isNull(invitations.usedAt),
		gt(invitations.expiresAt, now)
	);
}
