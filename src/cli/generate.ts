import { parseArgs } from 'node:util';
import type { ThresholdDocument } from '../lib/core/document.ts';
import type { DraftOptions } from '../lib/core/draft.ts';
import { ITEM_TYPES, type ItemType } from '../lib/core/quiz/item.ts';

import { documentAsMarkdown } from '../lib/server/generation/markdown.ts';
import { readArticleFile, type ArticleFile } from './article-file.ts';
import { changeDraft, readChange, readDraftFile, type Change } from './change-draft.ts';
import { UsageError } from './treebank.ts';

const USAGE =
	'Usage: npm run --silent generate -- ARTICLE.txt [--items N] [--types choice,order,…] [--seed N] [--scenario|--no-scenario] [--format json|markdown]; or, on the JSON it wrote: generate -- QUIZ.json --change ID=another|instead|easier|harder … [--format json|markdown]';

interface Request {
	path: string;
	format: 'json' | 'markdown';
	options: DraftOptions;
	/** Empty: draft from an article; else change the quiz of a draft. */
	changes: Change[];
}

function parseRequest(args: string[]): Request {
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			allowNegative: true,
			options: {
				items: { type: 'string' },
				types: { type: 'string' },
				seed: { type: 'string' },
				scenario: { type: 'boolean' },
				change: { type: 'string', multiple: true },
				format: { type: 'string', default: 'json' },
				help: { type: 'boolean' }
			}
		});
	} catch (error) {
		throw new UsageError(
			`${error instanceof Error ? error.message.split('. ')[0] : 'Bad usage'}. ${USAGE}`
		);
	}
	const { values, positionals } = parsed;
	if (values.help || positionals.length !== 1) throw new UsageError(USAGE);
	const format = values.format;
	if (format !== 'json' && format !== 'markdown') {
		throw new UsageError(`--format is json or markdown, not "${format}".`);
	}
	const drafting = ['items', 'types', 'seed', 'scenario'] as const;
	const idle = values.change && drafting.find((name) => values[name] !== undefined);
	if (idle) throw new UsageError(`--${idle} is for drafting: it cannot stand beside --change.`);
	return {
		path: positionals[0]!,
		format,
		changes: (values.change ?? []).map(readChange),
		options: {
			items: whole(values.items, '--items', 1, 200) ?? 12,
			seed: whole(values.seed, '--seed', 0, Number.MAX_SAFE_INTEGER) ?? 1,
			scenario: values.scenario ?? true,
			...(values.types === undefined ? {} : { types: readTypes(values.types) })
		}
	};
}

function whole(
	value: string | undefined,
	flag: string,
	min: number,
	max: number
): number | undefined {
	if (value === undefined) return undefined;
	const number = Number(value);
	if (!/^\d+$/.test(value) || number < min || number > max) {
		throw new UsageError(`${flag} takes a whole number from ${min} to ${max}, not "${value}".`);
	}
	return number;
}

function readTypes(value: string): ItemType[] {
	return value.split(',').map((name) => {
		const type = ITEM_TYPES.find((t) => t === name.trim());
		if (!type)
			throw new UsageError(`--types: there is no "${name}"; there are ${ITEM_TYPES.join(', ')}.`);
		return type;
	});
}

/** Drafts from the article, telling standard error how it goes; exit code 3 when nothing came of it. */
async function draft({ title, text }: ArticleFile, options: DraftOptions): Promise<Outcome> {
	const started = performance.now();
	// The reader takes a second to load: a mistyped option is told before.
	const { draftDocument } = await import('../lib/core/draft.ts');
	const { readerModels } = await import('../lib/server/generation/reader-models.ts');
	const document = draftDocument(
		text,
		readerModels(),
		{ ...options, title },
		{
			onProgress: ({ stage, done, total }) => process.stderr.write(`[${done}/${total}] ${stage}\n`)
		}
	);
	for (const { what, why } of document.declined) process.stderr.write(`No ${what}: ${why}\n`);
	process.stderr.write(`Took ${Math.round(performance.now() - started)} ms.\n`);
	const drafted = document.quiz.items.length > 0 || document.scenarios.length > 0;
	return { document, code: drafted ? 0 : 3 };
}

/** Changes the quiz of a draft; exit code 3 when a change could not be granted. */
function change(document: ThresholdDocument, changes: readonly Change[]): Outcome {
	const refused = changeDraft(document, changes);
	for (const sentence of refused) process.stderr.write(`${sentence}\n`);
	return { document, code: refused.length > 0 ? 3 : 0 };
}

interface Outcome {
	document: ThresholdDocument;
	code: number;
}

/** @returns the exit code: 0 done, 2 bad usage or unreadable input, 3 what was asked for could not honestly be had. */
async function run(args: string[]): Promise<number> {
	let format: Request['format'];
	let outcome: Outcome;
	try {
		const request = parseRequest(args);
		format = request.format;
		outcome =
			request.changes.length > 0
				? change(readDraftFile(request.path), request.changes)
				: await draft(await readArticleFile(request.path), request.options);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		process.stderr.write(`${error.message}\n`);
		return 2;
	}
	const { document, code } = outcome;
	process.stdout.write(
		format === 'json' ? `${JSON.stringify(document, null, '\t')}\n` : documentAsMarkdown(document)
	);
	return code;
}

process.exitCode = await run(process.argv.slice(2));
