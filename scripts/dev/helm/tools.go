//go:build tools

// Package tools pins helm's version: its command is built from here into the cache.
package tools

import _ "helm.sh/helm/v3/cmd/helm"
