/**
 * Where the start command and the app it loads meet: one is run from source, the other is a build with classes and
 * modules of its own, so that they share nothing but this process.
 */

/** What the start command asks of the app. */
export interface Asked {
	/** Whether an empty store gets the demo. */
	wantsDemo: boolean;
	/** True when no other node can be using the store. */
	alone: boolean;
	/** Tells whoever started it what takes a while. */
	say: (line: string) => void;
}

/** What there is to tell whoever started it. */
export interface Welcome {
	demo: {
		classCode: string;
		/** The class code as people see it. */
		shownCode: string;
		trainerName: string;
		/** Only on the start that made the demo. */
		passphrase: string | null;
	} | null;
	/** Where an administrator is made, once; null: there is one. */
	setupPath: string | null;
}

interface StartUp extends Asked {
	ready: (welcome: Welcome) => void;
}

const KEY = Symbol.for('threshold.start-up');
const place = globalThis as { [KEY]?: StartUp };

/** To be called before the app is loaded. @returns what it says once its store is ready */
export function askOfApp(asked: Asked): Promise<Welcome> {
	return new Promise((ready) => (place[KEY] = { ...asked, ready }));
}

/** What the start command asks; undefined where the app was loaded by something else. */
export function askedByStart(): StartUp | undefined {
	return place[KEY];
}
