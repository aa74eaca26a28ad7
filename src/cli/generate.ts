import { parseArgs } from 'node:util';
import { draftDocument, type DraftOptions } from '../lib/core/draft.ts';
import { ITEM_TYPES, type ItemType } from '../lib/core/quiz/item.ts';
import type { ExtractedText } from '../lib/server/generation/extract-text.ts';
import { readerModels } from '../lib/server/generation/reader-models.ts';
import { documentAsMarkdown } from '../lib/server/generation/markdown.ts';
import { readArticleFile } from './article-file.ts';
import { UsageError } from './treebank.ts';

const USAGE =
	'Usage: npm run --silent generate -- ARTICLE.txt [--items N] [--types choice,order,…] [--seed N] [--scenario|--no-scenario] [--format json|markdown]';

interface Request {
	path: string;
	format: 'json' | 'markdown';
	options: DraftOptions;
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
				scenario: { type: 'boolean', default: true },
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
	return {
		path: positionals[0]!,
		format,
		options: {
			items: whole(values.items, '--items', 1, 200) ?? 12,
			seed: whole(values.seed, '--seed', 0, Number.MAX_SAFE_INTEGER) ?? 1,
			scenario: values.scenario,
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

/** @returns the exit code: 0 drafted, 2 bad usage or unreadable input, 3 nothing could honestly be drafted. */
function run(args: string[]): number {
	let request: Request;
	let input: ExtractedText;
	try {
		request = parseRequest(args);
		input = readArticleFile(request.path);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		process.stderr.write(`${error.message}\n`);
		return 2;
	}
	const started = performance.now();
	const { title, text } = input;
	const document = draftDocument(
		text,
		readerModels(),
		{ ...request.options, title },
		({ stage, done, total }) => process.stderr.write(`[${done}/${total}] ${stage}\n`)
	);
	for (const { what, why } of document.declined) process.stderr.write(`No ${what}: ${why}\n`);
	process.stderr.write(`Took ${Math.round(performance.now() - started)} ms.\n`);
	process.stdout.write(
		request.format === 'json'
			? `${JSON.stringify(document, null, '\t')}\n`
			: documentAsMarkdown(document)
	);
	return document.quiz.items.length > 0 || document.scenarios.length > 0 ? 0 : 3;
}

process.exitCode = run(process.argv.slice(2));
