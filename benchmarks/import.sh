#!/bin/sh
# How long imports take, the index included: wall and processor seconds, and the peak of memory.
#
#   benchmarks/import.sh [PROGRAM]     target/release/vokter without PROGRAM
#
# Needs the publishers' files in $VOKTER_SHARED/lists, GNU time, and room for three data folders of
# 300 MB in ${TMPDIR:-/tmp}. The figures are of this machine, and of how busy it is.
set -eu

vokter=${1:-target/release/vokter}
lists=${VOKTER_SHARED:?the folder that holds lists/, with the files of the publishers}/lists
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT
time=$(command -v gtime || command -v /usr/bin/time)

# measured LABEL COMMAND…: runs it, its output thrown away, and prints what it took.
measured() {
    label=$1
    shift
    "$time" -o "$house/took" -f '%e %U %S %M' "$@" >/dev/null
    awk -v label="$label" '{
        printf "%-44s %7.2f s wall %7.2f s processor %6.0f MB\n", label, $1, $2 + $3, $4 / 1024
    }' "$house/took"
}

# The files of each publication, one line each, the older versions of a list before the newer.
publications() {
    cd "$lists"
    for file in un-* us-ofac-sdn-2021-03* us-ofac-sdn-2024* us-ofac-enhanced-* us-ofac-sdn-advanced-* \
        us-ofac-cons-20* us-ofac-cons-enhanced-* us-trade-* us-bis-* eu-* gb-ofsi-* au-* ca-* ch-* cn-* \
        jp-* pk-* opensanctions-ua*; do
        echo "$file"
    done
    for day in 2021-04 2023-07-24; do
        echo "us-ofac-sdn-$day.csv.gz us-ofac-alt-$day.csv.gz us-ofac-add-$day.csv.gz"
    done
    echo us-ofac-cons_*
    echo gb-fcdo-*
}

main="un-consolidated-2026-08-01.xml.gz us-ofac-sdn-2021-03-10.xml.gz us-ofac-cons-2026-01-08.xml.gz
eu-fsf-full-1_1-2021-03-02.xml.gz gb-ofsi-conlist-2025-04-10.csv.gz ca-sema-2025-03-20.xml.gz
au-dfat-regulation8-2026-07-23.xlsx"

# The words of these lists are names of files without blanks.
# shellcheck disable=SC2046,SC2086
main_files=$(for file in $main; do echo "$lists/$file"; done)
all_files=$(for file in $(publications); do echo "$lists/$file"; done)
measured "main set, one command" "$vokter" --data-dir "$house/main" lists import $main_files
measured "  a screen, as a whole process" "$vokter" --data-dir "$house/main" screen "Ola Nordmann"
measured "every file, one command" "$vokter" --data-dir "$house/all" lists import $all_files

cat >"$house/each" <<'SCRIPT'
set -eu
vokter=$1 lists=$2 data=$3
cd "$lists"
while read -r files; do
    "$vokter" --data-dir "$data" lists import $files
done
SCRIPT
publications >"$house/publications"
measured "every publication by itself" \
    sh -c 'sh "$1" "$2" "$3" "$4" <"$5"' sh "$house/each" "$(realpath "$vokter")" "$lists" "$house/one" "$house/publications"
