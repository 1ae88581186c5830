/** Titles of the tests in a source file, read from its syntax tree: `it`, `test`, their variants, and named runners. */
import ts from 'typescript';

export interface TestTitle {
  /** As written; places of a template are left as `${…}`. */
  readonly title: string;
  /** From 1. */
  readonly line: number;
}

/** What runs a test: `it`, `test`, or a variant with fixtures of its own, such as `browserTest`. */
const RUNNER = /^(it|test|[a-z]\w*Test)$/;
/** Members of a runner that run no test themselves: `test.describe(…)`, `test.beforeEach(…)`. */
const NO_TEST = new Set([
  'describe',
  'step',
  'beforeEach',
  'afterEach',
  'beforeAll',
  'afterAll',
  'use',
  'extend',
]);

/** Titles in the order of the source. */
export function readTestTitles(source: string): TestTitle[] {
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true);
  const titles: TestTitle[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && runsTest(node.expression)) {
      const [first, second] = node.arguments;
      const title = first && second ? textOf(first) : null;
      if (first && title !== null) {
        titles.push({ title, line: file.getLineAndCharacterOfPosition(first.getStart()).line + 1 });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return titles;
}

/** `it`, `it.each(…)`, `test.skipIf(…)` and so on. */
function runsTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return RUNNER.test(called.text);
  if (ts.isCallExpression(called)) return runsTest(called.expression);
  if (ts.isTaggedTemplateExpression(called)) return runsTest(called.tag);
  return (
    ts.isPropertyAccessExpression(called) && !NO_TEST.has(called.name.text) && runsTest(called.expression)
  );
}

/** Null for what is no text, such as the condition of `test.skip(…)`. */
function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : null;
}
