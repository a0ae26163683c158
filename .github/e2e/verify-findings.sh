#!/usr/bin/env bash
# Claim: the report names both the vulnerability and the misconfiguration of the target.
set -euo pipefail

grep -q '"VulnerabilityID": "CVE-2019-10744"' "$1" || { echo "::error::$1 lacks CVE-2019-10744"; exit 1; }
grep -q '"Status": "FAIL"' "$1" || { echo "::error::$1 lacks the misconfiguration"; exit 1; }
