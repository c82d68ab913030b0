package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.List;

/** The host name with which a device left the factory, without a public domain. */
final class DeviceDefaultName extends QuestionDetector {
  private final DeviceForm[] forms;

  DeviceDefaultName(Registry devices) {
    super(
        DetectorInfo.of("device-default-name", 217, Severity.INFO, "factory name of a device")
            .rule(
                "One label, or a top label that is not delegated, and the first label has a "
                    + "form of the registry, such as BRN and twelve hexadecimal digits.")
            .cause(
                "A device still has the name of its factory or installer, and somebody looks "
                    + "it up where no server knows it. It shows which devices a network has.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Let the DHCP server register names with the local resolver, and keep names "
                    + "without a public domain from leaving it.")
            .source("registry device-names.tsv"),
        Fact.UNDELEGATED);
    forms = devices.entries().stream().map(DeviceForm::of).toArray(DeviceForm[]::new);
  }

  @Override
  public boolean matches(Question question) {
    if (question.tldDelegated() || question.labels() == 0) {
      return false;
    }
    for (int i = 0; i < forms.length; i++) {
      if (forms[i].matches(question.name())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> registries() {
    return List.of("device-names.tsv");
  }
}
