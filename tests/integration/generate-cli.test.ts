import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ThresholdDocument } from '../../src/lib/core/document.ts';
import { isGrounded } from '../../src/lib/core/evidence.ts';
import { ITEM_TYPES } from '../../src/lib/core/quiz/item.ts';

const ARTICLE = 'seeds/000_7bf7bc6a52de488a.txt';
const folder = mkdtempSync(join(tmpdir(), 'threshold-generate-'));

function generate(args: string[], input?: string | Uint8Array) {
	return spawnSync(resolve('node_modules/.bin/node'), ['src/cli/entry.js', 'generate', ...args], {
		encoding: 'utf8',
		...(input === undefined ? {} : { input })
	});
}

function written(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

describe('generate', () => {
	const first = generate([ARTICLE]);

	test('writes a threshold/1 document, byte-identical each time, with nothing but JSON on standard output', () => {
		const second = generate([ARTICLE]);
		expect(first.status).toBe(0);
		expect(first.stdout).toBe(second.stdout);
		expect(first.stderr).toContain('Reading the article');
		const document = JSON.parse(first.stdout) as ThresholdDocument;
		expect(document.format).toBe('threshold/1');
		expect(document.source.text).toBe(readFileSync(ARTICLE, 'utf8'));
		expect(document.source.language).toBe('en');
		expect(document.quiz.items.length).toBeGreaterThanOrEqual(3);
		expect(document.scenarios).toHaveLength(1);
		for (const item of [...document.quiz.items, ...document.quiz.spares]) {
			expect(ITEM_TYPES).toContain(item.type);
			expect(item.evidence.every((e) => isGrounded(document.source.text, e))).toBe(true);
			expect(item.explanation).not.toBe('');
		}
		for (const s of document.source.sentences) {
			expect(document.source.text.slice(s.start, s.end).trim()).not.toBe('');
		}
	});

	test('heeds --items, --types and --no-scenario, and reads standard input', () => {
		const run = generate(
			['-', '--items', '2', '--types', 'cloze,choice', '--no-scenario'],
			readFileSync('tests/quality/articles/health.txt')
		);
		expect(run.status).toBe(0);
		const document = JSON.parse(run.stdout) as ThresholdDocument;
		expect(document.quiz.items).toHaveLength(2);
		expect(document.quiz.items.every((i) => i.type === 'cloze' || i.type === 'choice')).toBe(true);
		expect(document.scenarios).toEqual([]);
		expect(document.declined).toEqual([]);
	});

	test('reads HTML and Markdown, and offsets refer to the text it took out of them', () => {
		const prose = readFileSync('tests/quality/articles/court.txt', 'utf8')
			.split('\n')
			.filter(Boolean);
		const [title = '', ...paragraphs] = prose;
		const html = `<html><head><title>x</title><script>bad()</script></head><body><nav>Home</nav><article><h1>${title}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`;
		const markdown = `\uFEFF# ${title}\n\n${paragraphs.map((p) => p.replace('ferry company', '**ferry company**')).join('\n\n')}`;
		for (const path of [written('a.html', html), written('a.md', markdown)]) {
			const run = generate([path]);
			expect(run.status).toBe(0);
			const document = JSON.parse(run.stdout) as ThresholdDocument;
			expect(document.source.title).toBe(title);
			expect(document.source.text).not.toMatch(/bad\(\)|Home|\*\*|<p>|\uFEFF/);
			expect(document.quiz.items.length).toBeGreaterThanOrEqual(3);
			expect(
				document.quiz.items.every((i) =>
					i.evidence.every((e) => isGrounded(document.source.text, e))
				)
			).toBe(true);
		}
	});

	test('prints a sheet to read with --format markdown', () => {
		const run = generate([ARTICLE, '--format', 'markdown']);
		expect(run.status).toBe(0);
		expect(run.stdout).toMatch(/^# .+\n/);
		expect(run.stdout).toContain('## Scenario: At the door of the consulate');
	});

	describe('--change, on the JSON of a former run', () => {
		const drafted = first.stdout;
		const before = JSON.parse(drafted) as ThresholdDocument;
		const ids = (document: ThresholdDocument) => document.quiz.items.map((i) => i.id);
		const changed = (...wishes: string[]) =>
			generate(['-', ...wishes.flatMap((wish) => ['--change', wish])], drafted);
		/** The first question that a wish is granted for, and what comes of it. */
		function granted(wish: string) {
			for (const [at, id] of ids(before).entries()) {
				const run = changed(`${id}=${wish}`);
				if (run.status === 0)
					return { at, run, document: JSON.parse(run.stdout) as ThresholdDocument };
			}
			throw new Error(`The article has no question with a spare for "${wish}".`);
		}

		test('puts a spare in the place of a question, and leaves everything else as it was', () => {
			const { at, run, document } = granted('instead');
			const spares = before.quiz.spares.map((i) => i.id);
			expect(spares).toContain(ids(document)[at]);
			expect(ids(document).toSpliced(at, 1)).toEqual(ids(before).toSpliced(at, 1));
			expect(document.quiz.spares.map((i) => i.id)).toEqual(
				spares.filter((id) => id !== ids(document)[at])
			);
			expect({ ...document, quiz: null }).toEqual({ ...before, quiz: null });
			expect(changed(`${ids(before)[at]}=instead`).stdout).toBe(run.stdout);
		});

		test('keeps a question that was too hard as a spare, and the next change finds it', () => {
			const { at, document, run } = granted('easier');
			expect(document.quiz.spares.map((i) => i.id)).toContain(ids(before)[at]);
			const again = generate(
				['-', '--change', `${ids(document)[at]}=harder`, '--format', 'markdown'],
				run.stdout
			);
			expect(again.status).toBe(0);
			expect(again.stdout).toMatch(/^# .+\n/);
		});

		test('says why and ends with 3 where there is no such spare; the JSON comes all the same', () => {
			const bare = JSON.stringify({ ...before, quiz: { ...before.quiz, spares: [] } });
			const run = generate(['-', '--change', `${ids(before)[0]}=another`], bare);
			expect(run.status).toBe(3);
			expect(run.stderr).toContain('No spare question is left.');
			expect(ids(JSON.parse(run.stdout) as ThresholdDocument)).toEqual(ids(before));
		});

		test.each([
			['an unknown wish', ['-', '--change', `${ids(before)[0]}=louder`], drafted, 'ID=another'],
			['an unknown question', ['-', '--change', 'q0=instead'], drafted, 'no question "q0"'],
			['an option of drafting', ['-', '--change', 'q0=instead', '--seed', '2'], drafted, '--seed'],
			['an article', [ARTICLE, '--change', 'q0=instead'], '', 'JSON that generate wrote'],
			['JSON of another kind', ['-', '--change', 'q0=instead'], '{"quiz":[]}', 'JSON that'],
			['a missing file', ['nowhere.json', '--change', 'q0=instead'], '', 'not there']
		])('refuses %s with exit code 2 and one line', (_what, args, input, sentence) => {
			const run = generate(args, input);
			expect(run.status).toBe(2);
			expect(run.stdout).toBe('');
			expect(run.stderr.trim().split('\n')).toHaveLength(1);
			expect(run.stderr).toContain(sentence);
		});
	});

	test.each([
		['no file', []],
		['a missing file', ['nowhere.txt']],
		['a folder', ['seeds']],
		['a bad number', [ARTICLE, '--items', 'many']],
		['an unknown type', [ARTICLE, '--types', 'riddle']],
		['an unknown flag', [ARTICLE, '--loud']],
		['an unknown format', [ARTICLE, '--format', 'pdf']]
	])('refuses %s with exit code 2 and one line', (_what, args) => {
		const run = generate(args);
		expect(run.status).toBe(2);
		expect(run.stdout).toBe('');
		expect(run.stderr.trim().split('\n')).toHaveLength(1);
	});

	test('refuses what is not UTF-8 with exit code 2', () => {
		const run = generate([
			written('latin1.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0xff))
		]);
		expect(run.status).toBe(2);
		expect(run.stderr).toContain('UTF-8');
	});

	test.each([
		['an empty text', '', 'no text'],
		['a list', '- milk\n- eggs\n- bread\n- butter', 'running sentences'],
		[
			'a Spanish text',
			'El gobierno de la ciudad anunció que los trenes de la línea del norte no van a circular durante el fin de semana por las obras que se hacen en la estación.',
			'Spanish'
		]
	])(
		'declines %s with exit code 3, the reason, and JSON all the same',
		(_what, content, reason) => {
			const run = generate(['-'], content);
			expect(run.status).toBe(3);
			const document = JSON.parse(run.stdout) as ThresholdDocument;
			expect(document.quiz.items).toEqual([]);
			expect(document.declined.find((d) => d.what === 'quiz')?.why).toContain(reason);
		}
	);
});
