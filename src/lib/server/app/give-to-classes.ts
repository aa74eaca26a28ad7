import type { Actor } from '../context.ts';
import { insertAssignment } from '../db/assignments.ts';
import type { Query } from '../db/client.ts';
import { newId } from '../ids.ts';

/** What is given: a published version of a quiz or of a scenario. */
export type PublishedVersion = { quizVersionId: string } | { scenarioVersionId: string };

/** Makes one assignment a class for a published version. @returns their ids, in the order of the classes. */
export async function giveToClasses(
	tx: Query,
	actor: Actor,
	version: PublishedVersion,
	input: { title: string; classIds: string[]; dueAt: number | null; at: number }
): Promise<string[]> {
	const ids: string[] = [];
	for (const classId of input.classIds) {
		const id = newId();
		await insertAssignment(tx, {
			id,
			classId,
			quizVersionId: 'quizVersionId' in version ? version.quizVersionId : null,
			scenarioVersionId: 'scenarioVersionId' in version ? version.scenarioVersionId : null,
			title: input.title,
			createdBy: actor.userId,
			createdAt: input.at,
			dueAt: input.dueAt
		});
		ids.push(id);
	}
	return ids;
}
