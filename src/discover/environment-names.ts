import { baseName } from '../core/path.ts'

/**
 * The environment in the name of a values file, by its path below the folder of a chart: `values-ENV.yaml`,
 * `values.ENV.yaml`, `ENV/values.yaml`, and `ENV.yaml` or `ENV/values.yaml` under `envs/`, `environments/` or `values/`.
 * `null` if there is none: for a sample or template of values, and for `NAME-values.yaml`, the values of a release.
 */
export function environmentOf(file: string): string | null {
  // All patterns need one of these; most files of a tree have neither.
  if (!file.startsWith('env') && !file.includes('values')) return null
  for (const pattern of patterns) {
    const environment = pattern.exec(file)?.[1]
    if (environment !== undefined) return isNoEnvironment(environment) ? null : environment
  }
  return null
}

/**
 * The environment in the name of a values file, else in its last two or three segments (`environmentOf`), by its whole path;
 * `null` if there is none.
 */
export function environmentOfPath(path: string): string | null {
  const segments = path.split('/')
  return (
    environmentOf(baseName(path)) ??
    environmentOf(segments.slice(-2).join('/')) ??
    environmentOf(segments.slice(-3).join('/'))
  )
}

/**
 * True if a word of a name, between `-`, `_` and `.`, is a usual name of an environment (`usualNames`) in upper or lower case,
 * maybe with a number at its end: `prod-eu-1`, `shop-DEV2`.
 */
export function isUsualEnvironment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[-_.]/)
    .some((word) => usualNames.has(word.replace(/\d+$/, '')))
}

/** `ENV/values.yaml` excludes folders that charts and repositories use for other purposes. */
const patterns = [
  /^values[-.]([^/]+?)\.ya?ml$/,
  /^(?!(?:templates|charts|crds|files|ci|tests|envs|environments|values)\/)([^/]+)\/values\.ya?ml$/,
  /^(?:envs|environments|values)\/(?!values\.ya?ml$)(?:values[-.])?([^/]+)\.ya?ml$/,
  /^(?:envs|environments|values)\/([^/]+)\/values\.ya?ml$/,
]

/** True if the last name of a path has a word for a file to copy and fill in: `values.example.yaml`, `schema.yaml`. */
export function isSampleName(path: string): boolean {
  return samples.test(baseName(path))
}

function isNoEnvironment(name: string): boolean {
  return samples.test(name) || /[-_.]values$/i.test(name)
}

/** Files that people and tools copy and fill in: `values.example.yaml`, `values-template.yaml`, `values.tpl.yaml`. */
const samples =
  /(?:^|[-_.])(?:examples?|samples?|templates?|te?mpl|tpl|gotmpl|jinja2?|j2|erb|skeleton|schema|reference)(?:$|[-_.])/i

const usualNames: ReadonlySet<string> = new Set([
  ...['dev', 'devel', 'develop', 'development', 'local', 'sandbox', 'sbx', 'playground'],
  ...['test', 'testing', 'tst', 'qa', 'ci', 'int', 'integration', 'uat', 'acc', 'acceptance', 'perf'],
  ...['stage', 'staging', 'stg', 'preprod', 'preproduction', 'pre', 'preview', 'canary', 'demo'],
  ...['prod', 'production', 'prd', 'live', 'dr'],
])
