import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** That the process lives and answers, whatever its store does: for what would start it again. */
export const GET: RequestHandler = () => json({ ok: true });
