import type { Violation, Schema } from './types.ts'

/** The schema of a kind in one version. */
export interface KindShape {
  /** `apps/v1`; `v1` for the core group. */
  readonly apiVersion: string
  readonly kind: string
  /** The structural schema; it accepts anything where a JSON schema (`validate`) replaces it. */
  readonly schema: Schema
  /** Returns what a JSON schema refuses in an object. */
  readonly validate?: (data: unknown) => readonly Violation[]
  /** True for kinds of Kubernetes itself: the API server decodes them into Go types, where a null is an empty value. */
  readonly isBuiltIn?: boolean
  /** The release that the schema is from, as in `Kubernetes 1.37`; absent for a schema of the repository. */
  readonly release?: string
}

/** The name of a kind in one version: `apps/v1/Deployment`. */
export function kindName({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string
  readonly kind: string
}): string {
  return `${apiVersion}/${kind}`
}
