import { classLinkSchema, codeSchema, linkSchema } from '$lib/schemas/classes.ts';
import { makeClassLink } from '$lib/server/app/make-class-link.ts';
import { revokeClassLink } from '$lib/server/app/revoke-class-link.ts';
import { setCodeOpen } from '$lib/server/app/set-code-open.ts';
import { showClass } from '$lib/server/app/show-class.ts';
import { qrPath } from '$lib/server/qr.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => {
		const shown = await showClass(contextOf(locals), actorOf(locals), {
			id: params.id
		});
		const join = reachableOrigin(url);
		return { ...shown, join, qr: qrPath(`${join.origin}/join/${shown.cls.code}`) };
	});

export const actions: Actions = {
	code: ({ request, locals, params }) =>
		acting(request, codeSchema, ({ open }) =>
			setCodeOpen(contextOf(locals), actorOf(locals), { classId: params.id, open })
		),
	makeLink: ({ request, locals, params, url }) =>
		acting(request, classLinkSchema, async (input) => {
			const { path } = await makeClassLink(contextOf(locals), actorOf(locals), {
				classId: params.id,
				...input
			});
			const address = reachableOrigin(url).origin + path;
			return { made: { address, note: input.note, qr: qrPath(address) } };
		}),
	revokeLink: ({ request, locals, params }) =>
		acting(request, linkSchema, ({ id }) =>
			revokeClassLink(contextOf(locals), actorOf(locals), { classId: params.id, id })
		)
};
