package main

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// addPod adds a running Pod, with the defaults of the API server: without
// `protocol: TCP` istiod does not find a named port.
func (w *world) addPod(pod *corev1.Pod) {
	if pod.Namespace == "" {
		pod.Namespace = metav1.NamespaceDefault
	}
	if pod.Spec.ServiceAccountName == "" {
		pod.Spec.ServiceAccountName = "default"
	}
	for _, container := range pod.Spec.Containers {
		for index := range container.Ports {
			setDefault(&container.Ports[index].Protocol, corev1.ProtocolTCP)
		}
	}
	if pod.Labels == nil {
		pod.Labels = map[string]string{}
	}
	// Injection sets it. Without it istiod sends plain text to the workload.
	if pod.Labels["sidecar.istio.io/inject"] != "false" && pod.Labels["security.istio.io/tlsMode"] == "" {
		pod.Labels["security.istio.io/tlsMode"] = "istio"
	}
	setDefault(&pod.Status.PodIP, address("10.44", len(w.pods)+2))
	pod.Status.PodIPs = []corev1.PodIP{{IP: pod.Status.PodIP}}
	pod.Status.Phase = corev1.PodRunning
	pod.Status.Conditions = []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue}}
	w.pods[pod.Namespace+"/"+pod.Name] = pod
	w.objects = append(w.objects, pod)
}

// addNamespace adds a Namespace with the label that the API server sets.
func (w *world) addNamespace(namespace *corev1.Namespace) {
	if namespace.Labels == nil {
		namespace.Labels = map[string]string{}
	}
	namespace.Labels[corev1.LabelMetadataName] = namespace.Name
	w.objects = append(w.objects, namespace)
}

func (w *world) addService(service *corev1.Service) {
	if service.Namespace == "" {
		service.Namespace = metav1.NamespaceDefault
	}
	if service.Spec.ClusterIP == "" && service.Spec.Type != corev1.ServiceTypeExternalName {
		service.Spec.ClusterIP = address("10.255", len(w.services)+1)
		service.Spec.ClusterIPs = []string{service.Spec.ClusterIP}
	}
	for index := range service.Spec.Ports {
		setDefault(&service.Spec.Ports[index].Protocol, corev1.ProtocolTCP)
	}
	w.services = append(w.services, service)
	w.objects = append(w.objects, service)
}

// addEndpoints adds what the endpoint slice controller makes of Services and Pods.
func (w *world) addEndpoints() {
	names := make([]string, 0, len(w.pods))
	for name := range w.pods {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, service := range w.services {
		slice := &discoveryv1.EndpointSlice{
			ObjectMeta: metav1.ObjectMeta{
				Name:      service.Name,
				Namespace: service.Namespace,
				Labels:    map[string]string{discoveryv1.LabelServiceName: service.Name},
			},
			AddressType: discoveryv1.AddressTypeIPv4,
		}
		for _, name := range names {
			if pod := w.pods[name]; selects(service, pod) {
				slice.Endpoints = append(slice.Endpoints, endpointOf(pod))
				slice.Ports = portsOf(service, pod)
			}
		}
		if len(slice.Endpoints) > 0 {
			w.objects = append(w.objects, slice)
		}
	}
}

func selects(service *corev1.Service, pod *corev1.Pod) bool {
	selector := service.Spec.Selector
	return len(selector) > 0 && service.Namespace == pod.Namespace &&
		labels.SelectorFromSet(selector).Matches(labels.Set(pod.Labels))
}

func endpointOf(pod *corev1.Pod) discoveryv1.Endpoint {
	ready := true
	return discoveryv1.Endpoint{
		Addresses:  []string{pod.Status.PodIP},
		Conditions: discoveryv1.EndpointConditions{Ready: &ready},
		TargetRef:  &corev1.ObjectReference{Kind: "Pod", Name: pod.Name, Namespace: pod.Namespace},
	}
}

func portsOf(service *corev1.Service, pod *corev1.Pod) []discoveryv1.EndpointPort {
	var ports []discoveryv1.EndpointPort
	for _, port := range service.Spec.Ports {
		number := containerPort(port, pod)
		ports = append(ports, discoveryv1.EndpointPort{Name: &port.Name, Port: &number, Protocol: &port.Protocol})
	}
	return ports
}

func containerPort(port corev1.ServicePort, pod *corev1.Pod) int32 {
	if port.TargetPort.Type == intstr.Int {
		if port.TargetPort.IntVal != 0 {
			return port.TargetPort.IntVal
		}
		return port.Port
	}
	for _, container := range pod.Spec.Containers {
		for _, named := range container.Ports {
			if named.Name == port.TargetPort.StrVal {
				return named.ContainerPort
			}
		}
	}
	return port.Port
}

// address numbers the addresses of a network of two bytes.
func address(network string, number int) string {
	return fmt.Sprintf("%s.%d.%d", network, number/250, number%250)
}

func setDefault[Value comparable](field *Value, value Value) {
	var zero Value
	if *field == zero {
		*field = value
	}
}
