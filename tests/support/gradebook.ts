import { seededRandom } from '../../src/lib/core/random.ts';
import type { Actor, Context } from '../../src/lib/server/context.ts';
import { insertAssignment } from '../../src/lib/server/db/assignments.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/ids.ts';
import { choiceItem } from './items.ts';
import { makeClass, publishQuiz } from './seed.ts';

const WORDS = ['Heron', 'Maple', 'Copper', 'Lantern', 'River', 'Falcon', 'Cedar', 'Amber'];
const DAY = 24 * 60 * 60_000;

/**
 * Fills a class with learners, assignments and a grade for nearly every pair of them, written straight into the
 * tables: some late, missing, excused or with a comment. The same seed makes the same grades.
 */
export async function fillGradebook(
	ctx: Context,
	trainer: Actor,
	size: { learners: number; assignments: number },
	seed = 'gradebook'
): Promise<{ classId: string; assignmentIds: string[]; userIds: string[] }> {
	const random = seededRandom(seed);
	const at = ctx.now();
	const classId = await makeClass(ctx, trainer);
	const groupIds = ['Red', 'Green', 'Blue'].map((name) => ({ id: newId(), name }));
	const first = await publishQuiz(ctx, trainer, classId, [choiceItem()], { title: 'Quiz 1' });
	const assignmentIds = [first, ...Array.from({ length: size.assignments - 1 }, () => newId())];
	const userIds = Array.from({ length: size.learners }, () => newId());
	await ctx.db.write(async (tx) => {
		const [given] = await tx.select().from(schema.assignments).limit(1);
		for (const [index, id] of assignmentIds.slice(1).entries()) {
			await insertAssignment(tx, {
				id,
				classId,
				quizVersionId: given!.quizVersionId,
				title: `Quiz ${index + 2}`,
				createdAt: at + index + 1,
				dueAt: index % 5 === 4 ? null : at + (index - size.assignments / 2) * DAY
			});
		}
		await tx
			.insert(schema.groups)
			.values(groupIds.map((group) => ({ ...group, classId, nameKey: group.name, createdAt: at })));
		for (const [index, userId] of userIds.entries()) {
			await tx.insert(schema.users).values({
				id: userId,
				role: 'learner',
				passwordHash: 'nobody signs in with this',
				createdAt: at
			});
			const nickname = `${random.pick(WORDS)}-${random.pick(WORDS)}-${index}`;
			await tx.insert(schema.memberships).values({
				classId,
				userId,
				nickname,
				nicknameKey: nickname.toLowerCase(),
				realName: index % 3 === 0 ? null : `Learner Number ${index}`,
				groupId: random.pick(groupIds).id,
				joinedAt: at
			});
		}
		for (const assignmentId of assignmentIds) {
			const grades = userIds
				.filter(() => random.next() < 0.94)
				.map((userId) => ({
					assignmentId,
					userId,
					points: random.below(21) * 500,
					possible: 10_000,
					attempts: 1,
					finishedAt: at,
					late: random.next() < 0.05,
					excused: random.next() < 0.02,
					comment: random.next() < 0.03 ? 'Well done.' : '',
					updatedAt: at
				}));
			for (let from = 0; from < grades.length; from += 500) {
				await tx.insert(schema.grades).values(grades.slice(from, from + 500));
			}
		}
	});
	return { classId, assignmentIds, userIds };
}
