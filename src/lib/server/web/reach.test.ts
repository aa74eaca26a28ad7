import { describe, expect, it } from 'vitest';
import { isPublic, publicReach, readExceptions } from './reach.ts';

describe('addresses that are not of the public internet', () => {
	it.each(
		`127.0.0.1 127.255.255.255 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1
		100.100.100.200 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250
		240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1
		64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1
		fec0::1 ff02::1 nonsense`.split(/\s+/)
	)('%s', (address) => {
		expect(isPublic(address)).toBe(false);
	});

	it.each(['1.1.1.1', '93.184.215.14', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
		'while %s is',
		(address) => expect(isPublic(address)).toBe(true)
	);
});

it('an exception is one address on one port', () => {
	const reach = publicReach([{ address: '127.0.0.1', port: 8080 }]);
	expect(reach.address('127.0.0.1', 8080)).toBe(true);
	expect(reach.address('::ffff:127.0.0.1', 8080)).toBe(true);
	expect(reach.address('127.0.0.1', 80)).toBe(false);
	expect(reach.address('127.0.0.2', 8080)).toBe(false);
	expect(reach.address('1.1.1.1', 8080)).toBe(false);
	expect(reach.address('1.1.1.1', 443)).toBe(true);
	expect([22, 80, 443, 8080, 9000].filter((port) => reach.port(port))).toEqual([80, 443, 8080]);
});

it('exceptions are addresses with their ports, and nothing else is taken', () => {
	expect(readExceptions('127.0.0.1:8080, [fd00::5]:80')).toEqual([
		{ address: '127.0.0.1', port: 8080 },
		{ address: 'fd00::5', port: 80 }
	]);
	expect(readExceptions('')).toEqual([]);
	for (const wrong of ['localhost:80', '127.0.0.1', '10.0.0.0/8:80', '127.0.0.1:0', '::1:80']) {
		expect(readExceptions(wrong), wrong).toBeNull();
	}
});
