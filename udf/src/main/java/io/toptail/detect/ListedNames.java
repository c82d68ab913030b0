package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.SuffixTable;
import java.util.BitSet;
import java.util.List;

/** A detector that is a list of names; {@code listed.yaml} has a row for each. */
final class ListedNames extends QuestionDetector {
  /**
   * What a row says beside the prose.
   *
   * @param registry file of the names
   * @param kinds of the rows of the registry that count; none for all
   * @param besides names that belong to another detector, with everything below them
   * @param types only questions of these types; none for all
   * @param labels only names of at least so many labels
   * @param undelegated only names whose top label is not delegated
   */
  record Row(
      DetectorInfo info,
      String registry,
      List<String> kinds,
      List<String> besides,
      List<Integer> types,
      int labels,
      boolean undelegated) {}

  static final Parameter ALSO =
      Parameter.list("also", Parameter.Kind.NAMES, "more names, with everything below them");

  private final Row row;
  private final KnownNames names;
  private final SuffixTable<Boolean> besides = new SuffixTable<>();
  private final BitSet types = new BitSet();

  ListedNames(Row row, KnownNames names, DetectorSettings.Entry settings) {
    super(row.info(), row.undelegated() ? Fact.LISTED | Fact.UNDELEGATED : Fact.LISTED);
    this.row = row;
    this.names = names;
    settings.list(ALSO).forEach(names::put);
    row.besides().forEach(name -> besides.put(DnsName.toWire(name), true));
    row.types().forEach(types::set);
  }

  @Override
  public boolean matches(Question question) {
    return question.labels() >= row.labels()
        && !(row.undelegated() && question.tldDelegated())
        && (types.isEmpty() || types.get(question.type()))
        && names.cover(question.name())
        && (besides.size() == 0 || besides.longest(question.name()) < 0);
  }

  @Override
  public int matchedLabels(Question question) {
    return names.matchedLabels(question.name());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(ALSO);
  }

  @Override
  KnownNames listed() {
    return names;
  }

  @Override
  public List<String> registries() {
    return List.of(row.registry());
  }
}
