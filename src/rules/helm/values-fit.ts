import {
  breakagesOf,
  worstSeverity,
  type BreakageKind,
  type RenderFailure,
} from '../../model/render-failure.ts'
import { Node } from '../../model/node.ts'
import { namedValue } from './helpers/named-value.ts'
import { oneLine } from '../message/one-line.ts'
import { quote } from '../message/quote.ts'
import { isGuessedPair } from './helpers/pair.ts'
import { defineRule } from '../rule.ts'
import type { Locatable } from '../problem.ts'
import { refusedLocation, refusalText } from './values-schema.ts'

export const valuesFit = defineRule({
  id: 'helm/values-fit',
  codes: ['refused-by-schema', 'refused-by-template', 'missing-value', 'template-failed'],
  severity: 'info',
  summary: 'A values file does not fit the chart that its name or its keys suggest.',
  why: 'Only the name and the keys of the file suggest that it is for this chart: it may belong to another release, or need a second file. So this is no error, and the manifests of this file are not checked.',
  fix: 'List the release in `.meshgate.yaml` if the values are for the chart: then their defects are errors. Otherwise list the real releases, or rename the file.',
  on: {
    *failure(failed) {
      const { target } = failed.failure
      if (!isGuessedPair(target) || worstSeverity(failed) !== 'info') return
      const reason = reasonOf(failed)
      if (!reason) return
      yield {
        code: reason.code,
        node: reason.node,
        message: `these values do not fit the chart ${quote(target.path || '.')}, ${target.guess === 'keys' ? 'the only one that has all their keys' : 'which was chosen by the name of the file'}: ${oneLine(reason.message)}`,
      }
    },
  },
})

type Code = 'refused-by-schema' | 'refused-by-template' | 'missing-value' | 'template-failed'

/** The codes of breakages that values cause; other breakages happen with any values. */
const codes: Readonly<Partial<Record<BreakageKind, Code>>> = {
  refusal: 'refused-by-template',
  nil: 'missing-value',
  output: 'template-failed',
}

interface Reason {
  readonly code: Code
  readonly node: Locatable
  readonly message: string
}

/** The first value that does not fit; `null` if the render failed for another reason, such as a chart that is not vendored. */
function reasonOf({ failure, values }: RenderFailure): Reason | null {
  const file: Locatable = { file: failure.target.values.at(-1)!, line: 1 }
  const [refusal] = failure.schemaErrors
  if (refusal) {
    const node = valueOrFile(refusedLocation(refusal, failure, values), file)
    return { code: 'refused-by-schema', node, message: refusalText(refusal) }
  }
  const [reason] = breakagesOf(failure).flatMap(({ kind, message }): Reason[] => {
    const code = codes[kind]
    return code ? [{ code, node: valueOrFile(namedValue(message, values), file), message }] : []
  })
  return reason ?? null
}

/** The value if the file sets it, else the file: the problem is about this file, not about the chart's own values. */
function valueOrFile(value: Locatable | null, file: Locatable & { readonly file: string }): Locatable {
  const location = value instanceof Node ? value.location : value
  return value && location && location.file === file.file ? value : file
}
