package io.toptail.assembly;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ServerKind;
import io.toptail.detect.SubjectDetector;
import io.toptail.detect.Vantage;
import io.toptail.detect.VantageInference;
import io.toptail.report.Evaluation;
import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import io.toptail.report.Evaluation.SeenFrom;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says where the captures were taken, how that is known, and what was not looked for. */
final class EvaluationAssembler {
  private EvaluationAssembler() {}

  static Evaluation assemble(
      AnalysisSettings settings,
      Knowledge knowledge,
      VantageInference inference,
      ResponsesAssembler responses) {
    List<NotEvaluated> left =
        new ArrayList<>(
            knowledge.catalogue.notEvaluated().stream()
                .map(one -> new NotEvaluated(one.id(), reason(one), one.reason()))
                .toList());
    left.addAll(notAsked(settings, knowledge, responses));
    return new Evaluation(seenFrom(settings, inference), left);
  }

  /** Detectors that would run, but were not shown what they need. */
  static List<NotEvaluated> notAsked(
      AnalysisSettings settings, Knowledge knowledge, ResponsesAssembler responses) {
    List<NotEvaluated> left = new ArrayList<>();
    for (Detector detector : knowledge.detectors) {
      boolean history = needsHistory(detector);
      boolean known =
          detector instanceof ResponseDetector ? responses.seen() : responses.evaluated();
      if (history && !settings.history()) {
        left.add(new NotEvaluated(detector.id(), Reason.HISTORY, responses.notEvaluated()));
      } else if (needsResponses(detector) && !known) {
        left.add(new NotEvaluated(detector.id(), Reason.RESPONSES, responses.notEvaluated()));
      } else if (needsTcp(detector) && !responses.overTcp()) {
        left.add(new NotEvaluated(detector.id(), Reason.TCP, "no DNS over TCP in the capture"));
      }
    }
    return left;
  }

  private static boolean needsHistory(Detector detector) {
    return detector instanceof HistoryDetector || needsResponses(detector);
  }

  private static boolean needsResponses(Detector detector) {
    return detector instanceof ResponseDetector
        || detector instanceof HistoryDetector history && history.needsResponses()
        || detector instanceof SubjectDetector subject && subject.needsResponses();
  }

  private static boolean needsTcp(Detector detector) {
    return detector instanceof HistoryDetector rule && rule.needsTcp();
  }

  private static Reason reason(DetectorCatalogue.NotEvaluated one) {
    return switch (one.needs()) {
      case "version" -> Reason.VERSION;
      case "vantage" -> Reason.VANTAGE;
      case "registry" -> Reason.REGISTRY;
      case "setting" -> Reason.SWITCHED_OFF;
      default -> throw new IllegalStateException("no such reason: " + one.needs());
    };
  }

  private static SeenFrom seenFrom(AnalysisSettings settings, VantageInference inference) {
    Vantage used = settings.detectors().vantage();
    String basis =
        settings.detectors().declared() ? declared(used, inference) : inferred(used, inference);
    return new SeenFrom(
        used.word(), used.description(), basis, inference.responses(), inference.servers());
  }

  private static String declared(Vantage used, VantageInference inference) {
    Vantage inferred = inference.vantage();
    boolean same = inferred == used || inferred == Vantage.UNKNOWN;
    return "declared"
        + (same
            ? ""
            : "; " + from(inference, "looks like: ", "look like: ") + inferred.description());
  }

  private static String inferred(Vantage used, VantageInference inference) {
    Vantage inferred = inference.vantage();
    if (inferred != used) {
      return from(inference, "shows ", "show ")
          + inferred.description()
          + ", known too late: --vantage "
          + inferred.word()
          + " applies its rules";
    }
    if (used != Vantage.UNKNOWN) {
      return "inferred from " + from(inference);
    }
    return inference.responses() == 0
        ? "no responses in capture"
        : from(inference, "does not tell: ", "do not tell: ") + kinds(inference);
  }

  private static String from(VantageInference inference) {
    return plural(inference.responses(), "response");
  }

  private static String from(VantageInference inference, String one, String several) {
    return from(inference) + " " + (inference.responses() == 1 ? one : several);
  }

  /** {@code 70 by 3 resolvers, 30 by 512 authoritative servers}. */
  private static String kinds(VantageInference inference) {
    List<String> kinds = new ArrayList<>();
    for (ServerKind kind : ServerKind.values()) {
      if (inference.servers(kind) > 0) {
        String count = String.format(Locale.ROOT, "%,d", inference.responses(kind));
        kinds.add(count + " by " + plural(inference.servers(kind), name(kind)));
      }
    }
    return String.join(", ", kinds);
  }

  private static String name(ServerKind kind) {
    return switch (kind) {
      case RESOLVER -> "resolver";
      case ROOT -> "root server";
      case AUTHORITATIVE -> "authoritative server";
      case OTHER -> "other server";
    };
  }

  private static String plural(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
