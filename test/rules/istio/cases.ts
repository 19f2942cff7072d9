import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** One of Istio's own cases: an object, and what a checker of Istio says of it. */
export interface IstioCase {
  readonly name: string
  /** `accept`, `accept with warning`, `reject`, `reject: "..."`. */
  readonly verdict: string
  /** The object, with the comments above it. */
  readonly text: string
}

/** Who says it: the validating webhook, or the API server by the CRD's schema and CEL. */
export type Checker = 'webhook' | 'crd'

/** What a finding says of a refusal by each checker. */
export const refusing = { webhook: 'webhook', crd: 'schema' } as const satisfies Record<Checker, string>

/** Istio's own cases lie beside the repository; elsewhere their tests are skipped, visibly. */
const folder = new URL('../../../../shared/istio-cases/', import.meta.url)

export const isThere = existsSync(folder)

/** The cases of a checker, of one file such as `Gateway.yaml` or of all; none where they are missing. */
export function casesOf(checker: Checker, file?: string): IstioCase[] {
  const files = isThere ? (file === undefined ? readdirSync(new URL(`${checker}/`, folder)) : [file]) : []
  return files.flatMap((name) => {
    const text = readFileSync(new URL(`${checker}/${name}`, folder), 'utf8')
    return text.split(/^---$/m).map((part) => caseOf(part, checker))
  })
}

function caseOf(text: string, checker: Checker): IstioCase {
  return {
    name: /^# case: (.*)$/m.exec(text)?.[1] ?? '',
    verdict: new RegExp(`^# ${checker}: (.*)$`, 'm').exec(text)?.[1] ?? '',
    text,
  }
}
