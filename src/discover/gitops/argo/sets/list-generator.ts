import { Node } from '../../../../model/node.ts'
import { rootInText } from '../../../../yaml/embedded.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import { placeInTree } from '../../places.ts'
import { parameterPlaces } from './parameter-places.ts'
import type { Parameters, ParameterSet } from './parameters.ts'
import { RefusedTemplate } from './template-error.ts'
import { itemsBelow, nodeBelow, type TemplatedNode } from './templated-node.ts'

/**
 * The parameters of a list generator. Without Go templates the values of its elements must be strings; those in a text of YAML
 * may be anything, but only strings replace a placeholder. Throws `RefusedTemplate` for an element that Argo CD refuses.
 *
 * @param isNested true with Go templates, which read nested values
 */
export function listParameters(list: TemplatedNode, reader: Reader, isNested: boolean): ParameterSet[] {
  return [
    ...itemsBelow(list, 'elements').map((element) => ({
      values: isNested ? dataOf(element.filled) : textsOf(mapOf(element.filled)),
      places: parameterPlaces(element, (node) => placeInTree(node, reader)),
    })),
    ...elementsInText(nodeBelow(list, 'elementsYaml'), reader),
  ]
}

/** Argo CD decodes each element into a map, which `null` leaves empty (`GenerateParams` in its `applicationset/generators/list.go`). */
function mapOf(element: Node): Node {
  if (element.kind === 'map' || element.isNull) return element
  throw new RefusedTemplate('an element of its list is no map: write `- NAME: VALUE`')
}

function dataOf(element: Node): Parameters {
  return element.isNull ? {} : (mapOf(element).data as Parameters)
}

/** The elements in a text of YAML. */
function elementsInText({ written, filled, filler }: TemplatedNode, reader: Reader): ParameterSet[] {
  const [document] = parseDocuments(filled.text, filled.file)
  if (!document?.root) return []
  const root = Node.of(document.root)
  const inText = written.yaml?.kind === 'scalar' ? rootInText(written.yaml) : undefined
  const place = inText ? placeInTree(written, reader) : null
  return root.items().map((element, index): ParameterSet => {
    const node = inText && { written: Node.of(inText).item(index), filled: element, filler }
    const placeOf = ({ pathKeys }: Node): typeof place =>
      place && { ...place, path: [...place.path, ...pathKeys] }
    return { values: dataOf(element), places: node ? parameterPlaces(node, placeOf) : new Map() }
  })
}

function textsOf(element: Node): Parameters {
  const flat = element
    .entries()
    .flatMap(([key, value]) =>
      key === 'values'
        ? value.entries().map(([name, below]) => [`values.${name}`, below] as const)
        : [[key, value] as const],
    )
  if (flat.some(([, { scalar }]) => typeof scalar !== 'string'))
    throw new RefusedTemplate(
      'an element of its list has a value that is not a string, which needs `goTemplate`',
    )
  return Object.fromEntries(flat.map(([key, { text }]) => [key, text]))
}
