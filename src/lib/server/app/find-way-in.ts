import { limitMisses } from '../auth/limits.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { findClassLinkByHash, type ClassLink } from '../db/class-links.ts';
import { findClass, findClassByCode, type Class } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { hasLookAlike, normaliseClassCode } from './names.ts';

/** By what somebody wants to join: the class's code as typed, or the secret of an invitation link. */
export type Way = { code: string } | { token: string };

/** Where it leads; `link` is null for a code. */
export interface WayIn {
	cls: Class;
	link: ClassLink | null;
}

/** The class that a code or a link leads into; DomainError when it leads nowhere (any more), or after too many misses. */
export async function findWayIn(ctx: Context, visitor: Visitor, way: Way): Promise<WayIn> {
	const found =
		'token' in way
			? await byLink(ctx, visitor, way.token)
			: { cls: await byCode(ctx, visitor, way.code), link: null };
	if (found.cls.archivedAt !== null) throw ended();
	return found;
}

/** Refuses whoever comes to a class that has been archived. */
export function ended(): DomainError {
	return new DomainError('gone', 'This class has ended, and nobody joins it any more.');
}

/** What a link that lets nobody in any more says. */
export function usedUp(): DomainError {
	return new DomainError(
		'gone',
		'As many have joined by this link as it was made for. Please ask your trainer for a new one.'
	);
}

async function byLink(ctx: Context, visitor: Visitor, token: string): Promise<WayIn> {
	const link = await limitMisses(
		visitor.address,
		async () => (await findClassLinkByHash(ctx.db.read, hashToken(token))) ?? null
	);
	const cls = link && (await findClass(ctx.db.read, link.classId));
	if (!cls) {
		throw new DomainError(
			'not-found',
			'This link does not work. It may have been taken back, or a part of it is missing; please ask your trainer.'
		);
	}
	if (link.expiresAt <= ctx.now()) {
		throw new DomainError(
			'gone',
			'This link was for a while only, and that is over. Please ask your trainer for a new one.'
		);
	}
	if (link.maxUses !== null && link.uses >= link.maxUses) throw usedUp();
	return { cls, link };
}

async function byCode(ctx: Context, visitor: Visitor, typed: string): Promise<Class> {
	const code = normaliseClassCode(typed);
	if (code === '') throw new DomainError('invalid', 'Type the code of your class.', 'code');
	const cls = await limitMisses(
		visitor.address,
		async () => (await findClassByCode(ctx.db.read, code)) ?? null
	);
	if (!cls) {
		throw new DomainError(
			'not-found',
			hasLookAlike(code)
				? 'No class has this code. Codes have no O, 0, I, 1 or L in them: please look again.'
				: 'No class has this code. Please look again, or ask your trainer.',
			'code'
		);
	}
	if (!cls.codeOpen && cls.archivedAt === null) {
		throw new DomainError(
			'gone',
			'This class takes nobody in by its code just now. Please ask your trainer for a link.',
			'code'
		);
	}
	return cls;
}
