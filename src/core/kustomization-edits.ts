import { isDataMap, dataItems } from './plain-data.ts'
import type { EmbeddedValues } from './embedded-values.ts'

/** What a controller writes into a kustomization file before it builds it, as `kustomize edit` does. */
export interface KustomizationEdits extends PlainEdits {
  readonly images: readonly ImageEdit[]
  readonly labels: Readonly<Record<string, string>>
  /** Whether labels are added to selectors, to Pod templates, or only to metadata. */
  readonly labelsIn: 'selectors' | 'templates' | 'metadata'
  readonly annotations: Readonly<Record<string, string>>
  readonly components: readonly string[]
  /** Where the tree contains the options that state the edits; absent if a tool generates the options. */
  readonly at?: EmbeddedValues
}

/** Edits whose options contain no variables. */
export interface PlainEdits {
  /** Fields that are set: `namePrefix`, `nameSuffix`, `namespace`. */
  readonly fields: Readonly<Record<string, string>>
  readonly replicas: readonly { readonly name: string; readonly count: number }[]
  /** Patches as the field `patches` has them. */
  readonly patches: readonly unknown[]
}

/** An image that is replaced; `*` keeps what the kustomization has. */
export interface ImageEdit {
  readonly name: string
  readonly newName?: string
  readonly newTag?: string
  readonly digest?: string
}

/**
 * The edits that options of a source state without variables.
 *
 * @param options `kustomize` of a source of an Application, as plain data
 */
export function plainEdits(options: unknown): PlainEdits {
  const stated = isDataMap(options) ? options : {}
  return {
    fields: Object.fromEntries(
      ['namePrefix', 'nameSuffix', 'namespace'].flatMap((field) => {
        const text = stated[field]
        return typeof text === 'string' && text !== '' ? [[field, text]] : []
      }),
    ),
    replicas: dataItems(stated['replicas'])
      .filter(isDataMap)
      .map(({ name, count }) => ({ name: String(name ?? ''), count: Number(count ?? 0) })),
    patches: dataItems(stated['patches']),
  }
}
