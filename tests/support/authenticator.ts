import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const USER_PRESENT = 0x01;
const HAS_CREDENTIAL = 0x40;

/**
 * A security key of the simplest kind (ES256, no attestation), by WebAuthn level 2, sections 6.1 and 6.5. It signs for
 * whatever origin it is told, as a browser on a false page would.
 */
export class Authenticator {
	readonly id = randomBytes(16);
	#key: KeyObject;
	#publicKey: Buffer;
	counter = 0;

	constructor() {
		const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		this.#key = privateKey;
		const { x, y } = publicKey.export({ format: 'jwk' });
		// COSE_Key {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
		this.#publicKey = Buffer.concat([
			Buffer.from('a5010203262001215820', 'hex'),
			Buffer.from(x!, 'base64url'),
			Buffer.from('225820', 'hex'),
			Buffer.from(y!, 'base64url')
		]);
	}

	/** Makes the passkey. */
	create({ challenge, origin, rpId }: Asked) {
		const length = Buffer.alloc(2);
		length.writeUInt16BE(this.id.length);
		const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#publicKey]);
		const authData = this.#authData(rpId, HAS_CREDENTIAL, credential);
		// {"fmt": "none", "attStmt": {}, "authData": bytes}
		const size = Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]);
		const attestationObject = Buffer.concat([
			Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
			size,
			authData
		]);
		return {
			...this.#named(),
			response: {
				clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
				attestationObject: attestationObject.toString('base64url'),
				transports: ['usb']
			}
		};
	}

	/** Shows the passkey. */
	get({ challenge, origin, rpId }: Asked) {
		this.counter++;
		const authData = this.#authData(rpId, 0);
		const client = clientData('webauthn.get', challenge, origin);
		const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
		return {
			...this.#named(),
			response: {
				clientDataJSON: client.toString('base64url'),
				authenticatorData: authData.toString('base64url'),
				signature: sign('sha256', signed, this.#key).toString('base64url')
			}
		};
	}

	#named() {
		const id = this.id.toString('base64url');
		return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
	}

	#authData(rpId: string, flags: number, rest: Buffer = Buffer.alloc(0)): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.counter);
		return Buffer.concat([
			createHash('sha256').update(rpId).digest(),
			Buffer.from([USER_PRESENT | flags]),
			counter,
			rest
		]);
	}
}

interface Asked {
	/** Base64url. */
	challenge: string;
	origin: string;
	rpId: string;
}

function clientData(type: string, challenge: string, origin: string): Buffer {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
