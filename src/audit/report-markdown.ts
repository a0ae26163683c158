// The report for people: what each repository needs, and what somebody should look at. Foreign text is escaped. Pure.
import { count } from '../base/count.ts'
import { escapeMarkdown } from '../report/escape-markdown.ts'
import type { RepositoryAudit } from './audit.ts'
import { type Finding, KINDS, type Severity } from './findings.ts'
import type { FoundScan } from './found-scans.ts'

/** Longest foreign text in a cell. */
const MAX_CELL = 300

/** The whole report. */
export function renderAudit(audits: readonly RepositoryAudit[]): string {
  const concerned = audits.filter(isConcerned)
  const rest = audits.length - concerned.length
  return [
    '# Trivy in these repositories',
    '',
    sayTotals(audits),
    '',
    ...(concerned.length === 0 ? [] : [...overview(concerned), '']),
    ...concerned.flatMap(renderRepository),
    ...(rest === 0
      ? []
      : [`${count(rest, 'repository', 'repositories')} without Trivy in workflow files.`, '']),
  ].join('\n')
}

function isConcerned({ scans, findings }: RepositoryAudit): boolean {
  return scans.length + findings.length > 0
}

function sayTotals(audits: readonly RepositoryAudit[]): string {
  const all = audits.flatMap(({ findings }) => findings)
  const scans = audits.reduce((sum, one) => sum + one.scans.length, 0)
  return `${count(audits.length, 'repository', 'repositories')}, ${count(scans, 'scan')}; ${say(all)}.`
}

function say(findings: readonly Finding[]): string {
  const severities: readonly Severity[] = ['error', 'warning', 'note']
  return severities
    .map((severity) =>
      count(findings.filter(({ kind }) => KINDS[kind].severity === severity).length, severity),
    )
    .join(', ')
}

function overview(audits: readonly RepositoryAudit[]): readonly string[] {
  return [
    '| Repository | Scans | Needs | Findings | Patch |',
    '| --- | --- | --- | --- | --- |',
    ...audits.map(({ name, scans, findings, patch }) =>
      row([
        cell(name),
        String(scans.length),
        neededBy(scans).join(', ') || 'nothing',
        say(findings),
        patch === '' ? 'no' : 'yes',
      ]),
    ),
  ]
}

function neededBy(scans: readonly FoundScan[]): readonly string[] {
  const names = scans.flatMap(({ needs }) => needs.filter(({ need }) => need !== 'not needed'))
  return [
    ...new Set(names.map(({ resource, need }) => (need === 'maybe' ? `${resource} (maybe)` : resource))),
  ]
}

function renderRepository({ name, scans, findings, left }: RepositoryAudit): readonly string[] {
  return [
    `## ${cell(name)}`,
    '',
    ...(scans.length === 0 ? [] : [...renderScans(scans), '']),
    ...(findings.length === 0 ? ['No findings.', ''] : [...renderFindings(findings), '']),
    ...(left.length === 0
      ? []
      : [
          'To be changed by hand:',
          '',
          ...left.map(({ file, line, why }) => `- ${cell(file)}:${line}: ${cell(why)}`),
          '',
        ]),
  ]
}

function renderScans(scans: readonly FoundScan[]): readonly string[] {
  return [
    '| Scan | By | Says | Needs |',
    '| --- | --- | --- | --- |',
    ...scans.map(({ file, line, job, by, texts, isPartlyUnknown, needs }) => {
      const said = Object.entries(texts).filter(([name]) => name !== 'cache-dir')
      const told = said.map(([name, text]) => `${name}: ${text}`).join('; ')
      const unknown = isPartlyUnknown ? '; the rest is known to the run alone' : ''
      const reasons = needs
        .filter(({ need }) => need !== 'not needed')
        .map(({ resource, need, reason }) => cell(`${resource}: ${need}, ${reason}`))
      return row([
        cell(`${file}:${line}, ${job}`),
        cell(by),
        cell(told + unknown),
        reasons.join('<br>') || 'nothing',
      ])
    }),
  ]
}

function renderFindings(findings: readonly Finding[]): readonly string[] {
  return [
    '| | Where | Finding | What to do |',
    '| --- | --- | --- | --- |',
    ...findings.map(({ kind, file, line, job, message }) => {
      const { severity, advice } = KINDS[kind]
      const where = cell(`${file}:${line}${job === '' ? '' : `, ${job}`}`)
      return row([severity, where, `\`${kind}\`: ${cell(message)}`, advice])
    }),
  ]
}

function cell(text: string): string {
  return escapeMarkdown(text, MAX_CELL)
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
