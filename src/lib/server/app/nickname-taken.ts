import type { Context } from '../context.ts';
import { findMembershipByNickname } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { foldName } from './names.ts';

const LONGEST = 24;

/** The refusal of a nickname somebody in the class has, with a free one like it. */
export async function nicknameTaken(
	ctx: Context,
	classId: string,
	nickname: string
): Promise<DomainError> {
	for (let number = 2; number < 100; number++) {
		const end = ` ${number}`;
		const free =
			[...nickname]
				.slice(0, LONGEST - end.length)
				.join('')
				.trim() + end;
		if (!(await findMembershipByNickname(ctx.db.read, classId, foldName(free)))) {
			return new DomainError(
				'conflict',
				`Somebody in this class is called "${nickname}" already. "${free}" is free.`,
				'nickname'
			);
		}
	}
	return new DomainError(
		'conflict',
		`Somebody in this class is called "${nickname}" already. Please choose another nickname.`,
		'nickname'
	);
}
