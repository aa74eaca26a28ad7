import type { EditorLayout, Scenario, Tag } from '../model.ts';
import type { NewId } from './nodes.ts';

export const EMPTY_LAYOUT: EditorLayout = {
	pinned: {},
	folded: [],
	groups: [],
	notes: [],
	tags: [],
	tagged: {}
};

/** How the authors arranged it; nothing where they have not. */
export function layoutOf(scenario: Scenario): EditorLayout {
	return scenario.layout ?? EMPTY_LAYOUT;
}

function arranged(scenario: Scenario, change: Partial<EditorLayout>): Scenario {
	return { ...scenario, layout: { ...layoutOf(scenario), ...change } };
}

/** The arrangement without what was said of nodes that are gone. */
export function withoutArranged(scenario: Scenario, gone: ReadonlySet<string>): Scenario {
	const { layout } = scenario;
	if (!layout) return scenario;
	const kept = <T>(record: Record<string, T>) =>
		Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)));
	return arranged(scenario, {
		pinned: kept(layout.pinned),
		folded: layout.folded.filter((id) => !gone.has(id)),
		groups: layout.groups
			.map((g) => ({ ...g, nodes: g.nodes.filter((id) => !gone.has(id)) }))
			.filter((g) => g.nodes.length > 0),
		notes: layout.notes.filter((n) => n.node === undefined || !gone.has(n.node)),
		tagged: kept(layout.tagged)
	});
}

/** Puts a node somewhere for good; null lets the program lay it out again. */
export function pinNode(
	scenario: Scenario,
	id: string,
	at: { x: number; y: number } | null
): Scenario {
	const { [id]: _, ...pinned } = layoutOf(scenario).pinned;
	return arranged(scenario, { pinned: at ? { ...pinned, [id]: at } : pinned });
}

export function unpinAll(scenario: Scenario): Scenario {
	return arranged(scenario, { pinned: {} });
}

export function setFolded(scenario: Scenario, ids: readonly string[], folded: boolean): Scenario {
	const others = layoutOf(scenario).folded.filter((id) => !ids.includes(id));
	return arranged(scenario, { folded: folded ? [...others, ...ids] : others });
}

/** Puts nodes into a group, out of any other; a group without nodes goes. `group` null takes them out of theirs. */
export function setGroup(
	scenario: Scenario,
	ids: readonly string[],
	group: string | null
): Scenario {
	const groups = layoutOf(scenario)
		.groups.map((one) => ({
			...one,
			nodes: [...one.nodes.filter((id) => !ids.includes(id)), ...(one.id === group ? ids : [])]
		}))
		.filter((one) => one.nodes.length > 0);
	return arranged(scenario, { groups });
}

export function addGroup(
	scenario: Scenario,
	title: string,
	ids: readonly string[],
	newId: NewId
): { scenario: Scenario; id: string } {
	const id = newId();
	const others = setGroup(scenario, ids, null);
	const groups = [...layoutOf(others).groups, { id, title, nodes: [...ids] }];
	return { scenario: arranged(others, { groups }), id };
}

export function renameGroup(scenario: Scenario, id: string, title: string): Scenario {
	return arranged(scenario, {
		groups: layoutOf(scenario).groups.map((g) => (g.id === id ? { ...g, title } : g))
	});
}

export function addNote(
	scenario: Scenario,
	note: { text: string; node?: string },
	newId: NewId
): { scenario: Scenario; id: string } {
	const id = newId();
	return {
		scenario: arranged(scenario, { notes: [...layoutOf(scenario).notes, { id, ...note }] }),
		id
	};
}

/** Other words for a note; without any it goes. */
export function changeNote(scenario: Scenario, id: string, text: string): Scenario {
	const notes = layoutOf(scenario).notes;
	return arranged(scenario, {
		notes:
			text === ''
				? notes.filter((n) => n.id !== id)
				: notes.map((n) => (n.id === id ? { ...n, text } : n))
	});
}

export function addTag(
	scenario: Scenario,
	tag: Omit<Tag, 'id'>,
	newId: NewId
): { scenario: Scenario; id: string } {
	const id = newId();
	return {
		scenario: arranged(scenario, { tags: [...layoutOf(scenario).tags, { id, ...tag }] }),
		id
	};
}

/** Takes a tag away, from every node that has it. */
export function removeTag(scenario: Scenario, id: string): Scenario {
	const { tags, tagged } = layoutOf(scenario);
	return arranged(scenario, {
		tags: tags.filter((t) => t.id !== id),
		tagged: Object.fromEntries(
			Object.entries(tagged)
				.map(([node, ids]) => [node, ids.filter((t) => t !== id)] as const)
				.filter(([, ids]) => ids.length > 0)
		)
	});
}

export function setTagged(scenario: Scenario, node: string, tag: string, has: boolean): Scenario {
	const { [node]: before = [], ...tagged } = layoutOf(scenario).tagged;
	const ids = [...before.filter((t) => t !== tag), ...(has ? [tag] : [])];
	return arranged(scenario, { tagged: ids.length > 0 ? { ...tagged, [node]: ids } : tagged });
}
