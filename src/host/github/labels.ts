/** The fields of a payload that say which labels a pull request has. */
export interface LabelledPayload {
  readonly action?: string
  /** The label that an event `labeled` is about. */
  readonly label?: { readonly name: string }
  readonly pull_request?: LabelledPull
}

interface LabelledPull {
  readonly labels?: readonly { readonly name: string }[]
}

/**
 * The labels that were set to the commit that the event is about: the one of an event `labeled`, and those of a new pull
 * request. Any other label may be older than the last push.
 */
export function labelsOfCommit({ action, label, pull_request: pull }: LabelledPayload): string[] {
  if (action === 'labeled') return label ? [label.name] : []
  return action === 'opened' ? pullLabels(pull) : []
}

/** All labels of a pull request. */
export function pullLabels(pull: LabelledPull | undefined): string[] {
  return pull?.labels?.map(({ name }) => name) ?? []
}
