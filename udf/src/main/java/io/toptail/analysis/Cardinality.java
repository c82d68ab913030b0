package io.toptail.analysis;

/** What a row of {@link RowKind#CARDINALITY} counts: the number that follows in its key. */
final class Cardinality {
  static final int NAMES = 0;
  static final int DOMAINS = 1;
  static final int CLIENTS = 2;

  /** Templates of names, each once for each domain. */
  static final int TEMPLATES = 3;

  private Cardinality() {}
}
