import { showClassHead } from '$lib/server/app/show-class-head.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { LayoutServerLoad } from './$types';

/** The tabs of a class whose pages are there, by the last part of their address. */
const THERE = Object.keys(import.meta.glob('./*/+page.svelte')).map(
	(file) => file.split('/')[1] ?? ''
);

export const load: LayoutServerLoad = ({ locals, params }) =>
	answering(async () => ({
		classroom: await showClassHead(contextOf(locals), actorOf(locals), { id: params.id }),
		there: THERE
	}));
