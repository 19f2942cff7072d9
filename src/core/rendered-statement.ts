import type { RenderedField } from './cause.ts'
import type { HelmTarget, TextOrigin, RenderableTarget } from './target.ts'

/** How an object that one release renders states a target, as an Application in an app of apps does. */
export interface RenderedStatement {
  /** The release that renders the object; one value for all objects that it renders. */
  readonly renderer: RenderingRelease
  /** The object; the path is empty. */
  readonly object: RenderedField
  /** The template of the object, with a line for each line of its document from its first key on. */
  readonly madeFrom: TextOrigin
  /**
   * The target that the object states if its document is another one; `null` if it then states none of the same chart
   * or kustomization.
   */
  readonly restated: (document: string) => Promise<RenderableTarget | null>
}

/** A release that renders objects which state others. */
export interface RenderingRelease {
  readonly target: HelmTarget
  /** What it renders. */
  readonly manifest: string
  /** How it is stated, if another release renders the object that states it. */
  readonly statement?: RenderedStatement
}
