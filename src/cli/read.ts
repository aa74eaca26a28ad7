/** Prints what the reader makes of an article, for people. */
import { readArticle } from '../lib/core/reading/read.ts';
import { tellReading } from '../lib/core/reading/tell-reading.ts';
import { readerModels } from '../lib/server/generation/reader-models.ts';
import { readArticleFile } from './article-file.ts';
import { runCommand, UsageError } from './treebank.ts';

runCommand(async (args) => {
	const [path, ...rest] = args;
	if (!path || rest.length > 0) throw new UsageError('Usage: npm run --silent read -- ARTICLE.txt');
	const { text } = await readArticleFile(path);
	process.stdout.write(tellReading(readArticle(text, readerModels())));
});
