# For ACTIONS_RUNNER_HOOK_JOB_STARTED of a self-hosted runner: provides Trivy's data before each job's first step. It never
# fails a job: whatever goes wrong is one line, and the job goes on as it would without it.
$ErrorActionPreference = 'Continue'
$root = Split-Path -Parent $PSScriptRoot
$suffix = if ($env:OS -eq 'Windows_NT') { 'bin\node.exe' } else { 'bin/node' }
$node = $env:TRIVY_OFFLINE_CACHE_NODE
if (-not $node -and $env:RUNNER_TEMP) {
  # The directory of work lies in that of the runner, unless somebody moved it.
  $runner = Split-Path -Parent (Split-Path -Parent $env:RUNNER_TEMP)
  $node = Join-Path $runner "externals/node24/$suffix"
}
if (-not $node -or -not (Test-Path -LiteralPath $node -PathType Leaf)) { $node = (Get-Command node -ErrorAction SilentlyContinue).Source }
if (-not $node) {
  Write-Output "Trivy data of this runner: there is no Node; name one as TRIVY_OFFLINE_CACHE_NODE in the runner's .env"
  exit 0
}
& $node (Join-Path $root 'dist/hook/index.js')
if ($LASTEXITCODE -ne 0) { Write-Output "Trivy data of this runner: the hook ended with $LASTEXITCODE; the job goes on without it" }
exit 0
