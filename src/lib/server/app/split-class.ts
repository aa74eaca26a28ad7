import { randomUUID } from 'node:crypto';
import { seededRandom } from '../../core/random.ts';
import { dealEvenly } from '../../core/roster/deal-evenly.ts';
import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockClass } from '../db/classes.ts';
import { insertGroup, listGroups } from '../db/groups.ts';
import { listNamesOfClass, setGroupOf } from '../db/memberships.ts';
import { newId } from '../ids.ts';
import { notifyBoard } from './board-events.ts';
import { keepTeams } from './keep-team.ts';
import { foldName } from './names.ts';

/**
 * Deals the whole class at random into `parts` groups of even size: the groups there are, by name, and as many new ones
 * as are wanting. Groups beyond `parts` are left empty.
 */
export async function splitClass(
	ctx: Context,
	actor: Actor,
	input: { classId: string; parts: number }
): Promise<void> {
	const { classId, parts } = input;
	await requireToChange(ctx, actor, classId);
	await ctx.db.write(async (tx) => {
		await lockClass(tx, classId);
		const there = await listGroups(tx, classId);
		const keys = new Set(there.map((group) => foldName(group.name)));
		const ids = there.map((group) => group.id).slice(0, parts);
		for (let number = 1; ids.length < parts; number++) {
			const name = `Group ${number}`;
			if (keys.has(foldName(name))) continue;
			const id = newId();
			await insertGroup(tx, { id, classId, name, nameKey: foldName(name), createdAt: ctx.now() });
			ids.push(id);
		}
		const everybody = (await listNamesOfClass(tx, classId)).map(({ userId }) => userId);
		const hands = dealEvenly(everybody, parts, seededRandom(randomUUID()));
		for (const [i, hand] of hands.entries()) await setGroupOf(tx, classId, hand, ids[i]!);
		await keepTeams(tx, classId);
	});
	notifyBoard(classId);
}
