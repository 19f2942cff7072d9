import { compareText } from '../../core/order.ts'
import { allText, type TemplateDocument } from './documents.ts'

/** The text of each template in a manifest, by full name: Helm writes `# Source: TEMPLATE` above each object. */
export function textsByTemplate(manifest: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string[]>()
  for (const section of manifest.split(/^---\n# Source: /m).slice(1)) {
    const end = section.indexOf('\n')
    const name = section.slice(0, Math.max(end, 0))
    const texts = sections.get(name) ?? []
    texts.push(section.slice(name.length))
    sections.set(name, texts)
  }
  return new Map([...sections].map(([name, texts]) => [name, texts.join('\n---')]))
}

/** Whether objects have equal contents in an equal order. */
export function haveSameContents(
  first: readonly TemplateDocument[],
  second: readonly TemplateDocument[],
): boolean {
  const [firstText, secondText] = [first, second].map((documents) =>
    documents.map(({ root }) => allText(root)),
  )
  return firstText!.join('\0') === secondText!.join('\0')
}

/** Objects in the order of their identities: Helm prints those of a release by kind, those of a template as it stands. */
export function byIdentity(documents: readonly TemplateDocument[]): TemplateDocument[] {
  return documents.toSorted((first, second) => compareText(identityOf(first), identityOf(second)))
}

function identityOf({ object }: TemplateDocument): string {
  return JSON.stringify(object)
}
