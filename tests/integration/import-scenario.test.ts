import { describe, expect, it } from 'vitest';
import type { Scenario, Situation } from '../../src/lib/core/scenario/model.ts';
import { importScenario } from '../../src/lib/server/app/import-scenario.ts';
import { publishScenario } from '../../src/lib/server/app/publish-scenario.ts';
import { showScenarioDraft } from '../../src/lib/server/app/show-scenario-draft.ts';
import { showImage } from '../../src/lib/server/app/show-image.ts';
import { articles } from '../../src/lib/server/db/schema.ts';
import {
	makeClass,
	makeTrainer,
	publishScenario as give,
	testContext
} from '../support/database.ts';
import { pictured } from '../support/images.ts';
import { choice, ending, sampleScenario, situation } from '../support/scenarios.ts';

const ctx = testContext();

async function studio() {
	const trainer = await makeTrainer(ctx);
	await give(ctx, trainer, await makeClass(ctx, trainer), sampleScenario());
	const [article] = await ctx.db.read.select().from(articles);
	const bring = (content: unknown) =>
		importScenario(ctx, trainer, {
			articleId: article!.id,
			content: typeof content === 'string' ? content : JSON.stringify(content)
		});
	const draft = async (content: unknown) => {
		const { imported, notes } = await bring(content);
		return { ...(await showScenarioDraft(ctx, trainer, { id: imported[0]!.id })), notes };
	};
	return { trainer, bring, draft };
}

const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'was let in',
		(error: Error) => error.message
	);

/** A scenario in which anything may stand anywhere. */
interface Loose {
	[field: string]: unknown;
	nodes: LooseNode[];
}
interface LooseNode {
	[field: string]: unknown;
	choices: { [field: string]: unknown }[];
	evidence: { start: number }[];
}

/** The sample with one thing changed, as plain data, so that anything can be put into it. */
function file(change: (scenario: Loose) => void): unknown {
	const scenario = JSON.parse(JSON.stringify(sampleScenario())) as Loose;
	change(scenario);
	return scenario;
}

describe('bringing a scenario file', () => {
	it('keeps a scenario as it is, alone or in a document', async () => {
		const { draft } = await studio();
		const alone = await draft(sampleScenario());
		expect(alone.scenario.body).toEqual(sampleScenario());
		expect([alone.findings, alone.notes]).toEqual([[], []]);
		const inside = await draft({ format: 'threshold/1', scenarios: [sampleScenario()] });
		expect(inside.scenario.body).toEqual(sampleScenario());
	});

	it('takes a broken story as a draft, says what is wrong and where, and lets nobody publish it', async () => {
		const { draft, trainer } = await studio();
		const { findings, analysis, scenario } = await draft(
			file((s) => (s.nodes[0]!.choices[1]!.to = 'attic'))
		);
		expect(analysis).toBeNull();
		expect(findings[0]).toMatchObject({
			code: 'missing-target',
			place: 'Situation 1, choice “Take the way wait”'
		});
		expect(findings[0]?.mend).not.toBe('');
		const message = await refusal(publishScenario(ctx, trainer, { id: scenario.id, classIds: [] }));
		expect(message).toContain('Situation 1, choice “Take the way wait”');
	});

	it('names the circle of a story that goes round', async () => {
		const { draft } = await studio();
		const { findings } = await draft(file((s) => (s.nodes[1]!.choices[3]!.to = 'door')));
		expect(findings.find((f) => f.code === 'endless')).toMatchObject({
			place: 'Situation 1',
			message: expect.stringContaining('situation 1, situation 2, and back to situation 1')
		});
	});

	it('leaves unknown fields out, and says so', async () => {
		const { draft } = await studio();
		const { scenario, notes } = await draft(
			file((s) => {
				s.colour = 'red';
				s.nodes[0]!.choices[0]!.onclick = 'alert(1)';
			})
		);
		expect(scenario.body).toEqual(sampleScenario());
		expect(notes.sort()).toEqual([
			'Node 1 (“door”), choice 1: the field “onclick” is not known and was left out.',
			'The scenario: the field “colour” is not known and was left out.'
		]);
	});

	it('brings its pictures along, and leaves those out that are not in the file', async () => {
		const { draft, trainer } = await studio();
		const { image, data } = pictured(1);
		const scenario = file((s) => (s.nodes[0]!.image = image));
		const images = [
			{ id: image.id, type: 'image/png', data: Buffer.from(data).toString('base64') }
		];
		const whole = { format: 'threshold/1', scenarios: [scenario], images };
		const kept = await draft(whole);
		expect(kept.notes).toEqual([]);
		expect(kept.scenario.body.nodes[0]).toMatchObject({ image });
		const place = { place: 'scenario', id: kept.scenario.id, imageId: image.id } as const;
		const viewer = { actor: trainer, phone: null };
		expect((await showImage(ctx, viewer, place)).data).toEqual(Buffer.from(data));
		const bare = await draft({ ...whole, images: [] });
		expect(bare.notes).toEqual([
			'The picture of node “door” is not in the file, and was left out.'
		]);
		expect(bare.scenario.body.nodes[0]).not.toHaveProperty('image');
		const spoiled = { ...whole, images: [{ ...images[0], data: 'PHN2Zz4=' }] };
		expect(await refusal(draft(spoiled))).toContain('Picture 1: SVG is not taken');
	});

	it('moves quotes that stand elsewhere in this article', async () => {
		const { draft } = await studio();
		const { scenario, notes, findings } = await draft(
			file((s) => (s.nodes[0]!.evidence[0]!.start += 7))
		);
		expect(scenario.body).toEqual(sampleScenario());
		expect(notes).toEqual([
			'One quote was found at another place of this article and moved there.'
		]);
		expect(findings).toEqual([]);
	});

	const unreadable: [string, unknown, string][] = [
		['no JSON', '{"nodes": [', 'This file is not JSON'],
		['a list', '[]', 'There is no scenario in this file'],
		['nothing', 'null', 'There is no scenario in this file'],
		['a quiz only', { format: 'threshold/1', quiz: {}, scenarios: [] }, 'There is no scenario'],
		['another format', { format: 'twee/3', scenarios: [] }, 'another format than threshold/1'],
		['no nodes', { ...sampleScenario(), nodes: [] }, 'The scenario: “nodes” is empty.'],
		[
			'a missing target',
			file((s) => delete s.nodes[0]!.choices[0]!.to),
			'Node 1 (“door”), choice 1: “to” is missing.'
		],
		[
			'a number for text',
			file((s) => (s.nodes[1]!.text = 7)),
			'Node 2 (“report”): “text” must be text.'
		],
		[
			'an unknown quality',
			file((s) => (s.nodes[0]!.choices[2]!.quality = 'great')),
			'choice 3: “quality” must be one of “best”, “acceptable”, “poor”, “critical”.'
		],
		['another kind of node', file((s) => (s.nodes[4]!.kind = 'boss')), 'a situation or an ending'],
		[
			'no condition',
			file((s) => (s.nodes[1]!.choices[0]!.when = { meter: 'legality', over: 1 })),
			'“when” is no condition'
		],
		['a hostile id', file((s) => (s.nodes[0]!.id = '__proto__')), 'Node 1 (“__proto__”): “id”']
	];
	it.each(unreadable)('refuses %s with a sentence', async (_, content, sentence) => {
		const { bring } = await studio();
		expect(await refusal(bring(content))).toContain(sentence);
	});

	it('says how many nodes are too many', async () => {
		const { bring } = await studio();
		const nodes = Array.from({ length: 5000 }, (_, i) =>
			situation(`n${i}`, [choice(`c${i}`, 'best', i < 4999 ? `n${i + 1}` : 'end')])
		);
		const message = await refusal(
			bring({ ...sampleScenario(), start: 'n0', nodes: [...nodes, ending('end')] })
		);
		expect(message).toContain('5001 situations and endings');
	});

	it('keeps hostile text as text', async () => {
		const { draft } = await studio();
		const hostile = '<script>alert(1)</script>\u0000 ‮ \ud800 {@html x}';
		const { scenario } = await draft(file((s) => (s.nodes[0]!.text = hostile)));
		expect((scenario.body.nodes[0] as Situation).text).toBe(
			'<script>alert(1)</script> ‮ \ufffd {@html x}'
		);
	});

	it('is for the article’s own trainer', async () => {
		const { trainer } = await studio();
		const [article] = await ctx.db.read.select().from(articles);
		const other = await makeTrainer(ctx);
		const content = JSON.stringify(sampleScenario() satisfies Scenario);
		const input = { articleId: article!.id, content };
		await expect(importScenario(ctx, other, input)).rejects.toMatchObject({ code: 'not-found' });
		expect((await importScenario(ctx, trainer, input)).imported).toHaveLength(1);
	});
});
