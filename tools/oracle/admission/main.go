// admission answers what a cluster with Istio says of single objects: the API
// server by the definition of the kind (schema, then CEL), and the validating
// webhook of istiod. Both are Istio's and Kubernetes' own code.
//
// It reads one object as JSON from each line of stdin, and writes one answer
// as JSON on each line of stdout, in the same order.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"

	admissionv1 "k8s.io/api/admission/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	kubejson "k8s.io/apimachinery/pkg/util/json"

	"istio.io/istio/pkg/config/schema/collections"
	istiolog "istio.io/istio/pkg/log"
	"istio.io/istio/pkg/webhooks/validation/server"
)

// answer says nothing about what accepts the object.
type answer struct {
	// Error is set where the line is no object.
	Error string `json:"error,omitempty"`
	// Schema is why the API server refuses it.
	Schema string `json:"schema,omitempty"`
	// Unknown are the fields that the API server takes away.
	Unknown []string `json:"unknown,omitempty"`
	// Webhook is why the webhook refuses it.
	Webhook string `json:"webhook,omitempty"`
	// Warnings are what the webhook says of an object that it accepts.
	Warnings []string `json:"warnings,omitempty"`
}

func main() {
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
	definitions, err := readDefinitions()
	if err != nil {
		return err
	}
	webhook := http.NewServeMux()
	// istiod validates the same collection, see initConfigValidation in pilot/pkg/bootstrap.
	schemas := collections.PilotGatewayAPI()
	if _, err := server.New(server.Options{Schemas: schemas, DomainSuffix: "cluster.local", Mux: webhook}); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		if err := encoder.Encode(answerOne(lines.Bytes(), definitions, webhook)); err != nil {
			return err
		}
	}
	return lines.Err()
}

func answerOne(line []byte, definitions *definitions, webhook http.Handler) answer {
	var object map[string]any
	if err := kubejson.Unmarshal(line, &object); err != nil {
		return answer{Error: err.Error()}
	}
	var reply answer
	reply.Unknown, reply.Schema = definitions.check(object)
	// The webhook is sent what is left after defaults and without unknown fields.
	stored, err := json.Marshal(object)
	if err != nil {
		return answer{Error: err.Error()}
	}
	reply.Webhook, reply.Warnings = review(stored, webhook)
	return reply
}

// review asks the webhook about the creation of an object, as the API server does.
func review(object []byte, webhook http.Handler) (refusal string, warnings []string) {
	var meta struct {
		metav1.TypeMeta `json:",inline"`
		Metadata        metav1.ObjectMeta `json:"metadata"`
	}
	if err := json.Unmarshal(object, &meta); err != nil {
		return err.Error(), nil
	}
	kind := schema.FromAPIVersionAndKind(meta.APIVersion, meta.Kind)
	body, err := json.Marshal(admissionv1.AdmissionReview{
		TypeMeta: metav1.TypeMeta{APIVersion: "admission.k8s.io/v1", Kind: "AdmissionReview"},
		Request: &admissionv1.AdmissionRequest{
			UID:       types.UID("1"),
			Kind:      metav1.GroupVersionKind{Group: kind.Group, Version: kind.Version, Kind: kind.Kind},
			Name:      meta.Metadata.Name,
			Namespace: meta.Metadata.Namespace,
			Operation: admissionv1.Create,
			Object:    runtime.RawExtension{Raw: object},
		},
	})
	if err != nil {
		return err.Error(), nil
	}
	request := httptest.NewRequest(http.MethodPost, "/validate", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	webhook.ServeHTTP(recorder, request)
	var reviewed admissionv1.AdmissionReview
	if err := json.Unmarshal(recorder.Body.Bytes(), &reviewed); err != nil {
		return err.Error(), nil
	}
	if response := reviewed.Response; !response.Allowed {
		return response.Result.Message, nil
	}
	return "", reviewed.Response.Warnings
}
