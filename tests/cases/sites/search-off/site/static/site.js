// A file of the site, so that its fingerprint is always the same.
