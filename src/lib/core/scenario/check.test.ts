import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ARTICLE,
	choice,
	ending,
	sampleScenario,
	situation
} from '../../../../tests/support/scenarios.ts';
import { checkScenario, lintScenario, type FindingCode } from './check.ts';
import type { Choice, Scenario, Situation } from './model.ts';
import { moveAlong } from './debrief.ts';
import { isOver, replay } from './play.ts';
import { walkRandomly } from './check/walk.ts';
import { askingScenario, choiceItem, clozeItem } from '../../../../tests/support/items.ts';
import { randomScenario, walkAll } from '../../../../tests/support/random-scenarios.ts';

const codes = (scenario: Scenario): FindingCode[] =>
	checkScenario(scenario, ARTICLE).map((f) => f.code);
const errors = (scenario: Scenario): FindingCode[] =>
	checkScenario(scenario, ARTICLE)
		.filter((f) => f.severity === 'error')
		.map((f) => f.code);

/** The sample with one thing changed. */
function spoilt(change: (s: Scenario, door: Situation, report: Situation) => void): Scenario {
	const scenario = sampleScenario();
	change(scenario, scenario.nodes[0] as Situation, scenario.nodes[1] as Situation);
	return scenario;
}

describe('checkScenario', () => {
	it('finds nothing wrong with a sound scenario', () => {
		expect(checkScenario(sampleScenario(), ARTICLE)).toEqual([]);
	});

	const cases: [FindingCode, Parameters<typeof spoilt>[0]][] = [
		['duplicate-id', (_, door, report) => (door.choices[0]!.id = report.choices[0]!.id)],
		['duplicate-id', (s) => s.nodes.push(ending('upheld'))],
		['missing-start', (s) => (s.start = 'nowhere')],
		['missing-target', (_, door) => (door.choices[1]!.to = 'nowhere')],
		['missing-target', (_, door) => (door.timeout = 'nowhere')],
		['unknown-meter', (_, door) => (door.choices[0]!.effects = { charm: 1 })],
		['unknown-meter', (_, door) => (door.choices[0]!.when = { meter: 'charm', below: 1 })],
		['unknown-flag', (_, door) => (door.choices[0]!.sets = ['charmed'])],
		['unknown-flag', (_, door) => (door.choices[0]!.when = { flag: 'charmed', is: false })],
		['bad-meter', (s) => (s.meters[0]!.start = 9)],
		['bad-meter', (_, door) => (door.choices[0]!.effects = { legality: Number.NaN })],
		['empty-text', (_, door) => (door.text = ' ')],
		['empty-text', (_, door) => (door.choices[0]!.text = '')],
		[
			'image-without-words',
			(_, door) => (door.image = { id: 'f'.repeat(64), alt: ' ', width: 4, height: 3 })
		],
		['missing-way', (_, door) => (door.seconds = 30)],
		['bad-time', (_, door) => Object.assign(door, { seconds: 2.5, timeout: 'breached' })],
		['bad-time', (_, door) => Object.assign(door, { timeout: 'breached' })],
		['missing-target', (_, door) => Object.assign(door, { seconds: 30, timeout: 'nowhere' })],
		['missing-way', (_, door) => Object.assign(door, { item: choiceItem(), choices: [] })],
		[
			'missing-target',
			(_, door) => Object.assign(door, { item: choiceItem(), right: 'report', wrong: 'nowhere' })
		],
		[
			'item-and-choices',
			(_, door) => Object.assign(door, { item: choiceItem(), right: 'report', wrong: 'breached' })
		],
		['bad-item', (_, door) => (door.right = 'report')],
		[
			'bad-item',
			(_, door) => Object.assign(door, { item: { ...choiceItem(), key: ['z'] }, choices: [] })
		],
		['bad-item', (_, door) => Object.assign(door, { item: { ...choiceItem(), options: [] } })],
		[
			'ungrounded',
			(_, door) =>
				Object.assign(door, {
					item: { ...choiceItem(), evidence: [{ start: 0, end: 3, quote: 'Not' }] }
				})
		],
		['empty-text', (_, door) => (door.choices[0]!.feedback = ' ')],
		['empty-text', (_, door) => (door.variants = [{ text: '' }])],
		['ungrounded', (_, door) => (door.evidence[0]!.start += 1)],
		['ungrounded', (_, door) => (door.choices[0]!.evidence[0]!.quote = 'let in by staffers')],
		['best-without-evidence', (_, door) => (door.choices[0]!.evidence = [])],
		['unreachable-node', (s) => s.nodes.push(situation('attic', [choice('x', 'poor', 'upheld')]))],
		['unreachable-ending', (s) => s.nodes.push(ending('never'))],
		['dead-end', (_, __, report) => (report.choices = [])],
		[
			'dead-end',
			(_, __, report) => report.choices.forEach((c) => (c.when = { flag: 'reported', is: true }))
		],
		['no-ending', (_, __, report) => report.choices.forEach((c) => (c.to = 'door'))],
		['endless', (_, __, report) => (report.choices[3]!.to = 'door')],
		['ideal-not-maximum', (_, door) => (door.choices[0]!.quality = 'acceptable')],
		['ideal-not-maximum', (_, door) => (door.choices[0]!.to = 'breached')],
		[
			'inert-choice',
			(_, door) => door.choices.forEach((c) => Object.assign(c, { quality: 'poor', effects: {} }))
		]
	];
	it.each(cases)('reports %s as an error (case %#)', (code, change) => {
		expect(errors(spoilt(change))).toContain(code);
	});

	const soft: [FindingCode, Parameters<typeof spoilt>[0]][] = [
		[
			'random-too-good',
			(_, door, report) => {
				door.choices = door.choices.slice(0, 2);
				report.choices = report.choices.slice(0, 3);
			}
		],
		['single-choice', (_, door) => (door.choices = door.choices.slice(0, 1))],
		[
			'few-operators',
			(_, door, report) =>
				[...door.choices, ...report.choices].forEach((c) => (c.operator = 'inaction'))
		],
		[
			'one-operator',
			(_, door) => door.choices.slice(2).forEach((c) => (c.operator = 'under-escalate'))
		],
		['length-ratio', (_, door) => (door.choices[1]!.text = 'Wait')],
		[
			'best-is-longest',
			(_, door, report) =>
				[...door.choices, ...report.choices].forEach((c) => {
					c.text = c.quality === 'best' ? 'This one is long' : 'That is short';
				})
		],
		['unexplained', (_, door) => (door.choices[1]!.evidence = [])],
		['unread-flag', (s) => s.flags!.push('unheard')],
		[
			'words-only',
			(_, door) => Object.assign(door.choices[3]!, { effects: {}, operator: 'inaction' })
		],
		[
			'unreachable-variant',
			(_, door) => (door.variants = [{ when: { flag: 'reported', is: true }, text: 'Again.' }])
		],
		[
			'typed-item',
			(_, door) =>
				Object.assign(door, { item: clozeItem(), right: 'report', wrong: 'report', choices: [] })
		],
		['unread-meter', (s) => s.meters.push({ id: 'x', label: 'X', start: 0, min: 0, max: 1 })],
		[
			'unreachable-choice',
			(_, __, report) => (report.choices[2]!.when = { meter: 'legality', atLeast: 2 })
		]
	];
	it.each(soft)('warns of %s without blocking', (code, change) => {
		const findings = checkScenario(spoilt(change), ARTICLE).filter((f) => f.code === code);
		expect(findings.length).toBeGreaterThan(0);
		expect(findings.every((f) => f.severity === 'warning')).toBe(true);
	});

	it('lists errors before warnings', () => {
		const found = checkScenario(
			spoilt((_, door) => {
				door.choices[1]!.text = 'Wait';
				door.choices[0]!.evidence = [];
			}),
			ARTICLE
		).map((f) => f.severity);
		expect(found).toEqual(['error', 'warning']);
	});

	it('lets a circle be walked when its choice is spent', () => {
		const scenario = spoilt((_, __, report) => {
			report.choices[3]!.to = 'door';
			report.choices[3]!.once = true;
		});
		expect(codes(scenario)).not.toContain('endless');
	});

	it('says of every finding where it is and how to mend it', () => {
		const { findings } = lintScenario(
			spoilt((s, door, report) => {
				door.choices[1]!.text = 'Wait';
				report.text = '';
				s.nodes.push(ending('never'));
			}),
			ARTICLE
		);
		expect(findings.map((f) => [f.code, f.place])).toEqual([
			['empty-text', 'Situation 2'],
			['unreachable-ending', 'Ending 4'],
			['length-ratio', 'Situation 1']
		]);
		expect(findings.every((f) => f.mend !== '')).toBe(true);
	});

	it('reads times and questions as ways on', () => {
		const scenario = askingScenario();
		Object.assign(scenario.nodes[0]!, { seconds: 30, timeout: 'breached' });
		const { findings, analysis } = lintScenario(scenario, ARTICLE);
		expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
		// Right and then the protest; in time, one of four options is right; then best, acceptable and poor are alike.
		expect(analysis?.best).toEqual({
			points: 4,
			steps: [
				{ node: 'door', way: '#right' },
				{ node: 'report', way: 'protest' }
			]
		});
		expect(analysis?.random).toBeCloseTo((1 / 4) * (2 + 3 / 3));
		expect(analysis?.endings.find((e) => e.node === 'breached')).toEqual({
			node: 'breached',
			least: 0,
			most: 2,
			chance: 3 / 4 + (1 / 4) * (1 / 3)
		});
	});

	/** Eight meters of ten values each: a hundred million positions. */
	function immense(out: string): Scenario {
		const meters = Array.from({ length: 8 }, (_, i) => ({
			id: `m${i}`,
			label: `M${i}`,
			start: 0,
			min: 0,
			max: 9
		}));
		const ways: Choice[] = meters.map((m) =>
			choice(`up-${m.id}`, 'poor', 'a', {
				effects: { [m.id]: 1 },
				when: { meter: m.id, below: 9 }
			})
		);
		return {
			...sampleScenario(),
			meters,
			start: 'a',
			nodes: [
				situation('a', [...ways, choice('out', 'best', out)]),
				situation('b', [
					choice('shut', 'best', 'end', { when: { meter: 'm0', atLeast: 9 } }),
					choice('too', 'poor', 'end', { when: { meter: 'm1', atLeast: 9 } })
				]),
				ending('end')
			]
		};
	}

	it('says so rather than hang when there are too many ways, and plays at random instead', () => {
		const { findings, analysis } = lintScenario(immense('end'), ARTICLE);
		expect(findings.map((f) => f.code)).toContain('too-large');
		expect(analysis).toMatchObject({ exact: false });
		expect(analysis!.best.points).toBeGreaterThanOrEqual(analysis!.worst.points);
	});

	it('names a play at random that comes to no ending, to be played again by its seed', () => {
		const scenario = immense('b');
		const failed = checkScenario(scenario, ARTICLE).find((f) => f.code === 'walk-failed');
		expect(failed).toMatchObject({ node: 'b', place: 'Situation 2' });
		const seed = Number(/seed (\d+)/.exec(failed!.message)?.[1]);
		const walk = walkRandomly(scenario, seed);
		expect([walk.end, walk.node]).toEqual(['stuck', 'b']);
		expect(walkRandomly(scenario, seed)).toEqual(walk);
		const state = replay(
			scenario,
			'',
			walk.steps.map((s) => moveAlong(s.way))
		);
		expect(isOver(scenario, state)).toBe(true);
	});

	it('takes five thousand situations in a row, and says that no play comes through', () => {
		const nodes = Array.from({ length: 5000 }, (_, i) =>
			situation(`n${i}`, [
				choice(`a${i}`, 'best', i < 4999 ? `n${i + 1}` : 'end', { once: true }),
				choice(`b${i}`, 'poor', i < 4999 ? `n${i + 1}` : 'end')
			])
		);
		const scenario = { ...sampleScenario(), start: 'n0', nodes: [...nodes, ending('end')] };
		const found = codes(scenario);
		expect(found.some((code) => code === 'too-long' || code === 'too-large')).toBe(true);
	});

	it('takes anything that is a scenario by its shape, however hostile', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.string(), fc.string(), fc.string(), fc.double()), { maxLength: 5 }),
				fc.string(),
				(parts, start) => {
					const nodes = parts.map(([id, to, text, n]) =>
						situation(id, [choice(text, 'best', to, { effects: { [text]: n } })], {
							seconds: n,
							timeout: to
						})
					);
					const { findings } = lintScenario({ ...sampleScenario(), start, nodes }, ARTICLE);
					expect(findings.every((f) => f.place !== '' && f.mend !== '')).toBe(true);
				}
			)
		);
	});

	it('agrees with trying everything on what can be reached, on dead ends and on circles', () => {
		fc.assert(
			fc.property(randomScenario(), (scenario) => {
				const walked = walkAll(scenario);
				const findings = checkScenario(scenario, ARTICLE);
				const named = (part: 'node' | 'choice', ...wanted: FindingCode[]) =>
					new Set(findings.filter((f) => wanted.includes(f.code)).map((f) => f[part]));
				const unreached = scenario.nodes.filter((n) => !walked.nodes.has(n.id)).map((n) => n.id);
				const reached = scenario.nodes.flatMap((n) =>
					n.kind === 'situation' && walked.nodes.has(n.id) ? [n] : []
				);
				expect(named('node', 'unreachable-node', 'unreachable-ending')).toEqual(new Set(unreached));
				expect(named('choice', 'unreachable-choice')).toEqual(
					new Set(
						reached
							.flatMap((n) => n.choices)
							.map((c) => c.id)
							.filter((id) => !walked.choices.has(id))
					)
				);
				expect(named('node', 'unreachable-variant')).toEqual(
					new Set(reached.filter((n) => n.variants && !walked.varied.has(n.id)).map((n) => n.id))
				);
				expect(named('node', 'dead-end')).toEqual(walked.deadEnds);
				expect(findings.some((f) => f.code === 'endless')).toBe(walked.endless);
			}),
			{ numRuns: 3000 }
		);
	});

	it('agrees with all plays tried one by one on what they bring and where they end', () => {
		let ended = 0;
		fc.assert(
			fc.property(randomScenario(), (scenario) => {
				const { plays } = walkAll(scenario);
				if (!plays) return;
				ended++;
				const { analysis } = lintScenario(scenario, ARTICLE);
				const sums = plays.map((p) => p.sum);
				expect(analysis).toMatchObject({
					exact: true,
					best: { points: Math.max(...sums) },
					worst: { points: Math.min(...sums) },
					longest: Math.max(...plays.map((p) => p.decisions))
				});
				for (const id of ['e0', 'e1']) {
					const there = plays.filter((p) => p.end === id);
					const range = analysis?.endings.find((e) => e.node === id);
					expect(range === undefined).toBe(there.length === 0);
					if (!range) continue;
					expect([range.least, range.most]).toEqual([
						Math.min(...there.map((p) => p.sum)),
						Math.max(...there.map((p) => p.sum))
					]);
					expect(range.chance).toBeCloseTo(
						there.reduce((sum, p) => sum + p.chance, 0),
						9
					);
				}
			}),
			{ numRuns: 2000 }
		);
		expect(ended).toBeGreaterThan(500);
	});
});
