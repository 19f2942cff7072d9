import type { Violation, Schema } from './types.ts'

/** What is known of the objects of a kind in one version. */
export interface KindShape {
  /** `apps/v1`; `v1` for the core group. */
  readonly apiVersion: string
  readonly kind: string
  /** Its fields, for the walker; that of a JSON schema says nothing. */
  readonly schema: Schema
  /** What a JSON schema refuses, where the walker does not read it. */
  readonly judge?: (data: unknown) => readonly Violation[]
  /** The API server reads its objects into Go types, for which a null is an empty value; no definition is asked. */
  readonly isBuiltIn?: boolean
  /** What it was taken from, as in `Kubernetes 1.37`; absent where a person gives it. */
  readonly release?: string
}

/** The name of a kind in one version. */
export function kindName({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string
  readonly kind: string
}): string {
  return `${apiVersion}/${kind}`
}
