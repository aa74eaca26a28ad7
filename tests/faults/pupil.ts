import { createSession } from '../../src/lib/server/auth/sessions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { makeMember } from '../support/seed.ts';

export interface Answered {
	status: number;
	text: string;
	location: string;
}

/** A learner with a session, and whatever windows are open on it. */
export class Pupil {
	readonly userId: string;
	readonly #url: string;
	readonly #cookie: string;

	private constructor(url: string, userId: string, sessionId: string) {
		this.#url = url;
		this.userId = userId;
		this.#cookie = `threshold=${sessionId}`;
	}

	/** A new learner of the class, signed in by the context's clock. */
	static async in(ctx: Context, url: string, classId: string): Promise<Pupil> {
		const { userId } = await makeMember(ctx, classId);
		const session = { device: 'a test', replaces: null };
		return new Pupil(url, userId, await createSession(ctx, userId, session));
	}

	async ask(path: string, init: RequestInit = {}): Promise<Answered> {
		const response = await this.open(path, init);
		const text = await response.text();
		const location = response.headers.get('location') ?? '';
		return { status: response.status, text, location };
	}

	/** As `ask`, with the body still to be read. */
	open(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set('cookie', this.#cookie);
		headers.set('origin', this.#url);
		if (!headers.has('accept')) headers.set('accept', 'text/html');
		const signal = init.signal ?? AbortSignal.timeout(30_000);
		return fetch(this.#url + path, { ...init, headers, signal, redirect: 'manual' });
	}

	json(path: string, body: unknown): Promise<Answered> {
		return this.ask(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(body)
		});
	}

	answer(attemptId: string, body: unknown): Promise<Answered> {
		return this.json(`/attempts/${attemptId}/answers`, body);
	}

	form(path: string, fields: Record<string, string> = {}): Promise<Answered> {
		return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
	}

	/** Starts an attempt. @returns its id, or '' where the start is refused */
	async start(assignmentId: string): Promise<string> {
		const { status, location } = await this.form(`/assignments/${assignmentId}?/start`);
		return status === 303 ? (location.split('/').at(-1) ?? '') : '';
	}
}
