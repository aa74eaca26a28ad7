import type { GateFinding } from '$lib/core/quiz/gates/warn.ts';
import type { Item } from '$lib/core/quiz/item.ts';

export type Verdict = 'pending' | 'accepted' | 'dropped' | 'spare';

export interface Findings {
	blocking: GateFinding[];
	warnings: GateFinding[];
}

/** An item of the draft. Items come in the order of their positions. */
export interface DeskItem {
	itemId: string;
	position: number;
	state: Verdict;
	body: Item;
	findings: Findings;
	/** Why it was put back into review after it was given; null where it was not. */
	cameBack?: string | null;
}

/** One change and the way back from it. */
interface Step {
	label: string;
	forward: Change[];
	back: Change[];
}
interface Change {
	itemId: string;
	position: number;
	state: Verdict;
	body: Item;
}

export type SaveStatus = 'saved' | 'saving' | 'waiting' | 'conflict';

type Send = (
	revision: number,
	changes: Change[]
) => Promise<
	| { kind: 'stored'; revision: number; findings: { itemId: string; findings: Findings }[] }
	| { kind: 'conflict' }
	| { kind: 'refused'; message: string }
	| { kind: 'unreachable' }
>;

const RETRY_MS = [1_000, 2_000, 5_000, 10_000];

/**
 * A trainer's review of one quiz in one window: the items as they stand, undo and redo, and saving in the background.
 * Changes show at once; they are sent in order, one request at a time, and kept until the server has stored them.
 */
export class ReviewSession {
	items = $state<DeskItem[]>([]);
	status = $state<SaveStatus>('saved');
	/** What went wrong last, in a sentence; '' when nothing did. */
	problem = $state('');
	undoSteps = $state.raw<Step[]>([]);
	redoSteps = $state.raw<Step[]>([]);

	#revision: number;
	#queue: Change[][] = [];
	#sending = false;
	#failures = 0;
	readonly #send: Send;

	constructor(items: DeskItem[], revision: number, send: Send) {
		this.items = items;
		this.#revision = revision;
		this.#send = send;
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

	setState(itemId: string, state: Verdict, label: string): void {
		const item = this.#find(itemId);
		if (!item || item.state === state) return;
		this.#do(label, [{ ...item, state }]);
	}

	edit(itemId: string, body: Item): void {
		const item = this.#find(itemId);
		if (!item) return;
		this.#do('Edit', [{ ...item, body }]);
	}

	/**
	 * Puts a spare where an item of the desk stands; the item goes where the spare was, as `left`.
	 * @returns false, and nothing is changed, when either is not there any more
	 */
	replace(itemId: string, spareId: string, left: 'dropped' | 'spare', label: string): boolean {
		const pair = this.#pair(itemId, spareId);
		if (!pair) return false;
		const { item, spare } = pair;
		this.#do(label, [
			{ ...item, position: spare.position, state: left },
			{ ...spare, position: item.position, state: 'pending' }
		]);
		return true;
	}

	/**
	 * Puts a spare on the desk, right after an item of it; what stands between moves on by one.
	 * @returns false, and nothing is changed, when either is not there any more
	 */
	insertAfter(itemId: string, spareId: string, label: string): boolean {
		const pair = this.#pair(itemId, spareId);
		if (!pair) return false;
		const order = this.items.filter((one) => one.itemId !== spareId);
		order.splice(order.indexOf(pair.item) + 1, 0, pair.spare);
		const places = this.items.map((one) => one.position);
		const moved = order
			.map((one, i) => ({ ...one, position: places[i]! }))
			.filter(({ itemId: id, position }) => this.#find(id)!.position !== position || id === spareId)
			.map((one) => (one.itemId === spareId ? { ...one, state: 'pending' as const } : one));
		this.#do(label, moved);
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
		if (ready.length === 0) return;
		this.#do(
			`Accept ${ready.length} questions`,
			ready.map((item) => ({ ...item, state: 'accepted' as const }))
		);
	}

	undo(): string | undefined {
		const step = this.undoSteps.at(-1);
		if (!step) return undefined;
		this.undoSteps = this.undoSteps.slice(0, -1);
		this.redoSteps = [...this.redoSteps, step];
		this.#apply(step.back);
		return step.label;
	}

	redo(): string | undefined {
		const step = this.redoSteps.at(-1);
		if (!step) return undefined;
		this.redoSteps = this.redoSteps.slice(0, -1);
		this.undoSteps = [...this.undoSteps, step];
		this.#apply(step.forward);
		return step.label;
	}

	#find(itemId: string): DeskItem | undefined {
		return this.items.find((item) => item.itemId === itemId);
	}

	#do(label: string, forward: Change[]): void {
		const copy = ({ itemId, position, state, body }: Change): Change => ({
			itemId,
			position,
			state,
			body: $state.snapshot(body) as Item
		});
		const back = forward.map(({ itemId }) => copy(this.#find(itemId)!));
		const copies = forward.map(copy);
		this.undoSteps = [...this.undoSteps, { label, forward: copies, back }];
		this.redoSteps = [];
		this.#apply(copies);
	}

	#apply(changes: Change[]): void {
		for (const { itemId, position, state, body } of changes) {
			const item = this.#find(itemId);
			if (!item) continue;
			item.position = position;
			item.state = state;
			item.body = structuredClone(body);
		}
		this.items.sort((a, b) => a.position - b.position);
		this.#queue.push(changes);
		void this.#drain();
	}

	async #drain(): Promise<void> {
		if (this.#sending || this.status === 'conflict') return;
		this.#sending = true;
		while (this.#queue.length > 0) {
			this.status = 'saving';
			const answer = await this.#send(this.#revision, this.#queue[0]!);
			if (answer.kind === 'stored') {
				this.#queue.shift();
				this.#revision = answer.revision;
				this.#failures = 0;
				this.problem = '';
				for (const { itemId, findings } of answer.findings) {
					const item = this.#find(itemId);
					if (item) item.findings = findings;
				}
			} else if (answer.kind === 'unreachable') {
				this.status = 'waiting';
				this.problem =
					'The server cannot be reached. Your changes are kept in this window and sent when it is back.';
				const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!;
				await new Promise((resolve) => setTimeout(resolve, wait));
			} else {
				this.status = 'conflict';
				this.problem =
					answer.kind === 'refused'
						? `${answer.message} Reload to go on from what is stored.`
						: 'This quiz was changed in another window. Reload to go on from there.';
				this.#sending = false;
				return;
			}
		}
		this.status = 'saved';
		this.#sending = false;
	}
}
