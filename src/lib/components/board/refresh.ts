import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Reads the board on the screen anew. Not while somebody is on the way to another page: reading anew would break that off,
 * and the link they pressed would do nothing.
 */
export function refreshBoard(): void {
	if (navigating.to === null) void invalidate('app:board');
}
