package io.toptail.filter;

/** The filters, in the order in which they are asked: the first that does not match is named. */
public enum FilterOption {
  FROM("from"),
  TO("to"),
  CLIENT("client"),
  SERVER("server"),
  SAMPLE("sample"),
  QUERIES_ONLY("queries-only"),
  RESPONSES_ONLY("responses-only"),
  NAME("name"),
  QTYPE("qtype"),
  RCODE("rcode");

  private final String option;

  FilterOption(String option) {
    this.option = option;
  }

  /** The option's long name, without dashes. */
  public String option() {
    return option;
  }

  /** As it is said in a ledger: {@code --client}. */
  public String id() {
    return "--" + option;
  }
}
