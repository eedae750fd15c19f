#!/usr/bin/env bash
# Jest takes a `maxWorkers` above 100% for a number of workers: "100%" is as many as there are cores, "150%" is 150 workers, without a warning.
# Expected before the run: one and a half times as many as there are cores, or a refusal.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit jest@30.5.2 >>npm.log
workers() {
  npx jest --showConfig --maxWorkers="$1" | node -p 'JSON.parse(require("node:fs").readFileSync(0, "utf8")).globalConfig.maxWorkers'
}
cores=$(node -p 'require("node:os").availableParallelism()')
{
  echo "100%: $([ "$(workers 100%)" = "$cores" ] && echo as many as cores)"
  echo "150%: $(workers 150%)"
} | tee seen
node -p '"jest " + require("jest/package.json").version'
diff seen - <<'EOF'
100%: as many as cores
150%: 150
EOF
