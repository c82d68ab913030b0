package io.toptail.row;

/** What a row of {@link RowKind#CARDINALITY} counts: the number that follows in its key. */
public final class Cardinality {
  /** Distinct names. */
  public static final int NAMES = 0;

  /** Distinct registrable domains, or whole names where there are none. */
  public static final int DOMAINS = 1;

  /** Distinct clients, about if there are many. */
  public static final int CLIENTS = 2;

  /** Templates of names, each once for each domain. */
  public static final int TEMPLATES = 3;

  private Cardinality() {}
}
