import { DomainError } from '../errors.ts';

/** Why a store takes nothing just now. All of them may pass without a restart, `damaged` apart. */
export type Trouble = 'full' | 'read-only' | 'locked' | 'damaged' | 'unreachable' | 'failing';

/** For whoever was refused: what happened, and what to do. The word before says what could not be done. */
export const TROUBLE_SENTENCE: Readonly<Record<Trouble, string>> = {
	full: 'The server’s disk is full, so nothing can be stored just now. Whoever runs it needs to make room; then it goes on by itself.',
	'read-only':
		'The server’s store can only be read just now, so nothing can be stored. Whoever runs it needs to make it writable; then it goes on by itself.',
	locked:
		'Another program holds the server’s store, so nothing can be stored just now. Please try again in a moment.',
	damaged:
		'The server’s store is damaged, so nothing can be stored. Whoever runs it needs to restore a backup.',
	unreachable: 'The store cannot be reached just now. Please try again in a moment.',
	failing:
		'The server’s disk refuses to be written, so nothing can be stored just now. Whoever runs it needs to look at it; then it goes on by itself.'
};

/** By how a code of SQLite's or PostgreSQL's, or of the system below, begins. The first that fits counts. */
const BY_CODE: readonly (readonly [RegExp, Trouble])[] = [
	[/^(SQLITE_FULL|53100$|ENOSPC$|EDQUOT$)/, 'full'],
	[/^(SQLITE_READONLY|25006$|EROFS$)/, 'read-only'],
	[/^(SQLITE_BUSY|SQLITE_LOCKED|55P03$)/, 'locked'],
	[/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12]$)/, 'damaged'],
	[/^(SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_PERM|58030$|EIO$)/, 'failing'],
	[/^(08...|57P0.|53...)$|^(ECONN|EHOST|ENET|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_)/, 'unreachable']
];
/** The PostgreSQL driver gives no code for a line that broke. */
const LINE_BROKE = /Connection terminated|is not queryable|timeout exceeded when trying to connect/;

/** What an error of the store's means for those who use it; undefined for one that is about what was asked. */
export function troubleOf(error: unknown): Trouble | undefined {
	for (let e = error; e instanceof Error; e = e.cause) {
		if (e instanceof StoreUnavailable) return e.trouble;
		const code = (e as { code?: unknown }).code;
		const known = typeof code === 'string' && BY_CODE.find(([pattern]) => pattern.test(code));
		if (known) return known[1];
		if (LINE_BROKE.test(e.message)) return 'unreachable';
	}
	return undefined;
}

/** The store took nothing; whoever asked may ask again. */
export class StoreUnavailable extends DomainError {
	readonly trouble: Trouble;

	constructor(trouble: Trouble, cause: unknown) {
		super('unavailable', TROUBLE_SENTENCE[trouble]);
		this.trouble = trouble;
		this.cause = cause;
	}
}

/** `error` as what people are told of it, where it is the store's trouble; itself otherwise. */
export function asUnavailable(error: unknown): unknown {
	if (error instanceof DomainError) return error;
	const trouble = troubleOf(error);
	return trouble ? new StoreUnavailable(trouble, error) : error;
}

/** How a store does: what its last write met. */
export interface Condition {
	/** Null while writes go through. */
	readonly trouble: Trouble | null;
	/** UTC milliseconds: since when it is so. */
	readonly since: number;
	/** UTC milliseconds of the last write that went through; 0 before the first. */
	readonly lastWrite: number;
}

/** Keeps a store's condition by what its writes meet, and tells when it changes for better or worse. */
export class ConditionKeeper {
	private now: Condition = { trouble: null, since: Date.now(), lastWrite: 0 };
	private listener: (condition: Condition, cause: unknown) => void = () => undefined;

	get condition(): Condition {
		return this.now;
	}

	onChange(listener: (condition: Condition, cause: unknown) => void): void {
		this.listener = listener;
	}

	/** Runs a write; one that fails by the store's trouble rejects with StoreUnavailable. */
	async keep<T>(write: () => Promise<T>): Promise<T> {
		try {
			const value = await write();
			this.becomes(null, undefined, Date.now());
			return value;
		} catch (error) {
			const told = asUnavailable(error);
			if (told instanceof StoreUnavailable) this.becomes(told.trouble, error, this.now.lastWrite);
			throw told;
		}
	}

	private becomes(trouble: Trouble | null, cause: unknown, lastWrite: number): void {
		const changed = trouble !== this.now.trouble;
		this.now = { trouble, since: changed ? Date.now() : this.now.since, lastWrite };
		if (changed) this.listener(this.now, cause);
	}
}
