package io.toptail.detect;

/** What the search list of a client shows of a suffix. */
public enum SearchSuffix {
  /** It is searched: it was appended to enough names of one client. */
  SEARCHED,
  /** It was appended to a name or two; if several clients do that, it is searched. */
  APPENDED,
  /** A public name exists in front of it, as of a zone that is made for such names. */
  OF_PUBLIC_NAMES
}
