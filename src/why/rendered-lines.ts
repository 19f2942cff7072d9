import { writtenNamespace } from '../model/deletion-policy.ts'
import { originOf, renderedTextOf, type RenderedText } from '../core/render.ts'
import type { RenderableTarget } from '../core/target.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { renderedManifests } from '../inspect/rendered-manifests.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'

/** A field that a line of a file renders. */
export interface FieldOfLine {
  readonly target: RenderableTarget
  /** What the target renders. */
  readonly text: RenderedText
  /** The object with the field. */
  readonly manifest: Manifest
  /** The field. */
  readonly node: Node
}

/** Limits on searched targets, and on fields of each, since a template may render many. */
const [maxTargets, maxFields] = [8, 4]

/** The rendered fields of a line of a template, or of a file that a kustomization reads. */
export function fieldsOfLine(file: string, line: number, { renders }: InspectedTree): FieldOfLine[] {
  const texts = [...renders.values()].flatMap((render) => renderedTextOf(render) ?? [])
  return texts
    .filter(({ origins }) => origins.files.includes(file))
    .slice(0, maxTargets)
    .flatMap((text) => fieldsIn(text, file, line).slice(0, maxFields))
}

function fieldsIn(text: RenderedText, file: string, line: number): FieldOfLine[] {
  const lines = new Set<number>()
  for (let rendered = 1; 2 * rendered <= text.origins.lines.length; rendered++) {
    const origin = originOf(text.origins, rendered)
    if (origin?.file === file && origin.line === line) lines.add(rendered)
  }
  if (lines.size === 0) return []
  return renderedManifests(text).flatMap((manifest) =>
    nodesOn(lines, manifest.root).map((node) => ({ target: text.target, text, manifest, node })),
  )
}

/** The deepest values of which the key or the item begins on one of some lines. */
function nodesOn(lines: ReadonlySet<number>, node: Node): Node[] {
  const { line, endLine } = node.location
  if (![...lines].some((each) => line - 1 <= each && each <= endLine)) return []
  const children = node.kind === 'map' ? node.entries().map(([, child]) => child) : node.items()
  return children.flatMap((child) => {
    const below = nodesOn(lines, child)
    return below.length === 0 && lines.has(child.keyLocation.line) ? [child] : below
  })
}

/** The text that names an object for `whyOfField`: `KIND/NAMESPACE/NAME`, or `KIND/NAME` if it states no namespace. */
export function objectText({ kind, name, root }: Manifest): string {
  const namespace = writtenNamespace(root)
  return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`
}
