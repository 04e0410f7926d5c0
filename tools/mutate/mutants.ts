import ts from "typescript";

/** One small change of a source file that its tests should notice. */
interface Mutant {
  /** Offsets in the text: what stands from `start` up to `end` is replaced. */
  start: number;
  end: number;
  replacement: string;
  line: number;
}

/** Operators, each with one that means nearly the same. */
const operators = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
]);

/**
 * All mutants of a source: operators exchanged, numbers ten times as large, conditions of `if` and `?:` turned around,
 * true and false exchanged, a `!` left out. Each of them once. Types, imports and texts stay as they are, and numbers that
 * are there only for the compiler.
 * @param text a TypeScript file
 */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const add = (node: ts.Node, replacement: string): void => {
    const start = node.getStart(source);
    mutants.push({ start, end: node.end, replacement, line: source.getLineAndCharacterOfPosition(start).line + 1 });
  };
  const turn = (condition: ts.Expression): void => {
    if (!isTurnedAlready(condition)) add(condition, `!(${condition.getText(source)})`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const { operatorToken, left, right } = node;
      const other = operators.get(operatorToken.kind);
      // A sum of texts has no difference.
      const joins = operatorToken.kind === ts.SyntaxKind.PlusToken && [left, right].some(ts.isStringLiteralLike);
      if (other !== undefined && !joins) add(operatorToken, other);
    }
    if (ts.isNumericLiteral(node) && !isFallbackOfIndex(node))
      add(node, node.text === "0" ? "1" : String(Number(node.text) * 10));
    if (ts.isIfStatement(node)) turn(node.expression);
    if (ts.isConditionalExpression(node)) turn(node.condition);
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, "true");
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, node.operand.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Whether another mutant turns this condition around: that of its `===`, `!==` or `!`. */
function isTurnedAlready(condition: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(condition)) return condition.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(condition)) return false;
  const { kind } = condition.operatorToken;
  return kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
}

/**
 * Whether a number is the `0` of `list[at] ?? 0`. The compiler demands it (`noUncheckedIndexedAccess`), but nearly always
 * the index is within the list, so that another number would change nothing.
 */
function isFallbackOfIndex({ parent }: ts.NumericLiteral): boolean {
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    ts.isElementAccessExpression(parent.left)
  );
}

/** The text with one mutant in it. */
export function withMutant(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
