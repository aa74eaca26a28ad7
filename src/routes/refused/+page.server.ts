import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Lends its error page to the server hook, which cannot draw one itself. */
export const load: PageServerLoad = () => error(403, 'This page is not for your kind of account.');
