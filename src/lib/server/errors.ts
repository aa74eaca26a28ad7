/** What went wrong, as a word the code can switch on; each maps to one HTTP status. */
export type ErrorCode =
	| 'invalid'
	| 'unauthenticated'
	| 'forbidden'
	| 'not-found'
	| 'conflict'
	| 'gone'
	| 'too-large'
	| 'too-many'
	| 'unavailable';

const STATUS: Record<ErrorCode, number> = {
	invalid: 400,
	unauthenticated: 401,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	gone: 410,
	'too-large': 413,
	'too-many': 429,
	unavailable: 503
};

/**
 * An error a person may read: `message` is one sentence that says what happened and what to do.
 * Everything else that is thrown is a fault of ours; users get an opaque id for it, the log has the detail.
 */
export class DomainError extends Error {
	readonly code: ErrorCode;
	/** Name of the form field it belongs to, when there is one. */
	readonly field: string | undefined;

	constructor(code: ErrorCode, message: string, field?: string) {
		super(message);
		this.name = 'DomainError';
		this.code = code;
		this.field = field;
	}

	get status(): number {
		return STATUS[this.code];
	}
}
