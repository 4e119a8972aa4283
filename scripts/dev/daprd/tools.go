//go:build tools

// Package tools pins the sidecar's version: its command is built from here into the cache.
package tools

import _ "github.com/dapr/dapr/cmd/daprd"
