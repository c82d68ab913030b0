package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.List;

/**
 * One class of misconfiguration: a {@link QuestionDetector}, a {@link MessageDetector}, a {@link
 * PayloadDetector}, a {@link HistoryDetector} or a {@link SubjectDetector}. Immutable once its
 * catalogue is loaded; any number of threads may ask, each with a view of its own.
 */
public abstract sealed class Detector
    permits QuestionDetector,
        MessageDetector,
        PayloadDetector,
        HistoryDetector,
        SubjectDetector,
        ResponseDetector {
  private final DetectorInfo info;
  private DetectorSettings.Entry settings = DetectorSettings.Entry.NONE;

  Detector(DetectorInfo info) {
    this.info = info;
  }

  /** Takes what an operator set; only while the catalogue loads. */
  final void set(DetectorSettings.Entry entry) {
    settings = entry;
  }

  /** What it says about itself. */
  public final DetectorInfo info() {
    return info;
  }

  public final String id() {
    return info.id();
  }

  public final int precedence() {
    return info.precedence();
  }

  /** How much its findings matter, as the operator set it or as it comes. */
  public final Severity severity() {
    return settings.severity() == null ? info.severity() : settings.severity();
  }

  /** Whether the operator left it switched on. */
  public final boolean enabled() {
    return settings.enabled();
  }

  /** What may be set, and what it is if it is not set. */
  public List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Words for the variants of what it finds. A finding carries the number of one, from 1; 0 says
   * nothing.
   */
  public List<String> reasons() {
    return List.of();
  }

  /** Files of the registries without which the rule would have to guess. */
  public List<String> registries() {
    return List.of();
  }

  /** Whether the address of a finding is that of a server, not of a client. */
  public boolean isAboutServer() {
    return false;
  }

  /** What was probably meant by a name that the detector claims; empty if nobody can tell. */
  public String meant(WireName name) {
    return "";
  }

  /** Whether the operator said that this name is no mistake. */
  public final boolean excepts(WireName name) {
    return settings.excepts(name);
  }
}
