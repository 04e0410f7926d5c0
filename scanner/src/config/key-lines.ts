import { stripTypeScriptTypes } from "node:module";
import { parse, type AnyNode, type Program } from "acorn";

/**
 * The line (from 1) of a key, or of its nearest parent in the file; undefined if the file does not export an object.
 */
export type LineOf = (path: readonly PropertyKey[]) => number | undefined;

/**
 * Finds where a configuration file sets its keys. Only for messages: the values come from running the file.
 * @param source TypeScript or JavaScript whose default export is an object
 * @throws SyntaxError if it does not parse
 */
export function keyLinesOf(source: string): LineOf {
  const root = exportedIn(source);
  return (path) => {
    let value = root;
    let line = root?.loc?.start.line;
    for (const key of path) {
      const found = value && childOf(value, key);
      if (found === undefined) break;
      line = found.loc?.start.line;
      value = found.type === "Property" ? found.value : found;
    }
    return line;
  };
}

/**
 * The default export of a configuration file. Offsets refer to the source.
 * @throws SyntaxError if it does not parse
 */
export function exportedIn(source: string): AnyNode | undefined {
  return exportedBy(parse(withoutTypes(source), { ecmaVersion: "latest", sourceType: "module", locations: true }));
}

/** Suppresses Node's warning that type stripping is experimental, which would precede a message about the file. */
function withoutTypes(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** The default export, even if it is a constant. */
function exportedBy({ body }: Program): AnyNode | undefined {
  const exported = body.find((statement) => statement.type === "ExportDefaultDeclaration")?.declaration;
  if (exported?.type !== "Identifier") return exported;
  const constants = body.flatMap((statement) =>
    statement.type === "VariableDeclaration" ? statement.declarations : [],
  );
  return constants.find(({ id }) => id.type === "Identifier" && id.name === exported.name)?.init ?? undefined;
}

/** The property or item of a key. */
export function childOf(value: AnyNode, key: PropertyKey): AnyNode | undefined {
  if (value.type === "ArrayExpression") return value.elements[Number(key)] ?? undefined;
  if (value.type !== "ObjectExpression") return undefined;
  return value.properties.find((property) => property.type === "Property" && nameOf(property.key) === key);
}

function nameOf(key: AnyNode): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}
