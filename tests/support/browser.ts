const PASSPHRASE = 'lantern river copper maple';

/** A browser without a window: keeps cookies, sends its origin, does not follow redirects. */
export class Browser {
	readonly url: string;
	readonly cookies = new Map<string, string>();
	/** Signs in again; used when something it tried signed it out. */
	#again: (() => Promise<void>) | undefined;

	constructor(url: string) {
		this.url = url;
	}

	/** Asks for a path. Bodies are read by the caller, or cancelled. */
	async ask(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		if (!headers.has('accept')) headers.set('accept', 'text/html');
		if (!headers.has('origin')) headers.set('origin', this.url);
		if (this.cookies.size > 0) {
			headers.set('cookie', [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; '));
		}
		const response = await fetch(this.url + path, {
			...init,
			headers,
			redirect: 'manual',
			signal: init.signal ?? AbortSignal.timeout(20_000)
		});
		for (const line of response.headers.getSetCookie()) this.#keep(line);
		return response;
	}

	/** Sends a form as a browser without JavaScript does. */
	send(path: string, fields: Record<string, string> = {}): Promise<Response> {
		return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
	}

	get isSignedIn(): boolean {
		return this.cookies.has('threshold');
	}

	/** Signs in with this form, now and whenever stayIn finds it signed out. */
	async signInWith(action: string, fields: Record<string, string>): Promise<void> {
		this.#again = async () => {
			await requireRedirect(this.send(`/sign-in?/${action}`, fields));
		};
		await this.#again();
	}

	/** Signs in again after something that ended the session. */
	async stayIn(): Promise<void> {
		if (this.#again && !this.isSignedIn) await this.#again();
	}

	#keep(line: string): void {
		const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
		if (name === undefined || value === undefined) return;
		if (value === '' || /;\s*max-age=0/i.test(line)) this.cookies.delete(name);
		else this.cookies.set(name, value);
	}
}

/** A browser for every role, each signed in by its own way, and the class its learner is in. */
export async function browsersOfAllRoles(server: { url: string; setupPath: string }) {
	const { url } = server;
	const out = new Browser(url);
	const administrator = new Browser(url);
	await requireRedirect(
		administrator.send(server.setupPath, { name: 'Ada Admin', passphrase: PASSPHRASE }),
		'/admin'
	);
	const invited = await (await administrator.send('/admin?/invite', { note: 'Tess' })).text();
	const invitePath = /\/invite\/[\w-]+/.exec(invited)?.[0] ?? 'no invitation was shown';
	const trainer = new Browser(url);
	await requireRedirect(
		trainer.send(invitePath, { name: 'Tess Trainer', passphrase: PASSPHRASE }),
		'/articles'
	);
	const made = await trainer.send('/classes?/create', { name: 'Front desk' });
	const classPath = new URL(made.headers.get('location') ?? '', url).pathname;
	const page = await (await trainer.ask(classPath)).text();
	const code = /(?<![\w-])[2-9A-Z]{3}-[2-9A-Z]{3}(?![\w-])/.exec(page)?.[0] ?? 'no code was shown';
	const learner = new Browser(url);
	await requireRedirect(
		learner.send(`/join/${code}?/new`, { nickname: 'Maya', passphrase: PASSPHRASE }),
		'/home'
	);
	await administrator.signInWith('trainer', { name: 'Ada Admin', passphrase: PASSPHRASE });
	await trainer.signInWith('trainer', { name: 'Tess Trainer', passphrase: PASSPHRASE });
	await learner.signInWith('learner', { code, nickname: 'Maya', passphrase: PASSPHRASE });
	return { out, learner, trainer, administrator, code, classPath };
}

/** Throws unless the answer leads on, and to `to` where that is said. */
async function requireRedirect(asked: Promise<Response>, to?: string): Promise<void> {
	const response = await asked;
	const text = await response.text();
	const led = new URL(response.headers.get('location') ?? '', response.url).pathname;
	if (response.status === 303 && (to === undefined || led === to)) return;
	throw new Error(`Not led ${to ? `to ${to}` : 'on'}, but answered ${response.status}: ${text}`);
}
