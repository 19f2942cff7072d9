package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	security "istio.io/api/security/v1beta1"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	kubeyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/gvk"
	kubelib "istio.io/istio/pkg/kube"
)

// world is what the discovery server is given: the manifests, and what a
// cluster's own controllers make of them.
type world struct {
	objects  []runtime.Object
	configs  []config.Config
	pods     map[string]*corev1.Pod
	services []*corev1.Service
	// created is when the last Istio object was: istiod settles conflicts by age.
	created time.Time
}

// readWorld reads a stream of manifests. Istio objects are as old as they stand
// in the stream, the first one the oldest.
func readWorld(manifests string, keys map[string]string) (*world, error) {
	w := &world{pods: map[string]*corev1.Pod{}, created: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	reader := kubeyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(manifests)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			w.addEndpoints()
			return w, nil
		}
		if err == nil {
			err = w.add(document, keys)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (w *world) add(document []byte, keys map[string]string) error {
	var kind metav1.TypeMeta
	if err := yaml.Unmarshal(document, &kind); err != nil {
		return err
	}
	switch {
	case len(bytes.TrimSpace(document)) == 0 || kind.Kind == "":
		return nil
	case strings.Contains(kind.APIVersion, ".istio.io/"):
		return w.addConfig(string(document), keys)
	}
	object, _, err := kubelib.IstioCodec.UniversalDeserializer().Decode(document, nil, nil)
	if err != nil {
		return fmt.Errorf("%s %s: %w", kind.APIVersion, kind.Kind, err)
	}
	w.addObject(object)
	return nil
}

func (w *world) addConfig(document string, keys map[string]string) error {
	configs, others, err := crd.ParseInputs(document)
	if err != nil {
		return err
	}
	if len(others) > 0 {
		return fmt.Errorf("Istio does not know the kind of:\n%s", document)
	}
	for _, c := range configs {
		// Short names of hosts are completed by it.
		c.Domain = "cluster.local"
		if c.Namespace == "" {
			c.Namespace = metav1.NamespaceDefault
		}
		w.created = w.created.Add(time.Second)
		c.CreationTimestamp = w.created
		setKeys(c.Spec, keys)
		w.configs = append(w.configs, c)
		if c.GroupVersionKind.Kind == gvk.ServiceEntry.Kind {
			if err := w.addServiceEntry(document, c.CreationTimestamp); err != nil {
				return err
			}
		}
	}
	return nil
}

// addServiceEntry adds a ServiceEntry to the cluster, too: what istiod does for
// ambient mode does not read its configuration.
func (w *world) addServiceEntry(document string, created time.Time) error {
	fields := map[string]any{}
	if err := yaml.Unmarshal([]byte(document), &fields); err != nil {
		return err
	}
	fields["apiVersion"] = "networking.istio.io/v1"
	text, err := yaml.Marshal(fields)
	if err != nil {
		return err
	}
	object, _, err := kubelib.IstioCodec.UniversalDeserializer().Decode(text, nil, nil)
	if err != nil {
		return err
	}
	metadata, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	if metadata.GetNamespace() == "" {
		metadata.SetNamespace(metav1.NamespaceDefault)
	}
	metadata.SetCreationTimestamp(metav1.NewTime(created))
	w.objects = append(w.objects, object)
	return nil
}

// setKeys does what istiod does before it configures proxies: it fetches keys,
// and takes one that no token fits where it cannot.
func setKeys(spec config.Spec, keys map[string]string) {
	authentication, ok := spec.(*security.RequestAuthentication)
	if !ok {
		return
	}
	for _, rule := range authentication.JwtRules {
		if rule.Jwks != "" {
			continue
		}
		rule.Jwks = model.PublicOnlyJwks
		if fetched, ok := keys[rule.JwksUri]; ok {
			rule.Jwks = fetched
		}
	}
}

func (w *world) addObject(object runtime.Object) {
	switch typed := object.(type) {
	case *corev1.Pod:
		w.addPod(typed)
	case *appsv1.Deployment:
		template := typed.Spec.Template.DeepCopy()
		pod := &corev1.Pod{ObjectMeta: template.ObjectMeta, Spec: template.Spec}
		pod.Name, pod.Namespace = typed.Name, typed.Namespace
		w.addPod(pod)
	case *corev1.Service:
		w.addService(typed)
	case *corev1.Namespace:
		w.addNamespace(typed)
	default:
		w.objects = append(w.objects, object)
	}
}
