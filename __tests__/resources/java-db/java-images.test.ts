// Images with a Java runtime, as the files of a real directory name them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JAVA_CLUES } from '../../../src/resources/java-db/java-clues.ts'
import { walkWorkspace } from '../../../src/scan/workspace.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'images-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the images that files name', () => {
  it.each([
    ['FROM eclipse-temurin:21-jre', ['eclipse-temurin:21-jre']],
    ['from --platform=linux/amd64 openjdk:17 AS build', ['openjdk:17']],
    ['FROM gcr.io/distroless/java17-debian12', ['gcr.io/distroless/java17-debian12']],
    ['FROM registry.example.com/base/jdk-21:1', ['registry.example.com/base/jdk-21:1']],
    ['FROM maven:3 AS a\nFROM tomcat:10', ['maven:3', 'tomcat:10']],
    [`ARG BASE=eclipse-temurin:21\nFROM \${BASE} AS run`, ['eclipse-temurin:21']],
    ['ARG TAG="17"\nFROM openjdk:$TAG', ['openjdk:17']],
    [`FROM \${BASE:-tomcat:10}`, ['tomcat:10']],
    ['FROM --platform=$BUILDPLATFORM \\\n  maven:3 as java-build\r\nFROM java-build', ['maven:3']],
    ['FROM node AS java\nFROM java', []],
    ['FROM node:24\nRUN echo FROM openjdk', []],
    ['# FROM openjdk:17', []],
    ['FROM example/javascript-runner', []],
  ])('in a Dockerfile: %s', (text, images) => {
    writeFileSync(join(root, 'Dockerfile'), text)
    expect(javaImages()).toEqual(images)
  })

  it.each([
    ['services:\n  a:\n    image: "keycloak/keycloak:26"\n', ['keycloak/keycloak:26']],
    ['services:\n  a:\n    image: postgres:17 # not tomcat\n', []],
  ])('in a compose file: %j', (text, images) => {
    writeFileSync(join(root, 'compose.yaml'), text)
    expect(javaImages()).toEqual(images)
  })

  it('are looked for in the first 64 KiB only', () => {
    writeFileSync(join(root, 'Dockerfile'), `${'#'.repeat(70_000)}\nFROM openjdk:17\n`)
    expect(javaImages()).toEqual([])
  })
})

function javaImages() {
  const options = { workspace: root, scanRef: undefined, skipDirs: [], skipFiles: [], now: () => 0 }
  return walkWorkspace({ ...options, clues: new Map(Object.entries(JAVA_CLUES)) }).found.get('javaImages')
}
