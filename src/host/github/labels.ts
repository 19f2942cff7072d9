/** The fields of a payload with the labels of a pull request. */
export interface LabelledPayload {
  readonly action?: string
  /** The label of an event `labeled`. */
  readonly label?: { readonly name: string }
  readonly pull_request?: LabelledPull
}

interface LabelledPull {
  readonly labels?: readonly { readonly name: string }[]
}

/**
 * The labels that were set for the commit of the event: the label of an event `labeled`, and those of a new pull request.
 * Any other label may be older than the last push.
 */
export function labelsOfCommit({ action, label, pull_request: pull }: LabelledPayload): string[] {
  if (action === 'labeled') return label ? [label.name] : []
  return action === 'opened' ? pullLabels(pull) : []
}

/** The names of all labels of a pull request; empty for an event without one. */
export function pullLabels(pull: LabelledPull | undefined): string[] {
  return pull?.labels?.map(({ name }) => name) ?? []
}
