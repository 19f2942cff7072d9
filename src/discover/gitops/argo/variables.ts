import type { Node } from '../../../model/node.ts'
import type { Application } from './applications.ts'

/** Replaces the variables of Argo CD's build environment in a text, as Go's `os.Expand` does. */
export type Substitute = (text: string) => string

/** A placeholder for the commit, which is unknown before it exists. */
const anyCommit = '0'.repeat(40)

/**
 * Returns a function that replaces the variables of a source's build environment in a text (argo-cd
 * `reposerver/repository/repository.go` newEnv). An unknown variable becomes empty, `$$` a dollar sign
 * (`pkg/apis/application/v1alpha1/types.go`, Env.Envsubst), and the commit is all zeros.
 */
export function buildEnvironment({ name, project, destination }: Application, source: Node): Substitute {
  const variables = new Map([
    ['$', '$'],
    ['ARGOCD_APP_NAME', name],
    ['ARGOCD_APP_NAMESPACE', destination.namespace],
    ['ARGOCD_APP_PROJECT_NAME', project],
    ['ARGOCD_APP_REVISION', anyCommit],
    ['ARGOCD_APP_REVISION_SHORT', anyCommit.slice(0, 7)],
    ['ARGOCD_APP_REVISION_SHORT_8', anyCommit.slice(0, 8)],
    ['ARGOCD_APP_SOURCE_REPO_URL', source.get('repoURL').text],
    ['ARGOCD_APP_SOURCE_PATH', source.get('path').text],
    ['ARGOCD_APP_SOURCE_TARGET_REVISION', source.get('targetRevision').text],
  ])
  return (text) =>
    text.replace(variable, (_, braced?: string, plain?: string) => variables.get(braced ?? plain!) ?? '')
}

/** `${NAME}`, `$NAME`, and the special names of a shell. */
const variable = /\$(?:\{([^{}]*)\}|(\w+|[*#$@!?-]))/g

/** True for a text with a variable of the commit, such as `$ARGOCD_APP_REVISION`, before `Substitute` replaces it. */
export function namesCommit(text: string): boolean {
  return text.includes('ARGOCD_APP_REVISION')
}
