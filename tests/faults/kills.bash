# Killing a build that changes the old site into the new one, at twenty random moments and, since
# the commit is short and machines are uneven, at ten more of the staging and the commit.

out=$work/out
RANDOM=20260331

# The time in milliseconds.
now() {
    local time=${EPOCHREALTIME/[.,]/}
    echo $((time / 1000))
}

old_site() {
    rm -rf "$out"
    # With the times of the files, by which a build knows that nobody has touched them.
    cp -a "$work/clean-old" "$out"
}

# How long a build takes here: the median of three.
measured() {
    for _ in 1 2 3; do
        old_site
        local start
        start=$(now)
        build --root "$work/new" --output "$out"
        echo $(($(now) - start))
    done | sort -n | sed -n 2p
}

pause() {
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
}

start_build() {
    old_site
    # Not by `build`: a function in the background is a shell, and the program its child.
    "$guidepost" build --quiet --date 2026-03-31 --root "$work/new" --output "$out" &
    pid=$!
}

kill_build() {
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
}

# Every file is byte for byte one of the old site or of the new one.
whole() {
    list "$out" | sort >"$work/found.list"
    sort -u "$work/old.list" "$work/new.list" | comm -23 "$work/found.list" - >"$work/torn.list"
    [ ! -s "$work/torn.list" ] || {
        cat "$work/torn.list"
        return 1
    }
}

# After a kill: what is there is whole, the next command makes it entirely the old or the new site,
# and the next build makes it the new one.
survives() {
    local name=$1 wanted=old phase
    if [ -e "$out/.guidepost/commit.json" ]; then
        phase=commit wanted=new
    elif [ -e "$out/.guidepost/stage" ]; then
        phase=stage
    elif cmp -s "$out/.guidepost/manifest.json" "$work/clean-old/.guidepost/manifest.json"; then
        phase=before
    else
        phase=after wanted=new
    fi
    hits[$phase]=$((${hits[$phase]:-0} + 1))
    check "$name, killed in phase $phase: files whole" whole
    check "$name: next command" exits 1 build --root "$work/broken" --output "$out"
    check "$name: entirely the $wanted site" same "$out" "$work/$wanted.list"
    check "$name: nothing left" tidy "$out"
    check "$name: next build" build --root "$work/new" --output "$out"
    check "$name: entirely the new site" same "$out" "$work/new.list"
}

declare -A hits=()
time=$(measured)

for number in $(seq 0 19); do
    # One in each twentieth of the build's time.
    delay=$(((number * 1000 + RANDOM % 1000) * time / 20000))
    start_build
    pause "$delay"
    kill_build
    survives "kill after $delay of $time ms"
done

# Waits until the file is there, or the build has ended.
await() {
    until [ -e "$out/.guidepost/$1" ] || ! kill -0 "$pid" 2>/dev/null; do :; done
}

for number in $(seq 1 10); do
    start_build
    await "$([ "$number" -le 3 ] && echo stage/9 || echo commit.json)"
    pause $((RANDOM % 10))
    kill_build
    survives "aimed kill $number"
done

for phase in "${!hits[@]}"; do printf 'kills in phase %s: %s\n' "$phase" "${hits[$phase]}"; done
check "some kills hit the stage" test "${hits[stage]:-0}" -gt 0
check "some kills hit the commit" test "${hits[commit]:-0}" -gt 0
rm -rf "$out"
