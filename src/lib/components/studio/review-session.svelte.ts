/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets are replaced as wholes here, never watched */
import {
	applyChanges,
	changesBetween,
	fingerprint,
	partChanges,
	type Change,
	type Desk,
	type Placed,
	type Verdict
} from '$lib/core/quiz/desk/desk.ts';
import { redoing, undoing, type Done as Past } from '$lib/core/quiz/desk/own-steps.ts';
import type { GateFinding } from '$lib/core/quiz/gates/warn.ts';
import type { Item } from '$lib/core/quiz/item.ts';
import type { Step } from './unsent-shelf.ts';

export type { Verdict } from '$lib/core/quiz/desk/desk.ts';

export interface Findings {
	blocking: GateFinding[];
	warnings: GateFinding[];
}

/** An item of the draft, with what the server says of it. */
export interface DeskItem extends Placed {
	findings: Findings;
	/** Why it was put back into review after it was given; null where it was not. */
	cameBack?: string | null;
}

/** What somebody did to the draft. */
export interface Done {
	revision: number;
	/** Null: the generator. */
	by: string | null;
	at: number;
	label: string;
	itemIds: string[];
}

export type Drafting =
	| { state: 'running'; stage: string; done: number; total: number; at: number }
	| { state: 'done'; declined: { what: string; why: string }[]; scenarios: string[] }
	| { state: 'stopped'; message: string };

/** What has become of the desk since a revision, as the server tells it. */
export interface Delta {
	revision: number;
	title: string;
	/** Ids of all items; [] where nothing has changed. */
	order: string[];
	/** Those that are not as they were. */
	items: DeskItem[];
	changes: Done[];
	drafting: Drafting | null;
}

export type Answer =
	/** `stored`: the revision that the step led to; null: it was so already. */
	| { kind: 'stored'; stored: number | null; delta: Delta }
	| { kind: 'clash'; delta: Delta }
	| { kind: 'refused'; message: string }
	/** '' where there is nothing to say but that it does not answer. */
	| { kind: 'unreachable'; message?: string };

/** How a session reaches the world. */
export interface World {
	send: (revision: number, step: Pick<Step, 'label' | 'changes'>) => Promise<Answer>;
	/** What has changed since a revision; null where that cannot be had now. */
	look?: (revision: number) => Promise<Delta | null>;
	/** Keeps what is not stored yet where a closed tab does not lose it. */
	keep?: (steps: Step[]) => void;
	/** Told when something of ours was stored. */
	onStored?: () => void;
}

/** Something that was changed here and elsewhere. The server holds theirs, until somebody chooses. */
export interface Conflict {
	/** Null: the title. */
	itemId: string | null;
	mine: { state: Verdict; body: Item } | { title: string };
	theirs: { state: Verdict; body: Item } | { title: string };
	/** Who changed it last; undefined where that is not known any more. */
	by?: Done | undefined;
	/** Why the server refused ours, where it did. */
	message: string;
}

export type SaveStatus = 'saved' | 'saving' | 'waiting' | 'conflict';

interface SetAside extends Step {
	message: string;
}

const RETRY_MS = [1_000, 2_000, 5_000, 10_000];
const NO_FINDINGS: Findings = { blocking: [], warnings: [] };
const OFFLINE =
	'The server cannot be reached. Your changes are kept in this browser and sent when it is back.';

/**
 * A trainer's review of one quiz in one window: the items as they stand, undo and redo, and saving in the background.
 * Changes show at once; they are sent in order, one step at a time, and kept until the server has stored them. What
 * others change meanwhile comes in by itself; only what both changed is asked about.
 */
export class ReviewSession {
	status = $state<SaveStatus>('saved');
	/** What went wrong last, in a sentence; '' when nothing did. */
	problem = $state('');
	undoSteps = $state.raw<Step[]>([]);
	redoSteps = $state.raw<Step[]>([]);
	drafting = $state.raw<Drafting | null>(null);
	/** What others did while this window was open, newest first. */
	news = $state.raw<Done[]>([]);

	/** As the server holds it. */
	#base = $state.raw<Desk>({ title: '', items: [] });
	#told = $state.raw<ReadonlyMap<string, Pick<DeskItem, 'findings' | 'cameBack'>>>(new Map());
	#queue = $state.raw<Step[]>([]);
	#aside = $state.raw<SetAside[]>([]);
	/** Base with everything that is on its way. */
	#view = $state.raw<Desk>({ title: '', items: [] });
	#revision: number;
	#sending = false;
	/** Of the last step: others had changed something of what it was about. */
	#partly = false;
	#failures = 0;
	#own = new Set<number>();
	readonly #world: World;

	constructor(
		desk: {
			title: string;
			items: DeskItem[];
			revision: number;
			drafting?: Drafting | null;
			/** What was done in earlier windows and can be undone, or done again, here. */
			steps?: { undo: Past[]; redo: Past[] };
		},
		world: World,
		kept: readonly Step[] = []
	) {
		this.#base = { title: desk.title, items: desk.items.map(placed) };
		this.#told = new Map(desk.items.map((item) => [item.itemId, told(item)]));
		this.#revision = desk.revision;
		this.drafting = desk.drafting ?? null;
		this.#world = world;
		const { undo = [], redo = [] } = desk.steps ?? {};
		this.undoSteps = undo.map(({ label, back }) => ({ label, changes: back }));
		this.redoSteps = redo.map(({ label, back }) => ({ label, changes: back }));
		this.#queue = [...kept];
		this.#rebase();
		if (kept.length > 0) void this.#drain();
	}

	get title(): string {
		return this.#view.title;
	}
	get items(): DeskItem[] {
		return this.#view.items.map((item) => ({
			...item,
			...(this.#told.get(item.itemId) ?? { findings: NO_FINDINGS })
		}));
	}
	/** Items on the desk: neither dropped nor spare. */
	get open(): DeskItem[] {
		return this.items.filter((item) => item.state === 'pending' || item.state === 'accepted');
	}
	get accepted(): DeskItem[] {
		return this.items.filter((item) => item.state === 'accepted');
	}
	get spares(): DeskItem[] {
		return this.items.filter((item) => item.state === 'spare');
	}
	get dropped(): DeskItem[] {
		return this.items.filter((item) => item.state === 'dropped');
	}
	/** How many steps are not stored yet. */
	get unsaved(): number {
		return this.#queue.length + this.#aside.length;
	}
	get desk(): Desk {
		return this.#view;
	}

	setTitle(to: string): void {
		this.#do('Rename the quiz', [{ kind: 'title', was: this.title, to }]);
	}

	setState(itemId: string, state: Verdict, label: string): void {
		const item = this.#find(itemId);
		if (item) this.#do(label, [{ kind: 'verdict', itemId, was: item.state, to: state }]);
	}

	/**
	 * Gives an item other words.
	 * @param was fingerprint of the words that were edited: where they have been changed meanwhile, it is asked about
	 */
	edit(itemId: string, body: Item, was: string): void {
		const label = 'Edit';
		const changes: Change[] = [{ kind: 'words', itemId, was, to: plain(body) }];
		if ('desk' in applyChanges(this.#view, changes)) return this.#do(label, changes);
		this.#aside = [...this.#aside, { label, changes, message: '' }];
		this.#rebase();
	}

	/** Puts a new item on the desk, after another or, with null, at its end. */
	add(body: Item, after: string | null, label: string): void {
		const changes = this.#bring(plain(body), after ?? this.open.at(-1)?.itemId ?? null);
		this.#do(label, changes);
	}

	/** The item may be among the spares or the dropped already. */
	#bring(body: Item, after: string | null): Change[] {
		const known = this.#find(body.id);
		if (!known) return [{ kind: 'add', itemId: body.id, state: 'pending', body, after }];
		return [
			{ kind: 'verdict', itemId: body.id, was: known.state, to: 'pending' },
			{ kind: 'place', itemId: body.id, after }
		];
	}

	/** Moves an item of the desk by one place among those of the desk. @returns its place then, from 1; 0: it stayed */
	move(itemId: string, by: 1 | -1): number {
		const open = this.open;
		const from = open.findIndex((item) => item.itemId === itemId);
		const other = open[from + by];
		if (from < 0 || !other) return 0;
		this.moveAfter(itemId, by === 1 ? other.itemId : (open[from - 2]?.itemId ?? null));
		return from + by + 1;
	}

	/** Moves an item behind another; null: to the front. */
	moveAfter(itemId: string, after: string | null): void {
		this.#do('Move', [{ kind: 'place', itemId, after }]);
	}

	/**
	 * Puts a spare where an item of the desk stands; the item goes where the spare was, as `left`.
	 * @returns false, and nothing is changed, when either is not there any more
	 */
	replace(itemId: string, spareId: string, left: 'dropped' | 'spare', label: string): boolean {
		const pair = this.#pair(itemId, spareId);
		if (!pair) return false;
		const { item, spare } = pair;
		const order = this.#view.items.map((one) => one.itemId);
		const beforeSpare = order[order.indexOf(spareId) - 1] ?? null;
		this.#do(label, [
			{ kind: 'verdict', itemId, was: item.state, to: left },
			{ kind: 'verdict', itemId: spareId, was: spare.state, to: 'pending' },
			{ kind: 'place', itemId: spareId, after: itemId },
			{ kind: 'place', itemId, after: beforeSpare === itemId ? spareId : beforeSpare }
		]);
		return true;
	}

	/**
	 * Puts a spare on the desk, right after an item of it.
	 * @returns false, and nothing is changed, when either is not there any more
	 */
	insertAfter(itemId: string, spareId: string, label: string): boolean {
		const pair = this.#pair(itemId, spareId);
		if (!pair) return false;
		this.#do(label, this.#bring(pair.spare.body, itemId));
		return true;
	}

	#pair(itemId: string, spareId: string): { item: DeskItem; spare: DeskItem } | undefined {
		const item = this.open.find((one) => one.itemId === itemId);
		const spare = this.spares.find((one) => one.itemId === spareId);
		return item && spare && { item, spare };
	}

	/** Puts every open item that nothing blocks into the quiz. */
	acceptAll(): void {
		const ready = this.open.filter(
			(item) => item.state === 'pending' && item.findings.blocking.length === 0
		);
		this.#do(
			`Accept ${ready.length} ${ready.length === 1 ? 'question' : 'questions'}`,
			ready.map(({ itemId, state }) => ({ kind: 'verdict', itemId, was: state, to: 'accepted' }))
		);
	}

	/** Makes the desk what it was once. */
	restore(earlier: Desk, label: string): void {
		this.#do(label, changesBetween(this.#view, earlier));
	}

	/** @returns what was undone; undefined: there is nothing; null: others have changed it since, and it stays */
	undo(): string | undefined | null {
		const step = this.undoSteps.at(-1);
		if (!step) return undefined;
		this.undoSteps = this.undoSteps.slice(0, -1);
		const back = this.#take(undoing(step.label), step.changes);
		if (!back) return null;
		this.redoSteps = [...this.redoSteps, { ...step, changes: back }];
		return this.#said(step);
	}

	/** @returns what was done again; undefined: there is nothing; null: others have changed it since */
	redo(): string | undefined | null {
		const step = this.redoSteps.at(-1);
		if (!step) return undefined;
		this.redoSteps = this.redoSteps.slice(0, -1);
		const back = this.#take(redoing(step.label), step.changes);
		if (!back) return null;
		this.undoSteps = [...this.undoSteps, { ...step, changes: back }];
		return this.#said(step);
	}

	#said({ label }: Step): string {
		return this.#partly ? `${label}, but for what others have changed since` : label;
	}

	/** What was changed both here and elsewhere. */
	get conflicts(): Conflict[] {
		const ids = new Set(
			this.#aside.flatMap(({ changes }) =>
				changes.map((c) => (c.kind === 'title' ? null : c.itemId))
			)
		);
		return [...ids].flatMap((itemId) => this.#conflictAbout(itemId));
	}

	#conflictAbout(itemId: string | null): Conflict[] {
		const steps = this.#aside.filter(({ changes }) => concerns(changes, itemId));
		const changes = steps.flatMap((step) => step.changes.filter((c) => concerns([c], itemId)));
		const message = steps.find((step) => step.message)?.message ?? '';
		const by = this.news.find((done) =>
			itemId === null ? done.label.startsWith('Rename') : done.itemIds.includes(itemId)
		);
		if (itemId === null) {
			const last = changes.findLast((c) => c.kind === 'title');
			if (!last) return [];
			const theirs = { title: this.#view.title };
			return [{ itemId, mine: { title: last.to }, theirs, by, message }];
		}
		const words = changes.findLast((c) => c.kind === 'words');
		const added = changes.findLast((c) => c.kind === 'add');
		const verdict = changes.findLast((c) => c.kind === 'verdict');
		const now = this.#find(itemId);
		const body = words?.to ?? added?.body ?? now?.body;
		if (!body) return [];
		const state = verdict?.to ?? added?.state ?? now?.state ?? 'pending';
		// What was added here and refused stands nowhere else.
		const theirs = now ?? { state: 'dropped' as const, body };
		return [
			{
				itemId,
				mine: { state, body },
				theirs: { state: theirs.state, body: theirs.body },
				by,
				message
			}
		];
	}

	/** Settles a conflict: ours is written over theirs, theirs stays, or ours becomes a question of its own beside it. */
	settle(itemId: string | null, choice: 'mine' | 'theirs' | 'both', newId?: string): void {
		const [conflict] = this.#conflictAbout(itemId);
		this.#aside = this.#aside.flatMap((step) => {
			const changes = step.changes.filter((change) => !concerns([change], itemId));
			return changes.length > 0 ? [{ ...step, changes }] : [];
		});
		// What else those steps were about goes on as before.
		this.#rebase();
		if (conflict && choice !== 'theirs') {
			const { mine } = conflict;
			if ('title' in mine) this.setTitle(mine.title);
			else if (choice === 'both' && itemId !== null && newId) {
				this.add({ ...plain(mine.body), id: newId }, itemId, 'Keep both');
			} else if (itemId !== null) this.#keepMine(itemId, mine);
		}
		if (this.#aside.length === 0) this.problem = '';
		this.#persist();
		void this.#drain();
	}

	#keepMine(itemId: string, mine: { state: Verdict; body: Item }): void {
		const now = this.#find(itemId);
		if (!now) return this.add(mine.body, null, 'Keep mine');
		this.#do('Keep mine', [
			{ kind: 'words', itemId, was: fingerprint(now.body), to: plain(mine.body) },
			{ kind: 'verdict', itemId, was: now.state, to: mine.state }
		]);
	}

	/** Takes in what has changed elsewhere. Waits while something of ours is under way: that brings it, too. */
	async look(): Promise<void> {
		if (this.#sending || !this.#world.look) return;
		const delta = await this.#world.look(this.#revision);
		// While we asked, an answer of our own may have told more.
		if (!delta || this.#sending || delta.revision < this.#revision) return;
		this.#takeIn(delta);
		this.#rebase();
		this.#settleStatus();
	}

	#find(itemId: string): Placed | undefined {
		return this.#view.items.find((item) => item.itemId === itemId);
	}

	#do(label: string, changes: Change[]): void {
		const back = this.#take(label, changes);
		if (!back || back.length === 0) return;
		this.undoSteps = [...this.undoSteps, { label, changes: back }];
		this.redoSteps = [];
	}

	/** Makes those changes that can be made. @returns the way back; null where none can: others have changed it all */
	#take(label: string, changes: Change[]): Change[] | null {
		const { fit } = partChanges(this.#view, changes);
		const outcome = applyChanges(this.#view, fit);
		this.#partly = fit.length < changes.length;
		if (!('desk' in outcome) || (fit.length === 0 && this.#partly)) return null;
		if (outcome.back.length === 0) return [];
		this.#view = outcome.desk;
		this.#queue = [...this.#queue, { label, changes: fit }];
		this.#persist();
		void this.#drain();
		return outcome.back;
	}

	#persist(): void {
		this.#world.keep?.([...this.#queue, ...this.#aside.map(({ message: _, ...step }) => step)]);
	}

	/** Puts what is on its way on what the server holds; what clashes is set aside. */
	#rebase(): void {
		let view = this.#base;
		const queue: Step[] = [];
		for (const step of this.#queue) {
			const { fit, clashing } = partChanges(view, step.changes);
			const outcome = applyChanges(view, fit);
			if ('desk' in outcome) {
				view = outcome.desk;
				const whole = clashing.length === 0;
				if (outcome.back.length > 0) queue.push(whole ? step : { ...step, changes: fit });
			}
			if (clashing.length > 0) {
				this.#aside = [...this.#aside, { ...step, changes: clashing, message: '' }];
			}
		}
		this.#view = view;
		this.#queue = queue;
		// Nothing can be chosen about the place of what is not there.
		this.#aside = this.#aside.filter(({ changes }) =>
			changes.some((c) => this.#conflictAbout(c.kind === 'title' ? null : c.itemId).length > 0)
		);
		if (this.#aside.length > 0) this.status = 'conflict';
		this.#persist();
	}

	#takeIn(delta: Delta): void {
		this.drafting = delta.drafting;
		this.#revision = delta.revision;
		if (delta.order.length === 0 && delta.items.length === 0) return;
		const known = new Map(this.#base.items.map((item) => [item.itemId, item]));
		const notes = new Map(this.#told);
		for (const item of delta.items) {
			known.set(item.itemId, placed(item));
			notes.set(item.itemId, told(item));
		}
		this.#told = notes;
		this.#base = {
			title: delta.title,
			items: delta.order.flatMap((itemId) => known.get(itemId) ?? [])
		};
		const others = delta.changes.filter(({ revision }) => !this.#own.has(revision));
		this.news = [...others, ...this.news].slice(0, 50);
	}

	async #drain(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		while (this.#queue.length > 0) {
			this.status = 'saving';
			const step = this.#queue[0]!;
			const answer = await this.#world.send(this.#revision, step);
			if (answer.kind === 'unreachable') {
				this.status = 'waiting';
				this.problem = answer.message || OFFLINE;
				const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!;
				await new Promise((resolve) => setTimeout(resolve, wait));
				continue;
			}
			this.#failures = 0;
			this.problem = '';
			if (answer.kind === 'refused') {
				this.#queue = this.#queue.slice(1);
				this.#aside = [...this.#aside, { ...step, message: answer.message }];
			} else {
				if (answer.kind === 'stored') {
					this.#queue = this.#queue.slice(1);
					if (answer.stored !== null) this.#own.add(answer.stored);
				}
				this.#takeIn(answer.delta);
				if (answer.kind === 'stored') this.#world.onStored?.();
			}
			const waiting = this.#queue.length;
			this.#rebase();
			// A clash that cannot be seen from here must not be sent for ever.
			if (answer.kind === 'clash' && this.#queue.length === waiting && this.#queue[0] === step) {
				this.#queue = this.#queue.slice(1);
				this.#aside = [...this.#aside, { ...step, message: '' }];
				this.#rebase();
			}
		}
		this.#sending = false;
		this.#settleStatus();
	}

	#settleStatus(): void {
		if (this.#queue.length > 0) void this.#drain();
		else this.status = this.#aside.length > 0 ? 'conflict' : 'saved';
	}
}

function placed({ itemId, state, body }: Placed): Placed {
	return { itemId, state, body };
}

function told({ findings, cameBack }: DeskItem): Pick<DeskItem, 'findings' | 'cameBack'> {
	return { findings, cameBack: cameBack ?? null };
}

function concerns(changes: readonly Change[], itemId: string | null): boolean {
	return changes.some((c) => (c.kind === 'title' ? itemId === null : c.itemId === itemId));
}

/** What editors hold may be a proxy; what is stored is not. */
function plain(body: Item): Item {
	return $state.snapshot(body) as Item;
}
