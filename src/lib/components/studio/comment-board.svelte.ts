import { getContext, setContext } from 'svelte';
import type { CommentDeed, Thread } from '$lib/schemas/together.ts';

const UNREACHABLE =
	'The server cannot be reached. Your words are still here; send them again in a moment.';
const UNREAD = 'The comments could not be read.';
const KEY = Symbol('comments');

/**
 * What is said about the items of one quiz or the nodes of one scenario, as the window knows it: read once, and brought
 * up to date, item by item, by every answer of the server.
 */
export class CommentBoard {
	threads = $state.raw<Thread[]>([]);
	mayWrite = $state(false);
	/** Why it could not be read; '' when it could. */
	problem = $state('');
	readonly #address: string;
	#asked = false;

	/** @param address where comments are read (GET) and changed (POST) */
	constructor(address: string) {
		this.#address = address;
	}

	/** Reads it all, the first time it is asked for, and again after it could not be read. */
	async load(): Promise<void> {
		if (this.#asked) return;
		this.#asked = true;
		this.problem = '';
		try {
			const response = await fetch(this.#address);
			const body = await response.json();
			if (response.ok) ({ threads: this.threads, mayWrite: this.mayWrite } = body);
			else this.problem = body.message ?? UNREAD;
		} catch {
			this.problem = UNREAD;
		}
		this.#asked = this.problem === '';
	}

	about(ref: string): Thread[] {
		return this.threads.filter((thread) => thread.ref === ref);
	}

	/** Says or changes something. @returns '' or, in a sentence, why it was not done */
	async send(deed: CommentDeed): Promise<string> {
		try {
			const response = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(deed)
			});
			const body = await response.json();
			if (!response.ok) return body.message ?? UNREACHABLE;
			const { ref, threads } = body as { ref: string; threads: Thread[] };
			this.threads = [...this.threads.filter((thread) => thread.ref !== ref), ...threads];
			return '';
		} catch {
			return UNREACHABLE;
		}
	}
}

/** Makes the page's board, for every Comments below it. */
export function provideComments(address: string): CommentBoard {
	return setContext(KEY, new CommentBoard(address));
}

export function commentsOfPage(): CommentBoard | undefined {
	return getContext(KEY);
}
