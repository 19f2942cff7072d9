import type { ClusterQuestion } from '../core/cluster-question.ts'
import type { HelmTarget } from '../core/target.ts'
import type { DeadValue, UndefinedValue } from '../core/values-use.ts'
import type { YamlDocument, YamlProblem } from '../yaml/node.ts'
import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/** A YAML document of a source file, with the problems that its reader reported. */
export interface SourceDocument {
  readonly file: string
  readonly document: YamlDocument
  readonly problems: readonly YamlProblem[]
  /** `applied` if a tool reads the file as YAML; `unread` if it is not checked for that. */
  readonly reading?: 'applied' | 'unread'
  /** True if a kustomization could list the file and neither it nor a controller applies it. */
  readonly isUnapplied?: true
  /** True for the values of a release. */
  readonly isValues?: true
}

/** A key of a values file that nothing reads in any release with the file. */
export interface DeadKey {
  readonly fact: DeadValue
  /** The id of a target that uses the file. */
  readonly target: string
  /** The value of the key in its file. */
  readonly node: Node
  /** True if the templates of base read it. */
  readonly wasRead: boolean
}

/** A value that a release reads and nothing defines. */
export interface UndefinedRead {
  readonly fact: UndefinedValue
  readonly target: string
  /** The value of a key with a similar name. */
  readonly similar: Node | null
  /** The map where the value belongs. */
  readonly defaultsMap: Node | null
  /** The guess about its release, if there is one: whoever installs it may give further values. */
  readonly guess: HelmTarget['guess']
}

/** A file of a chart that looks like a template and that Helm does not render as one. */
export interface StrayTemplate {
  /**
   * `in-partial`: its name begins with `_`. `in-crds`: it is in `crds/`. `object-in-crds`: it is there and has an object
   * that is no CustomResourceDefinition. `outside`: it is beside `templates/`.
   */
  readonly code: 'in-partial' | 'in-crds' | 'object-in-crds' | 'outside'
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/** A key that one environment of a release lacks and all others set. */
export interface DriftedKey {
  /** The id of the target. */
  readonly target: string
  readonly environment: string
  /** The other environments. */
  readonly siblings: readonly string[]
  /** The absent key in the values of the environment. */
  readonly node: Node
  /** The number of further absent keys of the target that have no item; 0 for all items but the last one. */
  readonly unlisted: number
}

/** The fields of an object that differ from render to render although the values are the same. */
export interface VaryingObject {
  readonly manifest: Manifest
  readonly nodes: readonly Node[]
  /** True if the chart calls `lookup`, which may keep what the cluster has. */
  readonly isKept: boolean
}

/** The lines of a release that only a cluster decides. */
export interface UnseenLines {
  readonly question: ClusterQuestion
  /** The id of the target. */
  readonly target: string
  /** The line that asks; for templates of a chart that is no folder of the tree the line that makes the release a target. */
  readonly at: { readonly file: string; readonly line: number }
  /** The APIs that the line asks for. */
  readonly apis: readonly string[]
  /** The templates, each with its lines. */
  readonly templates: readonly { readonly file: string; readonly lines: readonly number[] }[]
}
