import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Context } from '../context.ts';
import type { Role } from '../db/schema.ts';
import {
	countSessionsOfUser,
	deleteExpiredSessions,
	deleteSession,
	deleteSessionOfUser,
	deleteSessionsOfUser,
	findSessionAndUser,
	insertSession,
	listSessionsOfUser,
	updateSession
} from '../db/sessions.ts';
import { StoreUnavailable } from '../db/store-trouble.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A session nobody used for so long has ended. */
export const IDLE_LIMIT = 14 * DAY;
/** However much it is used, a session ends then. */
export const ABSOLUTE_LIMIT = 90 * DAY;
/** Use is noted at most this often, so that reading a page is not a write. */
const TOUCH_EVERY = 5 * MINUTE;

export interface SignedInUser {
	id: string;
	role: Role;
	/** A trainer's or administrator's name; '' for learners, whom their classes name. */
	name: string;
}

/** A session as its owner sees it; `id` is the stored hash, which opens nothing. */
export interface SessionSummary {
	id: string;
	device: string;
	createdAt: number;
	lastSeenAt: number;
	current: boolean;
}

interface SessionFacts {
	device: string;
	createdAt: number;
	lastSeenAt: number;
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionFacts, { role: Role; name: string }>;
		DatabaseSessionAttributes: SessionFacts;
		DatabaseUserAttributes: { role: Role; name: string };
	}
}

/** What is stored of a session's id: whoever reads the database cannot sign in with it. */
export function hashSessionId(id: string): string {
	return createHash('sha256').update(id).digest('hex');
}

/**
 * Begins a session and returns its secret id (200 bits), which goes into the browser's cookie and nowhere else.
 * `replaces` (a hash) is the session the same browser had: it ends, so that signing in always changes the id.
 */
export async function createSession(
	ctx: Context,
	userId: string,
	browser: { device: string; replaces: string | null }
): Promise<string> {
	const now = ctx.now();
	// Handed over together, so that they share one flush to the disk.
	const [session] = await Promise.all([
		luciaFor(ctx).createSession(userId, {
			device: browser.device,
			createdAt: now,
			lastSeenAt: now
		}),
		ctx.db.write(async (tx) => {
			await deleteExpiredSessions(tx, ctx.now());
			if (browser.replaces) await deleteSession(tx, browser.replaces);
		})
	]);
	return session.id;
}

/** Whose session this is, and the hash that names it; null when it is unknown or has ended. */
export async function validateSession(
	ctx: Context,
	id: string
): Promise<{ user: SignedInUser; sessionId: string } | null> {
	const { session, user } = await luciaFor(ctx).validateSession(id);
	if (!session) return null;
	const sessionId = hashSessionId(id);
	const now = ctx.now();
	if (now - session.lastSeenAt >= TOUCH_EVERY) {
		const expiresAt = Math.min(now + IDLE_LIMIT, session.createdAt + ABSOLUTE_LIMIT);
		try {
			await ctx.db.write((tx) => updateSession(tx, sessionId, { lastSeenAt: now, expiresAt }));
		} catch (error) {
			// Who only reads goes on reading while nothing can be stored; the use is noted with the next request.
			if (!(error instanceof StoreUnavailable)) throw error;
		}
	}
	return { user: { id: user.id, role: user.role, name: user.name }, sessionId };
}

/** Ends one of the person's own sessions, named by its hash; false when they have no such session. */
export async function endSession(
	ctx: Context,
	userId: string,
	sessionId: string
): Promise<boolean> {
	return ctx.db.write((tx) => deleteSessionOfUser(tx, userId, sessionId));
}

/** Ends all sessions of a person, except the one with this hash, if any. */
export async function endAllSessions(
	ctx: Context,
	userId: string,
	exceptSessionId: string | null
): Promise<void> {
	await ctx.db.write((tx) => deleteSessionsOfUser(tx, userId, exceptSessionId));
}

/** The person's sessions, most recently used first. */
export async function listSessions(
	ctx: Context,
	userId: string,
	currentSessionId: string | null,
	page: { limit: number; offset: number }
): Promise<SessionSummary[]> {
	const rows = await listSessionsOfUser(ctx.db.read, userId, page);
	return rows.map((row) => ({
		id: row.idHash,
		device: row.device,
		createdAt: row.createdAt,
		lastSeenAt: row.lastSeenAt,
		current: row.idHash === currentSessionId
	}));
}

export async function countSessions(ctx: Context, userId: string): Promise<number> {
	return countSessionsOfUser(ctx.db.read, userId);
}

function luciaFor(ctx: Context) {
	return new Lucia(adapterFor(ctx), {
		sessionExpiresIn: new TimeSpan(IDLE_LIMIT, 'ms'),
		getSessionAttributes: (facts) => facts,
		getUserAttributes: (facts) => facts
	});
}

/**
 * Lucia's view of our table. It knows only the secret id, the table only its hash; and it reads the machine's clock,
 * so expiry is moved by what the context's clock differs from it (nothing, outside tests).
 */
function adapterFor(ctx: Context): Adapter {
	const ahead = ctx.now() - Date.now();
	const toLucia = (at: number) => new Date(at - ahead);
	const fromLucia = (date: Date) => date.getTime() + ahead;
	return {
		async getSessionAndUser(id) {
			const found = await findSessionAndUser(ctx.db.read, hashSessionId(id));
			if (!found) return [null, null];
			const { session, user } = found;
			return [
				{
					id,
					userId: session.userId,
					expiresAt: toLucia(session.expiresAt),
					attributes: {
						device: session.device,
						createdAt: session.createdAt,
						lastSeenAt: session.lastSeenAt
					}
				},
				{ id: user.id, attributes: { role: user.role, name: user.name ?? '' } }
			];
		},
		async setSession(session: DatabaseSession) {
			await ctx.db.write((tx) =>
				insertSession(tx, {
					idHash: hashSessionId(session.id),
					userId: session.userId,
					expiresAt: fromLucia(session.expiresAt),
					...session.attributes
				})
			);
		},
		async updateSessionExpiration(id, expiresAt) {
			const idHash = hashSessionId(id);
			const found = await findSessionAndUser(ctx.db.read, idHash);
			if (!found) return;
			const latest = found.session.createdAt + ABSOLUTE_LIMIT;
			await ctx.db.write((tx) =>
				updateSession(tx, idHash, { expiresAt: Math.min(fromLucia(expiresAt), latest) })
			);
		},
		async deleteSession(id) {
			await ctx.db.write((tx) => deleteSession(tx, hashSessionId(id)));
		},
		// Lists and mass endings go through the repository by hash (above); Lucia is never asked for them.
		getUserSessions: () => Promise.reject(new Error('Sessions are listed by listSessions.')),
		async deleteUserSessions(userId) {
			await ctx.db.write((tx) => deleteSessionsOfUser(tx, userId, null));
		},
		async deleteExpiredSessions() {
			await ctx.db.write((tx) => deleteExpiredSessions(tx, ctx.now()));
		}
	};
}
