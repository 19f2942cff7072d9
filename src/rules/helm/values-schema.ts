import { joinPath } from '../../core/tree.ts'
import type { FailedRender, SchemaError } from '../../core/render.ts'
import { pathText, type Node } from '../../model/node.ts'
import { kindOfRefusal, severityOf, type RefusalKind } from '../../model/render-failure.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Locatable } from '../rule.ts'

export const valuesSchema = defineRule({
  id: 'helm/values-schema',
  codes: ['missing-value', 'refused-value', 'unusable-schema'],
  severity: 'error',
  summary: 'A value that the values.schema.json of the chart refuses.',
  why: 'Helm refuses the values before it renders anything: nothing of this release is applied.',
  fix: 'Give the value the type and the name that the schema of the chart asks for.',
  on: {
    *failure(failed) {
      const { failure, values } = failed
      for (const error of withoutConsequences(failure.schemaErrors)) {
        const kind = kindOfRefusal(error)
        const severity = severityOf({ kind }, failed)
        // Of values that may not be meant for the chart helm/values-fit speaks.
        if (failure.target.guess === 'environment' && severity === 'info') continue
        const node = placeOfRefusal(error, failure, values)
        yield { code: codes[kind], node, message: refusalText(error), severity, about: aboutOf(error) }
      }
    },
  },
})

type Code = 'missing-value' | 'refused-value' | 'unusable-schema'

const codes: Readonly<Record<RefusalKind, Code>> = {
  refusal: 'missing-value',
  output: 'refused-value',
  chart: 'unusable-schema',
}

/** Two refusals of one value, or of one map, differ in nothing but what the engine says of them. */
function aboutOf({ chart, path, message }: SchemaError): string {
  return JSON.stringify([chart, path, message])
}

/** A chart that refuses its own defaults refuses all that they should have let pass. */
function withoutConsequences(errors: readonly SchemaError[]): readonly SchemaError[] {
  const old = new Set(errors.filter(isOfOldGateway).map(({ chart }) => chart))
  return errors.filter((error) => !old.has(error.chart) || isOfOldGateway(error))
}

function isOfOldGateway({ path, message }: SchemaError): boolean {
  return (
    path.length <= 1 && (path[0] ?? ownDefaults) === ownDefaults && message.startsWith(`\`${ownDefaults}\` `)
  )
}

/** Where Istio's charts keep their own values. */
const ownDefaults = '_internal_defaults_do_not_set'

/** https://github.com/istio/istio/issues/57354 */
const ofOldGateway = `\`${ownDefaults}\`, where Istio's chart \`gateway\` keeps its defaults, is refused by its own schema in Helm 3.18.5 and newer: the release cannot be installed; take the chart of 1.25.5, 1.26.4, 1.27.1 or newer`

/** Where a refused value stands: in a file that sets it, or where it would be added. */
export function placeOfRefusal(error: SchemaError, { target }: FailedRender, values: Node | null): Locatable {
  if (error.schemaFile !== undefined) return { file: error.schemaFile, line: 1 }
  return values ? refused(values, error) : { file: joinPath(target.path, 'Chart.yaml'), line: 1 }
}

/** The value; for a key that the schema does not know, the key itself. */
function refused(values: Node, { chart, path, message }: SchemaError): Locatable {
  const node = values.at(...chart.split('/').filter((name) => name !== ''), ...path)
  const unknown = /^`([^`]+)`/.exec(message)?.[1]
  if (node.kind !== 'map' || unknown === undefined || !node.get(unknown).exists) return node
  return node.get(unknown).keyLocation
}

/** "`mediatedTls.pay.timeout` must be a string": the path is that in the values of the chart whose schema it is. */
export function refusalText(error: SchemaError): string {
  const { path, message } = error
  if (isOfOldGateway(error)) return ofOldGateway
  if (path.length === 0) return message
  return message.startsWith('`')
    ? `${quote(pathText(path))}: ${message}`
    : `${quote(pathText(path))} ${message}`
}
