import { cpSync, mkdtempSync, readFileSync, realpathSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Manifest, manifests, template } from './helm.ts'

/** The sides of the example's pull request: which folders are laid over each other. */
const layers = {
  base: ['repository'],
  pull: ['repository', 'pull-request'],
  fixed: ['repository', 'pull-request', 'pull-request-fixed'],
}

export type Side = keyof typeof layers

/** An object of the example, with the environment that it is rendered for. */
export interface Rendered {
  readonly environment: string
  readonly object: Manifest
}

interface Target {
  readonly environment: string
  readonly chart?: string
  readonly namespace?: string
  readonly values?: readonly string[]
}

/** Everything that the charts of one side render. */
export function renderSide(side: Side): Rendered[] {
  const root = lay(side)
  return targetsOf(root).flatMap((target) => renderTarget(root, target))
}

/** The targets that a repository's .meshgate.yaml lists. */
export function targetsOf(root: string): Target[] {
  return (parse(readFileSync(join(root, '.meshgate.yaml'), 'utf8')) as { targets: Target[] }).targets
}

/** Paths of the files below a folder, links not followed. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function renderTarget(
  root: string,
  { environment, chart, values = [], namespace = 'default' }: Target,
): Rendered[] {
  if (!chart) return []
  const texts = values.map((file) => readFileSync(join(root, file), 'utf8'))
  const { name } = parse(readFileSync(join(root, chart, 'Chart.yaml'), 'utf8')) as { name: string }
  return manifests(template(join(root, chart), texts, name, namespace)).map((object) => ({
    environment,
    object,
  }))
}

/** A side as a folder, with the charts that the applications depend on put under their `charts/`. */
function lay(side: Side): string {
  const root = mkdtempSync(join(tmpdir(), 'meshgate-examples-'))
  for (const layer of layers[side]) {
    cpSync(`examples/${layer}`, root, { recursive: true, filter: (path) => !path.endsWith('/charts') })
  }
  const subcharts = { payments: 'istio-egress', orders: 'istio-egress', gateway: 'istio-jwt' }
  for (const [app, chart] of Object.entries(subcharts)) {
    const from = realpathSync(join('examples/repository/charts', chart))
    cpSync(from, join(root, 'apps', app, 'charts', chart), { recursive: true })
  }
  return root
}
