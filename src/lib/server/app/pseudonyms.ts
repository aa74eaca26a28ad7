import { randomUUID } from 'node:crypto';
import { calmName } from '../../core/names/calm-name.ts';
import { seededRandom } from '../../core/random.ts';
import type { Query } from '../db/client.ts';
import { listNamesOfClass, updateMembership } from '../db/memberships.ts';
import { foldName } from './names.ts';

/**
 * Gives a learner a new name for the class's boards, in `tx`, where the class must be locked: nobody in it has that name
 * as a pseudonym or a nickname, so that none is taken for another.
 */
export async function givePseudonym(tx: Query, classId: string, userId: string): Promise<string> {
	const [pseudonym = ''] = await freeNames(tx, classId, 1);
	await updateMembership(tx, classId, userId, { pseudonym });
	return pseudonym;
}

/** Gives a pseudonym to everybody in the class who has none, in `tx`, where the class must be locked. */
export async function givePseudonyms(tx: Query, classId: string): Promise<void> {
	const random = seededRandom(randomUUID());
	const names = await listNamesOfClass(tx, classId);
	const taken = new Set(names.flatMap(keysOf));
	for (const { userId } of names.filter((name) => name.pseudonym === null)) {
		const pseudonym = calmName(random, (name) => taken.has(foldName(name)));
		taken.add(foldName(pseudonym));
		await updateMembership(tx, classId, userId, { pseudonym });
	}
}

/** Names of two calm words that are nobody's nickname or pseudonym in the class, all different. */
export async function freeNames(q: Query, classId: string, howMany: number): Promise<string[]> {
	const random = seededRandom(randomUUID());
	const taken = new Set((await listNamesOfClass(q, classId)).flatMap(keysOf));
	return Array.from({ length: howMany }, () => {
		const name = calmName(random, (candidate) => taken.has(foldName(candidate)));
		taken.add(foldName(name));
		return name;
	});
}

function keysOf(names: { nicknameKey: string; pseudonym: string | null }): string[] {
	return names.pseudonym === null
		? [names.nicknameKey]
		: [names.nicknameKey, foldName(names.pseudonym)];
}
