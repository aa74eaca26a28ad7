/**
 * On every answer, whoever makes it: the start command sets them before the app or the static files answer. Pages
 * replace the policy with kit's own (svelte.config.js).
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	// Styles alone are let through: the mark (SVG) carries its own for dark surroundings.
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
};

/** What endpoints and redirects answer with: nothing in them is ever meant to be rendered. */
export const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Sent over https only: two years without going back to plain http. */
export const STRICT_TRANSPORT = 'max-age=63072000';

/** How long a browser keeps what never changes under its address, such as a picture; nobody on the way may. */
export const FOR_GOOD = 'private, max-age=31536000, immutable';
/** With which a picture is answered: opened by itself, whatever is in it can do nothing. */
export const PICTURE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
