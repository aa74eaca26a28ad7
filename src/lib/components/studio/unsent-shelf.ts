import type { Change } from '$lib/core/quiz/desk/desk.ts';

/** Something a trainer did, as one thing to be stored, undone or done again. */
export interface Step {
	label: string;
	changes: Change[];
}

/** How long what was never stored is kept in a browser. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const PREFIX = 'threshold:review:';

/** What a browser keeps of one window's review. */
interface Kept {
	at: number;
	steps: Step[];
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Where steps that the server has not stored yet outlive their window. Each window keeps its own; the next one that
 * opens the same quiz takes over what was left. As a step made twice counts once, nothing is lost where both live.
 */
export class UnsentShelf {
	readonly #shelf: Shelf;
	readonly #of: string;
	readonly #key: string;

	/** @param quiz names quiz and person: what one has left is nothing to another */
	constructor(shelf: Shelf, quiz: string, window: string) {
		this.#shelf = shelf;
		this.#of = `${PREFIX}${quiz}:`;
		this.#key = `${this.#of}${window}`;
	}

	/** Keeps these and nothing else. A browser that has no room keeps none: they are in the window still. */
	keep(steps: readonly Step[], now: number): void {
		try {
			if (steps.length === 0) this.#shelf.removeItem(this.#key);
			else this.#shelf.setItem(this.#key, JSON.stringify({ at: now, steps }));
		} catch {
			// Full, or not allowed.
		}
	}

	/** What windows that are closed have left for this quiz, oldest first; it is this window's now. */
	takeOver(now: number): Step[] {
		const found: Kept[] = [];
		try {
			for (const key of this.#keys()) {
				const kept = readKept(this.#shelf.getItem(key));
				const isOld = !kept || now - kept.at > KEPT_MS;
				if (kept && !isOld && key.startsWith(this.#of)) found.push(kept);
				if (isOld || key.startsWith(this.#of)) this.#shelf.removeItem(key);
			}
		} catch {
			// A browser that keeps nothing has nothing.
		}
		const steps = found.sort((a, b) => a.at - b.at).flatMap((kept) => kept.steps);
		this.keep(steps, now);
		return steps;
	}

	#keys(): string[] {
		const keys = Array.from({ length: this.#shelf.length }, (_, i) => this.#shelf.key(i));
		return keys.filter((key) => key !== null && key.startsWith(PREFIX)) as string[];
	}
}

function readKept(text: string | null): Kept | null {
	try {
		const kept = JSON.parse(text ?? '') as Kept;
		return typeof kept.at === 'number' && Array.isArray(kept.steps) ? kept : null;
	} catch {
		return null;
	}
}
