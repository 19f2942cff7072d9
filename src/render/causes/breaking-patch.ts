import type { CausePart, FindingCheck } from '../../core/cause.ts'
import type { FileRange } from '../kustomize/fragment.ts'
import type { SourceNode } from '../kustomize/object-sources.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { objectsChangedIn, objectAfterEdits, type BuiltField } from './built-fields.ts'
import type { CountedBuilds } from './counted-builds.ts'
import { nodeAt } from '../probe/documents.ts'
import { strongestBreakingValue, type LayeredValue, type WeakerValue } from './layered-values.ts'

/** A part of a cause in a build, and the nodes that may have become its field. */
export interface SourcedPart {
  readonly causePart: CausePart
  /** The strongest first. */
  readonly nodes: readonly SourceNode[]
  /** The roots of the layers of the object, the weakest first. */
  readonly layers: readonly YamlNode[]
}

/**
 * `Provenance.breakingOverride` for a field of a kustomization: the part of `partners` whose patch, or file of the object,
 * is stronger than the source of `part`, and without which `check` no longer finds the problem. `null` if no build proves
 * it, or if no source of the object has `part`.
 */
export async function breakingPatch(
  field: BuiltField,
  part: SourcedPart,
  partners: readonly SourcedPart[],
  builds: CountedBuilds,
  check: FindingCheck,
): Promise<CausePart | null> {
  const weakest = layeredValue(part)?.layer
  if (weakest === undefined) return null
  const values = partners.flatMap((partner) => layeredValue(partner) ?? [])
  return strongestBreakingValue(values, weakest, (weaker) => isResolved(weaker, field, builds, check))
}

/** `null` if no source of the object has the part at the path of the field, as for the source of a replacement. */
function layeredValue({ causePart, nodes, layers }: SourcedPart): LayeredValue<FileRange> | null {
  const scalars = nodes.flatMap(({ node, fragment }) =>
    node.kind === 'scalar'
      ? { range: fragment.rangeOf(node), value: node.value, layer: layers.indexOf(fragment.root) }
      : [],
  )
  const written = scalars.find(({ range }) => range && isAt(range, causePart))
  if (!written?.range) return null
  const settings = scalars.toReversed().toSorted((first, second) => first.layer - second.layer)
  return { causePart, place: written.range, layer: written.layer, settings }
}

function isAt(range: FileRange, { file, start, end }: CausePart): boolean {
  return range.file === file && range.start === start && range.end === end
}

/** Whether a finding is gone in a build with weaker values that keeps its field. */
async function isResolved(
  weaker: readonly WeakerValue<FileRange>[],
  field: BuiltField,
  builds: CountedBuilds,
  check: FindingCheck,
): Promise<boolean> {
  const edits = weaker.map(({ place, value }) => ({ range: place, written: writtenAs(value) }))
  const result = await objectAfterEdits(edits, field, builds)
  if (!result?.object || !nodeAt(result.object.root, field.path)) return false
  return !check.isStillFound(result.object.text, () => objectsChangedIn(field, result.built))
}

/** A scalar in JSON, which YAML contains. */
function writtenAs(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
}
