import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { findDemoClass } from '../db/demo.ts';
import { claimDemo, deleteDemoState, findDemoState, putDemoState } from '../db/settings.ts';
import { countUsers } from '../db/users.ts';
import { takeDemoAway } from './remove-demo.ts';

/** How to get into the demo. */
export interface DemoAccess {
	classCode: string;
	trainerName: string;
	/** Only on the start that made it; afterwards only its hash is left. */
	passphrase: string | null;
}

const progress = z.enum(['done', 'begun', 'none']);
const seedSchema = z.object({
	article: z.object({ file: z.string(), title: z.string() }),
	trainer: z.string(),
	class: z.string(),
	learners: z.array(
		z.object({ nickname: z.string(), skill: z.number(), quiz: progress, scenario: progress })
	)
});
export type Seed = z.infer<typeof seedSchema>;
export type DemoLearner = Seed['learners'][number];

const MINUTE = 60_000;

/** A start that has been at it for longer than this is taken to have died. */
const LOADING_LIMIT = 2 * MINUTE;

/**
 * Fills an empty database with the demo, through the same use cases a trainer and a class would take, and says how to
 * get in. Null when there is no demo: not wanted, removed, the database was in use before, or another node is making
 * it. A demo whose making was cut off is made again from the start.
 */
export async function loadDemo(
	ctx: Context,
	options: {
		wanted: boolean;
		/** True when no other node can be using the store. */
		alone: boolean;
		say: (line: string) => void;
	}
): Promise<DemoAccess | null> {
	const seed = seedSchema.parse(JSON.parse(readFileSync(resolve('seeds/demo.json'), 'utf8')));
	const mayBuild = await ctx.db.write(async (tx) => {
		const before = await findDemoState(tx);
		if (before?.state === 'ready') return false;
		if (before && !options.alone && ctx.now() - before.at < LOADING_LIMIT) return false;
		if (before) {
			await takeDemoAway(tx, ctx.now());
			await deleteDemoState(tx);
		}
		if (!options.wanted || (await countUsers(tx)) > 0) return false;
		return claimDemo(tx, ctx.now());
	});
	if (mayBuild) {
		options.say('Making the demo class …');
		// All that drafts and plays, which only the very first start needs.
		const { buildDemo } = await import('./build-demo.ts');
		const access = await buildDemo(ctx, seed);
		await ctx.db.write((tx) => putDemoState(tx, { state: 'ready', at: ctx.now() }));
		return access;
	}
	const existing = await findDemoClass(ctx.db.read);
	if (!existing) return null;
	return { classCode: existing.code, trainerName: seed.trainer, passphrase: null };
}
