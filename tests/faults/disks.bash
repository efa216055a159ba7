# Disks that are full, read-only, or others than the site's own.

# A build that fails for want of space, and nothing else.
is_full() {
    exits 2 build --root "$work/old" --output "$disk/site" && says "no space is left on the disk"
}

# fills OPTION STEPS...: on a disk that holds the small site and grows by steps, the build of the
# large site fails with the small site in place, until it succeeds.
fills() {
    local option=$1 step
    shift
    mount -t tmpfs -o "$option=$1" tmpfs "$disk"
    check "the small site on a small disk" build --root "$work/small" --output "$disk/site"
    for step in "$@"; do
        mount -o "remount,$option=$step" "$disk"
        check "disk full at $option=$step" is_full
        check "disk full at $option=$step: site as before" same "$disk/site" "$work/small.list"
        check "disk full at $option=$step: nothing left" tidy "$disk/site"
    done
    mount -o "remount,$option=0" "$disk"
    check "space again: build" build --root "$work/old" --output "$disk/site"
    check "space again: the whole site" same "$disk/site" "$work/old.list"
    check "space again: nothing left" tidy "$disk/site"
    umount "$disk"
}

if ! mount -t tmpfs -o size=64k tmpfs "$disk" 2>"$work/words"; then
    skip "full disks: this machine lets nothing be mounted: $(cat "$work/words")"
else
    umount "$disk"
    fills size 2M 4M 12M 20M
    # So many that the small site fits; the last are used up by new folders, which come after all
    # files.
    files=$(find "$work/clean-old" -type f | wc -l)
    all=$(find "$work/clean-old" | wc -l)
    fills nr_inodes $((files / 2)) $((files - 1)) $(((files + all) / 2)) $((all - 1))

    mount -t tmpfs tmpfs "$disk"
    check "another file system" build --root "$work/old" --output "$disk/site"
    check "another file system: the whole site" same "$disk/site" "$work/old.list"
    mount -o remount,ro "$disk"
    check "a read-only disk" exits 2 build --root "$work/new" --output "$disk/site"
    check "a read-only disk is reported" says "the disk can only be read"
    check "a read-only disk: site as before" same "$disk/site" "$work/old.list"
    umount "$disk"

    # Another disk inside the output folder, seen before anything is changed.
    mount -t tmpfs tmpfs "$disk"
    check "a disk in the output" build --root "$work/small" --output "$disk/site"
    mount -t tmpfs tmpfs "$disk/site/careers"
    check "a disk in the output: refused" exits 2 build --root "$work/old" --output "$disk/site"
    check "a disk in the output: named" says "^  careers$"
    check "a disk in the output: nothing left" tidy "$disk/site"
    umount "$disk/site/careers"
    check "a disk in the output: site as before" same "$disk/site" "$work/small.list"
    # A part of the same disk, which is noticed only when a file cannot be moved there.
    mkdir "$disk/elsewhere"
    mv "$disk/site/careers" "$disk/elsewhere/careers"
    mkdir "$disk/site/careers"
    mount --bind "$disk/elsewhere/careers" "$disk/site/careers"
    check "a folder mounted in the output" build --root "$work/old" --output "$disk/site"
    check "a folder mounted in the output: the whole site" same "$disk/site" "$work/old.list"
    check "a folder mounted in the output: nothing left" tidy "$disk/site"
    umount "$disk/site/careers"
    umount "$disk"
fi
