import { tick, untrack } from 'svelte';
import type { PlacedFinding } from '$lib/core/scenario/check.ts';
import { foldable, hiddenBy } from '$lib/core/scenario/edit/tree.ts';
import { targetsOf } from '$lib/core/scenario/loops.ts';
import { layoutOf, setFolded } from '$lib/core/scenario/edit/arrange.ts';
import { whatGoes, deleteNode, replaceNode, likelyNext } from '$lib/core/scenario/edit/nodes.ts';
import { MOST_NODES, type Scenario, type ScenarioNode } from '$lib/core/scenario/model.ts';
import type { EditorSession } from './editor-session.svelte.ts';
import type { QuestionWorld } from './question-world.ts';
import { nameNodes, nodesById, type NodeName } from './words.ts';

/** A step of a play that is followed on the graph and in the outline. */
export interface WalkShown {
	steps: { node: string; way: string }[];
	/** Where it stopped. */
	node: string;
	end: 'ending' | 'stuck' | 'endless';
	seed: number;
	/** Which step is looked at; steps.length is where it stopped. */
	at: number;
}

/** One editor in one window: what is selected, asked and shown around the scenario. */
export class Desk {
	selected = $state<string | null>(null);
	view = $state<'graph' | 'outline' | null>(null);
	/** The node about to be deleted, while that is asked. */
	deleting = $state<string | null>(null);
	/** The node about to be replaced, and what by ('' while that is open), while it is asked. */
	replacing = $state.raw<{ id: string; by: string } | null>(null);
	/** The nodes chosen in the outline to be grouped, while that is done. */
	grouping = $state.raw<string[] | null>(null);
	/** Where a trial play begins, while one is open. */
	playing = $state<string | null>(null);
	walk = $state.raw<WalkShown | null>(null);
	/** The node the graph is to bring into sight; `at` counts how often that was asked for. */
	centre = $state.raw<{ id: string; at: number } | null>(null);
	/** For screen readers: what was just done. */
	said = $state('');
	/** Why nothing can be added, in a sentence; '' where something can. */
	full = $state('');

	readonly session: EditorSession;
	readonly article: { title: string; text: string };
	readonly questions: QuestionWorld;

	readonly names: Map<string, NodeName> = $derived.by(() => nameNodes(this.scenario));
	readonly nodes: Map<string, ScenarioNode> = $derived.by(() => nodesById(this.scenario));
	readonly findings: Map<string, PlacedFinding[]> = $derived.by(() =>
		Map.groupBy(this.session.findings, (f) => f.node ?? '')
	);
	/** What leads where: while words are typed it stays the same, and so does all that hangs on it. */
	readonly shape: string = $derived.by(() =>
		JSON.stringify([
			this.scenario.start,
			this.scenario.nodes.map((n) => [n.id, targetsOf(n)]),
			layoutOf(this.scenario).folded
		])
	);
	readonly hidden: Set<string> = $derived.by(() => {
		void this.shape;
		return untrack(() => hiddenBy(this.scenario, layoutOf(this.scenario).folded));
	});
	readonly foldable: Set<string> = $derived.by(() => {
		void this.shape;
		return untrack(() => foldable(this.scenario));
	});

	constructor(
		session: EditorSession,
		article: { title: string; text: string },
		questions: QuestionWorld
	) {
		this.questions = questions;
		this.session = session;
		this.article = article;
	}

	get scenario(): Scenario {
		return this.session.scenario;
	}

	name(id: string): string {
		return this.names.get(id)?.name ?? 'nowhere';
	}

	/** Changes the scenario; `label` says what was done, for undo and screen readers. */
	change(label: string, after: Scenario, field: string | null = null): void {
		const { length } = after.nodes;
		if (length > MOST_NODES && length > this.scenario.nodes.length) {
			this.full = `A scenario has at most ${MOST_NODES} situations and endings, and this one has ${this.scenario.nodes.length}. Split it before you add more.`;
			return;
		}
		this.full = '';
		this.session.change(label, after, field);
		if (field === null) this.said = `${label[0]!.toUpperCase()}${label.slice(1)}.`;
	}

	/** As change, for what makes a node, which is then looked at. */
	made(label: string, { scenario, id }: { scenario: Scenario; id: string }): void {
		this.change(label, scenario);
		void this.show(id);
	}

	undo(): void {
		const label = this.session.undo();
		this.said = label === undefined ? 'There is nothing to undo.' : `Undone: ${label}.`;
		this.#keepSelection();
	}

	redo(): void {
		const label = this.session.redo();
		this.said = label === undefined ? 'There is nothing to redo.' : `Done again: ${label}.`;
		this.#keepSelection();
	}

	#keepSelection(): void {
		if (this.selected !== null && !this.nodes.has(this.selected)) this.selected = null;
	}

	/** Selects a node, unfolds what hides it, and puts the focus on its heading. */
	async show(id: string, { focus = true } = {}): Promise<void> {
		if (!this.nodes.has(id)) return;
		if (this.hidden.has(id)) {
			const { folded } = layoutOf(this.scenario);
			const hiding = folded.filter((one) => hiddenBy(this.scenario, [one]).has(id));
			this.session.change('unfolding a branch', setFolded(this.scenario, hiding, false));
		}
		this.selected = id;
		this.centre = { id, at: (this.centre?.at ?? 0) + 1 };
		await tick();
		if (focus) document.getElementById(`heading-${id}`)?.focus();
	}

	whatGoes(id: string, instead: string | null): string[] {
		return whatGoes(this.scenario, id, { instead });
	}

	likelyNext(id: string): string | null {
		return likelyNext(this.scenario, id);
	}

	remove(id: string, instead: string | null): void {
		this.change(`deleting ${this.name(id)}`, deleteNode(this.scenario, id, { instead }));
		this.#keepSelection();
	}

	replace(id: string, by: string): void {
		this.change(
			`replacing ${this.name(id)} by ${this.name(by)}`,
			replaceNode(this.scenario, id, by)
		);
		this.#keepSelection();
		void this.show(by);
	}
}

/** An id that nothing else has had. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(8));
	return `n${Array.from(bytes, (b) => (b % 36).toString(36)).join('')}`;
}
