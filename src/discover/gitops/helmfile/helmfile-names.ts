import type { Reader } from '../../../yaml/reader.ts'

/**
 * How a file is known to be a helmfile: by a name that helmfile looks for itself, or by its contents alone, as a file for
 * `helmfile --file`. `null` for any other file.
 */
export function helmfileEvidence(path: string, reader: Reader): 'name' | 'contents' | null {
  if (!/\.ya?ml(\.gotmpl)?$/.test(path)) return null
  if (/(^|\/)(helmfile|helmfile\.d\/[^/]+)\.ya?ml(\.gotmpl)?$/.test(path)) return 'name'
  return mayHaveReleases(reader.tree.read(path)) && hasReleases(reader.text(path) ?? '') ? 'contents' : null
}

/** A quick test that is false for most files, whose text is not decoded. */
function mayHaveReleases(data: Uint8Array | undefined): boolean {
  if (data === undefined) return false
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length)
  return bytes.includes('releases:') || bytes.includes('helmfiles:')
}

/**
 * True for the text of a helmfile with releases or further helmfiles: nothing else has these keys and no other ones. Templates
 * are not filled, so the keys are read from lines.
 */
function hasReleases(text: string): boolean {
  if (!/^(releases|helmfiles):/m.test(text)) return false
  const keys = [...text.matchAll(/^([A-Za-z][\w-]*)[ \t]*:/gm)].map(([, key]) => key!)
  if (!keys.every((key) => helmfileKeys.has(key))) return false
  return (
    /^helmfiles:\s*(?:#[^\n]*\n\s*)*-/m.test(text) || /^[ \t]+(?:-[ \t]+)?chart[ \t]*:[ \t]*\S/m.test(text)
  )
}

/** The keys of ReleaseSetSpec in helmfile's pkg/state/state.go. */
const helmfileKeys: ReadonlySet<string> = new Set([
  ...['apiVersions', 'bases', 'chart', 'commonLabels', 'context', 'defaultInherit', 'environments'],
  ...['helmBinary', 'helmDefaults', 'helmfiles', 'hooks', 'kubeContext', 'kubeVersion', 'kustomizeBinary'],
  ...['lockFilePath', 'missingFileHandler', 'missingFileHandlerConfig', 'namespace', 'releases'],
  ...['repositories', 'templates', 'values'],
])
