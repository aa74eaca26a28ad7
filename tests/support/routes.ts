import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Something a route lets one do: look at a page, send one of its forms, or call a method of an endpoint. */
export interface Door {
	kind: 'page' | 'action' | 'endpoint';
	/** HTTP method. */
	method: string;
	/** Name of the form action; '' for the others. */
	action: string;
}

export interface Route {
	/** As SvelteKit names it, such as /classes/[id]. */
	id: string;
	doors: Door[];
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];

/** Every route under src/routes with all its doors, read from the source, so that a new one is found by itself. */
export function findRoutes(folder = 'src/routes', id = '/'): Route[] {
	const doors: Door[] = [];
	if (existsSync(join(folder, '+page.svelte'))) {
		doors.push({ kind: 'page', method: 'GET', action: '' });
	}
	const page = join(folder, '+page.server.ts');
	if (existsSync(page)) {
		for (const action of actionsOf(page)) doors.push({ kind: 'action', method: 'POST', action });
	}
	const endpoint = join(folder, '+server.ts');
	if (existsSync(endpoint)) {
		for (const name of exportsOf(endpoint).keys()) {
			if (!METHODS.includes(name)) continue;
			const method = name === 'fallback' ? 'PUT' : name;
			doors.push({ kind: 'endpoint', method, action: '' });
		}
	}
	const below = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap((entry) => findRoutes(join(folder, entry.name), posix.join(id, entry.name)));
	return doors.length > 0 ? [{ id, doors }, ...below] : below;
}

/** A path for the route, its parameters filled by name. */
export function pathOf(route: Route, values: Record<string, string>): string {
	return route.id
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[+(?:\.\.\.)?([^\]=]+)(?:=[^\]]+)?\]+/g, (_, name: string) => {
			const value = values[name];
			if (value === undefined) throw new Error(`Say what ${name} in ${route.id} should be.`);
			return value;
		});
}

function actionsOf(file: string): string[] {
	let value = exportsOf(file).get('actions');
	if (value === undefined) return [];
	while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) {
		value = value.expression;
	}
	if (!value || !ts.isObjectLiteralExpression(value)) {
		throw new Error(`${file}: write actions as an object, so that the walk can read them.`);
	}
	return value.properties.map((property) => {
		const { name } = property;
		if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) {
			throw new Error(`${file}: name every action plainly, so that the walk can read it.`);
		}
		return name.text;
	});
}

/** What a module exports by name, with the value where it is written there. */
function exportsOf(file: string): Map<string, ts.Expression | null> {
	const source = ts.createSourceFile(
		file,
		readFileSync(file, 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found = new Map<string, ts.Expression | null>();
	for (const statement of source.statements) {
		if (ts.isExportDeclaration(statement)) {
			if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
				throw new Error(`${file}: export by name, so that the walk can read it.`);
			}
			for (const element of statement.exportClause.elements) found.set(element.name.text, null);
			continue;
		}
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) continue;
		if (ts.isFunctionDeclaration(statement) && statement.name) {
			found.set(statement.name.text, null);
		} else if (ts.isVariableStatement(statement)) {
			for (const { name, initializer } of statement.declarationList.declarations) {
				if (ts.isIdentifier(name)) found.set(name.text, initializer ?? null);
			}
		}
	}
	return found;
}
