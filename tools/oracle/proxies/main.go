// proxies answers what istiod sends to proxies: listeners, routes, clusters
// and endpoints, by Istio's own discovery server without a cluster.
//
// It reads one mesh as JSON from each line of stdin (see mesh), and writes one
// answer as JSON on each line of stdout, in the same order. Nothing goes to a
// network: what istiod would fetch is in the question.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	corev1 "k8s.io/api/core/v1"

	"istio.io/api/label"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/constants"
	meshconfig "istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/schema/gvr"
	kubelib "istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/kube/kclient/clienttest"
	istiolog "istio.io/istio/pkg/log"
	"istio.io/istio/pkg/test"
)

// mesh is what a cluster holds, and whose proxies are asked for.
type mesh struct {
	// Manifests is a YAML stream.
	Manifests string `json:"manifests"`
	// MeshConfig is YAML.
	MeshConfig string `json:"meshConfig,omitempty"`
	// Keys are the key sets that istiod would have fetched, by jwksUri.
	Keys map[string]string `json:"keys,omitempty"`
	// Workloads are the Pods or Deployments whose proxies are wanted: NAMESPACE/NAME.
	Workloads []string `json:"workloads"`
	// Version is that of the proxies.
	Version string `json:"version"`
}

type answer struct {
	Error   string                    `json:"error,omitempty"`
	Proxies map[string]*configuration `json:"proxies,omitempty"`
	// Addresses are the Services and workloads that ztunnels get.
	Addresses []json.RawMessage `json:"addresses,omitempty"`
}

// configuration is what one proxy gets.
type configuration struct {
	// Identity is the SPIFFE identity of the workload.
	Identity string `json:"identity"`
	// Address is that of the Pod.
	Address   string            `json:"address"`
	Listeners []json.RawMessage `json:"listeners"`
	Routes    []json.RawMessage `json:"routes"`
	Clusters  []json.RawMessage `json:"clusters"`
	Endpoints []json.RawMessage `json:"endpoints"`
}

type noNetwork struct{}

func (noNetwork) RoundTrip(request *http.Request) (*http.Response, error) {
	return nil, errors.New("no network: " + request.URL.String())
}

func main() {
	http.DefaultTransport = noNetwork{}
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answerAll(in io.Reader, out io.Writer) error {
	options := istiolog.DefaultOptions()
	options.SetDefaultOutputLevel(istiolog.OverrideScopeName, istiolog.NoneLevel)
	if err := istiolog.Configure(options); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		if err := encoder.Encode(answerLine(lines.Bytes())); err != nil {
			return err
		}
	}
	return lines.Err()
}

func answerLine(line []byte) answer {
	var asked mesh
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Error: err.Error()}
	}
	var reply answer
	// Istio's test code fails by a test.Failer; Wrap makes an error of it.
	err := test.Wrap(func(t test.Failer) {
		reply.Proxies, reply.Addresses = configure(t, &asked)
	})
	if err != nil {
		return answer{Error: err.Error()}
	}
	return reply
}

func configure(t test.Failer, asked *mesh) (map[string]*configuration, []json.RawMessage) {
	world, err := readWorld(asked.Manifests, asked.Keys)
	if err != nil {
		t.Fatal(err)
	}
	config := meshconfig.DefaultMeshConfig()
	if asked.MeshConfig != "" {
		if config, err = meshconfig.ApplyMeshConfigDefaults(asked.MeshConfig); err != nil {
			t.Fatal(err)
		}
	}
	server := xds.NewFakeDiscoveryServer(t, xds.FakeOptions{
		KubernetesObjects: world.objects,
		Configs:           world.configs,
		MeshConfig:        config,
		// The fake cluster has the definitions of the other kinds. Istio ignores those
		// without a version.
		KubeClientModifier: func(client kubelib.Client) {
			version := map[string]string{"gateway.networking.k8s.io/bundle-version": "v1.5.0"}
			clienttest.MakeCRDWithAnnotations(t, client, gvr.BackendTLSPolicy, version)
			clienttest.MakeCRDWithAnnotations(t, client, gvr.XBackendTrafficPolicy, version)
		},
	})
	configurations := map[string]*configuration{}
	for _, name := range asked.Workloads {
		pod := world.pods[name]
		if pod == nil {
			t.Fatalf("no Pod and no Deployment %q", name)
		}
		configurations[name] = configurationOf(t, server, server.SetupProxy(proxyOf(pod, asked.Version)))
		configurations[name].Identity = "spiffe://cluster.local/ns/" + pod.Namespace + "/sa/" + pod.Spec.ServiceAccountName
		configurations[name].Address = pod.Status.PodIP
	}
	return configurations, addressesIn(t, server)
}

// addressesIn encodes what ztunnels get of Services and workloads.
func addressesIn(t test.Failer, server *xds.FakeDiscoveryServer) []json.RawMessage {
	information, _ := server.Env().AmbientIndexes.AddressInformation(nil)
	messages := make([]proto.Message, 0, len(information))
	for _, address := range information {
		messages = append(messages, address.Address)
	}
	return encode(t, messages)
}

func proxyOf(pod *corev1.Pod, version string) *model.Proxy {
	kind := model.SidecarProxy
	switch {
	case isGateway(pod):
		kind = model.Router
	case isWaypoint(pod):
		kind = model.Waypoint
	}
	return &model.Proxy{
		Type:            kind,
		ID:              pod.Name + "." + pod.Namespace,
		ConfigNamespace: pod.Namespace,
		IPAddresses:     []string{pod.Status.PodIP},
		Labels:          pod.Labels,
		Metadata: &model.NodeMetadata{
			IstioVersion:   version,
			Namespace:      pod.Namespace,
			Labels:         pod.Labels,
			ServiceAccount: pod.Spec.ServiceAccountName,
			ClusterID:      "Kubernetes",
		},
	}
}

func isGateway(pod *corev1.Pod) bool {
	return pod.Annotations["inject.istio.io/templates"] == "gateway"
}

// isWaypoint tells the pods that istiod deploys for a Gateway of the class istio-waypoint.
func isWaypoint(pod *corev1.Pod) bool {
	return pod.Labels[label.GatewayManaged.Name] == constants.ManagedGatewayMeshControllerLabel
}

func configurationOf(t test.Failer, server *xds.FakeDiscoveryServer, proxy *model.Proxy) *configuration {
	listeners := server.Listeners(proxy)
	return &configuration{
		Listeners: encode(t, listeners),
		Routes:    encode(t, server.RoutesFromListeners(proxy, listeners)),
		Clusters:  encode(t, server.Clusters(proxy)),
		Endpoints: encode(t, server.Endpoints(proxy)),
	}
}

func encode[Message proto.Message](t test.Failer, messages []Message) []json.RawMessage {
	encoded := make([]json.RawMessage, 0, len(messages))
	for _, message := range messages {
		text, err := protojson.Marshal(message)
		if err != nil {
			t.Fatal(err)
		}
		encoded = append(encoded, text)
	}
	return encoded
}
