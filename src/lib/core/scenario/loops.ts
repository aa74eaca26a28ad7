import type { Scenario, ScenarioNode } from './model.ts';

/**
 * For each node, the number of its loop: nodes have the same one when ways lead from each to the other, whatever the
 * conditions (the strongly connected components; Tarjan 1972, here without recursion).
 */
export function loopsOf(scenario: Scenario): Map<string, number> {
	const targets = new Map(scenario.nodes.map((n) => [n.id, targetsOf(n)]));
	const loops = new Map<string, number>();
	const order = new Map<string, number>();
	const low = new Map<string, number>();
	const open: string[] = [];
	let count = 0;
	for (const { id: root } of scenario.nodes) {
		if (order.has(root)) continue;
		const stack = [{ id: root, next: 0 }];
		while (stack.length > 0) {
			const top = stack[stack.length - 1]!;
			if (top.next === 0) {
				order.set(top.id, order.size);
				low.set(top.id, order.get(top.id)!);
				open.push(top.id);
			}
			const to = targets.get(top.id)![top.next++];
			if (to !== undefined) {
				if (!targets.has(to) || loops.has(to)) continue;
				if (order.has(to)) low.set(top.id, Math.min(low.get(top.id)!, order.get(to)!));
				else stack.push({ id: to, next: 0 });
				continue;
			}
			stack.pop();
			const before = stack.at(-1);
			if (before) low.set(before.id, Math.min(low.get(before.id)!, low.get(top.id)!));
			if (low.get(top.id) !== order.get(top.id)) continue;
			for (let id = open.pop()!; ; id = open.pop()!) {
				loops.set(id, count);
				if (id === top.id) break;
			}
			count++;
		}
	}
	return loops;
}

/** Every node that a way on from this one may lead to, whatever the conditions. */
export function targetsOf(node: ScenarioNode): string[] {
	if (node.kind === 'ending') return [];
	const others = [node.timeout, node.right, node.wrong].filter((to) => to !== undefined);
	return [...node.choices.map((c) => c.to), ...others];
}
