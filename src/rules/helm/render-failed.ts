import { groupBy } from '../../core/group.ts'
import { joinPath } from '../../core/tree.ts'
import {
  breakagesOf,
  severityOf,
  type Breakage,
  type BreakageKind,
  type RenderFailure,
} from '../../model/render-failure.ts'
import { namedValue } from './helpers/named-value.ts'
import { oneLine } from '../message/one-line.ts'
import { locationOf } from '../message/location.ts'
import { defineRule, type Locatable, type Problem } from '../rule.ts'

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
      // What one line of a helper or one missing value does to many templates is one thing to repair.
      const byPlace = groupBy(problems, ({ node }) => JSON.stringify(locationOf(node)))
      for (const [first, ...others] of byPlace.values())
        yield { ...first!, ...likewise(first!, others.length) }
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

/** Of charts that are not vendored the status of the target tells; of values that may not be meant helm/values-fit. */
function problemOf(breakage: Breakage, failed: RenderFailure): Problem<Code> | undefined {
  const { target } = failed.failure
  const severity = severityOf(breakage, failed)
  if (breakage.kind === 'dependency' || breakage.kind === 'kubernetes') return undefined
  if (target.guess === 'environment' && severity === 'info') return undefined
  const value = namedValue(breakage.message, failed.values)
  const { at } = breakage
  const isGuess = severity !== 'error' && breakage.kind !== 'limit'
  return {
    code: codes[breakage.kind],
    node: value ?? at ?? wholeFile(breakage) ?? ownValues(failed.failure) ?? chartFile(failed),
    message: `${target.release} does not render${isGuess ? alone : ''}: ${oneLine(breakage.message.replace(debugHint, ''))}`,
    severity,
    ...(value && at && { related: [{ node: at, note: 'the template that needs it' }] }),
  }
}

const alone = ' with the values of its chart alone, and nothing says which others it gets'

function likewise({ message }: Problem, others: number): Pick<Problem, 'message'> {
  if (others === 0) return { message }
  return {
    message: `${message} (and so ${others === 1 ? 'does 1 other template' : `do ${others} other templates`})`,
  }
}

/** A template of which Helm names no line. */
function wholeFile({ template }: Breakage): Locatable | null {
  return template === null ? null : { file: template, line: 1 }
}

function chartFile({ failure }: RenderFailure): Locatable {
  return { file: joinPath(failure.target.path, 'Chart.yaml'), line: 1 }
}

/** The values.yaml of the chart, of which Helm says the line but not the folder. */
function ownValues({ message, target }: RenderFailure['failure']): Locatable | null {
  const [known, line = '1'] = /^cannot load values\.yaml: (?:.*yaml: line (\d+):)?/s.exec(message) ?? []
  return known === undefined ? null : { file: joinPath(target.path, 'values.yaml'), line: Number(line) }
}

/** An advice of `helm template` for those who can run it. */
const debugHint = /\s*Use --debug flag to render out invalid YAML\s*$/
