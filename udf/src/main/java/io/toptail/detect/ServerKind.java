package io.toptail.detect;

/** What a server is, as far as the headers of its responses tell. */
public enum ServerKind {
  /** It offers recursion: a resolver, asked by its clients. */
  RESOLVER,
  /** What it denies, the root zone denies. */
  ROOT,
  /** It answers with authority. */
  AUTHORITATIVE,
  /** None of these; for instance one that refers to others, or refuses. */
  OTHER;

  /**
   * The kind of a server, each by at least half of what it could show.
   *
   * @param responses of the server, at least 1
   * @param recursive those with RA
   * @param authoritative those with AA
   * @param denials those that deny a name
   * @param rootDenials denials with the SOA record of the root
   */
  public static ServerKind of(
      long responses, long recursive, long authoritative, long denials, long rootDenials) {
    if (recursive * 2 >= responses) {
      return RESOLVER;
    }
    if (denials > 0 && rootDenials * 2 >= denials) {
      return ROOT;
    }
    return authoritative * 2 >= responses ? AUTHORITATIVE : OTHER;
  }
}
