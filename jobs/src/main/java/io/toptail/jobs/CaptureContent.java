package io.toptail.jobs;

import io.toptail.capture.Captures;
import io.toptail.capture.UnknownCaptureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Decides as the reader of captures does. */
final class CaptureContent implements CaptureCheck {
  @Override
  public Optional<String> whyNot(InputStream in, String path) throws IOException {
    try {
      Captures.open(in, path).close();
      return Optional.empty();
    } catch (UnknownCaptureException e) {
      return Optional.of(e.getMessage());
    }
  }
}
