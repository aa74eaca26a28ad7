import { describe, expect, it } from 'vitest';
import { reachableOrigin } from './reachable-origin.ts';

describe('reachableOrigin', () => {
	it('gives out the address on the network to whoever opened the app as localhost', () => {
		expect(
			reachableOrigin(new URL('http://localhost:3000/classes'), 'http://192.168.1.20:3000')
		).toEqual({
			origin: 'http://192.168.1.20:3000',
			onlyHere: false
		});
	});

	it('says so when there is none', () => {
		expect(reachableOrigin(new URL('http://127.0.0.1:3000/'), undefined)).toEqual({
			origin: 'http://127.0.0.1:3000',
			onlyHere: true
		});
	});

	it('keeps the name the app was reached by otherwise', () => {
		const url = new URL('https://threshold.example.org/classes');
		expect(reachableOrigin(url, 'http://192.168.1.20:3000').origin).toBe(
			'https://threshold.example.org'
		);
	});
});
