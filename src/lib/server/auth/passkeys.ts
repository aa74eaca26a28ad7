import { randomBytes } from 'node:crypto';
import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse
} from '@simplewebauthn/server';
import type { z } from 'zod';
import type { passkeyProofSchema, newPasskeySchema } from '../../schemas/second-factor.ts';
import type { Passkey } from '../db/second-factors.ts';

/** Where a passkey is made or shown: the host it is bound to, and the origin that the browser signs. */
export interface PasskeyPlace {
	rpId: string;
	origin: string;
}

type NewPasskey = z.output<typeof newPasskeySchema>['passkey'];
type PasskeyProof = z.output<typeof passkeyProofSchema>['passkey'];

/**
 * The place that an address (ORIGIN, or what the browser asked for) is for passkeys, or one sentence on why there can
 * be none: browsers know them over https and on localhost only, and only under a name.
 */
export function passkeyPlaceOf(url: URL): PasskeyPlace | string {
	const { hostname, origin, protocol } = url;
	const local = hostname === 'localhost' || hostname.endsWith('.localhost');
	if (protocol !== 'https:' && !local) {
		return 'Browsers know passkeys only over https, and on localhost. This address is plain http, so an app is the way here.';
	}
	if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) {
		return 'Passkeys are bound to a name, and this address is only a number, so an app is the way here.';
	}
	return { rpId: hostname, origin };
}

/** EdDSA, ES256 and RS256 (COSE): what authenticators have. Unsaid, the library tries out what Node has experimentally. */
const ALGORITHMS = [-8, -7, -257];

/** 256 random bits, base64url. */
export function makeChallenge(): string {
	return randomBytes(32).toString('base64url');
}

/** What the browser needs to make a passkey for this person. */
export async function passkeyToMake(
	place: PasskeyPlace,
	person: { userId: string; name: string },
	challenge: string,
	present: readonly Passkey[]
) {
	return await generateRegistrationOptions({
		rpName: 'Threshold',
		rpID: place.rpId,
		userName: person.name,
		userDisplayName: person.name,
		userID: new Uint8Array(Buffer.from(person.userId)),
		challenge: bytesOf(challenge),
		attestationType: 'none',
		supportedAlgorithmIDs: ALGORITHMS,
		excludeCredentials: present.map(({ id, transports }) => ({ id, transports })),
		// It stands beside a passphrase: that somebody is there is enough, and room on a security key is scarce.
		authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' }
	});
}

/** What the browser needs to let one of these passkeys sign. */
export async function passkeyToShow(
	place: PasskeyPlace,
	challenge: string,
	passkeys: readonly Passkey[]
) {
	return await generateAuthenticationOptions({
		rpID: place.rpId,
		challenge: bytesOf(challenge),
		allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
		userVerification: 'preferred'
	});
}

/** The new passkey, or null when what the browser sent is not one made here and now. */
export async function readNewPasskey(
	place: PasskeyPlace,
	challenge: string,
	response: NewPasskey
): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null> {
	const result = await verifyRegistrationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: place.origin,
		expectedRPID: place.rpId,
		requireUserVerification: false,
		supportedAlgorithmIDs: ALGORITHMS
	}).catch(() => null);
	if (!result?.verified) return null;
	const { credential } = result.registrationInfo;
	return {
		id: credential.id,
		publicKey: Buffer.from(credential.publicKey).toString('base64url'),
		counter: credential.counter,
		transports: [...(response.response.transports ?? [])]
	};
}

/** The passkey's new counter when it signed this challenge at this place, or null. */
export async function checkPasskey(
	place: PasskeyPlace,
	challenge: string,
	passkey: Passkey,
	response: PasskeyProof
): Promise<number | null> {
	if (passkey.rpId !== place.rpId) return null;
	const result = await verifyAuthenticationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: place.origin,
		expectedRPID: place.rpId,
		credential: {
			id: passkey.id,
			publicKey: bytesOf(passkey.publicKey),
			counter: passkey.counter,
			transports: passkey.transports
		},
		requireUserVerification: false
	}).catch(() => null);
	return result?.verified ? result.authenticationInfo.newCounter : null;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.from(base64url, 'base64url'));
}
