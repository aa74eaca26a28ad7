import { z } from 'zod';

/** Long enough for every rule; what is longer is nobody's name or passphrase. */
const words = (missing: string) =>
	z.string(missing).trim().min(1, missing).max(400, 'This is too long.');
const secret = (missing: string) =>
	z.string(missing).min(1, missing).max(1000, 'This is too long.');

const code = words('Type the code of your class.');
const nickname = words('Type your nickname.');
const name = words('Type your name.');
const passphrase = secret('Type a passphrase.');
/** Where to go after signing in; what it may be, safe-next.ts decides. */
const next = z.string().max(2000).default('');

export const learnerSignInSchema = z.object({ code, nickname, passphrase, next });

export const trainerSignInSchema = z.object({ name, passphrase, next });

export const findClassSchema = z.object({ code });

export const joinSchema = z.object({ nickname, passphrase });

export const joinAnotherSchema = z.object({ nickname });

export const acceptSchema = z.object({ name, passphrase });

export const changePassphraseSchema = z.object({
	currentPassphrase: secret('Type your present passphrase.'),
	newPassphrase: secret('Type a new passphrase.')
});

export const sessionSchema = z.object({ id: words('Choose a session.') });

export const themeSchema = z.object({
	theme: z.enum(['system', 'light', 'dark'], 'Choose how it should look.')
});

export const inviteSchema = z.object({
	note: z.string().trim().max(80, 'A note has at most 80 characters.').default('')
});

export const invitationSchema = z.object({ id: words('Choose an invitation.') });

export const accountChangeSchema = z.object({
	change: z.enum(
		['deactivate', 'reactivate', 'make-administrator', 'make-trainer'],
		'Choose what to do.'
	)
});

/** The name is typed where something would be lost. */
export const removeAccountSchema = z.object({ name: z.string().max(400).default('') });
