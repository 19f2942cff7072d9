import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { compareFindings } from '../../src/diff/findings.ts'
import { lint, type LintFinding } from '../../src/lint.ts'
import { rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import type { Problem } from '../../src/rules/problem.ts'
import { inspect } from '../../src/inspect/inspect.ts'
import { locate, type LocatedFinding } from '../../src/inspect/locate.ts'
import { mergeFindings } from '../../src/run/merge-findings.ts'
import { loadCases, unmarked } from '../rules/cases.ts'
import { meshOf } from '../rules/objects.ts'
import { projectChart, scope, shortTimeout, type Files } from './scene.ts'

/** Any sentence: with names in backticks, with numbers, with nothing in common with the one before. */
const sentence = fc.oneof(
  fc.constantFrom('the same for all', '`a` is not `b`', 'write `12s`', ''),
  fc.string({ unit: fc.constantFrom('`', '1', '9', 's', ' ', 'a', '.') }),
)

const cases = loadCases()
  .filter(({ name, files }) => name.startsWith('bad') && Object.keys(files).length === 1)
  .map(({ rule, name, files }) => ({
    rule,
    name,
    text: unmarked(Object.values(files)[0]!),
    file: Object.keys(files)[0]!,
  }))
const objects = cases.filter(({ file }) => file.endsWith('.yaml') && !file.endsWith('.values.yaml'))

/** The rule with other words for all that it says. */
function reworded(rule: Rule, next: () => string): Rule {
  return { ...rule, on: rewordedChecks(rule.on, next), across: rewordedChecks(rule.across, next) }
}

function rewordedChecks<Checks extends Rule['on'] | Rule['across']>(
  checks: Checks,
  next: () => string,
): NonNullable<Checks> {
  const entries = Object.entries(checks ?? {}).map(([view, check]) => [
    view,
    function* (...subject: unknown[]): Generator<Problem> {
      const say = check as (...subject: unknown[]) => Iterable<Problem>
      for (const problem of say(...subject)) yield { ...problem, message: next() }
    },
  ])
  return Object.fromEntries(entries) as NonNullable<Checks>
}

describe('what the linter finds does not depend on its words', () => {
  const families = [...new Set(objects.map(({ rule }) => rule.split('/')[0]!))]
  test.each(families)('in objects of %s', (family) => {
    const meshes = objects.filter(({ rule }) => rule.startsWith(`${family}/`)).map(({ text }) => meshOf(text))
    const keys = meshes.map((mesh) => lint(mesh, rules).map(fact).toSorted())
    expect(keys.flat().length).toBeGreaterThan(0)
    fc.assert(
      fc.property(fc.infiniteStream(sentence), (words) => {
        const rewordedRules = rules.map((rule) => reworded(rule, () => words.next().value as string))
        expect(meshes.map((mesh) => lint(mesh, rewordedRules).map(fact).toSorted())).toEqual(keys)
      }),
      { numRuns: 3 },
    )
  })
})

function fact({ rule, code, severity, at, target, about }: LintFinding): string {
  return JSON.stringify([rule, code, severity, at, target, about])
}

test('the findings of a report are the same ones, however they are worded', async () => {
  const [base, head] = await Promise.all([inspected(filesOf(1)), inspected(filesOf(0))])
  const plain = identities(base.findings, head.findings)
  expect(plain.length).toBeGreaterThan(150)
  fc.assert(
    fc.property(fc.infiniteStream(sentence), (words) => {
      const reword = ({ lintFinding: found }: LocatedFinding) => ({
        ...found,
        message: words.next().value as string,
      })
      const [before, after] = [base, head].map(({ findings, sources }) =>
        locate(findings.map(reword), sources),
      )
      expect(identities(before!, after!)).toEqual(plain)
    }),
    { numRuns: 10 },
  )
})

/** What the findings of a report are: which are one, which are new, what they are called. */
function identities(base: readonly LocatedFinding[], head: readonly LocatedFinding[]): string[] {
  const kept = { hasFile: (file: string) => file in filesOf(0), hasTarget: () => true }
  return mergeFindings(compareFindings(base, head, kept))
    .map(({ rule, code, status, at, fingerprint, targets, environments, related }) =>
      JSON.stringify([
        rule,
        code,
        status,
        at,
        fingerprint,
        targets,
        environments,
        related.map((relatedLocation) => relatedLocation.at),
      ]),
    )
    .toSorted()
}

function inspected(files: Files) {
  return inspect(memoryTree(files), {}, scope)
}

/** The bad cases of all rules and a chart in three environments; from `first` on, each third case is missing. */
function filesOf(first: number): Files {
  const kept = objects.filter((_, index) => first === 0 || index % 3 !== 0)
  return {
    ...projectChart('istio-egress'),
    ...Object.fromEntries(
      ['dev', 'stage', 'prod'].map((name) => [
        `charts/istio-egress/values-${name}.yaml`,
        shortTimeout('pay', name === 'dev' ? `${10 - first}s` : '9s'),
      ]),
    ),
    ...Object.fromEntries(kept.map(({ rule, name, text }) => [`mesh/${rule}/${name}.yaml`, text])),
  }
}
