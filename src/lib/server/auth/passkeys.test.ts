import { expect, test } from 'vitest';
import { passkeyPlaceOf } from './passkeys.ts';

test.each([
	[
		'https://threshold.example.org/account',
		'threshold.example.org',
		'https://threshold.example.org'
	],
	['https://school.example:8443/', 'school.example', 'https://school.example:8443'],
	['http://localhost:3000/sign-in?next=x', 'localhost', 'http://localhost:3000']
])('%s is a place for passkeys', (address, rpId, origin) => {
	expect(passkeyPlaceOf(new URL(address))).toEqual({ rpId, origin });
});

test.each([
	['http://threshold.example.org/', /plain http/],
	['http://192.168.1.20:3000/', /plain http/],
	['http://localhost.evil.example/', /plain http/],
	['https://192.168.1.20/', /only a number/],
	['https://[2001:db8::1]/', /only a number/]
])('%s is none, and a sentence says why', (address, why) => {
	expect(passkeyPlaceOf(new URL(address))).toMatch(why);
});
