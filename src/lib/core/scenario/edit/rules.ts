import type { Condition, Meter, Scenario, Situation, When } from '../model.ts';

/** A condition as an author sets it: all of these must hold; none is no condition. */
export function asWhen(conditions: readonly Condition[]): When | undefined {
	if (conditions.length === 0) return undefined;
	return conditions.length === 1 ? conditions[0]! : [...conditions];
}

export function asConditions(when: When | undefined): Condition[] {
	return [when ?? []].flat();
}

/** The same thing with a field set, or without it where the value is undefined. */
export function withField<T extends object, K extends keyof T>(
	thing: T,
	field: K,
	value: T[K] | undefined
): T {
	const { [field]: _, ...rest } = thing;
	return (value === undefined ? rest : { ...thing, [field]: value }) as T;
}

/** Changes conditions and effects wherever they stand. */
function withRules(
	scenario: Scenario,
	conditions: (list: Condition[]) => Condition[],
	choiceRules: (choice: Situation['choices'][number]) => Situation['choices'][number]
): Scenario {
	const change = <T extends { when?: When }>(one: T): T =>
		one.when === undefined
			? one
			: withField(one, 'when', asWhen(conditions(asConditions(one.when))));
	return {
		...scenario,
		nodes: scenario.nodes.map((node) =>
			node.kind === 'ending'
				? node
				: {
						...node,
						choices: node.choices.map((choice) => choiceRules(change(choice))),
						...(node.variants ? { variants: node.variants.map(change) } : {})
					}
		)
	};
}

export function addMeter(scenario: Scenario, meter: Meter): Scenario {
	return { ...scenario, meters: [...scenario.meters, meter] };
}

export function changeMeter(scenario: Scenario, id: string, change: Partial<Meter>): Scenario {
	return {
		...scenario,
		meters: scenario.meters.map((m) => (m.id === id ? { ...m, ...change, id } : m))
	};
}

/** Takes a meter away, with every effect on it and every condition that reads it. */
export function removeMeter(scenario: Scenario, id: string): Scenario {
	const without = withRules(
		scenario,
		(list) => list.filter((c) => !('meter' in c) || c.meter !== id),
		(choice) => {
			const { [id]: _, ...effects } = choice.effects;
			return { ...choice, effects };
		}
	);
	return { ...without, meters: scenario.meters.filter((m) => m.id !== id) };
}

export function addFlag(scenario: Scenario, flag: string): Scenario {
	const flags = scenario.flags ?? [];
	return flags.includes(flag) ? scenario : { ...scenario, flags: [...flags, flag] };
}

/** Takes a flag away, with every choice's raising it and every condition that reads it. */
export function removeFlag(scenario: Scenario, flag: string): Scenario {
	const without = withRules(
		scenario,
		(list) => list.filter((c) => !('flag' in c) || c.flag !== flag),
		(choice) => {
			const sets = choice.sets?.filter((f) => f !== flag);
			return withField(choice, 'sets', sets?.length ? sets : undefined);
		}
	);
	return { ...without, flags: (scenario.flags ?? []).filter((f) => f !== flag) };
}
