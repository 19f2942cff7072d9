import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** A test case of Istio: an object, and the verdict of a checker of Istio. */
export interface IstioCase {
  readonly name: string
  /** `accept`, `accept with warning`, `reject`, `reject: "..."`. */
  readonly verdict: string
  /** The object, with the comments above it. */
  readonly text: string
}

/** Who gives the verdict: the validating webhook, or the API server by the schema and the CEL rules of the CRD. */
export type Checker = 'webhook' | 'crd'

/** The `refusedBy` of a finding, by checker. */
export const refusing = { webhook: 'webhook', crd: 'schema' } as const satisfies Record<Checker, string>

/** The cases of Istio are beside the repository. Without them their tests are skipped, visibly. */
const folder = new URL('../../../../shared/istio-cases/', import.meta.url)

export const hasIstioCases = existsSync(folder)

/** The cases of a checker, of one file such as `Gateway.yaml` or of all files; empty if they are missing. */
export function casesOf(checker: Checker, file?: string): IstioCase[] {
  const files = hasIstioCases
    ? file === undefined
      ? readdirSync(new URL(`${checker}/`, folder))
      : [file]
    : []
  return files.flatMap((name) => {
    const text = readFileSync(new URL(`${checker}/${name}`, folder), 'utf8')
    return text.split(/^---$/m).map((section) => caseOf(section, checker))
  })
}

function caseOf(text: string, checker: Checker): IstioCase {
  return {
    name: /^# case: (.*)$/m.exec(text)?.[1] ?? '',
    verdict: new RegExp(`^# ${checker}: (.*)$`, 'm').exec(text)?.[1] ?? '',
    text,
  }
}
