import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Change } from '../../core/quiz/desk/desk.ts';
import type { Query } from './client.ts';
import { quizChanges, users } from './schema.ts';

/** How far back a draft's history goes: so many steps, and so many characters of ways back (some 4 MB). */
const STEPS_KEPT = 300;
const CHARACTERS_KEPT = 4_000_000;
/** Old steps are looked for once in so many new ones. */
const PRUNE_EVERY = 20;

export interface QuizChange {
	revision: number;
	/** The name of whoever did it; null for the generator and for accounts that are gone. */
	by: string | null;
	at: number;
	label: string;
	itemIds: string[];
}

/** Notes what led to a revision, and now and then forgets what is older than is kept. */
export async function insertQuizChange(
	tx: Query,
	change: {
		quizId: string;
		revision: number;
		by: string | null;
		at: number;
		label: string;
		itemIds: string[];
		back: Change[];
	}
): Promise<void> {
	await tx.insert(quizChanges).values({ ...change, size: JSON.stringify(change.back).length });
	if (change.revision % PRUNE_EVERY === 0) await prune(tx, change.quizId);
}

async function prune(tx: Query, quizId: string): Promise<void> {
	const rows = await tx
		.select({ revision: quizChanges.revision, size: quizChanges.size })
		.from(quizChanges)
		.where(eq(quizChanges.quizId, quizId))
		.orderBy(desc(quizChanges.revision))
		.limit(2 * STEPS_KEPT);
	let characters = 0;
	const old = rows.filter(
		({ size }, i) => (characters += size) > CHARACTERS_KEPT || i >= STEPS_KEPT
	);
	if (old.length === 0) return;
	await tx.delete(quizChanges).where(
		and(
			eq(quizChanges.quizId, quizId),
			inArray(
				quizChanges.revision,
				old.map(({ revision }) => revision)
			)
		)
	);
}

/** The changes after a revision that are kept, newest first, with who made them. */
export async function listQuizChanges(
	q: Query,
	quizId: string,
	after: number
): Promise<QuizChange[]> {
	return await q
		.select({
			revision: quizChanges.revision,
			by: users.name,
			at: quizChanges.at,
			label: quizChanges.label,
			itemIds: quizChanges.itemIds
		})
		.from(quizChanges)
		.leftJoin(users, eq(users.id, quizChanges.by))
		.where(and(eq(quizChanges.quizId, quizId), gt(quizChanges.revision, after)))
		.orderBy(desc(quizChanges.revision))
		.limit(STEPS_KEPT);
}

/** How much of what one did is sent with the page that can undo it: the newest, and not more characters than these. */
const OWN_STEPS = 60;
const OWN_CHARACTERS = 300_000;

/** What one person did last, oldest first, with the ways back. */
export async function listOwnChanges(
	q: Query,
	quizId: string,
	by: string
): Promise<{ label: string; back: Change[] }[]> {
	const rows = await q
		.select({ label: quizChanges.label, size: quizChanges.size, back: quizChanges.back })
		.from(quizChanges)
		.where(and(eq(quizChanges.quizId, quizId), eq(quizChanges.by, by)))
		.orderBy(desc(quizChanges.revision))
		.limit(OWN_STEPS);
	let characters = 0;
	return rows
		.filter(({ size }) => (characters += size) <= OWN_CHARACTERS)
		.map(({ label, back }) => ({ label, back }))
		.reverse();
}

/** The ways back from the newest revision to an earlier one, newest first. */
export async function listWaysBack(
	q: Query,
	quizId: string,
	to: number
): Promise<{ revision: number; back: Change[] }[]> {
	return await q
		.select({ revision: quizChanges.revision, back: quizChanges.back })
		.from(quizChanges)
		.where(and(eq(quizChanges.quizId, quizId), gt(quizChanges.revision, to)))
		.orderBy(desc(quizChanges.revision))
		.limit(2 * STEPS_KEPT);
}
