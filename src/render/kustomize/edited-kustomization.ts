import { dataItems } from '../../core/plain-data.ts'
import { plainEdits, type ImageEdit, type KustomizationEdits } from '../../core/kustomization-edits.ts'
import type { KustomizationTarget } from '../../core/target.ts'
import { toData } from '../../yaml/data.ts'
import { placedNode } from '../../yaml/embedded.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Reader } from '../../yaml/reader.ts'

type Fields = Record<string, unknown>

/**
 * The edited contents of files for a build: `texts`, and the kustomization file with the edits of the target.
 *
 * @param texts other contents of files
 */
export function editedFiles(
  { file, edits }: KustomizationTarget,
  reader: Reader,
  texts: ReadonlyMap<string, string> = new Map(),
): Map<string, Uint8Array> {
  const edited = new Map(texts)
  const text = edits && (texts.get(file) ?? reader.text(file))
  if (edits && text !== undefined)
    edited.set(file, editedKustomization(text, currentEdits(edits, reader, texts)))
  return new Map([...edited].map(([path, content]) => [path, new TextEncoder().encode(content)]))
}

/** The edits as this tree states them, which may differ from the tree of discovery. */
function currentEdits(
  edits: KustomizationEdits,
  reader: Reader,
  texts: ReadonlyMap<string, string>,
): KustomizationEdits {
  const { at } = edits
  const text: Reader['text'] = (file) => texts.get(file) ?? reader.text(file)
  const documents: Reader['documents'] = (file) => {
    const edited = texts.get(file)
    return edited === undefined ? reader.documents(file) : parseDocuments(edited, file)
  }
  const options = at && placedNode({ documents, text }, at)
  return options ? { ...edits, ...plainEdits(toData(options)) } : edits
}

/**
 * A kustomization file with edits, in the order of Argo CD (argo-cd `util/kustomize/kustomize.go`, Build; kustomize
 * `kustomize/commands/edit`).
 */
export function editedKustomization(text: string, edits: KustomizationEdits): string {
  const root = parseDocuments(text, '')[0]?.root
  const fields = (root ? toData(root) : {}) as Fields
  const edited: Fields = { ...fields, ...edits.fields }
  if (edits.images.length > 0) edited['images'] = withImages(dataItems(fields['images']), edits.images)
  if (edits.replicas.length > 0)
    edited['replicas'] = withReplicas(dataItems(fields['replicas']), edits.replicas)
  if (Object.keys(edits.labels).length > 0) addLabels(edited, edits)
  if (Object.keys(edits.annotations).length > 0)
    edited['commonAnnotations'] = { ...(edited['commonAnnotations'] as Fields), ...edits.annotations }
  if (edits.patches.length > 0) edited['patches'] = [...dataItems(fields['patches']), ...edits.patches]
  if (edits.components.length > 0)
    edited['components'] = [...new Set([...dataItems(fields['components']), ...edits.components])]
  return JSON.stringify(edited, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
}

function addLabels(edited: Fields, { labels, labelsIn }: KustomizationEdits): void {
  if (labelsIn === 'selectors') edited['commonLabels'] = { ...(edited['commonLabels'] as Fields), ...labels }
  else {
    const entry = { pairs: labels, ...(labelsIn === 'templates' && { includeTemplates: true }) }
    edited['labels'] = [...dataItems(edited['labels']), entry]
  }
}

/** Images by name: an edit replaces an entry of its name. */
function withImages(existing: readonly unknown[], images: readonly ImageEdit[]): unknown[] {
  const editByName = new Map(images.map((image) => [image.name, image]))
  const kept = existing.map((entry) => entry as ImageEdit).filter(({ name }) => !editByName.has(name))
  const merged = [...editByName.values()].map((edit) => {
    const entry = existing.map((candidate) => candidate as ImageEdit).find(({ name }) => name === edit.name)
    return Object.fromEntries(
      Object.entries(edit).flatMap(([key, value]) => {
        const kept = value === '*' ? entry?.[key as keyof ImageEdit] : value
        return kept === undefined ? [] : [[key, kept]]
      }),
    )
  })
  return [...kept, ...merged]
}

function withReplicas(existing: readonly unknown[], replicas: KustomizationEdits['replicas']): unknown[] {
  const names = new Set(replicas.map(({ name }) => name))
  return [...existing.filter((entry) => !names.has((entry as { name: string }).name)), ...replicas]
}
