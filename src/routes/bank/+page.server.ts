import { bankSchema } from '$lib/schemas/bank.ts';
import { searchBank } from '$lib/server/app/search-bank.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => {
		// A choice left open is an empty field of the form.
		const asked = [...url.searchParams].filter(([, value]) => value !== '');
		const { article, ...wish } = bankSchema.parse(Object.fromEntries(asked));
		const found = await searchBank(contextOf(locals), actorOf(locals), {
			...wish,
			articleId: article
		});
		return { ...found, wish: { article, ...wish } };
	});
