import { parseHTML } from 'linkedom';
import { expect } from 'vitest';

/** As much of an element as is looked at. */
interface ElementLike {
	localName: string;
	outerHTML: string;
	attributes: Iterable<{ name: string; value: string }>;
	getAttribute(name: string): string | null;
}

/**
 * A page whose policy lets a browser run nothing but files of this site and scripts with this answer's own nonce, and
 * in which nothing else is tried.
 */
export function expectOnlyNoncedScripts(response: Response, html: string): void {
	const policy = response.headers.get('content-security-policy') ?? '';
	const [, scripts = ''] = /(?:^|; ?)script-src ([^;]*)/.exec(policy) ?? [];
	const [, nonce] = /'nonce-([^']+)'/.exec(scripts) ?? [];
	// The bare page for what is no page runs nothing at all.
	const isBare = scripts === '' && policy.startsWith("default-src 'none'");
	if (isBare) expect(html).not.toMatch(/<script/i);
	else {
		expect(nonce?.length ?? 0).toBeGreaterThanOrEqual(16);
		expect(scripts.split(' ').sort()).toEqual([`'nonce-${nonce}'`, "'self'"]);
		expect(policy).toContain("object-src 'none'");
		expect(policy).toContain("base-uri 'none'");
	}
	const { document } = parseHTML(html);
	for (const element of document.querySelectorAll('*') as Iterable<ElementLike>) {
		const about = element.outerHTML.slice(0, 200);
		if (element.localName === 'script') expect(element.getAttribute('nonce'), about).toBe(nonce);
		expect(['iframe', 'object', 'embed', 'base'], about).not.toContain(element.localName);
		for (const { name, value } of element.attributes) {
			expect(name, about).not.toMatch(/^on/i);
			if (!['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)) continue;
			expect(value, about).not.toMatch(/^[\s\p{Cc}]*(javascript|vbscript|data:text)/iu);
			if (element.localName === 'script') expect(value, about).not.toMatch(/^(https?:)?\/\//i);
		}
	}
}
