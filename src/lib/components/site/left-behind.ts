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
	if (!isAnythingLeft()) return forgetTab();
	event.preventDefault();
	void goto(resolve('/sign-out'));
}

/** Takes it away, and what the tab remembers. */
export function leaveNothing(): void {
	forgetTab();
	try {
		for (const key of keysOf(localStorage)) localStorage.removeItem(key);
	} catch {
		// There is nothing, then.
	}
}

/** What can be undone in this tab, its previews and its graphs: nothing that would be missed, but the next one's to read. */
function forgetTab(): void {
	try {
		for (const key of keysOf(sessionStorage)) sessionStorage.removeItem(key);
	} catch {
		// There is nothing, then.
	}
}
