import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changePassphraseSchema, sessionSchema, themeSchema } from '$lib/schemas/accounts.ts';
import { eraseOwnSchema, rerollSchema } from '$lib/schemas/classes.ts';
import { changePassphrase } from '$lib/server/app/change-passphrase.ts';
import { eraseOwnAccount } from '$lib/server/app/erase-own-account.ts';
import { rerollPseudonym } from '$lib/server/app/reroll-pseudonym.ts';
import { revokeOtherSessions } from '$lib/server/app/revoke-other-sessions.ts';
import { revokeSession } from '$lib/server/app/revoke-session.ts';
import { showAccount } from '$lib/server/app/show-account.ts';
import { clearSessionCookie, visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

const YEAR = 365 * 24 * 60 * 60;

export const load: PageServerLoad = ({ locals, url }) =>
	answering(() =>
		showAccount(contextOf(locals), actorOf(locals), {
			sessionId: locals.sessionId,
			page: Number(url.searchParams.get('page') ?? 1)
		})
	);

export const actions: Actions = {
	passphrase: (event) =>
		acting(event.request, changePassphraseSchema, async (input) => {
			const { locals } = event;
			await changePassphrase(contextOf(locals), actorOf(locals), visitorOf(event), input);
			return { done: 'passphrase' as const };
		}),
	theme: ({ request, cookies, url }) =>
		acting(request, themeSchema, async ({ theme }) => {
			cookies.set('theme', theme, {
				path: '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: url.protocol === 'https:',
				maxAge: YEAR
			});
			// Seen again from the top: the choice is in the page's first line.
			redirect(303, resolve('/account'));
		}),
	revoke: ({ request, locals }) =>
		acting(request, sessionSchema, async ({ id }) => {
			await revokeSession(contextOf(locals), actorOf(locals), { id });
			return { done: 'session' as const };
		}),
	revokeOthers: ({ request, locals }) =>
		acting(request, z.object({}), async () => {
			await revokeOtherSessions(contextOf(locals), actorOf(locals), {
				sessionId: locals.sessionId
			});
			return { done: 'sessions' as const };
		}),
	reroll: ({ request, locals }) =>
		acting(request, rerollSchema, async ({ classId }) => {
			await rerollPseudonym(contextOf(locals), actorOf(locals), { classId });
			return { done: 'pseudonym' as const };
		}),
	erase: (event) =>
		acting(event.request, eraseOwnSchema, async ({ words }) => {
			await eraseOwnAccount(contextOf(event.locals), actorOf(event.locals), { words });
			clearSessionCookie(event);
			redirect(303, `${resolve('/sign-in')}?erased=1`);
		})
};
