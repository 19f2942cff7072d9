/** The domain that Kubernetes appends to names inside the cluster, unless configured otherwise. */
export const clusterDomain = 'cluster.local'
