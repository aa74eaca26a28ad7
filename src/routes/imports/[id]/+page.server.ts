import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { piecesSchema } from '$lib/schemas/studio.ts';
import { choosePieces } from '$lib/server/app/choose-pieces.ts';
import { dropImport } from '$lib/server/app/drop-import.ts';
import { keepImport } from '$lib/server/app/keep-import.ts';
import { showImport } from '$lib/server/app/show-import.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => ({
		brought: await showImport(contextOf(locals), actorOf(locals), { id: params.id })
	}));

export const actions: Actions = {
	keep: ({ request, locals, params }) =>
		acting(request, piecesSchema, async ({ title, licence, kept }) => {
			const chosen = { id: params.id, title, licence, kept };
			const { id, existed, newerOf } = await keepImport(contextOf(locals), actorOf(locals), chosen);
			if (newerOf !== null) redirect(303, resolve('/articles/[id]/compare', { id }));
			redirect(303, `${resolve('/articles/[id]', { id })}${existed ? '?known' : ''}`);
		}),
	/** One piece put back or left out, where no script does it. */
	toggle: ({ request, locals, params }) =>
		acting(request, piecesSchema, async ({ title, licence, kept, toggle }) => {
			const others = kept.filter((piece) => piece !== toggle);
			const more = toggle !== undefined && !kept.includes(toggle) ? [toggle] : [];
			const chosen = { id: params.id, title, licence, kept: [...others, ...more] };
			await choosePieces(contextOf(locals), actorOf(locals), chosen);
		}),
	drop: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await dropImport(contextOf(locals), actorOf(locals), { id: params.id });
			redirect(303, resolve('/articles'));
		})
};
