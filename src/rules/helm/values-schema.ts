import { joinPath } from '../../core/path.ts'
import type { FailedRender, SchemaError } from '../../core/render.ts'
import { pathText, type Node } from '../../model/node.ts'
import { kindOfRefusal, severityOf, type RefusalKind } from '../../model/render-failure.ts'
import { quote } from '../message/quote.ts'
import { isGuessedPair } from './helpers/pair.ts'
import { renamingFix } from './helpers/renaming.ts'
import { defineRule } from '../rule.ts'
import type { Locatable, ProposedFix } from '../problem.ts'

export const valuesSchema = defineRule({
  id: 'helm/values-schema',
  codes: ['missing-value', 'refused-value', 'unusable-schema'],
  severity: 'error',
  summary: 'A value that the values.schema.json of the chart refuses.',
  why: 'Helm refuses the values before it renders anything: nothing of this release is applied.',
  fix: 'Give the value the type and the name that the schema of the chart requires.',
  on: {
    *failure(failed) {
      const { failure, values } = failed
      for (const error of withoutConsequences(failure.schemaErrors)) {
        const kind = kindOfRefusal(error)
        const severity = severityOf({ kind }, failed)
        // helm/values-fit reports values that may belong to another chart.
        if (isGuessedPair(failure.target) && severity === 'info') continue
        const node = refusedLocation(error, failure, values)
        const fix = fixOf(error, values)
        yield {
          code: codes[kind],
          node,
          message: refusalText(error),
          severity,
          about: aboutOf(error),
          ...(fix && { fix }),
        }
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

/** Only the message of the engine distinguishes two refusals of one value or map. */
function aboutOf({ chart, path, message }: SchemaError): string {
  return JSON.stringify([chart, path, message])
}

/** Keeps only the old-gateway error of a chart with that defect: its other errors follow from it. */
function withoutConsequences(errors: readonly SchemaError[]): readonly SchemaError[] {
  const oldGatewayCharts = new Set(errors.filter(isOldGatewayError).map(({ chart }) => chart))
  return errors.filter((error) => !oldGatewayCharts.has(error.chart) || isOldGatewayError(error))
}

function isOldGatewayError({ path, message }: SchemaError): boolean {
  return (
    path.length <= 1 &&
    (path[0] ?? internalDefaults) === internalDefaults &&
    message.startsWith(`\`${internalDefaults}\` `)
  )
}

/** The key under which Istio's charts keep their defaults. */
const internalDefaults = '_internal_defaults_do_not_set'

/** https://github.com/istio/istio/issues/57354 */
const oldGatewayMessage = `\`${internalDefaults}\`, where Istio's chart \`gateway\` keeps its defaults, is refused by its own schema in Helm 3.18.5 and newer: the release cannot be installed; take the chart of 1.25.5, 1.26.4, 1.27.1 or newer`

/** Returns where a refused value is set or would be added; the file of the schema if the schema itself is unusable. */
export function refusedLocation(error: SchemaError, failure: FailedRender, values: Node | null): Locatable {
  const { target } = failure
  if (error.schemaFile !== undefined) return { file: error.schemaFile, line: 1 }
  return values ? refusedNode(values, error) : { file: joinPath(target.path, 'Chart.yaml'), line: 1 }
}

/** The rename of a key that the schema does not have to the similar one that the engine names. */
function fixOf(error: SchemaError, values: Node | null): ProposedFix | null {
  const field = values && unknownField(values, error)
  const similar = /; did you mean `([^`]+)`\?$/.exec(error.message)?.[1]
  if (!field || similar === undefined) return null
  const present = field.root.at(...field.pathKeys.slice(0, -1), similar)
  const isBeside = present.exists && present.keyLocation.file === field.keyLocation.file
  return isBeside ? null : renamingFix(field, similar)
}

/** The value; for a key that the schema does not allow, the key. */
function refusedNode(values: Node, error: SchemaError): Locatable {
  return unknownField(values, error)?.keyLocation ?? refusedValue(values, error)
}

/** The field that the schema does not have: the engine's path ends at it or at its map. */
function unknownField(values: Node, error: SchemaError): Node | null {
  const name = /^`([^`]+)`/.exec(error.message)?.[1]
  const node = refusedValue(values, error)
  if (name === undefined || !node.exists) return null
  if (node.pathKeys.at(-1) === name && error.message.includes('is not a known field')) return node
  return node.kind === 'map' && node.get(name).exists ? node.get(name) : null
}

function refusedValue(values: Node, { chart, path }: SchemaError): Node {
  return values.at(...chart.split('/').filter((name) => name !== ''), ...path)
}

/** The message about a refused value: "`mediatedTls.pay.timeout` must be a string". The path starts at the chart's values. */
export function refusalText(error: SchemaError): string {
  const { path, message } = error
  if (isOldGatewayError(error)) return oldGatewayMessage
  if (path.length === 0) return message
  return message.startsWith('`')
    ? `${quote(pathText(path))}: ${message}`
    : `${quote(pathText(path))} ${message}`
}
