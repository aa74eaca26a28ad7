/** What the log says of an error. */
export interface ErrorDescription {
	type: string;
	code?: string;
	/** Only where it cannot hold what somebody wrote. */
	message?: string;
	/** The statement that failed, its values left out. */
	query?: string;
	/** Where it was thrown, without the message. */
	stack: string[];
	cause?: ErrorDescription;
}

/** These messages are the engine's or the system's own, and name columns, properties and files, but no values. */
const PLAIN_TYPES = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SqliteError']);
const SYSTEM_CODE = /^E[A-Z]{2,}$/;
const DEEPEST = 5;

/**
 * An error without what people wrote. Messages quote it freely: a failed query lists its values, PostgreSQL says which
 * name is taken, and a JSON parser shows what it could not read. So a message is kept only where it cannot; type, code,
 * statement and stack are enough to find a fault by.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
	if (!(error instanceof Error)) return { type: typeof error, stack: [] };
	const { code, query } = error as { code?: unknown; query?: unknown };
	const type = error.constructor.name || error.name;
	const named = typeof code === 'string' && code.length < 60 ? code : undefined;
	const plain = PLAIN_TYPES.has(type) || (named !== undefined && SYSTEM_CODE.test(named));
	return {
		type,
		...(named === undefined ? {} : { code: named }),
		...(plain ? { message: error.message } : {}),
		...(typeof query === 'string' ? { query } : {}),
		stack: framesOf(error),
		...(error.cause === undefined || depth >= DEEPEST
			? {}
			: { cause: describeError(error.cause, depth + 1) })
	};
}

/** The lines of a stack that say where, without the message above them, which may look like one. */
function framesOf({ stack = '', message }: Error): string[] {
	const said = message === '' ? -1 : stack.indexOf(message);
	return (said < 0 ? stack : stack.slice(said + message.length))
		.split('\n')
		.filter((line) => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?|\(native\))$/.test(line))
		.map((line) => line.trim());
}
