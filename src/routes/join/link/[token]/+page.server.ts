import { showWayIn } from '$lib/server/app/show-way-in.ts';
import { visitorOf } from '$lib/server/auth/visitor.ts';
import { answering, contextOf } from '$lib/server/http.ts';
import { joinActions } from '$lib/server/join-actions.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	answering(() => showWayIn(contextOf(event.locals), visitorOf(event), event.params));

const { new: asNew, another } = joinActions(({ params }: RequestEvent) => params);

// Written out, because the tests walk every action by reading what is here.
export const actions: Actions = { new: asNew, another };
