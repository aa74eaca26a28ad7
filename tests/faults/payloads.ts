import type { Behaviour } from '../../src/lib/core/quiz/behaviour.ts';
import type { Item } from '../../src/lib/core/quiz/item.ts';
import type { Scenario } from '../../src/lib/core/scenario/model.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { allItems, askingScenario, numericItem } from '../support/items.ts';
import { rightResponse } from '../support/right-response.ts';
import { sampleScenario } from '../support/scenarios.ts';
import { makeClass, makeTrainer, publishQuiz, publishScenario } from '../support/seed.ts';
import { startServer } from '../support/server.ts';
import { Pupil, type Answered } from './pupil.ts';
import { requireNoFault, requireThat, type Tally } from './tally.ts';

const BEHAVIOURS: Behaviour[] = ['deferred', 'immediate', 'interactive', 'certainty', 'mastery'];
/** A number that stands nowhere but in a key. */
const SECRET_NUMBER = 48_151_623;
/** Names that stand in what is told of an answer, and nowhere before it. */
const TOLD = /"(keyIds|keyPairs|rationales?|explanation|difficulty|effects|operator)"/;

/** One of each type, with words of its own in everything that must not be told before its answer. */
function secretItems(): Item[] {
	return [...allItems(), numericItem('secret-number')].map((item, i): Item => {
		const explanation = `secret-${i}-explained`;
		if (item.type === 'numeric') {
			return { ...item, explanation, key: { ...item.key, value: SECRET_NUMBER } };
		}
		if (item.type === 'cloze' || item.type === 'short-answer') {
			return { ...item, explanation, key: [`secret-${i}-key`] };
		}
		const options = item.options.map((o) => ({ ...o, rationale: `secret-${i}-because` }));
		return { ...item, explanation, options } as Item;
	});
}

function secretScenario(scenario: Scenario): Scenario {
	for (const node of scenario.nodes) {
		if (node.kind === 'ending') node.text = 'secret-9-ending';
		else node.choices.forEach((choice) => (choice.feedback = 'secret-9-feedback'));
		if (node.kind === 'situation' && node.item) {
			node.item.explanation = 'secret-9-explained';
			node.item.options.forEach((option) => (option.rationale = 'secret-9-because'));
		}
	}
	return scenario;
}

/** Everything a learner's browser is sent in the middle of attempts of every kind, scanned for what is in the keys. */
export async function scanPayloads(_atLeast: number, tally: Tally): Promise<void> {
	const server = await startServer();
	const db = await openDatabase(server.databaseUrl);
	try {
		const ctx: Context = { db, now: Date.now };
		const trainer = await makeTrainer(ctx);
		const classId = await makeClass(ctx, trainer);
		const items = secretItems();
		for (const behaviour of BEHAVIOURS) {
			const assignmentId = await publishQuiz(ctx, trainer, classId, items, { behaviour });
			const pupil = await Pupil.in(ctx, server.url, classId);
			const desk = { tally, pupil, classId, assignmentId, name: behaviour };
			const attemptId = await scanBefore(desk);
			// Once one is answered, that one may be told of where the behaviour says so.
			const reply = await pupil.answer(attemptId, {
				step: 0,
				itemId: items[0]!.id,
				response: rightResponse(items[0]!),
				certainty: 1
			});
			const may = behaviour === 'deferred' ? [] : [0];
			await scan(tally, `${behaviour}, the answer’s reply`, () => Promise.resolve(reply), may);
			// Were it told nowhere, finding it nowhere would prove nothing.
			const isTold = reply.text.includes('secret-0-');
			if (isTold !== may.includes(0)) tally.note('wrong', `${behaviour}: told ${isTold}`);
			for (const path of pathsOf(classId, assignmentId, attemptId)) {
				await scan(tally, `${behaviour}, ${path.name} after one`, () => pupil.ask(path.path), may);
			}
		}
		for (const [name, body] of [
			['scenario', secretScenario(sampleScenario())],
			['scenario that asks', secretScenario(askingScenario())]
		] as const) {
			const assignmentId = await publishScenario(ctx, trainer, classId, body);
			const pupil = await Pupil.in(ctx, server.url, classId);
			await scanBefore({ tally, pupil, classId, assignmentId, name });
		}
		await tally.look(server);
	} finally {
		await db.close();
		await server.stop();
	}
}

interface Desk {
	tally: Tally;
	pupil: Pupil;
	classId: string;
	assignmentId: string;
	name: string;
}

/** Starts an attempt and scans all there is before the first answer. @returns the attempt's id */
async function scanBefore({ tally, pupil, classId, assignmentId, name }: Desk): Promise<string> {
	const start = await pupil.ask(`/assignments/${assignmentId}?/start`, {
		method: 'POST',
		body: new URLSearchParams(),
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	await scan(tally, `${name}, the start’s answer`, () => Promise.resolve(start), []);
	const attemptId = /\/attempts\/([\w-]+)/.exec(start.text)?.[1] ?? '';
	for (const { name: what, path } of pathsOf(classId, assignmentId, attemptId)) {
		await scan(tally, `${name}, ${what}`, () => pupil.ask(path), [], what.endsWith('data'));
	}
	const refused = { step: 900, itemId: 'x', response: { kind: 'text', text: 'x' } };
	await scan(tally, `${name}, a refusal`, () => pupil.answer(attemptId, refused), []);
	await scan(tally, `${name}, board events`, () => firstOf(pupil, classId), []);
	return attemptId;
}

function pathsOf(
	classId: string,
	assignmentId: string,
	attemptId: string
): { name: string; path: string }[] {
	const pages = {
		home: '/home',
		assignment: `/assignments/${assignmentId}`,
		attempt: `/attempts/${attemptId}`,
		results: `/attempts/${attemptId}/results`,
		board: `/classes/${classId}/board?assignment=${assignmentId}`
	};
	return [
		...Object.entries(pages).flatMap(([name, path]) => {
			const [place, query] = path.split('?');
			const data = `${place}/__data.json${query ? `?${query}` : ''}`;
			return [
				{ name: `${name} page`, path },
				{ name: `${name} data`, path: data }
			];
		}),
		{ name: 'own data', path: '/account/export' }
	];
}

/** What the stream of a board begins with. */
async function firstOf(pupil: Pupil, classId: string): Promise<Answered> {
	const response = await pupil.open(`/classes/${classId}/board/events`);
	const reader = response.body!.getReader();
	const { value } = await reader.read();
	await reader.cancel();
	return { status: response.status, text: new TextDecoder().decode(value), location: '' };
}

async function scan(
	tally: Tally,
	name: string,
	ask: () => Promise<Answered>,
	may: number[],
	names = false
): Promise<void> {
	await tally.case(name, async () => {
		const answered = await ask();
		requireNoFault(answered);
		const { text } = answered;
		const told = [...text.matchAll(/secret-(\d+)-\w+/g)].filter(
			([, i]) => !may.includes(Number(i))
		);
		requireThat(told.length === 0, 'leaked', `${told.map(([secret]) => secret)}`);
		requireThat(!text.includes(`${SECRET_NUMBER}`), 'leaked', 'the number of a key');
		const field = names ? TOLD.exec(text)?.[0] : undefined;
		requireThat(field === undefined, 'leaked', `a field ${field}`);
	});
}
