import { breakagesOf, worstOf, type BreakageKind, type RenderFailure } from '../../model/render-failure.ts'
import { Node } from '../../model/node.ts'
import { namedValue } from './helpers/named-value.ts'
import { oneLine } from '../message/one-line.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Locatable } from '../rule.ts'
import { placeOfRefusal, refusalText } from './values-schema.ts'

export const valuesFit = defineRule({
  id: 'helm/values-fit',
  codes: ['refused-by-schema', 'refused-by-template', 'missing-value', 'template-failed'],
  severity: 'info',
  summary: 'A values file whose name says an environment does not fit the chart beside it.',
  why: 'Nothing says that the file is for this chart, only its name and its keys: it may belong to another release, or be used together with a second file. So it is no error, and what it would render is not checked.',
  fix: 'List the release in `.meshgate.yaml` if the values are meant for the chart: then what is wrong with them is an error. Else list what is released, or rename the file.',
  on: {
    *failure(failed) {
      const { target } = failed.failure
      if (target.guess !== 'environment' || worstOf(failed) !== 'info') return
      const reason = reasonOf(failed)
      if (!reason) return
      yield {
        code: reason.code,
        node: reason.node,
        message: `these values do not fit the chart ${quote(target.path || '.')}, for which their name was taken: ${oneLine(reason.said)}`,
      }
    },
  },
})

type Code = 'refused-by-schema' | 'refused-by-template' | 'missing-value' | 'template-failed'

/** By what breaks; what breaks with any values says nothing of these. */
const codes: Readonly<Partial<Record<BreakageKind, Code>>> = {
  refusal: 'refused-by-template',
  nil: 'missing-value',
  output: 'template-failed',
}

interface Reason {
  readonly code: Code
  readonly node: Locatable
  readonly said: string
}

/** The first thing that does not fit; `null` where the reason is another: a chart that is not vendored. */
function reasonOf({ failure, values }: RenderFailure): Reason | null {
  const file: Locatable = { file: failure.target.values.at(-1)!, line: 1 }
  const [refusal] = failure.schemaErrors
  if (refusal) {
    const node = within(placeOfRefusal(refusal, failure, values), file)
    return { code: 'refused-by-schema', node, said: refusalText(refusal) }
  }
  const [reason] = breakagesOf(failure).flatMap(({ kind, message }): Reason[] => {
    const code = codes[kind]
    return code ? [{ code, node: within(namedValue(message, values), file), said: message }] : []
  })
  return reason ?? null
}

/** A value that the file sets, else the file: the chart's own values are not in question. */
function within(found: Locatable | null, file: Locatable & { readonly file: string }): Locatable {
  const place = found instanceof Node ? found.location : found
  return found && place && place.file === file.file ? found : file
}
