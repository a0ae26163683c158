#!/usr/bin/env bash
# Claim: with the exported settings alone, Trivy finds everything without any network, and with the checks bundle.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
"$here/create-target.sh" "$work/target"
cd "$work"

# Refused on every system; on Linux there is no network at all besides.
export HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9
unset NO_PROXY no_proxy http_proxy https_proxy
scan=("$(command -v trivy)" fs --scanners vuln,misconfig --format json --output report.json target)
if [ "$(uname -s)" = Linux ]; then
  # Only root may cut the network; the scan itself runs as the runner's user, whom its files must belong to.
  scan=(sudo -E unshare --net -- setpriv --reuid "$(id -u)" --regid "$(id -g)" --clear-groups -- "${scan[@]}")
fi
"${scan[@]}" 2>&1 | tee scan.log

"$here/verify-findings.sh" report.json
if grep -i 'embedded checks' scan.log; then
  echo '::error::the checks of the bundle were not used'
  exit 1
fi
