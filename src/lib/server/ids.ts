import { v7 } from 'uuid';

/** A new row's id: UUIDv7 text, which sorts by the time it was made. */
export function newId(): string {
	return v7();
}
