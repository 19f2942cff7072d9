/**
 * Begins a rule: `npm run new-rule FAMILY/NAME`. Writes the rule, a bad and a good case, and registers it. The cases of
 * a rule about Helm are small charts. What is to be filled in is marked with TODO.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { ruleIndex } from './generate/rule-index.ts'

const id = process.argv[2] ?? ''
const mistake = mistakeIn(id)
if (mistake) {
  console.error(mistake)
  process.exitCode = 2
} else {
  const files = filesOf(id)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(file.replace(/\/[^/]*$/, ''), { recursive: true })
    writeFileSync(file, text)
  }
  writeFileSync('src/rules/index.ts', await ruleIndex())
  console.log(
    `written:\n${Object.keys(files)
      .map((file) => `  ${file}\n`)
      .join('')}`,
  )
  console.log(`then:\n  npx vitest run test/rules/cases.test.ts -t ${id}\n  npm run generate`)
}

/** What is wrong with the name of a rule, as a sentence. */
function mistakeIn(name: string): string | null {
  const families = readdirSync('src/rules', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const family = name.split('/')[0]!
  if (!/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    return `\`${name}\` names no rule: write FAMILY/NAME, as in routing/retry-on`
  if (!families.some((entry) => entry.name === family))
    return `there is no family \`${family}\`: there are ${families.map((entry) => entry.name).join(', ')}`
  return existsSync(`src/rules/${name}.ts`) ? `there is a rule \`${name}\` already` : null
}

function filesOf(name: string): Record<string, string> {
  const isOfCharts = name.startsWith('helm/')
  const [ending, text] = isOfCharts ? ['txtar', chart] : ['yaml', object]
  return {
    [`src/rules/${name}.ts`]: ruleText(name),
    [`test/rules/${name}/bad.${ending}`]: text(`bad.example.com # expect: ${name}`),
    [`test/rules/${name}/good.${ending}`]: text('shop.example.com'),
  }
}

function ruleText(name: string): string {
  return `import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const ${constantOf(name)} = defineRule({
  id: '${name}',
  codes: ['todo'],
  severity: 'warning',
  summary: 'TODO what is wrong.',
  why: 'TODO what happens in the mesh because of it, and where Istio says so.',
  fix: 'TODO what to write instead.',
  on: {
    *VirtualService({ spec }) {
      for (const host of spec.items('hosts'))
        if (host.text === 'bad.example.com')
          yield { code: 'todo', node: host, message: \`host \${quote(host.text)} is TODO; write TODO\` }
    },
  },
})
`
}

/** `retryOn` for `routing/retry-on`. */
function constantOf(name: string): string {
  return name.split('/')[1]!.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function object(host: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts:
    - ${host}
  http:
    - route:
        - destination:
            host: shop.example.com
`
}

function chart(host: string): string {
  return `-- Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- templates/virtual-service.yaml --
${object(host)}`
}
