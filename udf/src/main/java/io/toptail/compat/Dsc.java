package io.toptail.compat;

import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.BitSet;
import java.util.List;

/**
 * The classes of DSC in its order ({@code query_classification_index.c}), but for two defects that
 * are not copied: names end in {@code localhost} and {@code root-servers.net} at a label only, and
 * types that came after DSC's list (DS, HTTPS and others) are not funny. An address is what {@code
 * inet_aton} takes for one, as there.
 */
public final class Dsc {
  /** Number of the class: cannot be read; not among the queries that are counted. */
  public static final int MALFORMED = 0;

  private static final int OK = 10;

  static final List<CompatClass> CLASSES =
      List.of(
          CompatClass.of("malformed", "cannot be read"),
          CompatClass.of("src-port-zero", "source port 0"),
          CompatClass.of("funny-qclass", "query class that is not used"),
          CompatClass.of("funny-qtype", "query type that is not assigned"),
          CompatClass.of("a-for-a", "address of an address"),
          CompatClass.of("a-for-root", "address of the root"),
          CompatClass.of("localhost", "localhost or below"),
          CompatClass.of("root-servers.net", "root-servers.net or below"),
          CompatClass.of("non-auth-tld", "top-level domain that does not exist"),
          CompatClass.of("rfc1918-ptr", "reverse name of a private address"),
          CompatClass.of("ok", "none of these"));

  private final PrivateReverse privateReverse = new PrivateReverse();
  private final BitSet funnyTypes = new BitSet();

  public Dsc() {
    for (String value : Registry.bundled("record-types.tsv").values("unassigned")) {
      String[] ends = value.split("-", 2);
      funnyTypes.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }
  }

  /**
   * The number of a query's class.
   *
   * @param delegated whether the top label is
   */
  public int classify(WireName name, int type, int qclass, boolean delegated, int sourcePort) {
    if (sourcePort == 0) {
      return 1;
    }
    if (!Wire.isUsedClass(qclass)) {
      return 2;
    }
    if (funnyTypes.get(type)) {
      return 3;
    }
    if (type == Wire.TYPE_A && (name.labels() == 0 || Ip4Text.isAton(name))) {
      return name.labels() == 0 ? 5 : 4;
    }
    return byName(name, type, delegated);
  }

  private int byName(WireName name, int type, boolean delegated) {
    int last = name.labels() - 1;
    if (last >= 0 && name.labelIs(last, "localhost")) {
      return 6;
    }
    if (last > 0 && name.labelIs(last, "net") && name.labelIs(last - 1, "root-servers")) {
      return 7;
    }
    if (last >= 0 && !delegated) {
      return 8;
    }
    return type == Wire.TYPE_PTR && privateReverse.covers(name) ? 9 : OK;
  }
}
