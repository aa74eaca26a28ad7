/* eslint-disable svelte/prefer-svelte-reactivity -- sets are replaced as wholes here, never watched */
import type { Analysis, PlacedFinding } from '$lib/core/scenario/check.ts';
import {
	applyPatch,
	diffScenarios,
	isEmptyPatch,
	type ScenarioPatch
} from '$lib/core/scenario/edit/patch.ts';
import { mergeScenarios, withParts } from '$lib/core/scenario/edit/merge.ts';
import type { Scenario } from '$lib/core/scenario/model.ts';
import type { Step, StepShelf } from './step-shelf.ts';

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
	/** Parts of it that another window changed as well, and nobody has chosen about yet. */
	held?: string[];
}

export interface Keeper {
	/** What a window that is closed left behind; it is this one's then. */
	read(): Pending | null;
	/** @param leaving true where this window may be closed for good */
	write(pending: Pending | null, leaving: boolean): void;
}

/** How long typing rests before it is sent. */
const REST_MS = 600;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000];
const MOST_STEPS = 300;

/**
 * One window in which a scenario is edited: the scenario as it stands, undo and redo, and saving in the background. Only
 * what differs from what is stored is sent, one request at a time, and it is kept in the browser until the server has it.
 * When another window was faster, what it changed elsewhere is taken in. What both changed stands here as it was done
 * here, and is held back, until its author has chosen; everything else is stored meanwhile.
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
	/** What two windows changed, so that only one can stand: node ids and names of head fields. */
	held = $state.raw<ReadonlySet<string>>(new Set());
	undoSteps = $state.raw<Step[]>([]);
	redoSteps = $state.raw<Step[]>([]);

	#stored = $state.raw<Scenario>(undefined as unknown as Scenario);
	#revision: number;
	#sending = false;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #send: (revision: number, patch: ScenarioPatch) => Promise<Sent>;
	readonly #keeper: Keeper;
	readonly #steps: StepShelf | undefined;

	constructor(
		start: { body: Scenario; revision: number } & Checked,
		send: (revision: number, patch: ScenarioPatch) => Promise<Sent>,
		keeper: Keeper,
		steps?: StepShelf
	) {
		this.scenario = start.body;
		this.#stored = start.body;
		this.#revision = start.revision;
		this.findings = start.findings;
		this.analysis = start.analysis;
		this.#send = send;
		this.#keeper = keeper;
		this.#steps = steps;
	}

	/** Takes up what an earlier window could not store, if there is any, and what could be undone before a reload. */
	resume(): void {
		this.#takeUp();
		const kept = this.#steps?.find(this.scenario);
		if (!kept) return;
		this.undoSteps = kept.undo;
		this.redoSteps = kept.redo;
	}

	#takeUp(): void {
		const pending = this.#keeper.read();
		if (!pending) return;
		const mine = applyPatch(pending.base, pending.patch);
		if (isEmptyPatch(diffScenarios(this.#stored, mine))) return this.#keeper.write(null, false);
		const theirs = this.#stored;
		const revision = this.#revision;
		this.#stored = pending.base;
		this.#revision = pending.revision;
		this.scenario = mine;
		this.held = new Set(pending.held);
		if (revision === pending.revision) {
			this.#stored = theirs;
			this.undoSteps = [
				{ label: 'the changes of your last visit', before: theirs, after: mine, field: null }
			];
			void this.#drain();
		} else {
			this.#meet(revision, theirs);
			void this.#drain();
		}
		this.note = 'Changes from your last visit that had not been stored are back.';
	}

	/** The scenario as the server holds it. */
	get stored(): Scenario {
		return this.#stored;
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

	/** Settles what two windows changed: by what is stored, or by what was changed here. Either can be undone. */
	settle(part: string, by: 'theirs' | 'mine'): void {
		if (!this.held.has(part)) return;
		this.held = new Set([...this.held].filter((one) => one !== part));
		this.problem = '';
		if (by === 'theirs') {
			const taken = withParts(this.scenario, this.#stored, new Set([part]));
			this.change('taking what was stored', taken);
		}
		this.#changed(0);
	}

	/** Sends at once, and keeps in the browser, what waits for typing to rest. @param leaving see Keeper */
	flush(leaving = false): void {
		clearTimeout(this.#timer);
		this.#keep(leaving);
		this.#steps?.keep(this.scenario, this.undoSteps, this.redoSteps);
		void this.#drain();
	}

	/** Whether everything is stored. */
	get settled(): boolean {
		return this.status === 'saved' && isEmptyPatch(diffScenarios(this.#stored, this.scenario));
	}

	#changed(wait: number): void {
		this.status = 'saving';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#keep();
			void this.#drain();
		}, wait);
	}

	#keep(leaving = false): void {
		const patch = diffScenarios(this.#stored, this.scenario);
		const held = [...this.held];
		this.#keeper.write(
			isEmptyPatch(patch) ? null : { revision: this.#revision, base: this.#stored, patch, held },
			leaving
		);
	}

	/** What is to be stored now: everything but what is held back. */
	#due(): { next: Scenario; patch: ScenarioPatch } {
		const next = withParts(this.scenario, this.#stored, this.held);
		return { next, patch: diffScenarios(this.#stored, next) };
	}

	async #drain(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		try {
			for (let due = this.#due(); !isEmptyPatch(due.patch); due = this.#due()) {
				const { next, patch } = due;
				this.status = 'saving';
				const answer = await this.#send(this.#revision, patch);
				if (answer.kind === 'stored') {
					this.#stored = next;
					this.#revision = answer.revision;
					this.#told(answer);
				} else if (answer.kind === 'conflict') {
					this.#told(answer);
					// The answer to an earlier request may have been lost on its way.
					if (isEmptyPatch(diffScenarios(answer.body, next))) {
						this.#stored = next;
						this.#revision = answer.revision;
					} else this.#meet(answer.revision, answer.body);
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
			// What has come to be the same needs no choice any more.
			const same = withParts(this.#stored, this.scenario, this.held);
			if (this.held.size > 0 && isEmptyPatch(diffScenarios(this.#stored, same))) {
				this.held = new Set();
			}
			this.status = this.held.size > 0 ? 'conflict' : 'saved';
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

	/**
	 * Another window was faster: everything done here is put on top of what is stored now, the steps back as well, and what
	 * both changed is held back.
	 */
	#meet(revision: number, theirs: Scenario): void {
		const base = this.#stored;
		const onTop = (scenario: Scenario) => mergeScenarios(base, scenario, theirs);
		const moved = (step: Step): Step => ({
			...step,
			before: onTop(step.before).merged,
			after: onTop(step.after).merged
		});
		this.undoSteps = this.undoSteps.map(moved);
		this.redoSteps = this.redoSteps.map(moved);
		const { merged, clashes } = onTop(this.scenario);
		this.scenario = merged;
		this.held = new Set([...this.held, ...clashes]);
		this.#stored = theirs;
		this.#revision = revision;
		if (clashes.length === 0) {
			this.note =
				'This scenario was changed in another window, at other places. Both are kept, and shown here.';
		}
		this.#keep();
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
