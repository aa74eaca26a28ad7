import { expect, it } from 'vitest';
import { z } from 'zod';

interface Definition {
	type: string;
	catchall?: z.core.$ZodType;
	shape?: Record<string, z.core.$ZodType>;
	element?: z.core.$ZodType;
	innerType?: z.core.$ZodType;
	options?: z.core.$ZodType[];
	in?: z.core.$ZodType;
	out?: z.core.$ZodType;
	left?: z.core.$ZodType;
	right?: z.core.$ZodType;
	valueType?: z.core.$ZodType;
	items?: z.core.$ZodType[];
}

/** Where a schema lets fields through that it does not name, as paths. */
function loose(schema: z.core.$ZodType, path: string, seen = new Set<unknown>()): string[] {
	if (seen.has(schema)) return [];
	seen.add(schema);
	const def = schema._zod.def as unknown as Definition;
	const below: (z.core.$ZodType | undefined)[] = [
		...Object.values(def.shape ?? {}),
		...(def.options ?? []),
		...(def.items ?? []),
		...[def.element, def.innerType, def.in, def.out, def.left, def.right, def.valueType]
	];
	const here =
		def.type === 'any' ||
		(def.type === 'object' &&
			def.catchall !== undefined &&
			(def.catchall._zod.def as unknown as Definition).type !== 'never');
	return [
		...(here ? [path] : []),
		...below.flatMap((one, i) => (one ? loose(one, `${path}.${i}`, seen) : []))
	];
}

const files = import.meta.glob<Record<string, unknown>>('../../src/lib/schemas/*.ts', {
	eager: true
});

it.each(Object.entries(files))('%s lets no field through that it does not name', (_, module) => {
	const schemas = Object.entries(module).filter(([, value]) => value instanceof z.ZodType);
	expect(schemas.length).toBeGreaterThan(0);
	for (const [name, schema] of schemas) expect(loose(schema as z.ZodType, name)).toEqual([]);
});

it('would notice one that does', () => {
	const inner = z.looseObject({ a: z.string() });
	expect(loose(z.object({ list: z.array(inner).optional() }), 'x')).toHaveLength(1);
	expect(loose(z.strictObject({ a: z.string() }), 'x')).toEqual([]);
});
