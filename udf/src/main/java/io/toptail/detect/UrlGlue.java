package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.List;
import java.util.regex.Pattern;

/** A file ending, or com, net, org, info, edu or gov with more behind it, as the top label. */
final class UrlGlue extends QuestionDetector {
  private static final Pattern GLUED =
      Pattern.compile("(com|net|org|info|edu|gov)(https?|www|index|favicon|[_\\-0-9])");
  private final KnownNames endings;

  UrlGlue(Registry fileEndings) {
    super(
        DetectorInfo.of("url-glue", 121, Severity.LOW, "path or file glued to the name")
            .rule(
                "The top label is not delegated, and is in the registry of file endings, or"
                    + " is com, net, org, info, edu or gov followed by http, www, index, favicon,"
                    + " a hyphen, an underscore or a digit.")
            .cause(
                "The name ends in a file ending, or in a top-level domain with the next part of"
                    + " a URL stuck to it: something joined strings without a slash, or a file name "
                    + "was taken for a host.")
            .who("The developer of the program on the asking client.")
            .fix(
                "Join URLs with a library; look for links without a slash in the pages or "
                    + "configuration of the client.")
            .source("RFC 3986 §3; registry file-endings.tsv"),
        Fact.UNDELEGATED);
    endings = new KnownNames(fileEndings);
  }

  @Override
  public boolean matches(Question question) {
    int labels = question.labels();
    return !question.tldDelegated()
        && labels >= 2
        && (endings.listTop(question.name())
            || GLUED.matcher(question.name().label(labels - 1)).lookingAt());
  }

  @Override
  public List<String> registries() {
    return List.of("file-endings.tsv");
  }
}
