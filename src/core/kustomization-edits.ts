/** What a controller writes into a kustomization file before it builds it, as `kustomize edit` does. */
export interface KustomizationEdits {
  /** Fields that are set: `namePrefix`, `nameSuffix`, `namespace`. */
  readonly fields: Readonly<Record<string, string>>
  readonly images: readonly ImageEdit[]
  readonly replicas: readonly { readonly name: string; readonly count: number }[]
  readonly labels: Readonly<Record<string, string>>
  /** Whether the labels are put into selectors, or else into templates of Pods. */
  readonly labelsIn: 'selectors' | 'templates' | 'metadata'
  readonly annotations: Readonly<Record<string, string>>
  /** Patches as the field `patches` has them. */
  readonly patches: readonly unknown[]
  readonly components: readonly string[]
}

/** An image that is replaced; `*` keeps what the kustomization has. */
export interface ImageEdit {
  readonly name: string
  readonly newName?: string
  readonly newTag?: string
  readonly digest?: string
}
