// Which files are of Terraform's language. Pure.

/** What Trivy takes for a file of Terraform or OpenTofu (`parser.go`). */
export const TERRAFORM_FILE = /\.(tf|tofu)(\.json)?$/
