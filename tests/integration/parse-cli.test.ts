import { spawnSync } from 'node:child_process';
import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConllu, treeOf } from '../../src/lib/core/reading/syntax/conllu.ts';
import { TYPING_PATH } from '../../src/lib/server/generation/typing-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'threshold-parse-'));

function run(command: string, args: string[]) {
	return spawnSync(resolve('node_modules/.bin/node'), ['src/cli/entry.js', command, ...args], {
		encoding: 'utf8'
	});
}

function written(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

/** Annotation as wrong as can be, so that a right answer cannot be copied. */
function unannotated(words: string[]): string {
	return words
		.map((word, i) => [i + 1, word, 'x', 'X', 'FW', 'A=B', i, 'dep', '_', 'Note=x'].join('\t'))
		.join('\n');
}

const TEXT = `# sent_id = one
${unannotated(['The', 'nurses', 'opened', 'the', 'door', '.'])}

# text = It wasn't sold.
1	It	_	_	_	_	_	_	_	_
2-3	wasn't	_	_	_	_	_	_	_	_
2	was	_	_	_	_	_	_	_	_
3	n't	_	_	_	_	_	_	_	_
4	sold	_	_	_	_	_	_	_	SpaceAfter=No
4.1	sold	_	_	_	_	_	_	_	CopyOf=4
5	.	_	_	_	_	_	_	_	_

1	🙂	_	_	_	_	_	_	_	_

`;

describe('parse', () => {
	const path = written('text.conllu', TEXT);

	test('predicts lemmas, tags and a tree, and keeps lines, ids, forms and sentence breaks', () => {
		const { status, stdout, stderr } = run('parse', ['--conllu', path]);
		expect(stderr).toBe('');
		expect(status).toBe(0);
		const idAndForm = (text: string) =>
			text.split('\n').map((line) => (line.startsWith('#') ? line : line.split('\t').slice(0, 2)));
		expect(idAndForm(stdout)).toEqual(idAndForm(TEXT));
		const [first, second, third] = readConllu(stdout).map(treeOf);
		expect(first).toEqual({
			forms: ['The', 'nurses', 'opened', 'the', 'door', '.'],
			lemmas: ['the', 'nurse', 'open', 'the', 'door', '.'],
			tags: ['DET|DT', 'NOUN|NNS', 'VERB|VBD', 'DET|DT', 'NOUN|NN', 'PUNCT|.'],
			heads: [2, 3, 0, 5, 3, 3],
			labels: ['det', 'nsubj', 'root', 'det', 'obj', 'punct']
		});
		expect(second?.lemmas).toEqual(['it', 'be', 'not', 'sell', '.']);
		expect(second?.labels).toEqual(['nsubj:pass', 'aux:pass', 'advmod', 'root', 'punct']);
		expect(third?.heads).toEqual([0]);
		expect(stdout).toContain('SpaceAfter=No');
		expect(stdout).not.toMatch(/Note=|CopyOf=|A=B/);
		expect(run('parse', ['--conllu', path]).stdout).toBe(stdout);
	});

	test('an empty file gives nothing', () => {
		const { status, stdout } = run('parse', ['--conllu', written('empty.conllu', '')]);
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
	});

	test.each([
		['no file named', [], /^Usage: .*\n$/],
		['an unknown option', ['--what'], /^Usage: .*\n$/],
		[
			'a file that is not there',
			['--conllu', join(folder, 'none')],
			/^Cannot read .*no such file\.\n$/
		],
		['a folder', ['--conllu', folder], /^Cannot read .*it is a folder\.\n$/],
		[
			'something that is not CoNLL-U',
			['--conllu', written('prose.txt', 'Once upon a time.\n')],
			/^Cannot read .*line 1 is not a CoNLL-U line of 10 columns\.\n$/
		],
		[
			'bytes that are not UTF-8',
			['--conllu', written('bytes', Uint8Array.from([49, 9, 255, 254]))],
			/^Cannot read .*not text in UTF-8\.\n$/
		]
	])('%s: one line and exit code 2', (_, args, message) => {
		const { status, stdout, stderr } = run('parse', args);
		expect(stderr).toMatch(message);
		expect(stderr.trimEnd()).not.toContain('\n');
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
	});
});

describe('train-reader and evaluate-reader', () => {
	const lesson = `1	Ann	Ann	PROPN	NNP	_	2	nsubj	_	Entity=(1-person)
2	slept	sleep	VERB	VBD	_	0	root	_	_
3	.	.	PUNCT	.	_	2	punct	_	_

`;
	const bank = mkdtempSync(join(tmpdir(), 'threshold-bank-'));
	writeFileSync(join(bank, 'tiny.train.conllu'), lesson.repeat(20));
	writeFileSync(join(bank, 'tiny.dev.conllu'), lesson);

	test('train the same model byte for byte, and measure it', () => {
		const [one, two] = ['one', 'two'].map((name) => {
			const models = join(bank, name);
			mkdirSync(models);
			expect(run('train-reader', [bank, '--only', 'syntax', '--models', models]).status).toBe(0);
			return models;
		}) as [string, string];
		const [english] = readdirSync(one);
		expect(readFileSync(join(two, english!))).toEqual(readFileSync(join(one, english!)));
		copyFileSync(TYPING_PATH, join(one, basename(TYPING_PATH)));
		const { status, stdout } = run('evaluate-reader', [bank, '--models', one]);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^dev +words +UPOS +XPOS +lemma +UAS +LAS/m);
		expect(stdout).toMatch(/^tiny +3 /m);
		expect(stdout).toMatch(/^syntax model: \d+ bytes compressed/m);
		expect(stdout).toMatch(/^entity heads, tiny +gold/m);
		expect(stdout).toMatch(/^person +1 /m);
	});

	test.each([
		['train-reader', [], /^Usage: .*\n$/],
		['train-reader', [join(bank, 'none')], /^Cannot read .*no such folder\.\n$/],
		[
			'train-reader',
			[bank, '--only', 'names'],
			/^--only is syntax, typing or pronouns, not "names"\.\n$/
		],
		[
			'train-reader',
			[bank, '--only', 'typing', '--packages', join(bank, 'none')],
			/^\d+ s: words to learn from\nThere is no .*\.\n$/
		],
		['train-reader', [folder], /^There is no \*\.train\.conllu in .*\n$/],
		['evaluate-reader', [bank, '--split', 'train'], /^--split is dev or test, not "train"\.\n$/],
		['evaluate-reader', [bank, '--split', 'test'], /^There is no \*\.test\.conllu in .*\n$/]
	])('%s %j: one line and exit code 2', (command, args, message) => {
		const { status, stderr } = run(command, args);
		expect(stderr).toMatch(message);
		expect(status).toBe(2);
	});
});
