import type { Manifest } from './manifest.ts'

/** The objects of base, found by those of head. */
export interface BaseObjects {
  /**
   * The object that base has in the place of one: of the same kind, namespace and name. `null` if base has none;
   * `undefined` if that is not known, since something of base is not rendered.
   *
   * @param environment that of the mesh of the object
   */
  counterpartOf(manifest: Manifest, environment: string | null): Manifest | null | undefined
}

/** For base itself, in which nothing has changed. */
export const unchangedObjects: BaseObjects = { counterpartOf: (manifest) => manifest }
