import { filesOfPlace, type EmbeddedValues } from './embedded-values.ts'
import type { KustomizationEdits } from './kustomization-edits.ts'
import type { Manager } from './manager.ts'
import type { ReleaseSettings } from './release-settings.ts'
import type { SourceLine } from './source-line.ts'
import { joinPath } from './path.ts'

export type * from './gitops-target.ts'
export type * from './manager.ts'
export * from './release-settings.ts'
export type * from './source-line.ts'

/** Something that is rendered or checked. Paths are relative to the root of the tree. */
export type Target = HelmTarget | KustomizationTarget | ManifestsTarget | ValuesTarget

/** A target that an engine renders. */
export type RenderableTarget = HelmTarget | KustomizationTarget

/** The fields of all targets. */
export interface TargetBase {
  /** Unique in a repository and stable; contains the path, which distinguishes releases of one name. */
  readonly id: string
  /** The chart, folder or file of the target; `''` is the root. */
  readonly path: string
  /** `null` if nothing states the environment. */
  readonly environment: string | null
  /** Sources that something names and that do not exist. */
  readonly missing: readonly MissingSource[]
  /** Where the configuration lists it; absent for a target that is found by its files. */
  readonly listedAt?: SourceLine
  /** The object of a GitOps controller or the release of a helmfile that applies it; absent if none is known. */
  readonly statedBy?: StatingObject
  /** The id of the target that renders the stating object; absent for an object in a file. */
  readonly renderedBy?: string
  /** The object whose controller applies and deletes it; present with `statedBy`. */
  readonly manager?: Manager
}

/** An object of a GitOps controller or a release of a helmfile, and where it names what it applies. */
export interface StatingObject extends SourceLine {
  /** The id of its `GitopsTarget`. */
  readonly target: string
}

/**
 * The files that a target names: those of manifests; those of a kustomization, with the Flux Kustomization and its
 * variables, or the options of an Application; or the values files of a release and the files in which it states further
 * values.
 */
export function namedFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  if (target.kind === 'kustomization') return [...target.files, ...fluxFiles(target), ...filesOfEdits(target)]
  if (target.kind === 'values')
    return [...target.values, ...new Set((target.inlineValues ?? []).flatMap(filesOfPlace))]
  return target.settings ? [...target.values, ...filesOfSettings(target.settings)] : target.values
}

function fluxFiles({ flux }: KustomizationTarget): string[] {
  return flux ? [flux.at.file, ...flux.configMaps.map(({ file }) => file)] : []
}

function filesOfEdits({ edits }: KustomizationTarget): readonly string[] {
  return edits?.at ? [...new Set(filesOfPlace(edits.at))] : []
}

function filesOfSettings({ values, parameters, postRenderers = [], files = [] }: ReleaseSettings): string[] {
  const patches = postRenderers.flatMap((renderer) => renderer.patches.map(({ patch }) => patch))
  const texts = [...values, ...parameters.map(({ value }) => value), ...patches]
  const setFiles = parameters.flatMap(({ flag, value }) => (flag === 'setFile' ? value.text : []))
  return [...new Set([...texts.flatMap(({ at }) => (at ? filesOfPlace(at) : [])), ...setFiles, ...files])]
}

/**
 * The file that makes a target: the last values file of a release, or `Chart.yaml` if it has none; `file` of a
 * kustomization; the first file of manifests or of values without a chart, or `path` if they have none.
 */
export function definingFile(target: Target): string {
  if (target.kind === 'helm') return target.values.at(-1) ?? joinPath(target.path, 'Chart.yaml')
  return target.kind === 'kustomization' ? target.file : (namedFiles(target)[0] ?? target.path)
}

/** A Helm release: a chart, its ordered values, a release name and a namespace. */
export interface HelmTarget extends TargetBase {
  readonly kind: 'helm'
  readonly release: string
  /** `null` if nothing states the namespace. */
  readonly namespace: string | null
  /** Values files in the order of `-f`: the last one wins. The chart's own values.yaml is not listed. */
  readonly values: readonly string[]
  /**
   * What was inferred: that a values file with this name belongs to this chart (`environment`), that a values file with
   * these keys does since no other chart has them (`keys`), or that the chart is released with its own values only
   * (`defaults`). Absent if the configuration or the command line states it.
   */
  readonly guess?: 'environment' | 'keys' | 'defaults'
  /**
   * True for values of an environment outside of the chart's folder if several charts have their keys, or no chart has all
   * of them.
   */
  readonly mayBeOfAnother?: true
  /** What an object of a GitOps controller or a helmfile states besides values files; absent if none does. */
  readonly settings?: ReleaseSettings
}

/** A folder from which `kustomize build` or Flux builds manifests. */
export interface KustomizationTarget extends TargetBase {
  readonly kind: 'kustomization'
  /** The kustomization file in the folder `path`; of a folder without one the file with the Flux Kustomization. */
  readonly file: string
  /** The Flux Kustomization that builds the folder; absent for `kustomize build`. */
  readonly flux?: FluxBuild
  /** The files of the tree that the build reads, as far as kustomizations name them, in the order of their names. */
  readonly files: readonly string[]
  /** The kustomization files among them, a base or component before what includes it. */
  readonly kustomizations: readonly string[]
  /** The namespace of objects that state none; absent if it is unknown. */
  readonly namespace?: string
  /** What an Application changes in `file` before the build; absent if it changes nothing. */
  readonly edits?: KustomizationEdits
}

/** The Flux Kustomization that builds a folder. */
export interface FluxBuild {
  readonly name: string
  /** Where the object begins. */
  readonly at: SourceLine
  /** The object as another kustomization builds it, as JSON; absent if its file has it as it is applied. */
  readonly object?: string
  /** The ConfigMaps of `postBuild.substituteFrom` that the tree has, in order. */
  readonly configMaps: readonly SourceLine[]
  /** `spec.ignore` of its source: patterns of files that are ignored besides those in `.sourceignore`; absent for none. */
  readonly ignore?: string
  /** The folder that CI packs and pushes as the artifact of its source; absent for the whole tree. */
  readonly packed?: string
  /** True if further variables may be defined in the cluster; those that the files do not define stay as written. */
  readonly isOpen: boolean
}

/** Manifests that are applied as written. */
export interface ManifestsTarget extends TargetBase {
  readonly kind: 'manifests'
  readonly files: readonly string[]
  /**
   * Present if no configuration lists the files. `alone`: nothing states whether the file is applied, and with which
   * others. `together`: all such files, if the person states that they are applied together.
   */
  readonly loose?: 'alone' | 'together'
  /** The namespace of objects that state none; absent if it is unknown. */
  readonly namespace?: string
}

/** Values files whose chart is not in the repository: checked by their layout, but not rendered. */
export interface ValuesTarget extends TargetBase {
  readonly kind: 'values'
  readonly release: string | null
  readonly namespace: string | null
  readonly values: readonly string[]
  /** Values in an object of a controller; absent for values files. */
  readonly inlineValues?: readonly EmbeddedValues[]
  /** True for a release of Istio's chart `gateway` all of whose values are listed. */
  readonly isGateway?: true
  /** Why it cannot be rendered, as the end of a sentence: "chart `oci://…` is not in this repository". */
  readonly reason: string
  /** The kind of `reason`. */
  readonly reasonCode: ReasonCode
}

/**
 * Why values are not rendered: their chart is not in the repository, the configuration names no chart, no release of
 * the chart around them uses them, or no chart of the repository reads them.
 */
export type ReasonCode = 'remote-chart' | 'no-chart-named' | 'no-release' | 'no-chart'

/** A source that does not exist: its path, and the location that names it. */
export interface MissingSource {
  readonly source: string
  readonly what: 'values file' | 'chart' | 'manifests' | 'folder' | 'kustomization'
  /** File and 1-based line that name it; absent if the command line does. */
  readonly namedAt?: SourceLine
  /** True if the values that name it are a guess: a chart is rendered with its own values only. */
  readonly isGuessed?: true
}
