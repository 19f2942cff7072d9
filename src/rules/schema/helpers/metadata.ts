import type { Schema } from '../../../schema/types.ts'

const text: Schema = { type: 'string', nullable: true }
const texts: Schema = { type: 'object', nullable: true, additionalProperties: text }
const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/**
 * The metadata of every object (k8s.io/apimachinery, meta/v1 ObjectMeta), as Go decodes it: `null` is nothing, and
 * what a cluster writes may be anything.
 */
export const metadataSchema: Schema = {
  type: 'object',
  properties: {
    name: text,
    generateName: text,
    namespace: text,
    labels: texts,
    annotations: texts,
    finalizers: { type: 'array', nullable: true, items: text },
    ownerReferences: anything,
    managedFields: anything,
    creationTimestamp: anything,
    deletionTimestamp: anything,
    deletionGracePeriodSeconds: anything,
    generation: anything,
    resourceVersion: anything,
    selfLink: anything,
    uid: anything,
  },
}
