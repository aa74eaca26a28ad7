import { findText } from '../db/articles.ts';
import type { Query } from '../db/client.ts';

/** The text that evidence points into. An assignment goes with its article, so it is there while the assignment is. */
export async function articleText(q: Query, articleId: string): Promise<string> {
	const text = await findText(q, articleId);
	if (text === undefined) throw new Error(`Article ${articleId} is missing.`);
	return text;
}
