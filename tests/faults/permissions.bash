# Files that a plain user cannot read, and folders that they cannot write.

plain() {
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

# A copy of the small site with its output in place; the folder of the output is the plain user's.
fresh() {
    rm -rf "$work/site" "$work/out"
    cp -a "$work/small" "$work/site"
    cp -a "$work/clean-small" "$work/out"
    chown -R 65534:65534 "$work/out"
}

plain_build() {
    plain "$guidepost" build --quiet --format short --date 2026-03-31 \
        --root "$work/site" --output "$work/out" "$@"
}

# unreadable PATH: it is reported by its name, and the site of before stays as it was.
unreadable() {
    fresh
    sed -i 's/^title: .*/title: Another title/' "$work/site/guidepost.yaml"
    chmod 000 "$work/site/$1"
    check "unreadable $1" exits 1 plain_build
    check "unreadable $1 is reported" says "$1"
    check "unreadable $1: site as before" same "$work/out" "$work/small.list"
}

# unwritable MODE PATH: the command could not run, says where, and nothing has changed.
unwritable() {
    fresh
    sed -i 's/^title: .*/title: Another title/' "$work/site/guidepost.yaml"
    chmod "$1" "$work/out/$2"
    check "output folder '$2' of mode $1" exits 2 plain_build
    check "output folder '$2' of mode $1 is reported" says "permission denied"
    chmod -R u+rwX "$work/out"
    check "output folder '$2' of mode $1: site as before" same "$work/out" "$work/small.list"
}

if ! plain true 2>"$work/words"; then
    skip "unreadable files: this machine gives no plain user: $(cat "$work/words")"
else
    fresh
    check "a plain user builds" plain_build
    careers=("$work"/small/content/careers/*/)
    career=content/careers/$(basename "${careers[0]}")
    mkdir -p "$work/small/static" "$work/small/templates/partials"
    printf 'words\n' >"$work/small/static/words.txt"
    printf '<!-- head -->\n' >"$work/small/templates/partials/head.html"
    for path in guidepost.yaml content/skills.yaml content/index.md "$career/index.md" \
        "$career/salaries.md" "$career" content static/words.txt templates/partials/head.html; do
        unreadable "$path"
    done
    unwritable 555 .
    unwritable 555 .guidepost
    unwritable 000 .guidepost
    rm -rf "$work/small/static" "$work/small/templates"

    rm -rf "$work/out"
    mkdir "$work/closed"
    chmod 755 "$work/closed"
    check "no folder can be made" exits 2 plain "$guidepost" build --root "$work/site" \
        --output "$work/closed/site"
    check "no folder can be made, it says" says "permission denied"
fi
