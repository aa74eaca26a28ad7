/**
 * A quiz on its trainers' desk, and what may be done to it. A change names what it found, so that it can be put on a
 * desk that others have changed meanwhile: it goes through where that is still so, is nothing where it was done
 * already, and clashes otherwise. Server and browser apply changes by the same rules.
 */
import { canonicalJson } from '../../canonical.ts';
import { sha256 } from '../../sha256.ts';
import type { Item } from '../item.ts';

export type Verdict = 'pending' | 'accepted' | 'dropped' | 'spare';

export interface Placed {
	itemId: string;
	state: Verdict;
	body: Item;
}

/** Items stand in their order, also those that are laid aside. None ever leaves: what is not wanted is dropped. */
export interface Desk {
	title: string;
	items: readonly Placed[];
}

export type Change =
	| { kind: 'verdict'; itemId: string; was: Verdict; to: Verdict }
	/** `was`: the fingerprint of the words that are replaced. */
	| { kind: 'words'; itemId: string; was: string; to: Item }
	/** Puts the item right after another; null: to the front. */
	| { kind: 'place'; itemId: string; after: string | null }
	| { kind: 'add'; itemId: string; state: Verdict; body: Item; after: string | null }
	| { kind: 'title'; was: string; to: string };

/** Why a change cannot be made: what it found is not there any more. `itemId` is null for the title. */
export interface Clash {
	kind: 'verdict' | 'words' | 'title' | 'gone';
	itemId: string | null;
}

export type Outcome =
	| {
			clashes: [];
			desk: Desk;
			/** Changes that lead back, to be made in this order; [] where all was done already. */
			back: Change[];
			/** Ids of the items that are not as they were, places aside. */
			touched: string[];
	  }
	| { clashes: [Clash, ...Clash[]] };

/** Names an item's content: equal content, equal fingerprint, whatever the order of its fields. */
export function fingerprint(body: Item): string {
	return sha256(canonicalJson(body));
}

/** Makes all of the changes, one after the other, or none of them. */
export function applyChanges(desk: Desk, changes: readonly Change[]): Outcome {
	const items = [...desk.items];
	let title = desk.title;
	const back: Change[] = [];
	const touched = new Set<string>();
	const clashes: Clash[] = [];
	const at = (itemId: string) => items.findIndex((item) => item.itemId === itemId);
	const before = (place: number) => items[place - 1]?.itemId ?? null;
	const put = (item: Placed, after: string | null) =>
		// Behind what is not there any more is the end.
		items.splice(after === null ? 0 : at(after) + 1 || items.length, 0, item);

	for (const change of changes) {
		if (change.kind === 'title') {
			if (title === change.to) continue;
			if (title !== change.was) clashes.push({ kind: 'title', itemId: null });
			back.unshift({ kind: 'title', was: change.to, to: title });
			title = change.to;
			continue;
		}
		const { itemId } = change;
		const place = at(itemId);
		const item = items[place];
		if (change.kind === 'add') {
			if (item) continue;
			put({ itemId, state: change.state, body: change.body }, change.after);
			back.unshift({ kind: 'verdict', itemId, was: change.state, to: 'dropped' });
			touched.add(itemId);
			continue;
		}
		if (!item) {
			clashes.push({ kind: 'gone', itemId });
			continue;
		}
		switch (change.kind) {
			case 'verdict':
				if (item.state === change.to) break;
				if (item.state !== change.was) clashes.push({ kind: 'verdict', itemId });
				items[place] = { ...item, state: change.to };
				back.unshift({ kind: 'verdict', itemId, was: change.to, to: item.state });
				touched.add(itemId);
				break;
			case 'words': {
				const now = fingerprint(item.body);
				const then = fingerprint(change.to);
				if (now === then) break;
				if (now !== change.was) clashes.push({ kind: 'words', itemId });
				items[place] = { ...item, body: change.to };
				back.unshift({ kind: 'words', itemId, was: then, to: item.body });
				touched.add(itemId);
				break;
			}
			case 'place': {
				const former = before(place);
				if (change.after === former || change.after === itemId) break;
				items.splice(place, 1);
				put(item, change.after);
				back.unshift({ kind: 'place', itemId, after: former });
				break;
			}
		}
	}
	const [first, ...rest] = clashes;
	if (first) return { clashes: [first, ...rest] };
	return { clashes: [], desk: { title, items }, back, touched: [...touched] };
}

/**
 * Parts the changes of a step into those that can be made and those about items (or the title) where one clashes: all
 * that concerns one item stays together.
 */
export function partChanges(
	desk: Desk,
	changes: readonly Change[]
): { fit: Change[]; clashing: Change[] } {
	const about = (change: Change) => (change.kind === 'title' ? null : change.itemId);
	const bad = new Set<string | null>();
	for (let known = -1; bad.size !== known;) {
		known = bad.size;
		const outcome = applyChanges(
			desk,
			changes.filter((change) => !bad.has(about(change)))
		);
		for (const { itemId } of outcome.clashes) bad.add(itemId);
	}
	return {
		fit: changes.filter((change) => !bad.has(about(change))),
		clashing: changes.filter((change) => bad.has(about(change)))
	};
}

/**
 * The changes that make one desk of another. What stands only on `from` is dropped, as nothing ever leaves a desk; what
 * stands only on `to` is added.
 */
export function changesBetween(from: Desk, to: Desk): Change[] {
	const changes: Change[] = [];
	if (from.title !== to.title) changes.push({ kind: 'title', was: from.title, to: to.title });
	const known = new Map(from.items.map((item) => [item.itemId, item]));
	const wanted = new Set(to.items.map((item) => item.itemId));
	let after: string | null = null;
	for (const { itemId, state, body } of to.items) {
		const item = known.get(itemId);
		if (!item) changes.push({ kind: 'add', itemId, state, body, after });
		else {
			const was = fingerprint(item.body);
			if (was !== fingerprint(body)) changes.push({ kind: 'words', itemId, was, to: body });
			if (item.state !== state)
				changes.push({ kind: 'verdict', itemId, was: item.state, to: state });
			changes.push({ kind: 'place', itemId, after });
		}
		after = itemId;
	}
	for (const { itemId, state } of from.items) {
		if (!wanted.has(itemId) && state !== 'dropped')
			changes.push({ kind: 'verdict', itemId, was: state, to: 'dropped' });
	}
	return withoutIdle(from, changes);
}

/** Without those that change nothing when all are made in turn. */
function withoutIdle(desk: Desk, changes: readonly Change[]): Change[] {
	let now = desk;
	return changes.filter((change) => {
		const outcome = applyChanges(now, [change]);
		if (!('desk' in outcome) || outcome.back.length === 0) return false;
		now = outcome.desk;
		return true;
	});
}

/** The desk as it was before the steps whose ways back these are, the newest first. */
export function deskBefore(desk: Desk, backs: readonly (readonly Change[])[]): Desk {
	return backs.reduce<Desk>((now, back) => {
		const outcome = applyChanges(now, back);
		return 'desk' in outcome ? outcome.desk : now;
	}, desk);
}
