import { eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { itemTags } from './schema.ts';

/** Gives the items of one draft the tags that items of the same ids have in another. */
export async function copyTags(tx: Query, fromQuizId: string, toQuizId: string): Promise<void> {
	const rows = await tx.select().from(itemTags).where(eq(itemTags.quizId, fromQuizId));
	if (rows.length > 0) {
		await tx.insert(itemTags).values(rows.map((row) => ({ ...row, quizId: toQuizId })));
	}
}
