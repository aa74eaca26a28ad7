import { z } from 'zod';

const passphrase = z
	.string('Type your passphrase.')
	.min(1, 'Type your passphrase.')
	.max(1000, 'This is too long.');
const next = z.string().max(2000).default('');
const code = (missing: string) =>
	z.string(missing).trim().min(1, missing).max(100, 'This is too long.');

const UNREADABLE = 'What the browser sent is not a passkey. Please try again.';

/** JSON in a form's field. */
const json = <S extends z.ZodType>(schema: S) =>
	z
		.string(UNREADABLE)
		.max(20_000, UNREADABLE)
		.transform((text, ctx): unknown => {
			try {
				return JSON.parse(text);
			} catch {
				ctx.addIssue({ code: 'custom', message: UNREADABLE });
				return z.NEVER;
			}
		})
		.pipe(schema);
const base64url = z.string(UNREADABLE).regex(/^[\w-]+$/, UNREADABLE);
const credential = {
	id: base64url,
	rawId: base64url,
	type: z.literal('public-key', UNREADABLE),
	clientExtensionResults: z.object({}, UNREADABLE)
};

export const provenSchema = z.object({ passphrase });

export const confirmTotpSchema = z.object({ passcode: code('Type the six digits from your app.') });

export const beginPasskeySchema = z.object({
	passphrase,
	name: z
		.string('Call it something.')
		.trim()
		.min(1, 'Call it something, so that you know it again.')
		.max(60, 'A name has at most 60 characters.')
});

/** What navigator.credentials.create gives, as JSON. */
export const newPasskeySchema = z.object({
	name: beginPasskeySchema.shape.name,
	passkey: json(
		z.object(
			{
				...credential,
				response: z.object(
					{
						clientDataJSON: base64url,
						attestationObject: base64url,
						transports: z.array(z.string().max(40)).max(10).optional()
					},
					UNREADABLE
				)
			},
			UNREADABLE
		)
	)
});

/** What navigator.credentials.get gives, as JSON. */
export const passkeyProofSchema = z.object({
	next,
	passkey: json(
		z.object(
			{
				...credential,
				response: z.object(
					{
						clientDataJSON: base64url,
						authenticatorData: base64url,
						signature: base64url,
						userHandle: base64url.optional()
					},
					UNREADABLE
				)
			},
			UNREADABLE
		)
	)
});

export const passcodeSchema = z.object({
	passcode: code('Type the six digits from your app.'),
	next
});

export const recoverySchema = z.object({
	recoverySecret: code('Type one of your recovery codes.'),
	next
});

export const removePasskeySchema = z.object({ passphrase, id: base64url });
