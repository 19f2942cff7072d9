// Command native-argo generates the Applications of ApplicationSets with Argo
// CD's own packages: tests compare ours with what it said.
//
//	native-argo FOLDER
//
// FOLDER is a Git repository; its files at the top contain the ApplicationSets
// and the Secrets of clusters. Prints a JSON object with an Outcome for each
// ApplicationSet, by its name.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/fake"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/argoproj/argo-cd/v3/applicationset/controllers/template"
	"github.com/argoproj/argo-cd/v3/applicationset/generators"
	"github.com/argoproj/argo-cd/v3/applicationset/utils"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
)

// Outcome is what an ApplicationSet comes to. Argo CD generates what it can,
// and an error beside it.
type Outcome struct {
	Applications []v1alpha1.Application `json:"applications"`
	Error        string                 `json:"error,omitempty"`
}

func main() {
	logrus.SetOutput(io.Discard)
	outcomes, err := outcomesIn(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(outcomes); err != nil {
		panic(err)
	}
}

func outcomesIn(folder string) (map[string]Outcome, error) {
	sets, secrets, err := objectsIn(folder)
	if err != nil {
		return nil, err
	}
	outcomes := map[string]Outcome{}
	for _, set := range sets {
		outcomes[set.Name] = outcomeOf(set, secrets, folder)
	}
	return outcomes, nil
}

func outcomeOf(set v1alpha1.ApplicationSet, secrets []corev1.Secret, folder string) Outcome {
	objects := make([]runtime.Object, len(secrets))
	for index := range secrets {
		objects[index] = &secrets[index]
	}
	known := cluster{secrets: secrets}
	all := generators.GetGenerators(context.Background(), known, fake.NewSimpleClientset(objects...), "", repository{folder}, nil, generators.SCMConfig{})
	applications, _, err := template.GenerateApplications(logrus.NewEntry(logrus.StandardLogger()), set, all, &utils.Render{}, known)
	outcome := Outcome{Applications: applications}
	if err != nil {
		outcome.Error = err.Error()
	}
	return outcome
}

func objectsIn(folder string) ([]v1alpha1.ApplicationSet, []corev1.Secret, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, nil, err
	}
	var sets []v1alpha1.ApplicationSet
	var secrets []corev1.Secret
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		documents := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
		for {
			var raw runtime.RawExtension
			if err := documents.Decode(&raw); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, nil, err
			}
			var set v1alpha1.ApplicationSet
			var secret corev1.Secret
			if json.Unmarshal(raw.Raw, &set) == nil && set.Kind == "ApplicationSet" {
				sets = append(sets, set)
			} else if json.Unmarshal(raw.Raw, &secret) == nil && secret.Kind == "Secret" {
				secrets = append(secrets, withData(secret))
			}
		}
	}
	return sets, secrets, nil
}

// withData does what the API server does with stringData.
func withData(secret corev1.Secret) corev1.Secret {
	if secret.Data == nil {
		secret.Data = map[string][]byte{}
	}
	for key, text := range secret.StringData {
		secret.Data[key] = []byte(text)
	}
	return secret
}

// cluster answers the generators: every project exists and signs nothing.
type cluster struct {
	client.Client
	secrets []corev1.Secret
}

func (c cluster) Get(context.Context, client.ObjectKey, client.Object, ...client.GetOption) error {
	return nil
}

func (c cluster) List(_ context.Context, list client.ObjectList, options ...client.ListOption) error {
	asked := client.ListOptions{}
	asked.ApplyOptions(options)
	into := list.(*corev1.SecretList)
	for _, secret := range c.secrets {
		if asked.LabelSelector == nil || asked.LabelSelector.Matches(labels.Set(secret.Labels)) {
			into.Items = append(into.Items, secret)
		}
	}
	return nil
}

// repository is what the repository server reads (LsFiles in util/git/client.go,
// GetGitDirectories in reposerver/repository/repository.go).
type repository struct{ folder string }

func (r repository) GetFiles(_ context.Context, _, _, _, pattern string, _, _ bool) (map[string][]byte, error) {
	command := exec.Command("git", "ls-files", "--full-name", "-z", "--", pattern)
	command.Dir = r.folder
	listed, err := command.Output()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range strings.FieldsFunc(string(listed), func(char rune) bool { return char == 0 }) {
		if files[name], err = os.ReadFile(filepath.Join(r.folder, name)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func (r repository) GetDirectories(context.Context, string, string, string, bool, bool) ([]string, error) {
	var folders []string
	err := filepath.WalkDir(r.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || path == r.folder {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		name, err := filepath.Rel(r.folder, path)
		folders = append(folders, name)
		return err
	})
	return folders, err
}
