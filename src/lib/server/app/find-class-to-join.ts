import { limitMisses } from '../auth/limits.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { findClassByCode, type Class } from '../db/classes.ts';
import { DomainError } from '../errors.ts';
import { hasLookAlike, normaliseClassCode } from './names.ts';

/** The class with this code, as typed; DomainError when there is none, or when too many codes were tried. */
export async function findClassToJoin(
	ctx: Context,
	visitor: Visitor,
	input: { code: string }
): Promise<Class> {
	const code = normaliseClassCode(input.code);
	if (code === '') throw new DomainError('invalid', 'Type the code of your class.', 'code');
	const cls = await limitMisses(
		visitor.address,
		async () => (await findClassByCode(ctx.db.read, code)) ?? null
	);
	if (cls) return cls;
	throw new DomainError(
		'not-found',
		hasLookAlike(code)
			? 'No class has this code. Codes have no O, 0, I, 1 or L in them: please look again.'
			: 'No class has this code. Please look again, or ask your trainer.',
		'code'
	);
}
