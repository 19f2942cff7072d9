import type { ClusterQuestion } from '../../core/cluster-question.ts'
import { groupBy } from '../../core/group.ts'
import { joinPath } from '../../core/path.ts'
import {
  breakagesOf,
  severityOf,
  withoutDebugHint,
  type Breakage,
  type BreakageKind,
  type RenderFailure,
} from '../../model/render-failure.ts'
import { isGuessedPair } from './helpers/pair.ts'
import { namedValue } from './helpers/named-value.ts'
import { oneLine } from '../message/one-line.ts'
import { locationOf } from '../message/location.ts'
import { defineRule } from '../rule.ts'
import type { Locatable, Problem } from '../problem.ts'

export const renderFailed = defineRule({
  id: 'helm/render-failed',
  codes: [
    'refused-by-template',
    'missing-value',
    'template-failed',
    'template-syntax',
    'chart-not-loaded',
    'time-limit',
  ],
  severity: 'error',
  summary: 'The chart does not render with these values.',
  why: 'Helm and the GitOps controller stop at the same error: nothing of this release is applied.',
  fix: 'Follow the message of Helm; where it names a value, set that value.',
  on: {
    *failure(failed) {
      const problems = breakagesOf(failed.failure).flatMap((breakage) => problemOf(breakage, failed) ?? [])
      // One line of a helper, or one missing value, may fail in many templates; it needs one repair.
      const byLocation = groupBy(problems, ({ node }) => JSON.stringify(locationOf(node)))
      for (const [first, ...duplicates] of byLocation.values())
        yield { ...first!, ...messageWithCount(first!, duplicates.length) }
    },
  },
})

type Code =
  | 'refused-by-template'
  | 'missing-value'
  | 'template-failed'
  | 'template-syntax'
  | 'chart-not-loaded'
  | 'time-limit'

const codes: Readonly<Record<Exclude<BreakageKind, 'dependency' | 'kubernetes'>, Code>> = {
  refusal: 'refused-by-template',
  nil: 'missing-value',
  output: 'template-failed',
  limit: 'time-limit',
  syntax: 'template-syntax',
  chart: 'chart-not-loaded',
}

/**
 * The problem of a breakage; `undefined` where something else reports it: the status of the target for charts that are
 * not vendored, helm/values-fit for values that may belong to another chart.
 */
function problemOf(breakage: Breakage, failed: RenderFailure): Problem<Code> | undefined {
  const { target } = failed.failure
  const severity = severityOf(breakage, failed)
  if (breakage.kind === 'dependency' || breakage.kind === 'kubernetes') return undefined
  if (isGuessedPair(target) && severity === 'info') return undefined
  const value = namedValue(breakage.message, failed.values)
  const { at } = breakage
  const isGuess = severity !== 'error' && breakage.kind !== 'limit' && !breakage.asks
  const condition = breakage.asks ? conditions[breakage.asks] : isGuess ? guessNote : ''
  return {
    code: codes[breakage.kind],
    node: value ?? at ?? templateFile(breakage) ?? chartValuesFile(failed.failure) ?? chartFile(failed),
    message: `${target.release} does not render${condition}: ${oneLine(withoutDebugHint(breakage.message))}`,
    severity,
    ...(breakage.asks && { confidence: 'likely' }),
    ...(value && at && { related: [{ node: at, note: 'the template that needs it' }] }),
  }
}

const guessNote = ' with only the values of its chart, and nothing says which other values it gets'

const conditions: Readonly<Record<ClusterQuestion, string>> = {
  lookup: ' in a cluster that has nothing of what its templates look up',
  upgrade: ' when it is installed, though it may when it is upgraded',
  apis: ' in a cluster that serves no other APIs than those that the repository states',
}

function messageWithCount({ message }: Problem, duplicates: number): Pick<Problem, 'message'> {
  if (duplicates === 0) return { message }
  return {
    message: `${message} (and ${duplicates === 1 ? '1 other template fails' : `${duplicates} other templates fail`} the same way)`,
  }
}

/** The file of a template for which Helm names no line. */
function templateFile({ template }: Breakage): Locatable | null {
  return template === null ? null : { file: template, line: 1 }
}

function chartFile({ failure }: RenderFailure): Locatable {
  return { file: joinPath(failure.target.path, 'Chart.yaml'), line: 1 }
}

/** The values.yaml of the chart; Helm names the line but not the folder. */
function chartValuesFile({ message, target }: RenderFailure['failure']): Locatable | null {
  const [match, line = '1'] = /^cannot load values\.yaml: (?:.*yaml: line (\d+):)?/s.exec(message) ?? []
  return match === undefined ? null : { file: joinPath(target.path, 'values.yaml'), line: Number(line) }
}
