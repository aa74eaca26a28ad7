import type { Item } from '$lib/core/quiz/item.ts';

/** A question that somebody was writing: what stands in the editor, which nothing has been made of yet. */
export interface Writing {
	body: Item;
	typed: string;
	/** Names the words that it began with. */
	was: string;
	/** Where it goes when it is new; absent when it stands on the desk already. */
	after?: string | null;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
interface Kept {
	at: number;
	writing: Writing;
}

const PREFIX = 'threshold:writing:';
/** A window that lives says so more often than this. */
const SILENT_MS = 12_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Keeps what is being written in a window; null: nothing is any more. */
export function keepWriting(
	shelf: Shelf,
	quiz: string,
	window: string,
	writing: Writing | null,
	now: number
): void {
	const key = `${PREFIX}${quiz}:${window}`;
	try {
		if (writing) shelf.setItem(key, JSON.stringify({ at: now, writing } satisfies Kept));
		else shelf.removeItem(key);
	} catch {
		// Full, or not allowed.
	}
}

/** What was being written when this window was reloaded, or another one closed; it is this window's then. */
export function takeUpWriting(
	shelf: Shelf,
	quiz: string,
	window: string,
	now: number
): Writing | null {
	const own = `${PREFIX}${quiz}:${window}`;
	let found: Writing | null = null;
	try {
		const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '');
		// One's own first.
		for (const key of keys.sort((a, b) => Number(b === own) - Number(a === own))) {
			if (!key.startsWith(PREFIX)) continue;
			const kept = read(shelf.getItem(key));
			if (!kept || now - kept.at > KEPT_MS) shelf.removeItem(key);
			else if (!found && (key === own || isLeft(key, quiz, kept, now))) {
				found = kept.writing;
				shelf.removeItem(key);
			}
		}
	} catch {
		return found;
	}
	if (found) keepWriting(shelf, quiz, window, found, now);
	return found;
}

function isLeft(key: string, quiz: string, { at }: Kept, now: number): boolean {
	return key.startsWith(`${PREFIX}${quiz}:`) && now - at > SILENT_MS;
}

function read(text: string | null): Kept | null {
	try {
		const kept = JSON.parse(text ?? '') as Kept;
		return typeof kept.at === 'number' && typeof kept.writing.body.id === 'string' ? kept : null;
	} catch {
		return null;
	}
}
