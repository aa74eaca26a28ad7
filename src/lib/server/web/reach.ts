import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/** An address of one's own network that may be asked all the same, such as the wiki of a school. */
export interface ReachException {
	address: string;
	port: number;
}

/** Which addresses may be asked for a page. */
export interface Reach {
	/** Whether anything on that port may be asked at all. */
	port(port: number): boolean;
	/** Whether this address may be asked there. */
	address(address: string, port: number): boolean;
}

const WEB_PORTS = new Set([80, 443]);
/** Addresses out of the public ranges at which clouds tell machines about themselves. */
const TELLING = new Set(['168.63.129.16']);
const GLOBAL = ipaddr.IPv6.parse('2000::');

/**
 * True for an address of the public internet: not of this machine, of a private or shared network, of one link, of a
 * group, of a range that is reserved, or one that carries another address in itself.
 */
export function isPublic(address: string): boolean {
	if (isIP(address) === 0) return false;
	const parsed = ipaddr.process(address);
	if (parsed.range() !== 'unicast' || TELLING.has(parsed.toString())) return false;
	return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL, 3);
}

/** The public internet on the web's own ports, and these exceptions. */
export function publicReach(exceptions: readonly ReachException[] = []): Reach {
	const normal = (address: string) => ipaddr.process(address).toString();
	const excepted = new Set(exceptions.map(({ address, port }) => `${normal(address)} ${port}`));
	return {
		port: (port) => WEB_PORTS.has(port) || exceptions.some((one) => one.port === port),
		address: (address, port) =>
			isIP(address) !== 0 &&
			(excepted.has(`${normal(address)} ${port}`) || (WEB_PORTS.has(port) && isPublic(address)))
	};
}

/** Reads "127.0.0.1:8080, [fd00::5]:80"; null where an entry is not an address with its port. */
export function readExceptions(text: string): ReachException[] | null {
	const exceptions = text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => {
			const [, six, four, port] = /^(?:\[([0-9a-f:.]+)\]|([\d.]+)):(\d{1,5})$/i.exec(part) ?? [];
			const address = six ?? four ?? '';
			return isIP(address) !== 0 && Number(port) > 0 && Number(port) < 65_536
				? { address, port: Number(port) }
				: null;
		});
	return exceptions.some((one) => one === null) ? null : (exceptions as ReachException[]);
}
