package io.toptail.compat;

import java.util.List;
import java.util.Locale;

/** A classification that others publish with. Each query, or response, has one class in it. */
public enum CompatMode {
  /** Castro, Wessels, Fomenkov, Claffy: "A Day at the Root of the Internet", CCR 2008. */
  CASTRO2008(Castro2008.CLASSES, "queries"),
  /** The classification of queries of DSC, the statistics collector of DNS-OARC. */
  DSC(Dsc.CLASSES, "queries"),
  /** ICANN's Identifier Technology Health Indicators, metric M3: denials of a root server. */
  ITHI_M3(IthiM3.CLASSES, "responses");

  private final List<CompatClass> classes;
  private final String unit;

  CompatMode(List<CompatClass> classes, String unit) {
    this.classes = classes;
    this.unit = unit;
  }

  /** The word for it in options and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its classes in the order of evaluation; a class's number is its place. */
  public List<CompatClass> classes() {
    return classes;
  }

  /** What has a class: queries, or responses. */
  public String unit() {
    return unit;
  }

  /** Whether it takes responses paired with queries to tell the class of this number. */
  public boolean needsPairs(int number) {
    return this == CASTRO2008 && number == Castro2008.REFERRAL_NOT_CACHED;
  }
}
