import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addTrainerSchema,
	classSettingsSchema,
	removeTrainerSchema
} from '$lib/schemas/classes.ts';
import { addClassTrainer } from '$lib/server/app/add-class-trainer.ts';
import { archiveClass, reopenClass } from '$lib/server/app/archive-class.ts';
import { changeClass } from '$lib/server/app/change-class.ts';
import { removeClassTrainer } from '$lib/server/app/remove-class-trainer.ts';
import { removeClass } from '$lib/server/app/remove-class.ts';
import { showClassSettings } from '$lib/server/app/show-class-settings.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showClassSettings(contextOf(locals), actorOf(locals), params));

export const actions: Actions = {
	change: ({ request, locals, params }) =>
		acting(request, classSettingsSchema, async (input) => {
			await changeClass(contextOf(locals), actorOf(locals), { id: params.id, ...input });
			return { done: 'changed' as const };
		}),
	addTrainer: ({ request, locals, params }) =>
		acting(request, addTrainerSchema, async ({ trainer }) => {
			await addClassTrainer(contextOf(locals), actorOf(locals), {
				classId: params.id,
				name: trainer
			});
			return { done: 'added' as const };
		}),
	removeTrainer: ({ request, locals, params }) =>
		acting(request, removeTrainerSchema, async ({ userId }) => {
			const actor = actorOf(locals);
			await removeClassTrainer(contextOf(locals), actor, { classId: params.id, userId });
			// Who has left the class has no business on its page any more.
			if (userId === actor.userId && actor.role !== 'administrator') {
				redirect(303, resolve('/classes'));
			}
			return { done: 'removed' as const };
		}),
	archive: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await archiveClass(contextOf(locals), actorOf(locals), params);
			return { done: 'archived' as const };
		}),
	reopen: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await reopenClass(contextOf(locals), actorOf(locals), params);
			return { done: 'reopened' as const };
		}),
	removeClass: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await removeClass(contextOf(locals), actorOf(locals), params);
			redirect(303, resolve('/classes'));
		})
};
