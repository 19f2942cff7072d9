import type { SourceLine } from '../core/source-line.ts'
import { distinctData } from '../core/distinct.ts'
import { namedFiles, type HelmTarget } from '../core/target.ts'
import type { Location } from '../core/report.ts'
import type { ValuesKey } from '../core/values-use.ts'
import { partLocation } from '../inspect/cause-location.ts'
import { openProvenance } from '../inspect/causes.ts'
import { builtFieldOf, fieldOf } from '../inspect/rendered-field.ts'
import type { HostServices, InspectedTree } from '../inspect/types.ts'
import { renderedManifests } from '../inspect/rendered-manifests.ts'
import { Node } from '../model/node.ts'
import { fieldsOfLine, type FieldOfLine } from './rendered-lines.ts'

/** A checked tree, and the functions that render it again. */
export interface NavigatedTree {
  readonly inspected: InspectedTree
  readonly host: Pick<HostServices, 'provenance' | 'valuesUse'>
}

/**
 * The places of the values that decide a line of a template or of a built file: those that the line names, and those
 * that change one of its fields in another render.
 */
export async function valuesBehind(at: SourceLine, tree: NavigatedTree): Promise<Location[]> {
  const named = releasesWith(at.file, tree).flatMap((target) => useOf(target, tree)?.namedAt(at) ?? [])
  const { inspected, host } = tree
  const provenanceOf = host.provenance && openProvenance(inspected, host.provenance)
  const causes = provenanceOf
    ? await Promise.all(
        fieldsOfLine(at.file, at.line, inspected).map((field) => causesOf(field, provenanceOf)),
      )
    : []
  return distinctData([...named, ...causes.flat()]).filter(
    ({ file, line }) => file !== at.file || line !== at.line,
  )
}

async function causesOf(
  { target, text, node }: FieldOfLine,
  provenanceOf: ReturnType<typeof openProvenance>,
): Promise<Location[]> {
  const manifests = renderedManifests(text)
  const rendered = target.kind === 'helm' ? fieldOf(node, manifests) : builtFieldOf(node, manifests)
  if (!rendered) return []
  const { primary, related } = await provenanceOf(target).cause(rendered)
  const parts = [...(primary ? [primary] : []), ...related.filter(({ role }) => role === 'cause')]
  return parts.map(partLocation).filter(({ file }) => !file.startsWith('--'))
}

/** The places in templates that read the value on a line of a values file. */
export function readsOfValue({ file, line }: SourceLine, tree: NavigatedTree): Location[] {
  const key = keyAt({ file, line }, tree)
  if (!key) return []
  return distinctData(
    releases(tree).flatMap((target) => {
      const use = useOf(target, tree)
      return use?.files.includes(file) ? use.readsOf(key) : []
    }),
  )
}

/** The deepest key that begins on a line of a values file, else the deepest that contains the line. */
function keyAt({ file, line }: SourceLine, { inspected }: NavigatedTree): ValuesKey | null {
  const isValues = /\.ya?ml$/.test(file) && !inspected.sources.targets.has(file)
  const root = isValues ? inspected.sources.reader.documents(file)[0]?.root : null
  if (!root) return null
  const path: (string | number)[] = []
  for (let node: Node | undefined = Node.of(root); node;) {
    const children: Node[] = node.kind === 'map' ? node.entries().map(([, child]) => child) : node.items()
    const next: Node | undefined = children.findLast(({ keyLocation }) => keyLocation.line <= line)
    if (next) path.push(next.pathKeys.at(-1)!)
    node = next && next.keyLocation.line < line ? next : undefined
  }
  return path.length === 0 ? null : { file, path }
}

/** Limit on the searched releases: those of a shared chart read a value at the same lines. */
const maxReleases = 20

function releases({ inspected }: NavigatedTree): HelmTarget[] {
  return inspected.targets.filter((target) => target.kind === 'helm')
}

/** The releases that are rendered with a file of a chart. */
function releasesWith(file: string, { inspected }: NavigatedTree): HelmTarget[] {
  return releases({ inspected, host: { provenance: null, valuesUse: null } })
    .filter((target) => {
      const render = inspected.renders.get(target.id)
      const isTemplate = render?.status === 'rendered' && render.origins.files.includes(file)
      return (
        (isTemplate || file.startsWith(`${target.path}/templates/`)) && !namedFiles(target).includes(file)
      )
    })
    .slice(0, maxReleases)
}

function useOf(target: HelmTarget, { inspected, host }: NavigatedTree) {
  if (target.missing.length > 0) return null
  return host.valuesUse?.(inspected.sources.reader.tree, target) ?? null
}
