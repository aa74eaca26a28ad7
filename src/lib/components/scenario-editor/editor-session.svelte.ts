import type { Analysis, PlacedFinding } from '$lib/core/scenario/check.ts';
import {
	applyPatch,
	diffScenarios,
	isEmptyPatch,
	overlapOf,
	rebase,
	type ScenarioPatch
} from '$lib/core/scenario/edit/patch.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';

export interface Checked {
	findings: PlacedFinding[];
	analysis: Analysis | null;
}

export type Sent =
	| ({ kind: 'stored'; revision: number } & Checked)
	| ({ kind: 'conflict'; revision: number; body: Scenario } & Checked)
	| { kind: 'refused'; message: string }
	| { kind: 'unreachable' };

/** What a window has not stored yet, kept in the browser until it has. */
export interface Pending {
	revision: number;
	base: Scenario;
	patch: ScenarioPatch;
}

export interface Keeper {
	/** What a window that is closed left behind; it is this one's then. */
	read(): Pending | null;
	/** @param leaving true where this window may be closed for good */
	write(pending: Pending | null, leaving: boolean): void;
}

interface Step {
	label: string;
	before: Scenario;
	after: Scenario;
	/** Steps with the same one that follow each other are one: what is typed into one field. */
	field: string | null;
}

interface Conflict {
	revision: number;
	theirs: Scenario;
	/** What both changed: node ids and names of head fields. */
	parts: string[];
}

/** How long typing rests before it is sent. */
const REST_MS = 600;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000];
const MOST_STEPS = 300;

/**
 * One window in which a scenario is edited: the scenario as it stands, undo and redo, and saving in the background. Only
 * what differs from what is stored is sent, one request at a time, and it is kept in the browser until the server has it.
 * When another window was faster, what it changed elsewhere is taken in; what both changed is put before the author.
 */
export class EditorSession {
	scenario = $state.raw<Scenario>(undefined as unknown as Scenario);
	findings = $state.raw<PlacedFinding[]>([]);
	analysis = $state.raw<Analysis | null>(null);
	status = $state<'saved' | 'saving' | 'waiting' | 'conflict' | 'refused'>('saved');
	/** What went wrong last, in a sentence; '' when nothing did. */
	problem = $state('');
	/** What was done without being asked, in a sentence, such as taking in what another window changed. */
	note = $state('');
	conflict = $state.raw<Conflict | null>(null);
	undoSteps = $state.raw<Step[]>([]);
	redoSteps = $state.raw<Step[]>([]);

	#stored: Scenario;
	#revision: number;
	#sending = false;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #send: (revision: number, patch: ScenarioPatch) => Promise<Sent>;
	readonly #keeper: Keeper;

	constructor(
		start: { body: Scenario; revision: number } & Checked,
		send: (revision: number, patch: ScenarioPatch) => Promise<Sent>,
		keeper: Keeper
	) {
		this.scenario = this.#stored = start.body;
		this.#revision = start.revision;
		this.findings = start.findings;
		this.analysis = start.analysis;
		this.#send = send;
		this.#keeper = keeper;
	}

	/** Takes up what an earlier window could not store, if there is any. */
	resume(): void {
		const pending = this.#keeper.read();
		if (!pending) return;
		const mine = applyPatch(pending.base, pending.patch);
		if (isEmptyPatch(diffScenarios(this.#stored, mine))) return this.#keeper.write(null, false);
		const theirs = this.#stored;
		const revision = this.#revision;
		this.#stored = pending.base;
		this.#revision = pending.revision;
		this.scenario = mine;
		this.note = 'Changes from your last visit that had not been stored are back.';
		if (revision === pending.revision) {
			this.#stored = theirs;
			this.undoSteps = [
				{ label: 'the changes of your last visit', before: theirs, after: mine, field: null }
			];
			void this.#drain();
		} else this.#meet(revision, theirs);
	}

	/**
	 * Makes a change.
	 * @param field names the field that is being typed into, so that one undo takes all of it back
	 */
	change(label: string, after: Scenario, field: string | null = null): void {
		const before = this.scenario;
		if (after === before) return;
		const last = this.undoSteps.at(-1);
		const joins = field !== null && last?.field === field && this.redoSteps.length === 0;
		const step: Step = { label, before: joins ? last.before : before, after, field };
		const earlier = joins ? this.undoSteps.slice(0, -1) : this.undoSteps;
		this.undoSteps = [...earlier, step].slice(-MOST_STEPS);
		this.redoSteps = [];
		this.note = '';
		this.scenario = after;
		this.#changed(field === null ? 0 : REST_MS);
	}

	/** @returns what was undone */
	undo(): string | undefined {
		const step = this.undoSteps.at(-1);
		if (!step) return undefined;
		this.undoSteps = this.undoSteps.slice(0, -1);
		this.redoSteps = [...this.redoSteps, step];
		this.scenario = step.before;
		this.#changed(0);
		return step.label;
	}

	/** @returns what was done again */
	redo(): string | undefined {
		const step = this.redoSteps.at(-1);
		if (!step) return undefined;
		this.redoSteps = this.redoSteps.slice(0, -1);
		// What is typed next is a step of its own.
		this.undoSteps = [...this.undoSteps, { ...step, field: null }];
		this.scenario = step.after;
		this.#changed(0);
		return step.label;
	}

	/** Settles a conflict: by what is stored, or by what this window changed on top of it. Either can be undone. */
	settle(by: 'theirs' | 'mine'): void {
		const conflict = this.conflict;
		if (!conflict) return;
		this.conflict = null;
		const mine = this.#takeIn(conflict.revision, conflict.theirs);
		this.status = 'saved';
		this.problem = '';
		if (by === 'theirs') {
			this.scenario = mine;
			this.change('taking what was stored', conflict.theirs);
		}
		this.#changed(0);
	}

	/** Sends at once, and keeps in the browser, what waits for typing to rest. @param leaving see Keeper */
	flush(leaving = false): void {
		clearTimeout(this.#timer);
		this.#keep(leaving);
		void this.#drain();
	}

	/** Whether everything is stored. */
	get settled(): boolean {
		return this.status === 'saved' && this.scenario === this.#stored;
	}

	#changed(wait: number): void {
		if (this.status === 'conflict') return this.#keep();
		this.status = 'saving';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#keep();
			void this.#drain();
		}, wait);
	}

	#keep(leaving = false): void {
		const patch = diffScenarios(this.#stored, this.scenario);
		this.#keeper.write(
			isEmptyPatch(patch) ? null : { revision: this.#revision, base: this.#stored, patch },
			leaving
		);
	}

	async #drain(): Promise<void> {
		if (this.#sending || this.status === 'conflict') return;
		this.#sending = true;
		try {
			while (this.scenario !== this.#stored) {
				const sent = this.scenario;
				const patch = diffScenarios(this.#stored, sent);
				if (isEmptyPatch(patch)) break;
				this.status = 'saving';
				const answer = await this.#send(this.#revision, patch);
				if (answer.kind === 'stored') {
					this.#stored = sent;
					this.#revision = answer.revision;
					this.#told(answer);
				} else if (answer.kind === 'conflict') {
					this.#told(answer);
					// The answer to an earlier request may have been lost on its way.
					if (isEmptyPatch(diffScenarios(answer.body, sent))) {
						this.#stored = sent;
						this.#revision = answer.revision;
					} else if (!this.#meet(answer.revision, answer.body)) return;
				} else if (answer.kind === 'unreachable') {
					this.status = 'waiting';
					this.problem =
						'The server cannot be reached. Your changes are kept in this browser and sent when it is back.';
					const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!;
					await new Promise((resolve) => setTimeout(resolve, wait));
					this.#keep();
				} else {
					this.status = 'refused';
					this.problem = `${answer.message} What you changed is kept in this browser; it is sent again with your next change.`;
					return;
				}
			}
			this.status = 'saved';
			this.#keep();
		} finally {
			this.#sending = false;
		}
	}

	#told({ findings, analysis }: Checked): void {
		this.findings = findings;
		this.analysis = analysis;
		this.#failures = 0;
		this.problem = '';
	}

	/** Another window was faster. @returns true where both touched different parts, and both are kept now */
	#meet(revision: number, theirs: Scenario): boolean {
		const base = this.#stored;
		const parts = overlapOf(base, diffScenarios(base, this.scenario), diffScenarios(base, theirs));
		if (parts.length === 0) {
			this.#takeIn(revision, theirs);
			this.note =
				'This scenario was changed in another window, at other places. Both are kept, and shown here.';
			this.#changed(0);
			return true;
		}
		this.conflict = { revision, theirs, parts };
		this.status = 'conflict';
		this.problem = '';
		this.#keep();
		return false;
	}

	/** Puts everything done here on top of what is stored now, the steps back as well. @returns the scenario then */
	#takeIn(revision: number, theirs: Scenario): Scenario {
		const base = this.#stored;
		const onTop = (scenario: Scenario) => rebase(base, diffScenarios(base, scenario), theirs);
		const moved = (step: Step): Step => ({
			...step,
			before: onTop(step.before),
			after: onTop(step.after)
		});
		this.undoSteps = this.undoSteps.map(moved);
		this.redoSteps = this.redoSteps.map(moved);
		this.scenario = onTop(this.scenario);
		this.#stored = theirs;
		this.#revision = revision;
		return this.scenario;
	}
}

/** A window that has not written for so long is not there any more: one that waits for the server writes more often. */
const GONE_MS = 30_000;

/**
 * Keeps what is not stored in this browser's own storage, each window for itself. Where there is none, or no room, it is
 * kept in the page only.
 * @param own tells this window from others
 */
export function browserKeeper(scenarioId: string, own: string): Keeper {
	const prefix = `threshold:scenario:${scenarioId}:`;
	type Kept = { pending: Pending; at: number; left: boolean };
	const write = (pending: Pending | null, left: boolean) => {
		try {
			const kept: Kept | null = pending && { pending, at: Date.now(), left };
			if (kept) localStorage.setItem(prefix + own, JSON.stringify(kept));
			else localStorage.removeItem(prefix + own);
		} catch {
			// The page itself still has it, and says so until it is stored.
		}
	};
	return {
		read() {
			try {
				for (const key of Object.keys(localStorage)) {
					if (!key.startsWith(prefix)) continue;
					const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
					if (!kept || (!kept.left && Math.abs(Date.now() - kept.at) < GONE_MS)) continue;
					localStorage.removeItem(key);
					write(kept.pending, false);
					return kept.pending;
				}
			} catch {
				// Nothing that can be read is nothing.
			}
			return null;
		},
		write
	};
}

/** Sends changes to the server. */
export function sendTo(url: string): (revision: number, patch: ScenarioPatch) => Promise<Sent> {
	return async (revision, patch) => {
		try {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify({ revision, patch })
			});
			if (response.ok) {
				return { kind: 'stored', ...((await response.json()) as { revision: number } & Checked) };
			}
			if (response.status === 409) {
				const stored = await fetch(url, { headers: { accept: 'application/json' } });
				if (!stored.ok) return { kind: 'unreachable' };
				const now = (await stored.json()) as { revision: number; body: Scenario } & Checked;
				// Nobody was faster: it is closed, as in the archive.
				if (now.revision !== revision) return { kind: 'conflict', ...now };
			}
			if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' };
			const { message } = (await response.json().catch(() => ({}))) as { message?: string };
			return {
				kind: 'refused',
				message:
					response.status === 401
						? 'You are signed out. Sign in again in another tab.'
						: (message ?? 'This could not be stored.')
			};
		} catch {
			return { kind: 'unreachable' };
		}
	};
}
