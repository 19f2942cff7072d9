import type { EmbeddedPath, EmbeddedValues, FilledScalar } from '../../../../core/embedded-values.ts'
import type { PlacedText } from '../../../../core/target.ts'
import type { Manifest } from '../../../../model/manifest.ts'
import type { Node } from '../../../../model/node.ts'
import { rootInText, valuesText } from '../../../../yaml/embedded.ts'
import type { YamlNode } from '../../../../yaml/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import { filledScalars } from '../../filled-scalars.ts'
import { placeInTree } from '../../places.ts'
import type { ParameterPlaces } from './parameters.ts'

/** The template of an ApplicationSet that one Application is, and where the parameters are written that fill it in. */
export interface FilledTemplate {
  readonly set: Manifest
  readonly places: ParameterPlaces
}

/**
 * Where the tree has a node of a generated Application: the element of a generator, if that is all of the node, else the
 * template with what was filled in. `null` if a template makes more than scalars there, or if a tool made the template.
 */
export function placeOfFilled(node: Node, template: FilledTemplate, reader: Reader): EmbeddedValues | null {
  const [first, ...others] = filledIn(node, template) ?? []
  const isWhole = first?.path.length === 0 && others.length === 0
  return (isWhole && elementAt(first, template, reader)) || placeInTemplate(node, template, reader)
}

/**
 * The values below a node that elements of generators are, each under its keys, stronger than the template: an edit of the
 * element changes them.
 */
export function elementValues(node: Node, template: FilledTemplate, reader: Reader): PlacedText[] {
  return (filledIn(node, template) ?? []).flatMap((scalar) => {
    const at = isKeys(scalar.path) ? elementAt(scalar, template, reader) : null
    if (!at || !isKeys(scalar.path)) return []
    const element = elementOf(scalar, template)!
    return { text: valuesText(element.yaml, scalar.path), at: { ...at, under: scalar.path } }
  })
}

function placeInTemplate(node: Node, template: FilledTemplate, reader: Reader): EmbeddedValues | null {
  const filled = filledIn(node, template)
  const place = placeInTree(writtenNode(node, template), reader)
  return place && filled ? { ...place, ...(filled.length > 0 && { filled }) } : null
}

function writtenNode({ pathKeys }: Node, { set }: FilledTemplate): Node {
  return set.spec.get('template').at(...pathKeys)
}

/** The scalars of a node that templates fill in; of a text of YAML those in it. */
function filledIn(node: Node, template: FilledTemplate): readonly FilledScalar[] | null {
  const written = writtenNode(node, template).yaml
  if (!written || !node.yaml) return null
  const inText = written.kind === 'scalar' ? rootInText(written) : undefined
  const roots = inText && inText.kind !== 'scalar' ? [inText, rootOfText(node.text)] : [written, node.yaml]
  const [from, to] = roots as [YamlNode, YamlNode | null]
  return to && filledScalars(from, to)
}

function rootOfText(text: string): YamlNode | null {
  const [document, ...others] = parseDocuments(text, '')
  return others.length === 0 ? (document?.root ?? null) : null
}

/** The place of the element that a scalar is; an element of another type than text is no text that could be edited alike. */
function elementAt(scalar: FilledScalar, template: FilledTemplate, reader: Reader): EmbeddedValues | null {
  const element = elementOf(scalar, template)
  return element && typeof scalar.value === 'string' && element.scalar === scalar.value
    ? placeInTree(element, reader)
    : null
}

function elementOf({ written }: FilledScalar, { places }: FilledTemplate): Node | undefined {
  const [, name = ''] = /^\{\{-?\s*\.?([\w-]+(?:\.[\w-]+)*)\s*-?\}\}$/.exec(written) ?? []
  return places.get(name)
}

function isKeys(path: EmbeddedPath): path is readonly string[] {
  return path.length > 0 && path.every((key) => typeof key === 'string')
}
