import { isGrounded, type Evidence } from '../../core/evidence.ts';
import { pictureIds } from '../../core/image/picture.ts';
import { MOST_NODES, type Scenario } from '../../core/scenario/model.ts';
import { fileImagesSchema } from '../../schemas/document.ts';
import { sayIssues, sayUnknownFields, scenarioSchema } from '../../schemas/scenario.ts';
import type { Actor, Context } from '../context.ts';
import { holdImages, putImage, type StoredImage } from '../db/images.ts';
import { insertScenario } from '../db/scenarios.ts';
import { DomainError } from '../errors.ts';
import { lintInWorker } from '../generation/lint.ts';
import { newId } from '../ids.ts';
import { storableText } from '../storable-text.ts';
import { refuseBeyondOwner } from './add-image.ts';
import { imagesOfFile, whyNotInFile } from './file-images.ts';
import { ownArticle } from './owned.ts';

/** In characters: hundreds of situations with everything they can carry, and their pictures. */
const LONGEST = 24_000_000;
const MOST_SCENARIOS = 10;
/** More sentences about one file help nobody. */
const MOST_SAID = 12;

export interface ImportedScenarios {
	imported: { id: string; title: string; errors: number; warnings: number }[];
	/** What was left out or put right on the way, in sentences. */
	notes: string[];
}

/**
 * Keeps the scenarios of a threshold/1 file as drafts of an article, with whatever the linter says of them: drafts may
 * be unfinished. A file that is no such thing is refused with a DomainError that says what is wrong and where.
 */
export async function importScenario(
	ctx: Context,
	actor: Actor,
	input: { articleId: string; content: string }
): Promise<ImportedScenarios> {
	const article = await ownArticle(ctx, actor, input.articleId, 'change');
	const notes: string[] = [];
	const at = ctx.now();
	const { scenarios, images } = scenariosIn(input.content, at);
	const bodies = scenarios.map((raw) => readScenario(raw, article.text, images, notes));
	const imported: ImportedScenarios['imported'] = [];
	for (const body of bodies) {
		const { findings } = await lintInWorker(body, article.text);
		const errors = findings.filter((f) => f.severity === 'error').length;
		imported.push({
			id: newId(),
			title: body.title,
			errors,
			warnings: findings.length - errors
		});
	}
	const shown = [...images.values()].filter(({ id }) =>
		bodies.some((body) => pictureIds(body).has(id))
	);
	await ctx.db.write(async (tx) => {
		const size = shown.reduce((sum, image) => sum + image.size, 0);
		if (size > 0) await refuseBeyondOwner(tx, article.ownerId, size);
		for (const image of shown) await putImage(tx, image);
		for (const [i, { id, title }] of imported.entries()) {
			await insertScenario(tx, {
				id,
				articleId: article.id,
				ownerId: article.ownerId,
				title,
				body: bodies[i]!,
				revision: 0,
				createdAt: at,
				updatedAt: at
			});
			await holdImages(tx, { kind: 'scenario', id }, pictureIds(bodies[i]!), at);
		}
	});
	return { imported, notes: notes.length > MOST_SAID ? shortened(notes) : notes };
}

/** What a file brings: scenarios, not yet looked into, of a document or one that stands alone, and the pictures beside them. */
function scenariosIn(
	content: string,
	at: number
): { scenarios: unknown[]; images: Map<string, StoredImage> } {
	if (content.length > LONGEST) {
		throw refused(
			'This file is larger than any scenario. Bring one with fewer situations.',
			'too-large'
		);
	}
	let parsed: unknown;
	try {
		parsed = JSON.parse(content, (_, value: unknown) =>
			typeof value === 'string' ? storableText(value) : value
		);
	} catch {
		throw refused(
			'This file is not JSON. Export the scenario again, or mend the file in a text editor.'
		);
	}
	if (!isObject(parsed)) throw refused(NO_SCENARIO);
	if ('format' in parsed && parsed.format !== 'threshold/1') {
		throw refused('This file says that it is of another format than threshold/1.');
	}
	if ('nodes' in parsed) return { scenarios: [parsed], images: new Map() };
	if (!Array.isArray(parsed.scenarios) || parsed.scenarios.length === 0) throw refused(NO_SCENARIO);
	if (parsed.scenarios.length > MOST_SCENARIOS) {
		throw refused(
			`This file holds ${parsed.scenarios.length} scenarios; bring at most ${MOST_SCENARIOS} at a time.`
		);
	}
	const read = fileImagesSchema.safeParse(parsed);
	if (!read.success) throw refused(sayIssues(read.error.issues, parsed)[0] ?? NO_SCENARIO);
	return { scenarios: parsed.scenarios, images: imagesOfFile(read.data.images, at, refused) };
}

const NO_SCENARIO =
	'There is no scenario in this file: it needs "scenarios" with one in it, or a scenario’s own "nodes".';

function readScenario(
	raw: unknown,
	text: string,
	images: ReadonlyMap<string, StoredImage>,
	notes: string[]
): Scenario {
	if (isObject(raw) && Array.isArray(raw.nodes) && raw.nodes.length > MOST_NODES) {
		throw refused(
			`This scenario has ${raw.nodes.length} situations and endings; at most ${MOST_NODES} can be reviewed and played. Split it.`
		);
	}
	const read = scenarioSchema.safeParse(raw);
	if (!read.success) {
		const said = sayIssues(read.error.issues, raw);
		throw refused(
			`This scenario cannot be read. ${(said.length > 3 ? [...said.slice(0, 3), `And ${said.length - 3} more.`] : said).join(' ')}`
		);
	}
	notes.push(...sayUnknownFields(raw, read.data));
	notes.push(...leaveOutPictures(read.data, images));
	const moved = anchorAll(read.data, text);
	if (moved > 0) {
		notes.push(
			`${moved === 1 ? 'One quote was' : `${moved} quotes were`} found at another place of this article and moved there.`
		);
	}
	return read.data;
}

/** Takes out the pictures that are not in the file as it tells of them. @returns what was taken out, in sentences */
function leaveOutPictures(scenario: Scenario, images: ReadonlyMap<string, StoredImage>): string[] {
	const said: string[] = [];
	for (const node of scenario.nodes) {
		if (node.kind === 'ending') continue;
		for (const told of [node, node.item]) {
			const why = told?.image && whyNotInFile(told.image, images);
			if (!told || !why) continue;
			delete told.image;
			said.push(`The picture of node “${node.id}” ${why}, and was left out.`);
		}
	}
	return said;
}

/** Moves every quote that does not stand where it says to the one place where it does stand. @returns how many */
function anchorAll(scenario: Scenario, text: string): number {
	const all = scenario.nodes.flatMap((node) => [
		...node.evidence,
		...(node.kind === 'situation'
			? [...(node.item?.evidence ?? []), ...node.choices.flatMap((c) => c.evidence)]
			: [])
	]);
	return all.filter((evidence) => anchor(evidence, text)).length;
}

function anchor(evidence: Evidence, text: string): boolean {
	if (isGrounded(text, evidence) || evidence.quote === '') return false;
	const start = text.indexOf(evidence.quote);
	if (start < 0 || text.includes(evidence.quote, start + 1)) return false;
	evidence.start = start;
	evidence.end = start + evidence.quote.length;
	return true;
}

function shortened(notes: readonly string[]): string[] {
	return [...notes.slice(0, MOST_SAID), `And ${notes.length - MOST_SAID} more of the kind.`];
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(message: string, code: 'invalid' | 'too-large' = 'invalid'): DomainError {
	return new DomainError(code, message, 'file');
}
