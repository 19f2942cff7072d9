import type { FailedRender, Render, SchemaError } from '../core/render.ts'
import type { ChartSchema } from '../discover/layers.ts'
import type { Node } from '../model/node.ts'
import { refusals } from '../schema/validate.ts'

/**
 * A render that Helm refused for its values, with the refusals said in plain words and with a guess at what was
 * meant. Helm decides what is refused; where its words cannot be bettered (a schema in another file) they stay.
 */
export async function inPlainWords(
  render: Render,
  schemas: readonly ChartSchema[],
  values: Node | null,
): Promise<Render> {
  if (render.status === 'rendered' || render.schemaErrors.length === 0) return render
  const charts = [...new Set(render.schemaErrors.map(({ chart }) => chart))]
  const said = await Promise.all(charts.map((chart) => errorsOf(render, chart, schemas, values)))
  return { ...render, schemaErrors: said.flat() }
}

async function errorsOf(
  render: FailedRender,
  chart: string,
  schemas: readonly ChartSchema[],
  values: Node | null,
): Promise<SchemaError[]> {
  const own = render.schemaErrors.filter((error) => error.chart === chart)
  const known = schemas.find((schema) => schema.chart === chart)
  const data = values?.at(...chart.split('/').filter(Boolean)).data ?? {}
  const refused = known ? await refusals(known.schema, data) : null
  return refused && refused.length > 0 ? refused.map((refusal) => ({ chart, ...refusal })) : own
}
