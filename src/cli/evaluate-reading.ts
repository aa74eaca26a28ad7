/** Measures what is read above the trees on the texts annotated by hand in tests/quality/reading. */
import { parseArgs } from 'node:util';
import { evaluateClauses } from '../../tests/quality/reading/clauses.ts';
import { evaluateNorms } from '../../tests/quality/reading/norms.ts';
import { evaluatePronouns } from '../../tests/quality/reading/pronouns.ts';
import { evaluateQuotes } from '../../tests/quality/reading/quotes.ts';
import { readerModels } from '../lib/server/generation/reader-models.ts';
import { syntaxReader } from '../lib/server/generation/syntax-model.ts';
import { runCommand, UsageError } from './treebank.ts';

const USAGE = 'Usage: npm run evaluate:reading -- [--show] [--held]';

function parse(args: string[]): { show: boolean; held: boolean } {
	const flag = { type: 'boolean', default: false } as const;
	try {
		return parseArgs({ args, options: { show: flag, held: flag } }).values;
	} catch {
		throw new UsageError(USAGE);
	}
}

runCommand((args) => {
	const options = parse(args);
	evaluateClauses(syntaxReader(), options);
	evaluateNorms(readerModels(), options);
	evaluateQuotes(readerModels(), options);
	evaluatePronouns(readerModels(), options);
});
