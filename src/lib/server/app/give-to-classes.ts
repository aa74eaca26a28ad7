import type { RulesTyped } from '../../schemas/assignments.ts';
import type { Actor } from '../context.ts';
import { insertAssignment } from '../db/assignments.ts';
import { findClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { rulesOf } from './typed-rules.ts';

/** What is given: a published version of a quiz or of a scenario. */
export type PublishedVersion = { quizVersionId: string } | { scenarioVersionId: string };

/**
 * Makes one assignment a class for a published version; times that were typed are each class's own.
 * @returns their ids, in the order of the classes. DomainError 'conflict' for a class that is closed.
 */
export async function giveToClasses(
	tx: Query,
	actor: Actor,
	version: PublishedVersion,
	input: { title: string; classIds: string[]; rules: RulesTyped; at: number }
): Promise<string[]> {
	const ids: string[] = [];
	const kind = 'quizVersionId' in version ? 'quiz' : 'scenario';
	for (const classId of input.classIds) {
		const cls = await findClass(tx, classId);
		if (!cls) throw new DomainError('not-found', 'A class is not here any more. Reload the page.');
		if (cls.archivedAt !== null) {
			throw new DomainError('conflict', `“${cls.name}” is closed, so nothing can be given to it.`);
		}
		const id = newId();
		await insertAssignment(tx, {
			id,
			classId,
			quizVersionId: 'quizVersionId' in version ? version.quizVersionId : null,
			scenarioVersionId: 'scenarioVersionId' in version ? version.scenarioVersionId : null,
			title: input.title,
			createdBy: actor.userId,
			createdAt: input.at,
			...rulesOf(input.rules, kind, cls.timeZone)
		});
		ids.push(id);
	}
	return ids;
}
