import type { Choice, Ending, Scenario, ScenarioNode, Situation } from '../model.ts';
import { withoutArranged } from './arrange.ts';
import { reachedFrom, rootsOf } from './tree.ts';
import { led, targetOf, waysInto, waysOf, withSituation, withTarget, type WayRef } from './ways.ts';

/** Makes ids that nothing else has, such as "s1k9x3". What was deleted must never share one with what comes later. */
export type NewId = () => string;

/** What an author can put into a story. */
export type NodeKind = 'situation' | 'ending';

export function blankSituation(id: string, text = ''): Situation {
	return { id, kind: 'situation', text, hypothetical: true, evidence: [], choices: [] };
}

export function blankEnding(id: string, text = ''): Ending {
	return { id, kind: 'ending', outcome: 'upheld', text, evidence: [] };
}

function blank(kind: NodeKind, id: string, text = ''): ScenarioNode {
	return kind === 'ending' ? blankEnding(id, text) : blankSituation(id, text);
}

export function blankChoice(id: string, to: string): Choice {
	return {
		id,
		text: '',
		quality: 'poor',
		effects: {},
		feedback: '',
		evidence: [],
		operator: 'inaction',
		to
	};
}

/** Puts a node right after `after`; without one (or for an ending) situations go before the endings, endings last. */
function placed(scenario: Scenario, node: ScenarioNode, after?: string): Scenario {
	const { nodes } = scenario;
	const known = nodes.findIndex((n) => n.id === after);
	const firstEnding = nodes.findIndex((n) => n.kind === 'ending');
	const situationsEnd = firstEnding < 0 ? nodes.length : firstEnding;
	const at =
		node.kind === 'ending'
			? known >= situationsEnd
				? known + 1
				: nodes.length
			: known >= 0 && known < situationsEnd
				? known + 1
				: situationsEnd;
	return { ...scenario, nodes: nodes.toSpliced(at, 0, node) };
}

/** A new node that nothing leads to yet. */
export function addNode(
	scenario: Scenario,
	{ kind, text = '', after }: { kind: NodeKind; text?: string; after?: string | undefined },
	newId: NewId
): { scenario: Scenario; id: string } {
	const id = newId();
	return { scenario: placed(scenario, blank(kind, id, text), after), id };
}

/** A new choice; without `to` it leads where the situation's last way leads, else to the last node of the story. */
export function addChoice(
	scenario: Scenario,
	node: string,
	newId: NewId,
	to?: string
): { scenario: Scenario; id: string } {
	const id = newId();
	const changed = withSituation(scenario, node, (situation) => {
		const target =
			to ??
			situation.choices.at(-1)?.to ??
			scenario.nodes.findLast((n) => n.id !== node)?.id ??
			node;
		return { ...situation, choices: [...situation.choices, blankChoice(id, target)] };
	});
	return { scenario: changed, id };
}

export function removeChoice(scenario: Scenario, { node, way }: WayRef): Scenario {
	return withSituation(scenario, node, (situation) => ({
		...situation,
		choices: situation.choices.filter((c) => c.id !== way)
	}));
}

/** Moves a choice up (−1) or down (1) among those of its situation. */
export function moveChoice(scenario: Scenario, { node, way }: WayRef, by: -1 | 1): Scenario {
	return withSituation(scenario, node, (situation) => {
		const at = situation.choices.findIndex((c) => c.id === way);
		const choices = swapped(situation.choices, at, at + by);
		return choices === situation.choices ? situation : { ...situation, choices };
	});
}

/** Moves a node up (−1) or down (1) among its like: situations keep standing before endings. */
export function moveNode(scenario: Scenario, id: string, by: -1 | 1): Scenario {
	const { nodes } = scenario;
	const at = nodes.findIndex((n) => n.id === id);
	let to = at + by;
	while (nodes[to] && nodes[to]!.kind !== nodes[at]?.kind) to += by;
	const moved = swapped(nodes, at, to);
	return moved === nodes ? scenario : { ...scenario, nodes: moved };
}

function swapped<T>(list: T[], a: number, b: number): T[] {
	if (a < 0 || b < 0 || a >= list.length || b >= list.length) return list;
	return list.with(a, list[b]!).with(b, list[a]!);
}

/** Leads a way to `to`; the scenario's start is the way { node: '', way: '#start' }. */
export function retarget(scenario: Scenario, ref: WayRef, to: string): Scenario {
	if (ref.way === '#start') return { ...scenario, start: to };
	return withSituation(scenario, ref.node, (situation) => withTarget(situation, ref.way, to));
}

/** Leads a way to a node that is made for it, with these first words. */
export function retargetToNew(
	scenario: Scenario,
	ref: WayRef,
	{ kind, text }: { kind: NodeKind; text: string },
	newId: NewId
): { scenario: Scenario; id: string } {
	const { scenario: grown, id } = addNode(scenario, { kind, text, after: ref.node }, newId);
	return { scenario: retarget(grown, ref, id), id };
}

/**
 * Puts a situation onto ways that lead to the same node: they lead to it, and it leads on to where they led. `node` is one
 * that is there already, and keeps its own ways where it has any; without it a new one is made.
 */
export function insertOnWays(
	scenario: Scenario,
	refs: readonly WayRef[],
	{ node, text = '' }: { node?: string | undefined; text?: string },
	newId: NewId
): { scenario: Scenario; id: string } {
	const on = refs[0] && targetOf(scenario, refs[0]);
	let id = node;
	let changed = scenario;
	if (id === undefined) {
		({ scenario: changed, id } = addNode(
			scenario,
			{ kind: 'situation', text, after: refs[0]?.node },
			newId
		));
	}
	for (const ref of refs) changed = retarget(changed, ref, id);
	const here = changed.nodes.find((n) => n.id === id);
	if (on !== undefined && on !== id && here?.kind === 'situation' && waysOf(here).length === 0) {
		changed = addChoice(changed, id, newId, on).scenario;
	}
	return { scenario: changed, id };
}

/** A copy right after the node, with choices of its own that lead where the first ones do; nothing leads to it yet. */
export function duplicateNode(
	scenario: Scenario,
	id: string,
	newId: NewId
): { scenario: Scenario; id: string } {
	const node = scenario.nodes.find((n) => n.id === id);
	if (!node) return { scenario, id };
	const copy: ScenarioNode =
		node.kind === 'ending'
			? { ...node, id: newId() }
			: {
					...node,
					id: newId(),
					choices: node.choices.map((c) => ({ ...c, id: newId() })),
					...(node.item ? { item: { ...node.item, id: newId() } } : {})
				};
	return { scenario: placed(scenario, copy, id), id: copy.id };
}

export interface Deletion {
	/** Where what led to it leads instead; null: nowhere, which the linter then tells. */
	instead: string | null;
}

/**
 * The ids of what goes when `id` is deleted, in the scenario's order: itself, and what followed it and can be come to in
 * no other way.
 */
export function whatGoes(scenario: Scenario, id: string, { instead }: Deletion): string[] {
	const told = reachedFrom(scenario, [scenario.start]).has(id);
	const roots = (told ? [scenario.start] : rootsOf(scenario)).filter((root) => root !== id);
	const bridged = instead !== null && instead !== id;
	if (bridged && (scenario.start === id || waysInto(scenario, id).length > 0 || !told)) {
		roots.push(instead);
	}
	const kept = reachedFrom(scenario, roots, id);
	const after = reachedFrom(scenario, [id]);
	return scenario.nodes.flatMap((n) =>
		n.id === id || (after.has(n.id) && !kept.has(n.id)) ? [n.id] : []
	);
}

/**
 * Deletes a node and whatever only it led to. The last node of a scenario stays; so does its start unless `instead` says
 * where the story begins then.
 */
export function deleteNode(scenario: Scenario, id: string, deletion: Deletion): Scenario {
	const gone = new Set(whatGoes(scenario, id, deletion));
	const { instead } = deletion;
	if (gone.size === 0 || gone.size === scenario.nodes.length) return scenario;
	if (gone.has(scenario.start) && (instead === null || gone.has(instead))) return scenario;
	const joined =
		instead === null || instead === id ? scenario : led(scenario, new Set([id]), instead);
	return withoutArranged({ ...joined, nodes: joined.nodes.filter((n) => !gone.has(n.id)) }, gone);
}

/** Puts `by` where `id` stands: what led there leads to `by`, and `id` goes with whatever only it led to. */
export function replaceNode(scenario: Scenario, id: string, by: string): Scenario {
	return id === by ? scenario : deleteNode(scenario, id, { instead: by });
}

/** Where an author would most likely lead on what led to `id`: where its best way leads. */
export function likelyNext(scenario: Scenario, id: string): string | null {
	const node = scenario.nodes.find((n) => n.id === id);
	if (!node || node.kind === 'ending') return null;
	const best = node.choices.find((c) => c.quality === 'best' && c.to !== id)?.to;
	const any = waysOf(node).find(({ to }) => to !== id)?.to;
	const next = best ?? any;
	return scenario.nodes.some((n) => n.id === next) ? next! : null;
}

/** Gives every node and choice that shares its id with an earlier one an id of its own. */
export function separateTwins(scenario: Scenario, newId: NewId): Scenario {
	const nodes = new Set<string>();
	const choices = new Set<string>();
	const fresh = (id: string, taken: Set<string>) => {
		const own = taken.has(id) ? newId() : id;
		taken.add(own);
		return own;
	};
	return {
		...scenario,
		nodes: scenario.nodes.map((node) => {
			const id = fresh(node.id, nodes);
			if (node.kind === 'ending') return { ...node, id };
			return {
				...node,
				id,
				choices: node.choices.map((c) => ({ ...c, id: fresh(c.id, choices) }))
			};
		})
	};
}

/** True where a node or a choice shares its id with another, so that nothing can be said about just one of them. */
export function hasTwins(scenario: Scenario): boolean {
	const nodes = scenario.nodes.map((n) => n.id);
	const choices = scenario.nodes.flatMap((n) =>
		n.kind === 'situation' ? n.choices.map((c) => c.id) : []
	);
	return new Set(nodes).size < nodes.length || new Set(choices).size < choices.length;
}
