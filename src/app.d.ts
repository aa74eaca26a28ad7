import type { Context } from '$lib/server/context.ts';
import type { SignedInUser } from '$lib/server/auth/sessions.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Names this error in the log; shown so that a person can pass it on. */
			errorId?: string;
			/** What the refusal is about, such as a form's field; see DomainError. */
			field?: string;
		}
		interface Locals {
			context: Context;
			/** Null when nobody is signed in. */
			user: SignedInUser | null;
			/** Hash that names the current session in the person's list of sessions; null when signed out. */
			sessionId: string | null;
			/** 'system', 'light' or 'dark', from the person's own cookie. */
			theme: 'system' | 'light' | 'dark';
		}
	}
}

export {};
