/** Rooms for tests: opened, joined and answered by the use cases, as the routes call them. */
import { eq } from 'drizzle-orm';
import type { LiveCommand } from '../../src/lib/core/live/commands.ts';
import { isAnyTime } from '../../src/lib/core/live/reduce.ts';
import type { LiveSettings } from '../../src/lib/core/live/state.ts';

import type { HostView } from '../../src/lib/core/live/views.ts';
import type { JoinReply } from '../../src/lib/core/live/wire.ts';
import type { Item, ItemResponse } from '../../src/lib/core/quiz/item.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import { answerLive } from '../../src/lib/server/app/answer-live.ts';
import { commandLive } from '../../src/lib/server/app/command-live.ts';
import { joinLive } from '../../src/lib/server/app/join-live.ts';
import { openLive } from '../../src/lib/server/app/open-live.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { findLiveSession } from '../../src/lib/server/db/live.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { roomsOf } from '../../src/lib/server/live/rooms.ts';
import { newVisitor } from './accounts.ts';
import { makeClass, makeTrainer, publishQuiz, publishScenario } from './seed.ts';

export interface Phone {
	token: string;
	userId: string | null;
	playerId: string;
}

export interface LiveTest {
	id: string;
	pin: string;
	classId: string;
	trainer: Actor;
	command(command: LiveCommand, as?: string): Promise<HostView>;
	join(name: string, user?: Actor): Promise<Phone>;
	joined(name: string): Promise<JoinReply>;
	/** Sends an answer to what is asked now. */
	answer(phone: Phone, response: ItemResponse): Promise<ItemResponse>;
	/** Asks the next question and lets its clock start. */
	ask(): Promise<void>;
	/** Lets time pass. */
	wait(ms: number): Promise<void>;
}

interface Clocked extends Context {
	clock: { at: number };
}

/** Opens a session on items or a scenario, in a class of its trainer. */
export async function openRoom(
	ctx: Clocked,
	played: Item[] | Scenario,
	settings: Partial<LiveSettings> = {}
): Promise<LiveTest> {
	const trainer = await makeTrainer(ctx);
	const classId = await makeClass(ctx, trainer);
	const { what } = await givePlayable(ctx, trainer, classId, played);
	const { id } = await openLive(ctx, trainer, { what, classId });
	const session = async () => (await findLiveSession(ctx.db.read, id))!;
	const { pin } = await session();
	const command = async (one: LiveCommand, as: string = newId()) => {
		// A room closes a question by itself a tick after the last answer: done here and now, it cannot come between what
		// the trainer sees and what the trainer asks for.
		if (!isAnyTime(one.do)) {
			await roomsOf(ctx).get(id);
			await roomsOf(ctx).passTime(id);
		}
		const { round, phase } = (await session()).state;
		const post = { sessionId: id, id: as, round, phase, command: one };
		return (await commandLive(ctx, trainer, post)).view;
	};
	const join = async (name: string, user?: Actor) => {
		const key = { token: undefined, userId: user?.userId ?? null };
		const post = { sessionId: id, id: newId(), pin: pin!, name };
		return await joinLive(ctx, newVisitor(), key, post);
	};
	const wait = async (ms: number) => {
		ctx.clock.at += ms;
		await roomsOf(ctx).passTime(id);
	};
	if (Object.keys(settings).length > 0) await command({ do: 'settings', settings });
	return {
		id,
		pin: pin!,
		classId,
		trainer,
		command,
		joined: join,
		join: async (name, user) => {
			const { token, own } = await join(name, user);
			return { token: token!, userId: user?.userId ?? null, playerId: own.playerId };
		},
		answer: async ({ token, userId }, response) => {
			const { round, vote } = (await session()).state;
			const post = { sessionId: id, round, vote, response };
			return (await answerLive(ctx, { token, userId }, post)).answer;
		},
		ask: async () => {
			await command({ do: 'next' });
			const { clock } = (await session()).state;
			await wait((clock?.opensAt ?? 0) - ctx.now());
		},
		wait
	};
}

/** Publishes it and gives its trainer a part in it, so that it can be played live. */
export async function givePlayable(
	ctx: Context,
	trainer: Actor,
	classId: string,
	played: Item[] | Scenario
): Promise<{ what: string }> {
	const isQuiz = Array.isArray(played);
	const assignmentId = isQuiz
		? await publishQuiz(ctx, trainer, classId, played)
		: await publishScenario(ctx, trainer, classId, played);
	const [given] = await ctx.db.read
		.select()
		.from(schema.assignments)
		.where(eq(schema.assignments.id, assignmentId));
	return {
		what: isQuiz ? `quiz:${given!.quizVersionId}` : `scenario:${given!.scenarioVersionId}`
	};
}
