const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where others reach this installation. */
export interface ReachableOrigin {
	/** Such as http://192.168.1.20:3000, without a slash at its end. */
	origin: string;
	/** True when that address works on this machine only. */
	onlyHere: boolean;
}

/**
 * The address to hand to others in a link. Who opened the app as localhost would otherwise give out links that work on
 * no other machine; `shared` is the address on the network that the start command found (THRESHOLD_SHARED_ADDRESS).
 */
export function reachableOrigin(
	url: URL,
	shared: string | undefined = process.env.THRESHOLD_SHARED_ADDRESS
): ReachableOrigin {
	if (!THIS_MACHINE.has(url.hostname)) return { origin: url.origin, onlyHere: false };
	return shared ? { origin: shared, onlyHere: false } : { origin: url.origin, onlyHere: true };
}
