/** threshold/1 files: what goes out comes in again, byte for byte, and what is hostile leaves nothing behind. */
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { isTable } from 'drizzle-orm';
import { draftDocument } from '../../src/lib/core/draft.ts';
import { pictureIds } from '../../src/lib/core/image/picture.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import { exportMade } from '../../src/lib/server/app/export-made.ts';
import { importDocument } from '../../src/lib/server/app/import-document.ts';
import type { Actor } from '../../src/lib/server/context.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { closeJudges } from '../../src/lib/server/generation/judge.ts';
import { readerModels } from '../../src/lib/server/generation/reader-models.ts';
import type { ThresholdFile } from '../../src/lib/schemas/document.ts';
import { makeTrainer, testContext } from '../support/database.ts';
import { gif, JPEG, jpegWith, exif, pictured, png } from '../support/images.ts';
import { allItems } from '../support/items.ts';
import { randomScenario } from '../support/random-scenarios.ts';
import { ARTICLE, sampleScenario } from '../support/scenarios.ts';

const ctx = testContext();
afterAll(() => closeJudges());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function fileOf(parts: Partial<ThresholdFile>): ThresholdFile {
	return {
		format: 'threshold/1',
		source: {
			title: 'At the door',
			from: 'https://example.org/door',
			licence: 'CC BY 4.0',
			sha256: sha256(ARTICLE),
			language: 'en',
			words: 1,
			text: ARTICLE,
			sentences: []
		},
		quiz: { title: 'A quiz', items: [], spares: [] },
		scenarios: [],
		declined: [],
		report: { candidates: 0, refused: {} },
		...parts
	};
}

/** The file with the pictures that it tells of, as `pictured` makes them. */
function withPictures(parts: Partial<ThresholdFile>): ThresholdFile {
	const file = fileOf(parts);
	const told = new Set([
		...pictureIds([...file.quiz.items, ...file.quiz.spares]),
		...file.scenarios.flatMap((scenario) => [...pictureIds(scenario)])
	]);
	const images = [0, 1, 2].flatMap((n) => {
		const { image, data } = pictured(n);
		if (!told.has(image.id)) return [];
		return { id: image.id, type: 'image/png' as const, data: Buffer.from(data).toString('base64') };
	});
	return images.length > 0 ? { ...file, images } : file;
}

const bring = (actor: Actor, file: unknown) =>
	importDocument(ctx, actor, {
		content: typeof file === 'string' ? file : JSON.stringify(file)
	});

/** All that an import has made, as files. */
async function exported(
	actor: Actor,
	made: Awaited<ReturnType<typeof importDocument>>,
	withText = true
): Promise<string[]> {
	const files = made.scenarioIds.map((id) => ({ kind: 'scenario', id }) as const);
	const quiz = made.quizId === null ? [] : [{ kind: 'quiz', id: made.quizId } as const];
	const contents = [];
	for (const shared of [...quiz, ...files]) {
		contents.push((await exportMade(ctx, actor, { shared, withText })).content);
	}
	return contents;
}

/** Words with everything in them that a file might stumble over. */
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const quote = fc
	.tuple(fc.nat({ max: ARTICLE.length - 2 }), fc.integer({ min: 1, max: 60 }))
	.map(([start, length]) => {
		const end = Math.min(ARTICLE.length, start + length);
		return { start, end, quote: ARTICLE.slice(start, end) };
	})
	// Half of a surrogate pair is no text that a file could carry.
	.filter((evidence) => evidence.quote.isWellFormed());

/** An item of any type with other words, quotes and tags. */
const item = fc
	.record({
		of: fc.constantFrom(...allItems()),
		stem: words,
		explanation: words,
		evidence: fc.array(quote, { maxLength: 3 }),
		difficulty: fc.double({ min: 0, max: 1, noNaN: true }),
		flags: fc.array(fc.constantFrom('sensitive', 'x'), { maxLength: 2 }),
		image: fc.option(
			fc.tuple(fc.nat({ max: 2 }), words).map(([n, alt]) => pictured(n, alt).image),
			{ nil: undefined }
		),
		tags: fc.option(
			fc.uniqueArray(fc.constantFrom('Door', 'Rule', 'ß', 'قانون'), { minLength: 1 }),
			{
				nil: undefined
			}
		)
	})
	.map(({ of, tags, image, ...rest }) => ({
		...structuredClone(of),
		...rest,
		...(image === undefined ? {} : { image }),
		...(tags === undefined ? {} : { tags })
	}));

const numbered = (items: Item[], prefix: string) =>
	items.map((one, i) => ({ ...one, id: `${prefix}${i}` }));

const document = fc
	.record({
		title: words,
		items: fc.array(item, { maxLength: 5 }),
		spares: fc.array(item, { maxLength: 2 }),
		scenarios: fc.array(randomScenario(), { maxLength: 2 })
	})
	.filter((d) => d.items.length + d.spares.length + d.scenarios.length > 0)
	.map(({ title, items, spares, scenarios }) =>
		withPictures({
			quiz: { title, items: numbered(items, 'i'), spares: numbered(spares, 's') },
			scenarios: scenarios.map((scenario) => ({ ...scenario, title: `“${title}”` }))
		})
	);

describe('a file', () => {
	it('that was exported, brought in and exported again is the same, byte for byte', async () => {
		const [first, second] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		await fc.assert(
			fc.asyncProperty(document, async (file) => {
				const before = await exported(first, await bring(first, file));
				for (const content of before) {
					const there = await bring(second, content);
					expect(await exported(second, there)).toEqual([content]);
				}
				// Nothing of what was brought in is lost on the way.
				const quiz = before.map((content) => JSON.parse(content) as ThresholdFile);
				expect(quiz.flatMap(({ quiz: { items, spares } }) => [...items, ...spares])).toEqual(
					JSON.parse(
						JSON.stringify(
							[...file.quiz.items, ...file.quiz.spares].map((one) => ({
								...one,
								...(one.tags ? { tags: one.tags.toSorted(byKey) } : {})
							}))
						)
					)
				);
				expect(quiz.flatMap(({ scenarios }) => scenarios)).toEqual(
					JSON.parse(JSON.stringify(file.scenarios))
				);
				const pictures = quiz.flatMap(({ images = [] }) => images.map((one) => one.id));
				expect(new Set(pictures)).toEqual(new Set(file.images?.map((one) => one.id)));
			}),
			{ numRuns: 25 }
		);
	});

	it('without its text finds the article it was made from, and no other', async () => {
		const [owner, stranger] = [await makeTrainer(ctx), await makeTrainer(ctx)];
		const made = await bring(owner, fileOf({ scenarios: [sampleScenario()] }));
		const [content] = await exported(owner, made, false);
		expect(content).not.toContain(ARTICLE.slice(0, 80));
		expect((await bring(owner, content)).articleId).toBe(made.articleId);
		await expect(bring(stranger, content)).rejects.toThrow(/without its article’s text/);
	});

	it('of the command line is brought in whole', async () => {
		const trainer = await makeTrainer(ctx);
		const text = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');
		const drafted = draftDocument(text, readerModels());
		const made = await bring(trainer, JSON.stringify(drafted, null, '\t'));
		const again = (await exported(trainer, made)).map((one) => JSON.parse(one) as ThresholdFile);
		expect(again[0]!.source).toEqual(drafted.source);
		expect(again[0]!.quiz).toEqual(drafted.quiz);
		expect(again.slice(1).flatMap(({ scenarios }) => scenarios)).toEqual(drafted.scenarios);
	});
});

const byKey = (a: string, b: string) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

describe('a hostile file', () => {
	const items = allItems();
	const changed = (change: (file: ThresholdFile & Record<string, never>) => void) => {
		const file = structuredClone(
			fileOf({ quiz: { title: 'A quiz', items, spares: [] }, scenarios: [sampleScenario()] })
		);
		change(file as never);
		return JSON.stringify(file);
	};
	const at = (file: ThresholdFile, i: number) =>
		file.quiz.items[i] as unknown as Record<string, unknown>;

	/** Files whose one picture is not as it should be. */
	function pictureFaults(): [string, string, RegExp][] {
		const of = (bytes: Uint8Array, type = 'image/png', id?: string) => {
			const data = Buffer.from(bytes);
			const picture = { alt: 'A door', width: 12, height: 8 };
			const known = createHash('sha256').update(data).digest('hex');
			const image = { ...picture, id: id ?? known };
			const images = [{ id: image.id, type, data: data.toString('base64') }];
			const shown = { ...items[0]!, image };
			return { ...fileOf({ quiz: { title: 'A quiz', items: [shown], spares: [] } }), images };
		};
		const sound = of(png());
		const changed = (change: Record<string, unknown>) => JSON.stringify({ ...sound, ...change });
		const first = sound.images[0]!;
		const told = (image: object) => ({ title: '', spares: [], items: [{ ...items[0]!, image }] });
		const { image } = sound.quiz.items[0]! as Item & { image: object };
		const svg = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
		const bomb = png(6_000, 6_000);
		const tail = new Uint8Array([...png(), ...Buffer.from('PK and a program')]);
		return [
			['a picture that is an SVG', JSON.stringify(of(svg)), /Picture 1: SVG is not taken/],
			['a picture that is cut off', JSON.stringify(of(png().slice(0, -5))), /Picture 1: .+damaged/],
			['a picture that moves', JSON.stringify(of(gif(2), 'image/gif')), /Picture 1: .+moves/],
			['a picture that fills a phone', JSON.stringify(of(bomb)), /Picture 1: .+pixels large/],
			['a picture of another type', JSON.stringify(of(JPEG)), /is of the type image\/jpeg, and/],
			['a picture of no type', JSON.stringify(of(png(), 'image/bmp')), /Picture 1: “type” must/],
			[
				'another picture than it says',
				JSON.stringify(of(png(), 'image/png', 'a'.repeat(64))),
				/SHA-256/
			],
			[
				'a picture that tells where',
				JSON.stringify(of(jpegWith(exif(1)), 'image/jpeg')),
				/carries more/
			],
			['something behind a picture', JSON.stringify(of(tail)), /carries more than the picture/],
			['a picture that is no Base64', changed({ images: [{ ...first, data: '<>' }] }), /no Base64/],
			[
				'a picture beyond measure',
				changed({ images: [{ ...first, data: 'A'.repeat(3e6) }] }),
				/longer than/
			],
			['a picture twice', changed({ images: [first, first] }), /Two pictures have the same id/],
			[
				'a picture that is not there',
				changed({ images: [] }),
				/Question 1: its picture is not in the file/
			],
			[
				'a picture for nothing',
				changed({ quiz: { title: '', items, spares: [] } }),
				/Picture 1 belongs to no/
			],
			[
				'a picture of another size',
				changed({ quiz: told({ ...image, width: 13 }) }),
				/is 12 × 8 pixels large/
			],
			[
				'a picture with too many words',
				changed({ quiz: told({ ...image, alt: 'a'.repeat(301) }) }),
				/Question 1: “alt” is longer than 300/
			]
		];
	}

	it.each<[string, string, RegExp]>([
		['no JSON', '<html>', /is not JSON/],
		['a bare list', '[]', /no quiz and no scenario/],
		['another format', '{"format":"threshold/2"}', /format threshold\/1/],
		['nothing in it', JSON.stringify(fileOf({})), /no quiz and no scenario/],
		['deep lists', `{"format":${'['.repeat(300_000)}`, /too deep/],
		['much in it', `"${'x'.repeat(24_000_001)}"`, /larger than any article/],
		[
			'a field that nobody knows',
			changed((file) => (at(file, 1).colour = 'red')),
			/Question 2: the field “colour” is not known/
		],
		[
			'a field of a type that is not its own',
			changed((file) => (file.source.words = 'many' as never)),
			/The source: “words” must be a number/
		],
		['an item of no type there is', changed((file) => (at(file, 0).type = 'riddle')), /Question 1/],
		[
			'an id twice',
			changed((file) => (at(file, 1).id = at(file, 0).id)),
			/Two questions have the same id/
		],
		[
			'an option’s id twice',
			changed((file) => {
				const choice = file.quiz.items.find((one) => one.type === 'choice')!;
				choice.options[1]!.id = choice.options[0]!.id;
			}),
			/two options have the same id/
		],
		[
			'a node’s id twice',
			changed((file) => (file.scenarios[0]!.nodes[1]!.id = file.scenarios[0]!.nodes[0]!.id)),
			/two situations or endings have the same id/
		],
		[
			'a prototype among its fields',
			changed(() => undefined).replace('"title":"A quiz"', '"__proto__":{"x":1},"title":"A quiz"'),
			/the field “__proto__” is not known/
		],
		[
			'a prototype among its effects',
			changed(() => undefined).replace('"effects":{', '"effects":{"__proto__":1,'),
			/Scenario 1, node/
		],
		[
			'a quote that does not stand where it says',
			changed((file) => (file.quiz.items[0]!.evidence[0]!.start += 1)),
			/Question 1: the quote “.+” does not stand in the article/
		],
		[
			'a scenario’s quote that stands nowhere',
			changed((file) => {
				file.scenarios[0]!.nodes[0]!.evidence = [{ start: 0, end: 4, quote: 'Nowt' }];
			}),
			/Scenario 1, node “\w+”: the quote “Nowt”/
		],
		[
			'more nodes than a scenario holds, which held up the server (bug)',
			changed((file) => {
				const { nodes } = file.scenarios[0]!;
				const end = nodes.find(({ kind }) => kind === 'ending')!;
				for (let i = 0; i < 500; i++) nodes.push({ ...end, id: `end${i}` });
			}),
			/Scenario 1: “nodes” has more than 500 entries/
		],
		...pictureFaults(),
		[
			'another text than it says',
			changed((file) => (file.source.text += ' ')),
			/not the one that its SHA-256/
		]
	])('with %s is refused in one sentence, and leaves nothing behind', async (_, content, why) => {
		const trainer = await makeTrainer(ctx);
		const tables = Object.values(schema).filter((one) => isTable(one)) as (typeof schema.users)[];
		const count = async () => {
			const rows = await Promise.all(tables.map((table) => ctx.db.read.select().from(table)));
			return rows.map((some) => some.length);
		};
		const before = await count();
		const refusal = await bring(trainer, content).then(
			() => null,
			(error: unknown) => error
		);
		expect(refusal).toMatchObject({ name: 'DomainError', field: 'file' });
		expect((refusal as Error).message).toMatch(why);
		expect(await count()).toEqual(before);
	});
});
