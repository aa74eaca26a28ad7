import type { Evidence } from '../evidence.ts';
import type { Item } from '../quiz/item.ts';
import type { Scenario } from '../scenario/model.ts';
import type { Anchored } from './anchoring.ts';

/** A quote that could not be found in the newer text. */
export interface Stale {
	/** Id of the item, node or choice that rests on it. */
	id: string;
	quote: string;
	/** What stands there now, where that can be told. */
	near: string | null;
}

/** What became of the quotes of something. */
export interface Moved<T> {
	made: T;
	/** How many quotes it has in all. */
	quotes: number;
	stale: Stale[];
}

type Find = (evidence: Evidence) => Anchored;

/** An item with its quotes as they stand in the newer text. */
export function moveItem(item: Item, find: Find): Moved<Item> {
	const tally = new Tally(find);
	const made = { ...item, evidence: tally.move(item.id, item.evidence) };
	return { made, ...tally.told() };
}

/** A scenario with its quotes as they stand in the newer text. */
export function moveScenario(scenario: Scenario, find: Find): Moved<Scenario> {
	const tally = new Tally(find);
	const nodes = scenario.nodes.map((node) => {
		const evidence = tally.move(node.id, node.evidence);
		if (node.kind === 'ending') return { ...node, evidence };
		const choices = node.choices.map((choice) => ({
			...choice,
			evidence: tally.move(choice.id, choice.evidence)
		}));
		const { item } = node;
		if (!item) return { ...node, evidence, choices };
		const asked = { ...item, evidence: tally.move(node.id, item.evidence) };
		return { ...node, evidence, choices, item: asked };
	});
	return { made: { ...scenario, nodes }, ...tally.told() };
}

class Tally {
	private quotes = 0;
	private readonly stale: Stale[] = [];
	private readonly find: Find;

	constructor(find: Find) {
		this.find = find;
	}

	move(id: string, evidence: readonly Evidence[]): Evidence[] {
		return evidence.map((one) => {
			this.quotes++;
			const anchored = this.find(one);
			if (anchored.kind === 'found') return anchored.evidence;
			this.stale.push({ id, quote: one.quote, near: anchored.near?.quote ?? null });
			// It stands nowhere, even where the same words happen to stand at its old place: nothing is published with it.
			return { start: 0, end: 0, quote: one.quote };
		});
	}

	told(): { quotes: number; stale: Stale[] } {
		return { quotes: this.quotes, stale: this.stale };
	}
}
