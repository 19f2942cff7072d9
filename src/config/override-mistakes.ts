import type { Node } from '../model/node.ts'
import { mistake, type ConfigMistake } from './mistake.ts'
import { severityMistakes } from './severity-mistakes.ts'

/**
 * The mistakes in `overrides`: entries without `paths` and `environments`, or that set nothing; settings beside `exclude`;
 * mistakes in `rules`. Empty if there is none or the node is absent.
 */
export async function overrideMistakes(overrides: Node): Promise<ConfigMistake[]> {
  const mistakes = await Promise.all(overrides.items().map(mistakesOf))
  return mistakes.flat()
}

async function mistakesOf(override: Node): Promise<ConfigMistake[]> {
  if (override.kind !== 'map') return []
  return [...shapeMistakes(override), ...(await severityMistakes(override.get('rules')))]
}

/** The keys that select files and environments, and those that are set for them. */
const extentKeys = ['paths', 'environments'] as const
const settingKeys = ['rules', 'fail-on', 'min-confidence'] as const

function shapeMistakes(override: Node): ConfigMistake[] {
  const has = (key: string): boolean => override.get(key).exists
  if (!extentKeys.some(has))
    return [
      mistake(
        override,
        'an override needs `paths` or `environments`; settings for everything belong outside of `overrides`',
      ),
    ]
  const settings = settingKeys.filter(has)
  if (has('exclude'))
    return settings.map((key) =>
      mistake(
        override.get(key),
        `\`${key}\` has no effect on what \`exclude\` leaves out: write an entry for each of them`,
      ),
    )
  return settings.length > 0
    ? []
    : [mistake(override, 'an override sets nothing: write `rules`, `fail-on`, `min-confidence` or `exclude`')]
}
