import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allItems, choiceItem, SECRET, shortItem } from '../../../../tests/support/items.ts';
import { rightResponse } from '../../../../tests/support/right-response.ts';
import { ARTICLE, sampleScenario } from '../../../../tests/support/scenarios.ts';
import type { Item } from '../quiz/item.ts';
import { askedIn, type LiveContent } from './content.ts';
import { debriefOf } from './debrief.ts';
import { markAnswer } from './mark.ts';
import { newLive, type LiveState, type Phase } from './state.ts';
import { chosen, distributionOf, splitOf, type LiveAnswer } from './tally.ts';
import { viewOwn, viewRoom, type LiveRoom, type OwnFacts } from './tell.ts';

const quizOf = (items: Item[]): LiveContent => ({
	kind: 'quiz',
	items,
	article: ARTICLE,
	seed: 's'
});
const scenario: LiveContent & { kind: 'scenario' } = {
	kind: 'scenario',
	scenario: sampleScenario(),
	article: ARTICLE,
	seed: 's'
};

function at(
	content: LiveContent,
	phase: Phase,
	item: number | null,
	more: Partial<LiveState> = {}
): LiveRoom {
	const clock = { opensAt: 1000, closesAt: 21_000, pausedAt: null, lengthMs: 20_000 };
	const state: LiveState = {
		...newLive(),
		phase,
		round: 1,
		item,
		clock: phase === 'reading' || phase === 'open' ? clock : null,
		...more
	};
	return { content, title: 'T', revision: 1, state, answers: { 1: [], 2: [] }, debrief: null };
}

function answerTo(
	room: LiveRoom,
	playerId: string,
	response: Parameters<typeof markAnswer>[4],
	more = {}
): LiveAnswer {
	const who = { playerId, timePercent: 100, streak: 0, ...more };
	return markAnswer(
		room.content,
		room.state,
		askedIn(room.content, room.state)!,
		who,
		response,
		6_000
	);
}

const own = (answer: LiveAnswer | undefined, more: Partial<OwnFacts> = {}): OwnFacts => ({
	id: 'p1',
	name: 'Ann',
	team: null,
	timePercent: 100,
	isIn: true,
	isGuest: true,
	joinedRound: 1,
	points: 0,
	right: 0,
	answers: { 1: answer, 2: undefined },
	place: { place: 1, of: 3, shared: 1 },
	...more
});

const BEFORE_THE_KEY: Phase[] = ['reading', 'open', 'closed', 'distribution'];

describe('before the key is told', () => {
	it.each(allItems().map((item) => [item.type, item] as const))(
		'nothing of a question of type %s says what is right, on no screen, whoever answered what',
		(_, item) => {
			for (const phase of BEFORE_THE_KEY) {
				const room = at(quizOf([item]), phase, 0);
				const right = answerTo(room, 'p1', rightResponse(item));
				const full = { ...room, answers: { 1: [right], 2: [] } };
				const told = [
					viewRoom(full, 'phone', 5_000),
					viewRoom(full, 'projector', 5_000),
					viewOwn(full, own(right))
				];
				expect(JSON.stringify(told)).not.toContain(SECRET);
				// What can be read off the views is the same, whether the answer given was right or not.
				const wrong = { ...right, correct: false, points: 0, streak: 0 };
				const other = { ...room, answers: { 1: [wrong], 2: [] } };
				expect([
					viewRoom(other, 'phone', 5_000),
					viewRoom(other, 'projector', 5_000),
					viewOwn(other, own(wrong))
				]).toEqual(told);
			}
		}
	);

	it('nothing of a choice item depends on which option is its key', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('a', 'b', 'c', 'd'),
				fc.constantFrom(...BEFORE_THE_KEY),
				(key, phase) => {
					const views = [choiceItem(), { ...choiceItem(), key: [key] }].map((item) => {
						const room = at(quizOf([item]), phase, 0);
						const answers = { 1: [answerTo(room, 'p1', { kind: 'options', ids: ['b'] })], 2: [] };
						return viewRoom({ ...room, answers }, 'projector', 5_000);
					});
					expect(views[1]).toEqual(views[0]);
				}
			)
		);
	});

	it('no quality of a choice, no consequence and no vote of others is on a phone', () => {
		for (const phase of ['reading', 'open', 'closed', 'distribution', 'debate'] as const) {
			for (const vote of [1, 2] as const) {
				const room = at(scenario, phase, null, { vote });
				const asked = askedIn(scenario, room.state);
				if (asked?.kind !== 'node' || asked.node.kind !== 'situation') throw new Error('nothing');
				const [one, two] = asked.node.choices.map(({ id }) => id) as [string, string];
				const by = (player: string, id: string) =>
					answerTo(room, player, { kind: 'options', ids: [id] });
				const full = {
					...room,
					answers: { 1: [by('a', one), by('b', two)], 2: [by('a', two), by('b', two)] }
				};
				const view = viewRoom(full, 'phone', 5_000);
				expect(JSON.stringify(view)).not.toMatch(/"(best|acceptable|poor|critical)"|What came of/);
				const shown = phase === 'distribution' || phase === 'debate';
				if (!shown) expect(view).toEqual(viewRoom(room, 'phone', 5_000));
				else {
					const counts = view.distribution!.bars.map(({ id, count }) => [id, count] as const);
					expect(new Map(counts).get(two)).toBe(vote === 2 ? 2 : 1);
				}
			}
		}
	});

	it('the words stay on the projector where the trainer wants it so', () => {
		const room = at(quizOf([choiceItem()]), 'open', 0);
		room.state.settings = { ...room.state.settings, onPhones: false };
		const phone = viewRoom(room, 'phone', 0).question!;
		expect(phone.words).toBe(false);
		expect(JSON.stringify(phone)).not.toContain('Staffers');
		expect(phone.item.options).toHaveLength(4);
		expect(viewRoom(room, 'projector', 0).question!.item.stem).toBe('Who kept the agent out?');
	});
});

describe('once it is told', () => {
	it('the key and its quote come first, one’s own result after them', () => {
		const room = at(quizOf([choiceItem()]), 'quote', 0);
		const answer = answerTo(room, 'p1', { kind: 'options', ids: ['a'] });
		const full = { ...room, answers: { 1: [answer], 2: [] } };
		const quote = viewRoom(full, 'phone', 0).decided!;
		expect(quote.right).toEqual(['Staffers']);
		expect(quote.quotes[0]!.text.slice(quote.quotes[0]!.start, quote.quotes[0]!.end)).toBe(
			'a letter of protest'
		);
		expect(viewOwn(full, own(answer))).toMatchObject({ result: null, standing: null });
		const after = { ...full, state: { ...full.state, phase: 'result' as const } };
		expect(viewOwn(after, own(answer, { points: 1000 }))).toMatchObject({
			result: { correct: true, points: 1000, given: ['Staffers'] },
			standing: { place: 1, points: 1000, possible: 1000 }
		});
	});

	it('who came later is not measured by what was asked before', () => {
		const room = at(quizOf([choiceItem()]), 'result', 0, { round: 7, skipped: [2, 6] });
		const possible = (joinedRound: number) =>
			viewOwn(room, own(undefined, { joinedRound })).standing!.possible;
		expect([possible(1), possible(4), possible(7)]).toEqual([5000, 3000, 1000]);
	});
});

describe('what the room thought', () => {
	const room = at(quizOf([shortItem()]), 'distribution', 0);
	const say = (texts: string[]) =>
		texts.map((text, i) => answerTo(room, `p${i}`, { kind: 'text', text }));

	it('counts typed answers that say the same as one, and shows nothing that could hurt', () => {
		const told = distributionOf(
			shortItem(),
			say(['A Note', 'a  note', 'fuck', 'a letter of protest']),
			true
		);
		expect(told.bars.map(({ label, count, right }) => [label, count, right])).toEqual([
			['A Note', 2, false],
			['a letter of protest', 1, true]
		]);
		expect(told).toMatchObject({ others: 1, answered: 4 });
	});

	it('counts every answer once, shown or not', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-e]{1,3}$/), { maxLength: 60 }), (texts) => {
				const told = distributionOf(shortItem(), say(texts), false);
				const shown = told.bars.reduce((sum, bar) => sum + bar.count, 0);
				expect(shown + told.others).toBe(texts.length);
				expect(told.bars.length).toBeLessThanOrEqual(8);
			})
		);
	});

	it('keeps each shift between two votes', () => {
		const votes = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.option(fc.nat({ max: 2 }))), {
			maxLength: 40
		});
		const first = at(scenario, 'open', null);
		const asked = askedIn(scenario, first.state);
		const choices =
			asked?.kind === 'node' && asked.node.kind === 'situation' ? asked.node.choices : [];
		fc.assert(
			fc.property(votes, (all) => {
				const give = (player: number, n: number) =>
					answerTo(first, `p${player}`, {
						kind: 'options',
						ids: [choices[n % choices.length]!.id]
					});
				const one = all.map(([n], i) => give(i, n));
				const two = all.flatMap(([, n], i) => (n === null ? [] : [give(i, n)]));
				const told = splitOf(choices, two, one, false);
				const moved = told.moved.reduce((sum, { count }) => sum + count, 0);
				expect(moved).toBe(
					two.filter((vote) => {
						const before = one.find(({ playerId }) => playerId === vote.playerId)!;
						return chosen(before) !== chosen(vote);
					}).length
				);
				expect(told.moved.every(({ from, to }) => from !== to)).toBe(true);
			})
		);
	});
});

describe('the debrief', () => {
	it('says where the room changed its mind, and to what', () => {
		const room = at(scenario, 'branch', null);
		const asked = askedIn(scenario, room.state);
		if (asked?.kind !== 'node' || asked.node.kind !== 'situation') throw new Error('no situation');
		const { choices } = asked.node;
		const best = choices.find(({ quality }) => quality === 'best')!;
		const other = choices.find(({ quality }) => quality !== 'best')!;
		const vote = (player: string, id: string) =>
			answerTo(room, player, { kind: 'options', ids: [id] });
		const state = { ...room.state, ways: [{ move: { choiceId: best.id }, by: 'room' as const }] };
		const told = debriefOf(
			scenario,
			state,
			new Map([
				[
					1,
					{
						1: [vote('a', other.id), vote('b', best.id), vote('c', other.id)],
						2: [vote('a', best.id), vote('b', other.id), vote('d', best.id)]
					}
				]
			])
		);
		expect(told.mostShifted).toBe(1);
		expect(told.rounds[0]).toMatchObject({
			shifted: 2,
			better: 1,
			worse: 1,
			both: 2,
			taken: best.text
		});
	});
});

describe('marking', () => {
	it('refuses what is empty, and gives speed and streaks their share', () => {
		const room = at(quizOf([choiceItem()]), 'open', 0);
		expect(() => answerTo(room, 'p', { kind: 'options', ids: [] })).toThrow('first');
		room.state.settings = { ...room.state.settings, scoring: 'speed', streaks: true };
		const right = { kind: 'options' as const, ids: ['a'] };
		// Five of twenty seconds: seven eighths; two right ones before: a fifth more.
		expect(answerTo(room, 'p', right, { streak: 2 })).toMatchObject({ points: 1075, streak: 3 });
		expect(answerTo(room, 'p', { kind: 'options', ids: ['b'] }, { streak: 2 })).toMatchObject({
			points: 0,
			streak: 0
		});
	});
});
