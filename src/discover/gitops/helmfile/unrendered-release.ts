import type { HelmfileRelease, HelmfileValues } from '../../../core/evaluated-helmfile.ts'
import type { UnrenderedSource } from '../../../core/target.ts'
import { canonicalJson } from '../../../model/canonical-json.ts'
import { Node } from '../../../model/node.ts'
import { placedNode } from '../../../yaml/embedded.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { placeOfValues } from './releases.ts'

/** A release that is not rendered, for the comparison with base. */
export function unrenderedRelease(
  { name, namespace, chart, version, values, parameters }: HelmfileRelease,
  reason: string,
  reader: Reader,
): UnrenderedSource {
  const isPlain = ({ path, lines }: HelmfileValues): boolean => path === null && lines === null
  const stated = values.filter((layer) => !isPlain(layer)).map((layer) => statedValues(layer, reader))
  const flags = parameters.map(({ flag, key, value }) => [flag, key, value])
  return {
    name,
    reason,
    options: JSON.stringify([namespace, chart, version, stated, flags]),
    values: values.filter(isPlain).map(({ file }) => file),
  }
}

/** The values that a helmfile states in itself, or that a template made, as text. */
function statedValues(values: HelmfileValues, reader: Reader): string {
  const place = values.path && placeOfValues(values, reader)
  const node = place && placedNode(reader, place)
  return node ? canonicalJson(Node.of(node)) : values.text
}
