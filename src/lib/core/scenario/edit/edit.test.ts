import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomScenario } from '../../../../../tests/support/random-scenarios.ts';
import {
	choice,
	ending,
	sampleScenario,
	situation
} from '../../../../../tests/support/scenarios.ts';
import { scenarioSchema } from '../../../schemas/scenario.ts';
import { lintScenario } from '../check.ts';
import { targetsOf } from '../loops.ts';
import type { Scenario, Situation } from '../model.ts';
import {
	addGroup,
	addNote,
	addTag,
	changeNote,
	pinNode,
	setFolded,
	setGroup,
	setTagged
} from './arrange.ts';
import {
	addChoice,
	addNode,
	deleteNode,
	duplicateNode,
	hasTwins,
	insertOnWays,
	moveChoice,
	moveNode,
	removeChoice,
	replaceNode,
	retarget,
	retargetToNew,
	separateTwins,
	whatGoes,
	type NewId
} from './nodes.ts';
import { mergeScenarios, withParts } from './merge.ts';
import { applyPatch, diffScenarios, isEmptyPatch } from './patch.ts';
import { addFlag, addMeter, removeFlag, removeMeter } from './rules.ts';
import { branchOf, foldable, hiddenBy, outlineOf, rootsOf, type OutlineEntry } from './tree.ts';
import { waysOf } from './ways.ts';

function counting(prefix = 'new'): NewId {
	let n = 0;
	return () => `${prefix}${++n}`;
}

/** One thing an author may do, picked by three numbers. */
type Deed = [what: number, a: number, b: number];

function does(scenario: Scenario, [what, a, b]: Deed, newId: NewId): Scenario {
	const { nodes } = scenario;
	const node = nodes[a % nodes.length]!;
	const other = nodes[b % nodes.length]!;
	const ways = nodes.flatMap((n) => waysOf(n).map(({ way }) => ({ node: n.id, way })));
	const ref = ways[a % Math.max(1, ways.length)] ?? { node: node.id, way: 'none' };
	const deeds: (() => Scenario)[] = [
		() =>
			addNode(scenario, { kind: b % 2 ? 'ending' : 'situation', after: node.id }, newId).scenario,
		() => addChoice(scenario, node.id, newId).scenario,
		() => retarget(scenario, ref, other.id),
		() => retargetToNew(scenario, ref, { kind: 'situation', text: 'Then' }, newId).scenario,
		() => insertOnWays(scenario, [ref], {}, newId).scenario,
		() => insertOnWays(scenario, [ref], { node: other.id }, newId).scenario,
		() => replaceNode(scenario, node.id, other.id),
		() => deleteNode(scenario, node.id, { instead: null }),
		() => deleteNode(scenario, node.id, { instead: other.id }),
		() => duplicateNode(scenario, node.id, newId).scenario,
		() => removeChoice(scenario, ref),
		() => moveChoice(scenario, ref, b % 2 ? 1 : -1),
		() => moveNode(scenario, node.id, b % 2 ? 1 : -1),
		() => pinNode(scenario, node.id, b % 3 ? { x: a, y: b } : null),
		() => setFolded(scenario, [node.id], b % 2 === 0),
		() => addGroup(scenario, 'Together', [node.id, other.id], newId).scenario,
		() => setGroup(scenario, [node.id], null),
		() => addNote(scenario, { text: 'Look again', node: node.id }, newId).scenario,
		() => changeNote(scenario, scenario.layout?.notes[0]?.id ?? '', b % 2 ? '' : 'Other words'),
		() => addTag(scenario, { label: 'Door', colour: 'plum' }, newId).scenario,
		() => setTagged(scenario, node.id, scenario.layout?.tags[0]?.id ?? 'none', b % 2 === 0),
		() => removeMeter(scenario, 'm'),
		() => addMeter(scenario, { id: newId(), label: 'More', start: 0, min: 0, max: 2 }),
		() => addFlag(scenario, 'g'),
		() => removeFlag(scenario, 'f')
	];
	return deeds[what % deeds.length]!();
}

const deed: fc.Arbitrary<Deed> = fc.tuple(fc.nat(24), fc.nat(40), fc.nat(40));
const deeds = fc.array(deed, { maxLength: 14 });

test('whatever is done, the scenario stays one that can be stored, read again and checked, and parts keep their own ids', () => {
	fc.assert(
		fc.property(randomScenario(), deeds, (first, list) => {
			const newId = counting();
			let scenario = first;
			for (const one of list) {
				const before = structuredClone(scenario);
				const after = does(scenario, one, newId);
				expect(scenario).toEqual(before);
				scenario = after;
				expect(scenarioSchema.parse(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
				expect(hasTwins(scenario)).toBe(false);
				expect(scenario.nodes.some((n) => n.id === scenario.start)).toBe(true);
			}
			expect(Array.isArray(lintScenario(scenario, '').findings)).toBe(true);
		}),
		{ numRuns: 150 }
	);
});

test('the difference of two scenarios makes one of the other, forwards and back', () => {
	fc.assert(
		fc.property(randomScenario(), deeds, (before, list) => {
			const newId = counting();
			const after = list.reduce((s, one) => does(s, one, newId), before);
			expect(applyPatch(before, diffScenarios(before, after))).toEqual(after);
			expect(applyPatch(after, diffScenarios(after, before))).toEqual(before);
			expect(isEmptyPatch(diffScenarios(after, structuredClone(after)))).toBe(true);
		}),
		{ numRuns: 200 }
	);
});

test('what two windows did comes to both; only what both changed clashes, and then what was done here stands', () => {
	fc.assert(
		fc.property(randomScenario(), deeds, deeds, (base, list, others) => {
			const [a, b] = [counting('a'), counting('b')];
			const mine = list.reduce((s, one) => does(s, one, a), base);
			const theirs = others.reduce((s, one) => does(s, one, b), base);
			const nothing = (one: Scenario, other: Scenario) =>
				expect(isEmptyPatch(diffScenarios(one, other))).toBe(true);
			nothing(mergeScenarios(base, mine, base).merged, mine);
			nothing(mergeScenarios(base, base, theirs).merged, theirs);
			nothing(mergeScenarios(base, mine, structuredClone(mine)).merged, mine);

			const { merged, clashes } = mergeScenarios(base, mine, theirs);
			const of = (scenario: Scenario, id: string) => scenario.nodes.find((n) => n.id === id);
			const touched = (scenario: Scenario, id: string) =>
				JSON.stringify(of(base, id)) !== JSON.stringify(of(scenario, id));
			const ids = [base, mine, theirs].flatMap(({ nodes }) => nodes.map(({ id }) => id));
			for (const id of new Set(ids)) {
				const [here, there] = [touched(mine, id), touched(theirs, id)];
				if (!here) expect(of(merged, id)).toEqual(of(theirs, id));
				else if (!there) expect(of(merged, id)).toEqual(of(mine, id));
				if (clashes.includes(id)) {
					expect(here && there).toBe(true);
					if (of(mine, id)) expect(of(merged, id)?.text).toBe(of(mine, id)!.text);
					else expect(of(merged, id)).toBeUndefined();
				}
			}
			expect(new Set(merged.nodes.map(({ id }) => id)).size).toBe(merged.nodes.length);

			const back = withParts(merged, theirs, new Set(clashes));
			for (const id of clashes) expect(of(back, id)).toEqual(of(theirs, id));
		}),
		{ numRuns: 150 }
	);
});

test('words and choices of one situation, folds and notes are parts of their own', () => {
	const base = sampleScenario();
	const door = base.nodes[0] as Situation;
	const mine = { ...base, nodes: base.nodes.with(0, { ...door, text: 'Mine' }) };
	const choices = door.choices.map((one, i) => (i === 0 ? { ...one, text: 'Theirs' } : one));
	const theirs = { ...base, nodes: base.nodes.with(0, { ...door, choices }) };
	const both = mergeScenarios(
		setFolded(mine, ['door'], true),
		addNote(setFolded(mine, ['door'], true), { text: 'Here' }, counting('a')).scenario,
		addNote(setFolded(theirs, ['report'], true), { text: 'There' }, counting('b')).scenario
	);
	expect(both.clashes).toEqual([]);
	expect(both.merged.layout?.notes.map(({ text }) => text).sort()).toEqual(['Here', 'There']);
	const one = mergeScenarios(base, mine, theirs);
	expect(one.clashes).toEqual([]);
	expect(one.merged.nodes[0]).toEqual({ ...door, text: 'Mine', choices });
});

/** Whether a way leads from one to the other, by trying every hop there is (Warshall 1962). */
function leads(scenario: Scenario, without?: string): (from: string, to: string) => boolean {
	const ids = scenario.nodes.map((n) => n.id).filter((id) => id !== without);
	const joined = new Set(scenario.nodes.flatMap((n) => targetsOf(n).map((to) => `${n.id} ${to}`)));
	for (const id of ids) joined.add(`${id} ${id}`);
	for (const k of ids) {
		for (const i of ids) {
			for (const j of ids) {
				if (joined.has(`${i} ${k}`) && joined.has(`${k} ${j}`)) joined.add(`${i} ${j}`);
			}
		}
	}
	const known = new Set(ids);
	return (from, to) => known.has(from) && known.has(to) && joined.has(`${from} ${to}`);
}

test('deleting goes on with exactly what nothing leads to any more', () => {
	fc.assert(
		fc.property(randomScenario(), fc.nat(10), fc.nat(10), (scenario, a, b) => {
			const { id } = scenario.nodes[a % scenario.nodes.length]!;
			const instead = scenario.nodes[b % scenario.nodes.length]!.id;
			const before = leads(scenario);
			if (!before(scenario.start, id) || id === scenario.start) return;
			const after = leads(scenario, id);
			const lost = (kept: (n: string) => boolean) =>
				scenario.nodes.map((n) => n.id).filter((n) => n === id || (before(id, n) && !kept(n)));
			expect(whatGoes(scenario, id, { instead: null })).toEqual(
				lost((n) => after(scenario.start, n))
			);
			if (instead === id) return;
			expect(whatGoes(scenario, id, { instead })).toEqual(
				lost((n) => after(scenario.start, n) || after(instead, n))
			);
			const left = deleteNode(scenario, id, { instead });
			const still = leads(left);
			for (const n of left.nodes) {
				if (before(scenario.start, n.id)) expect(still(left.start, n.id)).toBe(true);
			}
		}),
		{ numRuns: 300 }
	);
});

test('a fold hides exactly what cannot be come to without the folded node', () => {
	fc.assert(
		fc.property(randomScenario(), fc.nat(10), (scenario, a) => {
			const { id } = scenario.nodes[a % scenario.nodes.length]!;
			const before = leads(scenario);
			if (!before(scenario.start, id)) return;
			const after = leads(scenario, id);
			const hidden = scenario.nodes
				.map((n) => n.id)
				.filter((n) => n !== id && before(id, n) && !after(scenario.start, n))
				.sort();
			expect([...branchOf(scenario, id)].sort()).toEqual(hidden);
			expect([...hiddenBy(scenario, [id])].sort()).toEqual(hidden);
			expect(foldable(scenario).has(id)).toBe(hidden.length > 0);
		}),
		{ numRuns: 300 }
	);
});

test('the outline names every node once, and what branches off stands below what hides it', () => {
	fc.assert(
		fc.property(randomScenario(), deeds, (first, list) => {
			const newId = counting();
			const scenario = list.reduce((s, one) => does(s, one, newId), first);
			const lines = outlineOf(scenario);
			const all: string[] = [];
			let deepest = 0;
			const visit = (line: OutlineEntry[], depth: number) => {
				deepest = Math.max(deepest, depth);
				line.forEach((entry, i) => {
					all.push(entry.id);
					const hidden = hiddenBy(scenario, [entry.id]);
					const later = line[i + 1];
					if (later) expect(hidden.has(later.id)).toBe(true);
					all.push(...entry.endings);
					for (const end of entry.endings) expect(hidden.has(end)).toBe(true);
					for (const branch of entry.branches) {
						expect(hidden.has(branch[0]!.id)).toBe(true);
						visit(branch, depth + 1);
					}
				});
			};
			lines.forEach((line) => visit(line, 0));
			expect([...all].sort()).toEqual(scenario.nodes.map((n) => n.id).sort());
			expect(2 ** deepest).toBeLessThanOrEqual(scenario.nodes.length);
			expect(rootsOf(scenario)[0]).toBe(scenario.start);
		}),
		{ numRuns: 150 }
	);
});

test('a situation put onto a way stands between, and the story goes on as before', () => {
	const scenario = sampleScenario();
	const refs = [
		{ node: 'door', way: 'refuse' },
		{ node: 'door', way: 'wait' }
	];
	const { scenario: after, id } = insertOnWays(scenario, refs, { text: 'He waits.' }, counting());
	const door = after.nodes.find((n) => n.id === 'door')!;
	expect(targetsOf(door)).toEqual([id, id, 'report', 'report']);
	expect(targetsOf(after.nodes.find((n) => n.id === id)!)).toEqual(['report']);
	expect(after.nodes.map((n) => n.id)).toEqual([
		'door',
		id,
		'report',
		'upheld',
		'recovered',
		'breached'
	]);
});

test('what was lost with a deleted situation is not lost with it: choices that led there keep their words', () => {
	const scenario = sampleScenario();
	expect(whatGoes(scenario, 'report', { instead: null })).toEqual([
		'report',
		'upheld',
		'recovered',
		'breached'
	]);
	const after = deleteNode(scenario, 'report', { instead: null });
	expect(after.nodes.map((n) => n.id)).toEqual(['door']);
	expect(after.nodes[0]).toEqual(scenario.nodes[0]);
	expect(deleteNode(scenario, 'door', { instead: null })).toBe(scenario);
	expect(deleteNode(scenario, 'door', { instead: 'report' }).start).toBe('report');
});

test('a meter that goes takes its conditions and effects with it', () => {
	const after = removeMeter(sampleScenario(), 'legality');
	expect(JSON.stringify(after)).not.toContain('legality');
	expect(after.meters).toEqual([]);
});

test('twins get ids of their own, and nothing else changes', () => {
	const scenario: Scenario = {
		...sampleScenario(),
		start: 'a',
		nodes: [
			situation('a', [choice('x', 'best', 'e')]),
			situation('a', [choice('x', 'poor', 'e')]),
			ending('e')
		]
	};
	expect(hasTwins(scenario)).toBe(true);
	const apart = separateTwins(scenario, counting());
	expect(hasTwins(apart)).toBe(false);
	expect(apart.nodes[0]).toEqual(scenario.nodes[0]);
	expect(apart.nodes[1]).toEqual({
		...scenario.nodes[1],
		id: 'new1',
		choices: [{ ...choice('x', 'poor', 'e'), id: 'new2' }]
	});
});
