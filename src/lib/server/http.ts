import {
	error,
	fail,
	isHttpError,
	isRedirect,
	type ActionFailure,
	type RequestEvent
} from '@sveltejs/kit';
import type { z } from 'zod';
import { playerCookie } from './auth/visitor.ts';
import type { Actor, Context } from './context.ts';
import { asUnavailable } from './db/store-trouble.ts';
import { DomainError, type ErrorCode } from './errors.ts';
import { FOR_GOOD, PICTURE_POLICY } from './security-headers.ts';
import { storableText } from './storable-text.ts';

/** What a refused form gets back: the sentence to show, the field it belongs to, and what was typed (never secrets). */
export interface Refusal {
	message: string;
	field: string | undefined;
	values: Record<string, string>;
}

const NEVER_RETURNED = /pass|token|secret/i;

/** Runs a load or an endpoint's work; a DomainError becomes the HTTP error it stands for. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		const cause = asUnavailable(thrown);
		if (cause instanceof DomainError) {
			const { message, field } = cause;
			error(cause.status, field === undefined ? { message } : { message, field });
		}
		throw cause;
	}
}

/** What forms were refused for, for the log: to a script the answer itself is a success that tells of a failure. */
const refusals = new WeakMap<Request, ErrorCode>();

/** Why the form in this request was refused, if it was. */
export function refusalOf(request: Request): ErrorCode | undefined {
	return refusals.get(request);
}

/**
 * Runs a form action: reads the form, checks it against `schema`, calls `work`; a refusal comes back as `fail` with
 * what the user typed, so that nothing has to be typed again.
 */
export async function acting<S extends z.ZodType, T>(
	request: Request,
	schema: S,
	work: (input: z.output<S>) => Promise<T>
): Promise<T | ActionFailure<Refusal>> {
	let values: Record<string, string> = {};
	try {
		const form = await readForm(request);
		values = Object.fromEntries(
			[...form].flatMap(([k, v]) =>
				// No answer can carry a field of that last name.
				typeof v === 'string' && !NEVER_RETURNED.test(k) && k !== '__proto__' ? [[k, v]] : []
			)
		);
		return await work(parse(schema, fieldsOf(form)));
	} catch (thrown) {
		if (isRedirect(thrown) || isHttpError(thrown)) throw thrown;
		const cause = asUnavailable(thrown);
		if (!(cause instanceof DomainError)) throw cause;
		refusals.set(request, cause.code);
		return fail(cause.status, { message: cause.message, field: cause.field, values });
	}
}

/** What a page sends as JSON is small; files come as forms. In bytes. */
const JSON_LIMIT = 1024 * 1024;
/** What anybody may send without having signed in, such as a phone in a live session. In bytes. */
export const SMALL_JSON = 32 * 1024;

/**
 * Reads a request's JSON body against `schema`; anything else is a DomainError 'invalid', and what is longer than
 * `limit` bytes 'too-large': taking a large one apart would hold up everybody.
 */
export async function readJson<S extends z.ZodType>(
	request: Request,
	schema: S,
	limit = JSON_LIMIT
): Promise<z.output<S>> {
	if (!request.headers.get('content-type')?.toLowerCase().startsWith('application/json')) {
		throw new DomainError('invalid', 'Send this as JSON (content-type application/json).');
	}
	let body: unknown;
	try {
		body = JSON.parse((await readWithin(request, limit)).toString('utf8'), (_, value: unknown) =>
			typeof value === 'string' ? storableText(value) : value
		);
	} catch (cause) {
		if (cause instanceof DomainError) throw cause;
		throw unreadable(cause, 'The request is not valid JSON.');
	}
	return parse(schema, body);
}

/** A request's body as the bytes it is; what is longer than `limit` is a DomainError 'too-large' of `tooLarge`. */
export async function readBytes(
	request: Request,
	limit: number,
	tooLarge: string
): Promise<Uint8Array> {
	try {
		return await readWithin(request, limit, tooLarge);
	} catch (cause) {
		if (cause instanceof DomainError) throw cause;
		throw unreadable(cause, 'The file could not be read. Please send it again.');
	}
}

/** The body. Nothing is kept of what is too long; it is read to its end, so that the answer can be heard. */
async function readWithin(
	request: Request,
	limit: number,
	tooLarge = 'This is larger than anything that belongs here.'
): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of request.body ?? []) {
		length += chunk.byteLength;
		if (length <= limit) chunks.push(chunk);
	}
	if (length <= limit) return Buffer.concat(chunks);
	throw new DomainError('too-large', tooLarge);
}

async function readForm(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		throw unreadable(cause, 'The form could not be read. Please send it again.');
	}
}

/** Why a body could not be read: it was larger than the server takes, or not what it should be. */
function unreadable(cause: unknown, otherwise: string): DomainError {
	for (let error = cause; error instanceof Error; error = error.cause) {
		if ((error as { status?: unknown }).status === 413) {
			return new DomainError(
				'too-large',
				'This is larger than the server takes (25 MB, unless its BODY_SIZE_LIMIT says otherwise). Bring a smaller file.'
			);
		}
	}
	return new DomainError('invalid', otherwise);
}

/** A form's fields by name; a name that is there several times holds all its values. */
function fieldsOf(form: FormData): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const name of new Set(form.keys())) {
		const values = form.getAll(name).map((v) => (typeof v === 'string' ? storableText(v) : v));
		fields[name] = values.length === 1 ? values[0] : values;
	}
	return fields;
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
	const result = schema.safeParse(value, { error: sayUnexpected });
	if (result.success) return result.data;
	const first = result.error.issues[0];
	throw new DomainError(
		'invalid',
		first?.message ?? sayUnexpected({}),
		first?.path.length ? String(first.path[0]) : undefined
	);
}

/** The sentence where a schema has none of its own: what its library says is no sentence. */
function sayUnexpected({ code }: { code?: string }): string {
	return code === 'too_big'
		? 'Something in this is longer or larger than it may be.'
		: 'Something in this is not as expected. Please load the page again and try once more.';
}

/** What escaped from a request, as the DomainError it stands for; undefined for a fault of ours. */
export function refusalIn(thrown: unknown): DomainError | undefined {
	const cause = asUnavailable(thrown);
	return cause instanceof DomainError ? cause : undefined;
}

/** The signed-in person, or DomainError 'unauthenticated'. */
export function actorOf(locals: App.Locals): Actor {
	if (!locals.user) throw new DomainError('unauthenticated', 'Please sign in first.');
	return { userId: locals.user.id, role: locals.user.role };
}

/** Whose phone asks in a live session; see PhoneKey. */
export function phoneOf(event: RequestEvent): { token: string | undefined; userId: string | null } {
	return { token: playerCookie(event), userId: event.locals.user?.id ?? null };
}

/** A picture as a response. Its address names its bytes, so that a browser that was given it need not ask again. */
export function pictureResponse({ type, data }: { type: string; data: Buffer }): Response {
	return new Response(new Uint8Array(data), {
		headers: {
			'content-type': type,
			'content-length': String(data.length),
			'cache-control': FOR_GOOD,
			'content-security-policy': PICTURE_POLICY
		}
	});
}

/** Server-sent events as a response. */
export function eventStream(events: ReadableStream<Uint8Array>): Response {
	return new Response(events, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			// A proxy that collects a response before passing it on would hold the events back.
			'x-accel-buffering': 'no'
		}
	});
}

/** The context that the server hook put on the request. */
export function contextOf(locals: App.Locals): Context {
	return locals.context;
}
