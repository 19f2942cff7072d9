import * as fc from 'fast-check'
import type {
  Change,
  CheckChange,
  Consequence,
  EgressGraph,
  Finding,
  Report,
  WitnessPath,
} from '../../src/core/report.ts'
import { finding, richReport } from './rich-report.ts'

/** What someone writes who wants out of a table, a code block or a log. */
const weapons = [
  '`',
  '``',
  '```',
  '\n```\n',
  '\n ```',
  '~~~',
  '|',
  '\\',
  '\\|',
  '\\`',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '<!-- meshgate:default head=0 -->',
  '<!--',
  '-->',
  '<img src=x>',
  '</details>',
  '</code>',
  '<script>',
  '&lt;b&gt;',
  '@octocat',
  '@org/team',
  'me@x.org',
  '#12',
  'o/r#3',
  'GH-4',
  ':+1:',
  '$x$',
  '[a](https://evil.example)',
  '![a](x)',
  'https://evil.example',
  'www.evil.example',
  '_www.evil.example',
  '::error::x',
  '\n::error::x',
  '\n  ::stop-commands::t',
  '##[error]x',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u0000',
  '\u001b[31m',
  '\u009b',
  '\ud800',
  '\u{e0041}',
  'ä',
  '漢',
  '🎉',
]

/** Text in which every kind of weapon turns up. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...weapons) }, fc.string({ maxLength: 4 })), {
    maxLength: 12,
  })
  .map((fragments) => fragments.join(''))

/** A report that has the shape of a real one, and a stranger's words in every place that a stranger can fill. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .record({
    words: fc.array(hostileText, { minLength: 12, maxLength: 12 }),
    findings: fc.nat(12),
    changes: fc.nat(12),
  })
  .map(({ words, findings, changes }) => {
    const next = wordsInTurn(words)
    const rich = richReport()
    return {
      ...rich,
      targets: rich.targets.map((target) => ({
        ...target,
        release: next(),
        environment: next(),
        reason: next(),
      })),
      consequences: rich.consequences.map((consequence) => hostileConsequence(consequence, next)),
      comparisons: rich.comparisons!.map((comparison) => ({
        ...comparison,
        environment: next(),
        because: comparison.because.map(next),
      })),
      egressGraphs: rich.egressGraphs!.map((graph) => hostileGraph(graph, next)),
      findings: Array.from({ length: findings }, (_, index) => hostileFinding(next, index)),
      changes: Array.from({ length: changes }, (_, index) => hostileChange(next, index)),
      checkChanges: rich.checkChanges.map((change) => hostileCheckChange(change, next)),
      noLongerChecked: rich.noLongerChecked.map((target) => ({ ...target, id: next() })),
      newlyChecked: rich.newlyChecked.map((target) => ({ ...target, id: next() })),
      skipped: [{ file: next(), reason: next() }],
    }
  })

function hostileConsequence(consequence: Consequence, next: () => string): Consequence {
  const path = (): WitnessPath => ({
    hops: [next(), next()],
    end: next(),
    by: next(),
    isLetThrough: true,
  })
  return {
    ...consequence,
    sentence: next(),
    environments: [next()],
    at: { ...consequence.at, file: next() },
    witness: { request: next(), base: path(), head: path() },
  }
}

function hostileGraph(graph: EgressGraph, next: () => string): EgressGraph {
  return {
    ...graph,
    environment: next(),
    clients: graph.clients.map(({ more }) => ({ names: [next(), next()], more })),
    arrows: graph.arrows.map((arrow) => ({
      ...arrow,
      via: arrow.via.map(next),
      host: next(),
      address: next(),
    })),
  }
}

function hostileCheckChange({ effect, side, at }: CheckChange, next: () => string): CheckChange {
  return {
    at: { ...at, file: next() },
    side,
    key: next(),
    before: next(),
    after: next(),
    default: next(),
    effect,
    note: next(),
  }
}

function wordsInTurn(words: readonly string[]): () => string {
  let used = 0
  return () => words[used++ % words.length]!
}

function hostileFinding(next: () => string, index: number): Finding {
  const at = { file: next(), line: 3, column: 2, endLine: 3 + (index % 2), endColumn: 5 }
  return finding({
    rule: next(),
    severity: (['error', 'warning', 'info'] as const)[index % 3]!,
    status: (['new', 'existing', 'fixed'] as const)[(index >> 1) % 3]!,
    message: next(),
    at,
    object: { apiVersion: next(), kind: next(), namespace: next(), name: next(), path: next() },
    environments: [next(), next()],
    related: [{ at: { ...at, file: next() }, note: next() }],
    excerpt: { firstLine: 2, lines: [next(), next(), next()] },
    fix: {
      title: next(),
      edits: [{ ...at, file: next(), text: next() }],
      diff: index % 2 === 0 ? `@@ -3,1 +3,1 @@\n-${next()}\n+${next()}\n` : '',
      verified: true,
      safety: index % 2 === 0 ? 'safe' : 'unsafe',
      also: [
        {
          type: (['added', 'removed', 'changed'] as const)[index % 3]!,
          object: { apiVersion: next(), kind: next(), namespace: next(), name: next(), path: next() },
          targets: [next()],
          environments: [next()],
          before: next(),
          after: { [next()]: [next()] },
        },
      ],
    },
    url: `https://x.example/${next()}`,
  })
}

function hostileChange(next: () => string, index: number): Change {
  const entry = { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry' }
  const policy = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' }
  const kind = [entry, policy, { apiVersion: next(), kind: next() }][index % 3]!
  return {
    type: (['added', 'removed', 'changed'] as const)[(index >> 1) % 3]!,
    object: { ...kind, namespace: next(), name: next() },
    target: next(),
    environments: index % 4 === 0 ? [] : [next(), next()],
    fields: [{ path: 'spec.hosts[0]', after: next() }],
    causes: [
      {
        at: { file: next(), line: 3, column: 1, endLine: 4, endColumn: 9 },
        side: 'head',
        removed: 1,
        added: 2,
        before: next(),
        after: next(),
      },
    ],
    diff: `@@ -1,1 +1,2 @@ ${next()}\n ${next()}\n+${next()}\n`,
  }
}
