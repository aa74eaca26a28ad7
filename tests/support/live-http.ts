/** A live room as browsers have it: over HTTP, on one or several nodes. */
import { eq } from 'drizzle-orm';
import type { LiveCommand } from '../../src/lib/core/live/commands.ts';
import type { OwnView, PhoneView, StageView } from '../../src/lib/core/live/views.ts';
import { readLines, type CommandReply, type JoinReply } from '../../src/lib/core/live/wire.ts';
import type { Item, ItemResponse } from '../../src/lib/core/quiz/item.ts';
import { openLive } from '../../src/lib/server/app/open-live.ts';
import { createSession } from '../../src/lib/server/auth/sessions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { givePlayable } from './live.ts';
import { makeClass, makeTrainer } from './seed.ts';

/** A session that was opened in a store, with its trainer's cookie. */
export interface OpenedRoom {
	id: string;
	pin: string;
	cookie: string;
}

/** Opens a room on these items in the store, which a server may have open as well. */
export async function openRoomIn(databaseUrl: string, items: Item[]): Promise<OpenedRoom> {
	const db = await openDatabase(databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const { what } = await givePlayable(ctx, trainer, await makeClass(ctx, trainer), items);
		const browser = { device: 'a test', replaces: null };
		const cookie = `threshold=${await createSession(ctx, trainer.userId, browser)}`;
		const { id } = await openLive(ctx, trainer, { what, classId: '' });
		const [row] = await db.read
			.select({ pin: schema.liveSessions.pin })
			.from(schema.liveSessions)
			.where(eq(schema.liveSessions.id, id));
		return { id, pin: row!.pin!, cookie };
	} finally {
		await db.close();
	}
}

export async function post(url: string, path: string, cookie: string, body: unknown) {
	const response = await fetch(url + path, {
		method: 'POST',
		headers: { cookie, origin: url, 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	return { status: response.status, headers: response.headers, text: await response.text() };
}

async function ok(url: string, path: string, cookie: string, body: unknown) {
	const reply = await post(url, path, cookie, body);
	if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
	return reply;
}

/** The trainer's page. @param url the node it is at */
export function hostOf(room: OpenedRoom, url: string) {
	let seen: Pick<StageView, 'round' | 'phase'> = { round: 0, phase: 'lobby' };
	return {
		async give(command: LiveCommand, at = url): Promise<StageView> {
			const { round, phase } = seen;
			const body = { id: newId(), round, phase, command };
			const reply = await ok(at, `/live/${room.id}/commands`, room.cookie, body);
			const { stage } = (JSON.parse(reply.text) as CommandReply).view;
			seen = stage;
			return stage;
		},
		/** Waits until the session's clock has brought it there. */
		async reaches(phase: StageView['phase'], at = url): Promise<StageView> {
			const line = await follow<StageView>(at, `/live/${room.id}/events?as=projector`, room.cookie);
			const [stage] = await line.until(([view]) => view.phase === phase);
			line.close();
			seen = stage;
			return stage;
		}
	};
}

export interface HttpPhone {
	cookie: string;
	own: OwnView;
}

export async function joinRoom(url: string, room: OpenedRoom, name: string): Promise<HttpPhone> {
	const body = { id: newId(), pin: room.pin, name };
	const reply = await ok(url, `/play/${room.id}/players`, '', body);
	const cookie = reply.headers.getSetCookie()[0]!.split(';')[0]!;
	return { cookie, own: (JSON.parse(reply.text) as JoinReply).own };
}

export async function answerIn(
	url: string,
	room: OpenedRoom,
	phone: HttpPhone,
	round: number,
	response: ItemResponse
): Promise<ItemResponse> {
	const body = { round, vote: 1, response };
	const reply = await ok(url, `/play/${room.id}/answers`, phone.cookie, body);
	return (JSON.parse(reply.text) as { answer: ItemResponse }).answer;
}

/** What a phone is told, on a line of its own. */
export const watchRoom = (url: string, room: OpenedRoom, phone: HttpPhone) =>
	follow<PhoneView, OwnView>(url, `/play/${room.id}/events`, phone.cookie);

const PATIENCE = 20_000;

/** Reads events as they come; own parts that were left out are those told before. */
async function follow<View, Own = undefined>(url: string, path: string, cookie: string) {
	const leaving = new AbortController();
	const response = await fetch(url + path, { headers: { cookie }, signal: leaving.signal });
	if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
	let newest: [View, Own] | undefined;
	let notice = () => {};
	let failed: unknown;
	const read = async () => {
		const decoder = new TextDecoder();
		let text = '';
		for await (const chunk of response.body!) {
			text += decoder.decode(chunk, { stream: true });
			const parts = text.split('\n\n');
			text = parts.pop()!;
			for (const part of parts.filter(
				(one) => one.startsWith('event: ') && one.includes('\nid: ')
			)) {
				const lines = part.split('\n').filter((line) => line.startsWith('data: '));
				const data = lines.map((line) => line.slice('data: '.length)).join('\n');
				const [view, own] = readLines<'phone'>(data) as unknown as [View, Own?];
				newest = [view, own ?? (newest?.[1] as Own)];
				notice();
			}
		}
	};
	read().catch((error: unknown) => {
		if (!leaving.signal.aborted) failed = error;
	});
	return {
		newest: () => newest!,
		until: (done: (told: [View, Own]) => boolean) =>
			new Promise<[View, Own]>((resolve, reject) => {
				const late = setTimeout(
					() =>
						reject(
							new Error(
								`Not told (${String(failed)}): ${JSON.stringify(newest ?? null).slice(0, 400)}`
							)
						),
					PATIENCE
				);
				notice = () => {
					if (!newest || !done(newest)) return;
					clearTimeout(late);
					resolve(newest);
				};
				notice();
			}),
		close: () => leaving.abort()
	};
}
