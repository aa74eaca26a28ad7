import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { beginImport, KEPT_FOR } from '../../src/lib/server/app/begin-import.ts';
import { choosePieces } from '../../src/lib/server/app/choose-pieces.ts';
import { dropImport } from '../../src/lib/server/app/drop-import.ts';
import { importAddress } from '../../src/lib/server/app/import-address.ts';
import { keepHouse } from '../../src/lib/server/app/keep-house.ts';
import { keepImport } from '../../src/lib/server/app/keep-import.ts';
import { listArticles, listImports } from '../../src/lib/server/app/list-articles.ts';
import { showArticle } from '../../src/lib/server/app/show-article.ts';
import { showImport } from '../../src/lib/server/app/show-import.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import { publicReach } from '../../src/lib/server/web/reach.ts';
import { makeTrainer, testContext } from '../support/database.ts';
import { makeBomb, makeDocx, makePdf, setLines } from '../support/make-files.ts';

const ctx = testContext();

const LONG =
	'The harbour office was opened in spring, and the mayor, the pilots and the dockers came to see it, as they had been asked to.';
const PAGE = `<html><body><nav>Home</nav><article><h1>An office opens</h1><p>${LONG}</p><figure><figcaption>The office</figcaption></figure></article></body></html>`;

const bring = (trainer: Actor, content: string | Uint8Array, name: string, title = '') =>
	beginImport(ctx, trainer, {
		file: {
			bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
			name,
			type: ''
		},
		source: name,
		title,
		licence: '',
		newerOf: null
	});
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let through',
		(error: { code?: string }) => error.code ?? error
	);

describe('what is brought in', () => {
	it('shows what was cut, and becomes an article of what its trainer chose', async () => {
		const trainer = await makeTrainer(ctx);
		const { id } = await bring(trainer, PAGE, 'office.html');
		const shown = await showImport(ctx, trainer, { id });
		expect(shown.title).toBe('An office opens');
		expect(shown.pieces).toEqual([
			{ text: 'Home', cut: 'navigation' },
			{ text: 'An office opens', cut: null },
			{ text: LONG, cut: null },
			{ text: 'The office', cut: 'caption' }
		]);
		const choice = { id, title: 'An office', licence: 'CC BY 4.0' };
		await choosePieces(ctx, trainer, { ...choice, kept: [2, 3, 99] });
		expect((await showImport(ctx, trainer, { id })).kept).toEqual([false, false, true, true]);
		expect((await listArticles(ctx, trainer, { page: 1 })).total).toBe(0);

		const kept = await keepImport(ctx, trainer, { ...choice, kept: [1, 2, 3] });
		const { article } = await showArticle(ctx, trainer, { id: kept.id });
		expect(article).toMatchObject({
			title: 'An office',
			text: `An office opens\n\n${LONG}\n\nThe office`,
			source: 'office.html',
			licence: 'CC BY 4.0'
		});
		expect(article.sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(await refusal(showImport(ctx, trainer, { id }))).toBe('not-found');
	});

	it('stays as it was chosen where keeping it is refused, and nothing half is kept', async () => {
		const trainer = await makeTrainer(ctx);
		const { id } = await bring(trainer, PAGE, 'office.html');
		await choosePieces(ctx, trainer, { id, title: 'T', licence: '', kept: [0] });
		expect(
			await refusal(keepImport(ctx, trainer, { id, title: 'T', licence: '', kept: [0] }))
		).toBe('invalid');
		expect((await showImport(ctx, trainer, { id })).kept).toEqual([true, false, false, false]);
		expect((await listArticles(ctx, trainer, { page: 1 })).total).toBe(0);
	});

	it('is its trainer’s alone, can be thrown away, and is gone in time', async () => {
		const [trainer, other] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const { id } = await bring(trainer, PAGE, 'office.html');
		expect(await refusal(showImport(ctx, other, { id }))).toBe('not-found');
		expect(await refusal(dropImport(ctx, other, { id }))).toBe('not-found');
		await dropImport(ctx, trainer, { id });
		expect(await listImports(ctx, trainer)).toEqual([]);

		const late = await bring(trainer, PAGE, 'office.html');
		expect(await listImports(ctx, trainer)).toHaveLength(1);
		ctx.clock.at += KEPT_FOR + 1;
		expect(await refusal(showImport(ctx, trainer, late))).toBe('not-found');
		expect(await listImports(ctx, trainer)).toEqual([]);
		await keepHouse(ctx);
		ctx.clock.at -= KEPT_FOR + 1;
		expect(await refusal(showImport(ctx, trainer, late))).toBe('not-found');
	});

	it('the oldest was deleted before its time where many waited (bug)', async () => {
		const trainer = await makeTrainer(ctx);
		const numbered = (i: number) => bring(trainer, `${LONG} ${i}`, `${i}.txt`, `No. ${i}`);
		const first = await numbered(0);
		for (let i = 1; i < 20; i++) await numbered(i);
		expect(await refusal(numbered(20))).toBe('conflict');
		expect(await listImports(ctx, trainer)).toHaveLength(20);
		await dropImport(ctx, trainer, first);
		await numbered(20);
		ctx.clock.at += KEPT_FOR + 1;
		await numbered(21);
		expect((await listImports(ctx, trainer)).map(({ title }) => title)).toEqual(['No. 21']);
	});

	it('what was refused was told at the field for pasted text (bug)', async () => {
		const trainer = await makeTrainer(ctx);
		const field = (work: Promise<unknown>) =>
			work.then(
				() => 'was let through',
				(error: { field?: string }) => error.field
			);
		expect(await field(bring(trainer, 'Too short.', 'a.txt'))).toBe('file');
		const site = createServer((_request, response) =>
			response.writeHead(200, { 'content-type': 'text/plain' }).end('Too short.')
		);
		await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
		const { port } = site.address() as AddressInfo;
		const wish = { address: `http://127.0.0.1:${port}/`, title: '', licence: '', newerOf: null };
		const reach = publicReach([{ address: '127.0.0.1', port }]);
		expect(await field(importAddress(ctx, trainer, wish, { reach }))).toBe('address');
		site.close();
	});
});

describe('hostile files end in one sentence and leave nothing behind', () => {
	const words = new TextEncoder().encode(LONG);
	it.each<[string, string, Uint8Array, RegExp]>([
		['a zip bomb', 'a.docx', makeBomb(60), /unpacks to far more than a document holds/],
		['a file of 100 MB', 'a.txt', new Uint8Array(100 * 1024 * 1024), /larger than 25 MB/],
		[
			'a PDF behind a password',
			'a.pdf',
			makePdf([setLines([LONG])], { locked: true }),
			/protected with a password/
		],
		['a scanned PDF', 'a.pdf', makePdf([[]]), /pictures of text/],
		['a wrong extension', 'a.docx', words, /called like a Word document and is none/],
		[
			'a hundred thousand lines',
			'a.txt',
			new TextEncoder().encode('a b\n\n'.repeat(100_000)),
			/more paragraphs than/
		],
		['invalid UTF-8', 'a.md', new Uint8Array([...words, 0xc3, 0x28]), /not plain text in UTF-8/],
		[
			'script alone, in a page',
			'a.html',
			new TextEncoder().encode(`<script>${LONG}</script><svg><text>${LONG}</text></svg>`),
			/too little text/
		],
		[
			'a document nested beyond measure',
			'a.docx',
			makeDocx([{ text: LONG }], '<w:p><w:r><w:t>x'.repeat(60_000)),
			/damaged|tangled/
		]
	])('%s', async (_, name, bytes, sentence) => {
		const trainer = await makeTrainer(ctx);
		const said = await bring(trainer, bytes, name).then(
			() => 'was taken',
			(error: Error) => error.message
		);
		expect(said).toMatch(sentence);
		expect(await listImports(ctx, trainer)).toEqual([]);
		expect((await listArticles(ctx, trainer, { page: 1 })).total).toBe(0);
	});

	it('script beside words: the words are read, and nothing of the script', async () => {
		const trainer = await makeTrainer(ctx);
		const page = `<p onclick="x()">${LONG}<script>alert(1)</script></p><svg onload="x()"><script>x()</script></svg>`;
		const { id } = await bring(trainer, page, 'a.html');
		const { pieces } = await showImport(ctx, trainer, { id });
		expect(pieces).toEqual([{ text: LONG, cut: null }]);
	});
});
