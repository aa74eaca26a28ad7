import { listPeople } from '$lib/server/app/list-people.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

const ROLES = ['administrator', 'trainer', 'learner'] as const;

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => {
		const words = url.searchParams.get('q') ?? '';
		const role = ROLES.find((one) => one === url.searchParams.get('role')) ?? null;
		const page = Number(url.searchParams.get('page') ?? 1);
		const people = await listPeople(contextOf(locals), actorOf(locals), { words, role, page });
		return { words, role, people };
	});
