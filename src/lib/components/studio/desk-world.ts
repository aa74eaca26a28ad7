import type { Answer, Delta, World } from './review-session.svelte.ts';

const SIGNED_OUT =
	'You are signed out. Sign in again in another tab; your changes are kept in this browser and sent then.';

/**
 * How a review reaches its server.
 * @param items the address of the quiz's items
 * @param by the name of whoever reviews in this window
 */
export function deskWorld(items: string, by: string): Required<Pick<World, 'send' | 'look'>> {
	return {
		async send(revision, { label, changes }): Promise<Answer> {
			try {
				const response = await fetch(items, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ by, revision, label, changes })
				});
				if (response.status === 401) return { kind: 'unreachable', message: SIGNED_OUT };
				if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' };
				const body = await response.json();
				if (response.ok) return { kind: 'stored', stored: body.stored, delta: body.delta };
				if (response.status === 409 && body.delta) return { kind: 'clash', delta: body.delta };
				return { kind: 'refused', message: body.message ?? 'The change was refused.' };
			} catch {
				return { kind: 'unreachable' };
			}
		},
		async look(revision): Promise<Delta | null> {
			try {
				const response = await fetch(`${items}?since=${revision}`);
				return response.ok ? await response.json() : null;
			} catch {
				return null;
			}
		}
	};
}

/** A name nobody else has, also where the page came without HTTPS and `crypto.randomUUID` is missing. */
export function freshId(prefix: string): string {
	const words = crypto.getRandomValues(new Uint32Array(3));
	return prefix + [...words].map((word) => word.toString(36).padStart(7, '0')).join('');
}
