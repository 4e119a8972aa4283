//go:build tools

// Package tools pins k6's version: its command is built from here into the cache.
package tools

import _ "go.k6.io/k6/v2"
