import { readFileSync } from 'node:fs'
import type { IstioNames } from '../istio/annotations.ts'
import { istioApi } from '../istio/origin.ts'

/** The annotations and labels of schemas/istio-annotations.json as tables. */
export async function istioAnnotations(): Promise<string> {
  const { annotations, labels }: IstioNames = JSON.parse(
    readFileSync('schemas/istio-annotations.json', 'utf8'),
  )
  const alpha = annotations.filter(({ status }) => status === 'Alpha')
  const kinds = annotations.map(
    ({ name, kinds: bearers }) => `  [${quoted(name)}, [${bearers.map(quoted).join(', ')}]],\n`,
  )
  return `/** Made of schemas/istio-annotations.json by \`npm run generate\`. */

/**
 * The annotations that Istio knows, with the kinds that bear them (istio.io/api ${istioApi.version} \`annotation/annotations.yaml\`);
 * \`Any\` is every kind.
 */
export const istioAnnotations: ReadonlyMap<string, readonly string[]> = new Map([
${kinds.join('')}])

/** The annotations that Istio calls alpha. */
export const alphaAnnotations: ReadonlySet<string> = new Set([
${alpha.map(({ name }) => `  ${quoted(name)},\n`).join('')}])

/** The labels that Istio knows (istio.io/api ${istioApi.version} \`label/labels.yaml\`): as annotations nothing reads them. */
export const istioLabels: ReadonlySet<string> = new Set([
${labels.map((name) => `  ${quoted(name)},\n`).join('')}])
`
}

function quoted(text: string): string {
  return `'${text}'`
}
