package io.toptail.ignore;

import java.util.List;

/** Lines of an ignore list that are not rules: all of them at once, each with its place. */
public final class IgnoreSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  IgnoreSyntaxException(List<String> errors) {
    super(String.join("\n", errors));
  }

  /** One error each, in the order of the lines: {@code file:line: what is wrong, what is right}. */
  public List<String> errors() {
    return getMessage().lines().toList();
  }
}
