import type { Manifest } from './manifest.ts'

/** The objects of base, for objects of head. */
export interface BaseObjects {
  /**
   * The object of base with the same kind, namespace and name. `null` if base has none; `undefined` if it is unknown,
   * since something of base is not rendered.
   * @param environment that of the mesh of the object
   */
  counterpartOf(manifest: Manifest, environment: string | null): Manifest | null | undefined
}

/** Used for base itself. */
export const unchangedObjects: BaseObjects = { counterpartOf: (manifest) => manifest }
