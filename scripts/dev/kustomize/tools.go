//go:build tools

// Package tools pins kustomize's version: its command is built from here into the cache.
package tools

import _ "sigs.k8s.io/kustomize/kustomize/v5"
