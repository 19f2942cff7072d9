import type { EmbeddedValues } from '../../../../core/embedded-values.ts'
import { Node } from '../../../../model/node.ts'
import { rootInText } from '../../../../yaml/embedded.ts'
import type { YamlNode } from '../../../../yaml/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import type { TextFiller } from '../../filled-parts.ts'
import { placeInTree } from '../../places.ts'
import { filledPlace, nodeBelow, type TemplatedNode } from './templated-node.ts'

/** The templates that one Application of an ApplicationSet is merged from, the weakest first. */
export type FilledTemplate = readonly TemplateLayer[]

/** A template of an Application. */
export interface TemplateLayer extends TemplatedNode {
  /** The place of its root; `null` if a tool generates the ApplicationSet. */
  readonly placeOfRoot: (reader: Reader) => EmbeddedValues | null
}

/** A template as written, and filled with a set of parameters. */
export type WrittenTemplate = Pick<TemplatedNode, 'written' | 'filled'>

/** A `templatePatch`, and its text filled with a set of parameters. */
interface WrittenPatch {
  readonly patch: Node
  /** `null` without a patch. */
  readonly filledPatch: YamlNode | null
}

/**
 * The layers of an Application of an ApplicationSet, the weakest first: its templates, then its `templatePatch`. Without the
 * layer of the patch if there is none, or if its text is no YAML before or after parameters are filled in.
 */
export function filledTemplate(
  templates: readonly WrittenTemplate[],
  { patch, filledPatch }: WrittenPatch,
  filler: TextFiller,
): FilledTemplate {
  const layers = templates.map(({ written, filled }) => ({
    ...{ written, filled, filler },
    placeOfRoot: (reader: Reader) => placeInTree(written, reader),
  }))
  const root = patch.yaml?.kind === 'scalar' ? rootInText(patch.yaml) : undefined
  const result = filledPatch?.kind === 'scalar' ? rootOfText(String(filledPatch.value)) : null
  if (!root || !result) return layers
  const placeOfRoot = (reader: Reader): EmbeddedValues | null => placeInTree(patch, reader)
  return [...layers, { written: Node.of(root), filled: Node.of(result), filler, placeOfRoot }]
}

/**
 * The place in a template of the node at some keys of the Application, with the filled scalars. `null` if the template
 * generates more than scalars there, or if a tool generates the template.
 */
export function placeInTemplate(
  layer: TemplateLayer,
  keys: readonly (string | number)[],
  reader: Reader,
): EmbeddedValues | null {
  const root = layer.placeOfRoot(reader)
  const node = nodeBelow(layer, ...keys)
  const place = root && { ...root, path: [...root.path, ...keys] }
  if (!place) return null
  const inText = rootInTexts(node)
  return (inText && filledPlace(place, inText)) ?? filledPlace(place, node)
}

/** The root of the YAML in a text; `null` for anything else. */
function rootInTexts({ written, filled, filler }: TemplatedNode): TemplatedNode | null {
  const root = written.yaml?.kind === 'scalar' ? rootInText(written.yaml) : undefined
  const result = root && root.kind !== 'scalar' ? rootOfText(filled.text) : null
  return root && result ? { written: Node.of(root), filled: Node.of(result), filler } : null
}

function rootOfText(text: string): YamlNode | null {
  const [document, ...others] = parseDocuments(text, '')
  return others.length === 0 ? (document?.root ?? null) : null
}
