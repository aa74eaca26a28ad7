import type { TestServer } from '../support/server.ts';

/** What must never happen; 'wrong' is everything else that is not as promised. */
export const FAULTS = ['lost', 'doubled', 'leaked', 'crash', 'unexplained 500', 'wrong'] as const;
export type Fault = (typeof FAULTS)[number];

/** What came of the cases of one kind. */
export class Tally {
	/** How many bad days were brought about. */
	cases = 0;
	readonly faults: { fault: Fault; what: string }[] = [];
	/** What the figures need to be understood, a short clause each. */
	readonly notes: string[] = [];

	note(fault: Fault, what: string): void {
		this.faults.push({ fault, what });
	}

	/** One case; whatever it throws is a fault, named after the first words of its message where those name one. */
	async case(name: string, work: () => Promise<void>): Promise<void> {
		this.cases++;
		try {
			await work();
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			const named = FAULTS.find((fault) => message.startsWith(`${fault}: `));
			const said = named ? message.slice(named.length + 2) : message;
			this.note(named ?? 'wrong', `${name}: ${said.slice(0, 300)}`);
		}
	}

	/** Takes over what the comparison of acknowledged with stored found. */
	takeOver(faults: readonly string[]): void {
		for (const what of faults) this.note(faultIn(what), what);
	}

	/** Counts what the server noted as its own fault, or that it is gone. */
	async look(server: TestServer): Promise<void> {
		for (const line of faultsNoted(server)) this.note('unexplained 500', line);
		const alive = await fetch(`${server.url}/healthz`).then(
			(response) => response.ok,
			() => false
		);
		if (!alive) this.note('crash', 'the server answers no more');
	}
}

/** Lines of a server's log that tell of a fault of its own. Trouble of the store has a name there: it is explained. */
export function faultsNoted(server: TestServer): string[] {
	return server
		.output()
		.split('\n')
		.filter((line) => /"errorId"|"level":[56]0/.test(line) && !line.includes('"trouble":"'))
		.map((line) => line.slice(0, 400));
}

function faultIn(what: string): Fault {
	if (/is lost/.test(what)) return 'lost';
	if (/twice/.test(what)) return 'doubled';
	return 'wrong';
}

/** Throws what `Tally.case` counts as this fault. */
export function requireThat(holds: boolean, fault: Fault, what: string): asserts holds {
	if (!holds) throw new Error(`${fault}: ${what}`);
}

/** Throws unless the answer is a refusal that says why. */
export function requireRefusal({ status, text }: { status: number; text: string }): void {
	requireNoFault({ status, text });
	requireThat(status >= 400, 'wrong', `was taken (${status})`);
	// What the library for shapes says of itself is nothing to tell people.
	const sentence =
		/\p{L}+ \p{L}+ \p{L}+/u.test(text) && !/Invalid input|Too (big|small): /.test(text);
	requireThat(sentence, 'wrong', `${status} without a sentence: ${text}`);
}

/** Throws when the answer is a fault of the server's. */
export function requireNoFault({ status, text }: { status: number; text: string }): void {
	const fault = status >= 500 || /\n\s+at .+:\d+:\d+/.test(text);
	requireThat(!fault, 'unexplained 500', `${status} ${text.slice(0, 300)}`);
}
