import { canonicalJson } from '$lib/core/canonical.ts';
import { applyPatch, diffScenarios, type ScenarioPatch } from '$lib/core/scenario/edit/patch.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';
import { sha256 } from '$lib/core/sha256.ts';

/** Something that was done, as one thing to be undone or done again. */
export interface Step {
	label: string;
	before: Scenario;
	after: Scenario;
	/** Steps with the same one that follow each other are one: what is typed into one field. */
	field: string | null;
}

interface Kept {
	/** Names the scenario that the steps lead back and on from. */
	of: string;
	undo: { label: string; patch: ScenarioPatch }[];
	redo: { label: string; patch: ScenarioPatch }[];
}

const MOST_STEPS = 60;
const MOST_CHARACTERS = 1_000_000;

/**
 * Where what can be undone, and done again, outlives a reload of its tab. It comes back only where the scenario is as it
 * was then: where another window has changed it meanwhile, steps of here might lead past what was done there.
 */
export class StepShelf {
	readonly #shelf: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	readonly #key: string;

	/** @param of names scenario and person: what one has done is nothing to another */
	constructor(shelf: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, of: string) {
		this.#shelf = shelf;
		this.#key = `threshold:steps:${of}`;
	}

	keep(scenario: Scenario, undo: readonly Step[], redo: readonly Step[]): void {
		try {
			const kept: Kept = {
				of: fingerprint(scenario),
				undo: chain(scenario, undo, 'before'),
				redo: chain(scenario, redo, 'after')
			};
			const text = JSON.stringify(kept);
			if (text.length > MOST_CHARACTERS || undo.length + redo.length === 0) {
				this.#shelf().removeItem(this.#key);
			} else this.#shelf().setItem(this.#key, text);
		} catch {
			// No room, or none allowed: a reload then begins anew, as it says by its greyed buttons.
		}
	}

	find(scenario: Scenario): { undo: Step[]; redo: Step[] } | null {
		try {
			const kept = JSON.parse(this.#shelf().getItem(this.#key) ?? 'null') as Kept | null;
			if (kept?.of !== fingerprint(scenario)) return null;
			return {
				undo: unchain(scenario, kept.undo).map(([label, near, far]): Step => {
					return { label, before: far, after: near, field: null };
				}),
				redo: unchain(scenario, kept.redo).map(([label, near, far]): Step => {
					return { label, before: near, after: far, field: null };
				})
			};
		} catch {
			return null;
		}
	}
}

function fingerprint(scenario: Scenario): string {
	return sha256(canonicalJson(scenario));
}

/** From the scenario through the newest step to the oldest that is kept, each as what it changes of the one before. */
function chain(scenario: Scenario, steps: readonly Step[], end: 'before' | 'after') {
	let near = scenario;
	return steps
		.slice(-MOST_STEPS)
		.reverse()
		.map((step) => {
			const patch = diffScenarios(near, step[end]);
			near = step[end];
			return { label: step.label, patch };
		});
}

function unchain(scenario: Scenario, kept: Kept['undo']): [string, Scenario, Scenario][] {
	let near = scenario;
	return kept
		.map(({ label, patch }): [string, Scenario, Scenario] => {
			const far = applyPatch(near, patch);
			const step: [string, Scenario, Scenario] = [label, near, far];
			near = far;
			return step;
		})
		.reverse();
}
