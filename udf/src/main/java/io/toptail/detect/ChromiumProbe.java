package io.toptail.detect;

import io.toptail.name.LetterPairs;
import io.toptail.name.Registries;
import io.toptail.name.WireName;
import java.util.List;

/** One label of 7 to 15 letters, at a root server. */
final class ChromiumProbe extends QuestionDetector {
  static final String ID = "chromium-probe";
  static final Parameter SHORTEST = Parameter.number("shortest", 7, 1, 63, "fewest letters");
  static final Parameter LONGEST = Parameter.number("longest", 15, 1, 63, "most letters");
  private final int shortest;
  private final int longest;
  private final KnownNames known;
  private final LetterPairs letters = LetterPairs.bundled();

  ChromiumProbe(Registries registries, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 101, Severity.INFO, "random name by which a browser tests the resolver")
            .rule(
                "One label of letters only, as long as the parameters say, that is no "
                    + "delegated or private top label and does not read like a word, seen at a "
                    + "root server. Elsewhere it takes "
                    + "three such names within two seconds to tell.")
            .cause(
                "Browsers of the Chromium family ask for three random names when they start "
                    + "or change networks, to find resolvers that invent answers. Versions since "
                    + "2021 do so less.")
            .who("The maker of the browser; until then the administrator of the clients.")
            .fix("Update the browser, or set the policy DNSInterceptionChecksEnabled to false.")
            .source("Chromium, intranet_redirect_detector.cc")
            .only(Vantage.ROOT),
        Fact.UNDELEGATED);
    shortest = settings.number(SHORTEST);
    longest = settings.number(LONGEST);
    known =
        KnownNames.union(
            registries().stream().map(file -> new KnownNames(registries.get(file))).toList());
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    return question.labels() == 1
        && name.octetClasses() == WireName.LETTER
        && name.labelLength(0) >= shortest
        && name.labelLength(0) <= longest
        && !question.tldDelegated()
        && !known.cover(name)
        && !letters.isWord(
            name.bytes(), name.labelStart(0), name.labelStart(0) + name.labelLength(0))
        && !NullString.isNull(question);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SHORTEST, LONGEST);
  }

  @Override
  public List<String> registries() {
    return List.of("private-suffixes.tsv", "special-use.tsv", "loopback-names.tsv");
  }
}
