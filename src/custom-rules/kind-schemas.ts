import { matchesKind } from '../core/custom-rule.ts'
import { bundledKinds } from '../schema/bundled-kinds.ts'
import { bundledSchemas } from '../schema/bundled-schemas.ts'
import { servedKinds, istioShapeOf } from '../schema/istio.ts'
import { kindName, type KindShape } from '../schema/kind-shape.ts'
import type { Schema } from '../schema/types.ts'

/**
 * The schemas of the kinds that a rule looks at, in all their versions. `null` if one of the kinds has none, or if it is
 * every kind: then nothing is known of their fields.
 *
 * @param kinds as a rule lists them: `Kind`, `group/Kind`, `*`
 * @param configured the kinds that the configuration describes
 */
export async function schemasOfKinds(
  kinds: readonly string[],
  configured: readonly KindShape[],
): Promise<Schema[] | null> {
  if (kinds.includes('*')) return null
  const schemas = await Promise.all(kinds.map((kind) => schemasOfKind(kind, configured)))
  return schemas.some(({ length }) => length === 0) ? null : schemas.flat()
}

async function schemasOfKind(kind: string, configured: readonly KindShape[]): Promise<Schema[]> {
  const isMeant = ({ apiVersion, kind: name }: Pick<KindShape, 'apiVersion' | 'kind'>): boolean =>
    matchesKind(kind, groupIn(apiVersion), name)
  const names = Object.keys(bundledKinds).filter((name) => isMeant(nameParts(name)))
  const bundled = names.length === 0 ? [] : await bundledSchemas(names)
  const served = Object.entries(servedKinds).filter(([name, { group }]) => matchesKind(kind, group, name))
  return [
    ...served.flatMap(([name]) => istioShapeOf(name)?.schema ?? []),
    ...bundled.filter((shape) => names.includes(kindName(shape))).map(({ schema }) => schema),
    ...configured.filter(isMeant).map(({ schema }) => schema),
  ]
}

/** The parts of `apps/v1/Deployment`. */
function nameParts(name: string): Pick<KindShape, 'apiVersion' | 'kind'> {
  const slash = name.lastIndexOf('/')
  return { apiVersion: name.slice(0, slash), kind: name.slice(slash + 1) }
}

function groupIn(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}
