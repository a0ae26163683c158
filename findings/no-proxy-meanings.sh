#!/usr/bin/env bash
# NO_PROXY in one job, read by two: @actions/http-client 4.0.1 (all of GitHub's actions) and golang.org/x/net 0.49.0 (net/http,
# so Trivy, oras, crane). `*.example.com`, a network such as 10.0.0.0/8, an IPv6 address without brackets, and `example.com:`
# exempt a host for programs in Go alone; `[fd00::1]` exempts it for the actions alone.
# Needs npm, node, and go. Nothing is reached.
set -euo pipefail

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @actions/http-client@4.0.1 >/dev/null

cat >cases <<'EOF'
*.example.com	https://registry.example.com/
10.0.0.0/8	https://10.1.2.3/
fd00::1	https://[fd00::1]/
example.com:	https://example.com/
[fd00::1]	https://[fd00::1]/
example.com	https://registry.example.com/
10.1.2.3:443	https://10.1.2.3/
EOF

cat >actions.mjs <<'EOF'
import { readFileSync } from 'node:fs'
import { getProxyUrl } from '@actions/http-client'
process.env.HTTPS_PROXY = 'http://proxy.example.com:3128'
for (const line of readFileSync('cases', 'utf8').trim().split('\n')) {
  const [noProxy, url] = line.split('\t')
  process.env.NO_PROXY = noProxy
  console.log(getProxyUrl(url) === '' ? 'direct' : 'proxy')
}
EOF

mkdir go && cd go
cat >go.mod <<'EOF'
module meanings
go 1.25
require golang.org/x/net v0.49.0
EOF
cat >main.go <<'EOF'
package main

import (
	"bufio"
	"fmt"
	"net/url"
	"os"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		config := httpproxy.Config{HTTPSProxy: "http://proxy.example.com:3128", NoProxy: fields[0]}
		target, _ := url.Parse(fields[1])
		proxy, _ := config.ProxyFunc()(target)
		if proxy == nil {
			fmt.Println("direct")
		} else {
			fmt.Println("proxy")
		}
	}
}
EOF
GOFLAGS=-mod=mod GOPATH="$work/gopath" GOCACHE="$work/gocache" go run . <../cases >../by-go 2>/dev/null
cd ..
env -u no_proxy -u https_proxy node actions.mjs >by-actions

paste cases by-actions by-go | tee seen
cat >wanted <<'EOF'
proxy	direct
proxy	direct
proxy	direct
proxy	direct
direct	proxy
direct	direct
direct	direct
EOF
paste by-actions by-go | diff wanted - || { echo changed; exit 1; }
