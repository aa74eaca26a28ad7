/** Writes a CoNLL-U file again with predicted lemmas, tags and trees; what was annotated before is ignored. */
import { parseArgs } from 'node:util';
import { formsOf, writeConllu } from '../lib/core/reading/syntax/conllu.ts';
import { syntaxReader } from '../lib/server/generation/syntax-model.ts';
import { readConlluFile, runCommand, UsageError } from './treebank.ts';

const USAGE = 'Usage: npm run --silent parse -- --conllu FILE';

function pathFrom(args: string[]): string {
	try {
		const { values } = parseArgs({ args, options: { conllu: { type: 'string' } } });
		if (values.conllu) return values.conllu;
	} catch {
		// Said below.
	}
	throw new UsageError(USAGE);
}

runCommand((args) => {
	const sentences = readConlluFile(pathFrom(args));
	const reader = syntaxReader();
	for (const sentence of sentences) {
		const syntax = reader.read(formsOf(sentence));
		const sure = syntax.sure.map((likely) => likely >= reader.sureFrom);
		process.stdout.write(writeConllu(sentence, { ...syntax, sure }));
	}
});
