import { baseName } from '../core/tree.ts'

/**
 * The environment that the name of a values file says, by its path below the folder of a chart: `values-ENV.yaml`,
 * `values.ENV.yaml`, `ENV/values.yaml`, and `ENV.yaml` or `ENV/values.yaml` under `envs/`, `environments/` or `values/`.
 * `null` if it says none: for a sample or a template of values, and for `NAME-values.yaml`, the values of a release.
 */
export function environmentOf(file: string): string | null {
  for (const pattern of patterns) {
    const environment = pattern.exec(file)?.[1]
    if (environment !== undefined) return isNoEnvironment(environment) ? null : environment
  }
  return null
}

/** The environment that a values file anywhere names by its last folders and its name. */
export function environmentOfPath(path: string): string | null {
  const parts = path.split('/')
  return (
    environmentOf(baseName(path)) ??
    environmentOf(parts.slice(-2).join('/')) ??
    environmentOf(parts.slice(-3).join('/'))
  )
}

/** True for what environments are often called, with a number, a region or a part of one beside it: `prod-eu-1`. */
export function isUsualEnvironment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[-_.]/)
    .some((word) => usual.has(word.replace(/\d+$/, '')))
}

/** `ENV/values.yaml` stands beside folders that a chart or a repository has for something else. */
const patterns = [
  /^values[-.]([^/]+?)\.ya?ml$/,
  /^(?!(?:templates|charts|crds|files|ci|tests|envs|environments|values)\/)([^/]+)\/values\.ya?ml$/,
  /^(?:envs|environments|values)\/(?!values\.ya?ml$)(?:values[-.])?([^/]+)\.ya?ml$/,
  /^(?:envs|environments|values)\/([^/]+)\/values\.ya?ml$/,
]

function isNoEnvironment(name: string): boolean {
  return samples.test(name) || /[-_.]values$/i.test(name)
}

/** Files that people and tools copy and fill in: `values.example.yaml`, `values-template.yaml`, `values.tpl.yaml`. */
const samples =
  /(?:^|[-_.])(?:examples?|samples?|templates?|te?mpl|tpl|gotmpl|jinja2?|j2|erb|skeleton|schema|reference)(?:$|[-_.])/i

const usual: ReadonlySet<string> = new Set([
  ...['dev', 'devel', 'develop', 'development', 'local', 'sandbox', 'sbx', 'playground'],
  ...['test', 'testing', 'tst', 'qa', 'ci', 'int', 'integration', 'uat', 'acc', 'acceptance', 'perf'],
  ...['stage', 'staging', 'stg', 'preprod', 'preproduction', 'pre', 'preview', 'canary', 'demo'],
  ...['prod', 'production', 'prd', 'live', 'dr'],
])
