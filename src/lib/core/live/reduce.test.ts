import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARTICLE, sampleScenario } from '../../../../tests/support/scenarios.ts';
import { allItems } from '../../../../tests/support/items.ts';
import { randomScenario } from '../../../../tests/support/random-scenarios.ts';
import type { CommandName, LiveCommand } from './commands.ts';
import { playable, type LiveContent } from './content.ts';
import { LATE_MS, NotNow, canDo, nextMoment, ownClose, reduce, type LiveEvent } from './reduce.ts';
import { newLive, settingsOf, TICK_MS, type LiveSettings, type LiveState } from './state.ts';

const quiz: LiveContent = { kind: 'quiz', items: allItems(), article: ARTICLE, seed: 's' };
const scenario: LiveContent = {
	kind: 'scenario',
	scenario: sampleScenario(),
	article: ARTICLE,
	seed: 's'
};
const NOBODY = { longestPercent: 100, votes: [] };

/** A session that is told one thing after the other, its clock in hand. */
function session(content: LiveContent, settings: Partial<LiveSettings> = {}) {
	let state = newLive(settings);
	let now = 1_000_000;
	let id = 0;
	const happen = (event: LiveEvent, room = NOBODY) => {
		state = reduce(content, state, event, now, room);
		return state;
	};
	return {
		state: () => state,
		now: () => now,
		do: (command: LiveCommand, as = `command-${id++}`) =>
			happen({ kind: 'command', id: as, command }),
		wait: (ms: number, longestPercent = 100) => {
			now += ms;
			return happen({ kind: 'time' }, { longestPercent, votes: [] });
		},
		happen
	};
}

const forget = (state: LiveState) => ({ ...state, done: [] });

describe('a live quiz', () => {
	it('goes from the lobby through a question to the podium', () => {
		const s = session(quiz, { readingSeconds: 5, answerSeconds: 20 });
		expect(s.do({ do: 'next' })).toMatchObject({ phase: 'reading', round: 1, item: 0 });
		expect(s.state().clock).toEqual({
			opensAt: s.now() + TICK_MS + 5_000,
			closesAt: s.now() + TICK_MS + 25_000,
			pausedAt: null,
			lengthMs: 20_000
		});
		expect(s.wait(5_000).phase).toBe('reading');
		expect(s.wait(TICK_MS).phase).toBe('open');
		expect(s.wait(20_000 + LATE_MS - 1).phase).toBe('open');
		expect(s.wait(1)).toMatchObject({ phase: 'closed', clock: null });
		const phases = Array.from({ length: 3 }, () => s.do({ do: 'next' }).phase);
		expect(phases).toEqual(['distribution', 'quote', 'result']);
		expect(s.do({ do: 'top' }).phase).toBe('top');
		expect(s.do({ do: 'next' })).toMatchObject({ phase: 'reading', round: 2 });
		s.do({ do: 'finish' });
		expect(s.do({ do: 'next' })).toMatchObject({ phase: 'ended', locked: true });
		expect(canDo(quiz, s.state())).toEqual([]);
	});

	it('asks every item that can be played, each once', () => {
		const s = session(quiz, { readingSeconds: 0 });
		const asked: (number | null)[] = [];
		for (s.do({ do: 'next' }); s.state().phase !== 'podium'; s.do({ do: 'skip' })) {
			asked.push(s.state().item);
		}
		expect(asked).toEqual(playable(allItems()));
		expect(s.state().skipped).toEqual(asked.map((_, i) => i + 1));
	});

	it('stands still while it is paused, to the millisecond', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 19_000 }),
				fc.integer({ min: 0, max: 10_000_000 }),
				fc.boolean(),
				(before, pause, reading) => {
					const s = session(quiz, { readingSeconds: reading ? 20 : 0, answerSeconds: 20 });
					s.do({ do: 'next' });
					s.wait(TICK_MS + before);
					const { phase, clock } = s.state();
					const left = clock!.closesAt! - s.now();
					s.do({ do: 'pause' });
					expect(s.wait(pause).phase).toBe(phase);
					expect(nextMoment(s.state(), 100)).toBeNull();
					s.do({ do: 'resume' });
					expect(s.state().phase).toBe(phase);
					expect(s.state().clock!.closesAt! - s.now()).toBe(left);
				}
			)
		);
	});

	it('gives back the time in which no server ran', () => {
		const s = session(quiz, { readingSeconds: 0, answerSeconds: 20 });
		s.do({ do: 'next' });
		s.wait(TICK_MS + 1_000);
		const before = s.state().clock!;
		s.happen({ kind: 'outage', ms: 60_000 });
		expect(s.wait(60_000).phase).toBe('open');
		expect(s.state().clock!.closesAt).toBe(before.closesAt! + 60_000);
	});

	it('counted a question that was broken off before anybody was told what is right (bug)', () => {
		for (const how of ['finish', 'end'] as const) {
			const s = session(quiz, { readingSeconds: 0 });
			s.do({ do: 'next' });
			s.wait(TICK_MS);
			expect(s.do({ do: how }).skipped).toEqual([1]);
			const told = session(quiz, { readingSeconds: 0 });
			told.do({ do: 'next' });
			told.wait(TICK_MS);
			told.do({ do: 'quote' });
			expect(told.do({ do: how }).skipped).toEqual([]);
		}
	});

	it('went by settings that were changed while it was asked (bug)', () => {
		const s = session(quiz, { scoring: 'speed', onPhones: true });
		s.do({ do: 'next' });
		s.do({ do: 'settings', settings: { scoring: 'accuracy', onPhones: false } });
		expect(settingsOf(s.state())).toMatchObject({ scoring: 'speed', onPhones: true });
		s.do({ do: 'skip' });
		expect(settingsOf(s.state())).toMatchObject({ scoring: 'accuracy', onPhones: false });
		const votes = session(scenario, { readingSeconds: 0 });
		votes.do({ do: 'next' });
		votes.wait(TICK_MS);
		votes.do({ do: 'settings', settings: { secondVote: false } });
		votes.do({ do: 'close' });
		votes.do({ do: 'next' });
		expect(votes.do({ do: 'next' }).phase).toBe('debate');
	});

	it('had its clock moved by an outage where it runs towards nothing (bug)', () => {
		const s = session(quiz, { readingSeconds: 0, answerSeconds: null });
		s.do({ do: 'next' });
		const open = s.wait(TICK_MS);
		expect(s.happen({ kind: 'outage', ms: 60_000 })).toBe(open);
	});

	it('waits for those with extra time, and takes nobody else’s answer meanwhile', () => {
		const s = session(quiz, { readingSeconds: 0, answerSeconds: 20 });
		s.do({ do: 'next' });
		s.wait(TICK_MS);
		const clock = s.state().clock!;
		expect(ownClose(clock, 150)! - ownClose(clock, 100)!).toBe(10_000);
		expect(s.wait(20_000 + LATE_MS, 150).phase).toBe('open');
		expect(s.wait(10_000, 150).phase).toBe('closed');
	});

	it('can be extended and closed early, and closes when everybody has answered', () => {
		const s = session(quiz, { readingSeconds: 0, answerSeconds: 20 });
		s.do({ do: 'next' });
		s.wait(TICK_MS);
		const before = s.state().clock!;
		s.do({ do: 'extend', seconds: 30 });
		expect(s.state().clock).toEqual({ ...before, closesAt: before.closesAt! + 30_000 });
		expect(s.happen({ kind: 'all-answered' }).phase).toBe('closed');
		s.do({ do: 'next' });
		expect(() => s.do({ do: 'extend', seconds: 5 })).toThrow(NotNow);
		const other = session(quiz, { readingSeconds: 0, answerSeconds: null });
		other.do({ do: 'next' });
		expect(other.wait(TICK_MS).phase).toBe('open');
		expect(other.wait(10_000_000).phase).toBe('open');
		expect(other.do({ do: 'close' }).phase).toBe('closed');
	});

	it('makes teams in the lobby only, and never one alone', () => {
		const s = session(quiz);
		expect(() => s.do({ do: 'settings', settings: { teams: ['Owls'] } })).toThrow(NotNow);
		s.do({ do: 'settings', settings: { teams: ['Owls', 'Hares'] } });
		s.do({ do: 'next' });
		expect(() => s.do({ do: 'settings', settings: { teams: [] } })).toThrow(NotNow);
		expect(s.do({ do: 'settings', settings: { answerSeconds: 60 } }).settings).toMatchObject({
			teams: ['Owls', 'Hares'],
			answerSeconds: 60
		});
	});
});

describe('a live scenario', () => {
	it('votes, splits, debates without a clock, votes again and takes the branch', () => {
		const s = session(scenario, { readingSeconds: 0, answerSeconds: 20 });
		s.do({ do: 'next' });
		s.wait(TICK_MS);
		s.do({ do: 'close' });
		s.do({ do: 'next' });
		expect(s.do({ do: 'next' })).toMatchObject({ phase: 'debate', vote: 1, clock: null });
		expect(s.wait(10_000_000).phase).toBe('debate');
		s.do({ do: 'next' });
		expect(s.wait(TICK_MS)).toMatchObject({ phase: 'open', vote: 2 });
		s.do({ do: 'close' });
		expect(s.do({ do: 'next' }).phase).toBe('distribution');
		expect(s.do({ do: 'next' })).toMatchObject({ phase: 'branch' });
		expect(s.state().ways).toHaveLength(1);
		expect(s.do({ do: 'next' })).toMatchObject({ round: 2, vote: 1, phase: 'reading' });
	});

	it('comes to a debrief from every scenario, whatever the room does', () => {
		fc.assert(
			fc.property(randomScenario(), fc.constantFrom('chosen', 'best'), (played, take) => {
				const content: LiveContent = {
					kind: 'scenario',
					scenario: played,
					article: ARTICLE,
					seed: 'x'
				};
				const s = session(content, { readingSeconds: 0 });
				for (let i = 0; i < 200 && s.state().phase !== 'debrief'; i++) {
					const can = canDo(content, s.state());
					if (s.state().phase === 'lobby' && !can.includes('next')) return;
					s.do(can.includes('take') ? { do: 'take', take } : { do: 'next' });
				}
				expect(s.state().phase).toBe('debrief');
			})
		);
	});
});

describe('whatever is sent', () => {
	const simple: CommandName[] = [
		'next',
		'pause',
		'resume',
		'skip',
		'close',
		'quote',
		'top',
		'finish',
		'end'
	];
	const command: fc.Arbitrary<LiveCommand> = fc.oneof(
		fc.constantFrom(...simple).map((name) => ({ do: name }) as LiveCommand),
		fc.record({ do: fc.constant('extend' as const), seconds: fc.integer({ min: 1, max: 600 }) }),
		fc.record({ do: fc.constant('take' as const), take: fc.constantFrom('chosen', 'best') }),
		fc.record({ do: fc.constant('lock' as const), locked: fc.boolean() })
	);
	const step = fc.oneof(command, fc.integer({ min: 0, max: 60_000 }));

	it('does what may be done and refuses the rest, and doing it twice does it once', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(quiz, scenario),
				fc.array(step, { maxLength: 40 }),
				(content, steps) => {
					const s = session(content, { readingSeconds: 1 });
					for (const [i, one] of steps.entries()) {
						if (typeof one === 'number') {
							s.wait(one);
							continue;
						}
						const before = s.state();
						const frozen = structuredClone(before);
						if (!canDo(content, before).includes(one.do)) {
							expect(() => s.do(one, `id-${i}`)).toThrow(NotNow);
							continue;
						}
						const after = s.do(one, `id-${i}`);
						expect(before).toEqual(frozen);
						expect(s.do(one, `id-${i}`)).toBe(after);
						expect(JSON.parse(JSON.stringify(after))).toEqual(after);
						expect(after.clock === null).toBe(!['reading', 'open'].includes(after.phase));
					}
				}
			)
		);
	});

	it('is the same after its state was stored and read again', () => {
		const s = session(quiz);
		s.do({ do: 'next' });
		const stored = JSON.parse(JSON.stringify(s.state())) as LiveState;
		const event: LiveEvent = { kind: 'command', id: 'other-one', command: { do: 'pause' } };
		expect(forget(reduce(quiz, stored, event, s.now(), NOBODY))).toEqual(
			forget(s.do({ do: 'pause' }, 'other-one'))
		);
	});
});
