#!/usr/bin/env bash
# Runs every finding, or those that are named (findings/run-all.sh gql-get-body), and says of each whether it still is as it was.
# Exits with 1 where one is not. A finding that cannot be run at all, for want of go, python3 or a package, counts as one that changed.
set -uo pipefail
cd "$(dirname "$0")"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ $# = 0 ]; then
  set -- *.sh
fi
same=0
changed=0
for file; do
  name=$(basename "$file" .sh)
  [ "$name" = run-all ] && continue
  start=$SECONDS
  if bash "./$name.sh" >"$log" 2>&1; then
    same=$((same + 1))
    echo "as it was  $name ($((SECONDS - start)) s)"
  else
    changed=$((changed + 1))
    echo "CHANGED    $name ($((SECONDS - start)) s)"
    sed 's/^/           /' "$log"
  fi
done
echo "$same as they were, $changed changed"
[ "$changed" = 0 ]
