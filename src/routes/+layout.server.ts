import type { LayoutServerLoad } from './$types';

/** Who is here and how they like the light: what the header and every page may know. */
export const load: LayoutServerLoad = ({ locals }) => ({
	user: locals.user ? { role: locals.user.role, name: locals.user.name } : null,
	theme: locals.theme
});
