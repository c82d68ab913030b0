package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.Question;
import io.toptail.detect.QuestionDetector;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import io.toptail.detect.Vantage;
import io.toptail.name.LetterPairs;
import io.toptail.name.WireName;
import java.util.List;

/** A resolver that answers where nothing is. */
final class NxdomainRewriting extends ServerDetector {
  static final String ID = "nxdomain-rewriting";
  static final Parameter NAMES =
      Parameter.number("names", 5, 1, 1_000_000, "distinct names that do not exist, at least");
  static final Parameter ADDRESSES =
      Parameter.number("addresses", 3, 1, 1_000, "distinct addresses of all answers, at most");

  private final QuestionDetector probe;
  private final LetterPairs letters = LetterPairs.bundled();
  private final int names;
  private final int addresses;

  /**
   * @param probe claims a question that looks like a single probe of a browser
   */
  NxdomainRewriting(QuestionDetector probe, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 417, Severity.MEDIUM, "resolver that invents answers")
            .rule(
                "The server answers with an address to at least so many distinct names of the "
                    + "shape of chromium-probe whose letters look drawn at random, or clients "
                    + "that ask for a name below .invalid; and all answers begin with one of few "
                    + "addresses.")
            .cause(
                "The resolver, or a device on the way, answers names that do not exist with its "
                    + "own page: mail, VPN and search lists take typing errors for hosts. A portal "
                    + "that a visitor has to pass does the same.")
            .who("The operator of the resolver.")
            .fix("Turn the rewriting of NXDOMAIN off; in a network for visitors leave it as it is.")
            .source("SSAC SAC032; RFC 6761 §6.4; Chromium, intranet_redirect_detector.cc")
            .only(Vantage.RESOLVER));
    this.probe = probe;
    names = settings.number(NAMES);
    addresses = settings.number(ADDRESSES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, ADDRESSES);
  }

  @Override
  public List<String> registries() {
    return probe.registries();
  }

  @Override
  public boolean looksAt(Question question) {
    WireName name = question.name();
    if (question.labels() != 1) {
      return question.labels() > 1 && question.topIs("invalid");
    }
    int from = name.labelStart(0);
    return probe.matches(question)
        && letters.isRandom(name.bytes(), from, from + name.labelLength(0));
  }

  @Override
  public boolean matches(ServerHistory server) {
    return server.inventedNames() >= names
        && server.inventedAddresses() > 0
        && server.inventedAddresses() <= addresses;
  }

  @Override
  public long shown(ServerHistory server) {
    return server.inventedNames();
  }
}
