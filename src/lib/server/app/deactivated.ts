import type { User } from '../db/users.ts';
import { DomainError } from '../errors.ts';

/** To be called once they have shown who they are: nobody else learns that the account is closed. */
export function refuseDeactivated(user: User): void {
	if (user.deactivatedAt === null) return;
	throw new DomainError(
		'forbidden',
		'This account is closed for the time being. An administrator can open it again; everything in it is kept.'
	);
}
