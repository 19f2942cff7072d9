import type { GitopsTarget } from '../../core/target.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { stated, statedTexts, versioned } from './delivery.ts'

/** True for the names that helmfile looks for: `helmfile.yaml`, `helmfile.yaml.gotmpl`, and files in `helmfile.d/`. */
export function isHelmfile(path: string): boolean {
  return /(^|\/)(helmfile([-.][^/]+)?|helmfile\.d\/[^/]+)\.ya?ml(\.gotmpl)?$/.test(path)
}

/**
 * The releases that a helmfile lists. A helmfile may be a Go template: if it is not YAML before it is rendered, it is
 * one target as a whole.
 */
export function helmfileReleases(reader: Reader, file: string): GitopsTarget[] {
  const documents = reader.documents(file)
  if (documents.some(({ root, problems }) => root === null && problems.length > 0)) {
    return [
      {
        ...targetOf(
          file,
          file,
          'helmfiles are not rendered yet; its releases are unknown, because it is a template',
        ),
        line: 1,
        delivery: { sources: [], cluster: null, namespace: null },
      },
    ]
  }
  const roots = documents.flatMap(({ root }) => (root ? Node.of(root) : []))
  return roots
    .flatMap((root) => root.items('releases'))
    .map((release, index) => {
      const name = release.get('name').text || `release ${index + 1}`
      return {
        ...targetOf(file, name, 'releases of helmfile are not rendered yet'),
        line: release.location.line,
        delivery: {
          sources: statedTexts(versioned(release.get('chart').text, release.get('version').text)),
          cluster: stated(release.get('kubeContext').text),
          namespace: stated(release.get('namespace').text),
        },
      }
    })
}

function targetOf(file: string, name: string, reason: string): Omit<GitopsTarget, 'line' | 'delivery'> {
  return {
    kind: 'helmfile-release',
    id: name === file ? file : `${file}:${name}`,
    path: file,
    name,
    namespace: null,
    reason,
    isExcluded: false,
    partOf: null,
  }
}
