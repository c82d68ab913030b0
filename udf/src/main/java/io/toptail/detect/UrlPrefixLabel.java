package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.List;

/** A mistyped protocol or www as the leftmost label. */
final class UrlPrefixLabel extends QuestionDetector {
  static final String ID = "url-prefix-label";
  static final Parameter LABELS =
      Parameter.list(
          "labels",
          Parameter.Kind.LABELS,
          "first labels that are slips",
          "htttp",
          "httpwww",
          "www-http",
          "wwww",
          "wwwww");
  private final KnownNames labels = new KnownNames(Registry.empty());

  UrlPrefixLabel(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 133, Severity.INFO, "protocol or mistyped www in front of a host")
            .rule(
                "The first label is one of the parameter, or is http or https with a label "
                    + "www behind it.")
            .cause(
                "What stood in front of a host in a URL, or a slip of the finger, became a "
                    + "label of its own.")
            .who("Whoever configured the asking client.")
            .fix("Correct the stored address; check where :// was dropped.")
            .source("RFC 3986 §3"),
        Fact.LISTED);
    settings.list(LABELS).forEach(labels::putFirst);
    labels.putFirst("http");
    labels.putFirst("https");
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    if (question.labels() < 2) {
      return false;
    }
    boolean scheme = name.labelIs(0, "http") || name.labelIs(0, "https");
    return scheme ? name.labelIs(1, "www") : labels.cover(name);
  }

  @Override
  KnownNames listed() {
    return labels;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(LABELS);
  }
}
