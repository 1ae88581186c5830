/**
 * Reads the JSON reports of vitest and Playwright, and makes the lines that end `npm test`. Types: test-reports.d.mts.
 */
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export function readVitest(report, root) {
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: path.relative(root, name) })),
  );
  const withStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status));
  // One that could not be loaded, or a hook of which failed: its tests have not run.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: withStatus('passed').length,
    failures: [
      ...withStatus('failed').map(({ fullName, file, failureMessages }) => ({
        title: fullName,
        file,
        error: firstLine(failureMessages[0]),
      })),
      ...brokenFiles.map(({ name, message }) => ({
        title: 'not run to its end',
        file: path.relative(root, name),
        error: firstLine(message),
      })),
    ],
    skipped: withStatus('skipped', 'pending').map(({ fullName }) => fullName),
    retried: [],
  };
}

export function readPlaywright(report, root) {
  const base = report.config.rootDir;
  const relative = (file) => (file ? path.relative(root, path.resolve(base, file)) : '');
  const tests = report.suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests }) =>
      tests.map(({ status, results }) => ({ title, file: relative(file), status, results })),
    );
  const withStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status));
  return {
    passed: withStatus('expected', 'flaky').length,
    failures: [
      ...withStatus('unexpected').map(({ title, file, results }) => ({
        title,
        file,
        error: firstLine(results.at(-1)?.errors[0]?.message ?? results.at(-1)?.status),
      })),
      ...report.errors.map(({ message, location }) => ({
        title: 'not a test',
        file: relative(location?.file),
        error: firstLine(message),
      })),
    ],
    skipped: withStatus('skipped').map(({ title }) => title),
    retried: withStatus('flaky').map(({ title }) => title),
  };
}

function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function firstLine(text = '') {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.find((line) => line.trim() !== '')?.trim() ?? 'no error in the report';
}

export function countLine({ name, figures, seconds }) {
  const { passed, failures, skipped } = figures;
  return `${name}: ${passed} passed, ${failures.length} failed, ${skipped.length} skipped, ${Math.round(seconds)} s`;
}

export function closingLines(parts) {
  const sum = (count) => parts.reduce((total, { figures }) => total + count(figures), 0);
  const skipped = sum((figures) => figures.skipped.length);
  return [
    '',
    ...parts.map(countLine),
    ...parts.flatMap(({ name, figures }) => figures.retried.map((title) => `RETRIED  ${name}: ${title}`)),
    ...parts.flatMap(({ name, figures }) =>
      figures.failures.map(
        ({ title, file, error }) => `FAILED  ${name}: ${title}${file && ` (${file})`}: ${error}`,
      ),
    ),
    ...(skipped > 0 ? ['', `${skipped} not run, named above`] : []),
    '',
    `${sum((figures) => figures.passed)} passed, ${sum((figures) => figures.failures.length)} failed`,
  ];
}
