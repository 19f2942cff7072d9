import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAllDocuments, stringify } from 'yaml'

/** A rendered object; its fields are read by the tests with `any`-free casts where they need them. */
export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace: string
    readonly labels: Record<string, string>
  }
  readonly spec: Record<string, unknown>
}

/** A native helm, built by `node engine/native-helm.mjs` or found on the PATH; undefined where there is none. */
export const helm: string | undefined = ['node_modules/.cache/helm/helm', 'helm'].find(
  (command) =>
    (!command.includes('/') || existsSync(command)) && spawnSync(command, ['version']).status === 0,
)

/** What `helm template` makes of one of our charts and some values; throws with helm's words. */
export function render(chart: string, values: object, release = 'shop', namespace = 'shop'): Manifest[] {
  return manifests(template(`charts/${chart}`, [stringify(values)], release, namespace))
}

/** The text of `helm template` with values texts in the order of `-f`. */
export function template(
  chart: string,
  values: readonly string[],
  release: string,
  namespace: string,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-charts-'))
  try {
    const files = values.map((text, index) => writeValues(join(folder, `${index}.yaml`), text))
    const args = [
      'template',
      release,
      chart,
      '--namespace',
      namespace,
      ...files.flatMap((file) => ['-f', file]),
    ]
    return execFileSync(helm!, args, { encoding: 'utf8', stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The objects in a rendered text. */
export function manifests(text: string): Manifest[] {
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents)) return []
  return documents.map((document) => document.toJS() as Manifest | null).filter((object) => object !== null)
}

function writeValues(file: string, text: string): string {
  writeFileSync(file, text)
  return file
}
