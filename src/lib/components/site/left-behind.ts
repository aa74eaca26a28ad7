import { goto } from '$app/navigation';
import { resolve } from '$app/paths';

/** Everything that pages keep in a browser until it is stored goes by names that begin so. */
const PREFIX = 'threshold:';

type Shelf = Pick<Storage, 'key' | 'length' | 'removeItem'>;

function keysOf(shelf: Shelf): string[] {
	const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i));
	return keys.filter((key): key is string => key?.startsWith(PREFIX) ?? false);
}

/** Whether this browser keeps unfinished work, with the keys of questions in it, that the next person could read. */
export function isAnythingLeft(): boolean {
	try {
		return keysOf(localStorage).length > 0;
	} catch {
		// A browser that keeps nothing has nothing.
		return false;
	}
}

/** For a form that signs out: leads to the page that says what would go, where something would. */
export function askFirst(event: SubmitEvent): void {
	if (!isAnythingLeft()) return;
	event.preventDefault();
	void goto(resolve('/sign-out'));
}

/** Takes it away. */
export function leaveNothing(): void {
	try {
		for (const shelf of [localStorage, sessionStorage]) {
			for (const key of keysOf(shelf)) shelf.removeItem(key);
		}
	} catch {
		// There is nothing, then.
	}
}
