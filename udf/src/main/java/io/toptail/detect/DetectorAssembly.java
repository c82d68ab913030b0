package io.toptail.detect;

import io.toptail.detect.behaviour.BehaviourDetectors;
import io.toptail.detect.content.ContentDetectors;
import io.toptail.detect.zone.ZoneDetectors;
import io.toptail.name.Registries;
import io.toptail.name.Registry;
import java.util.ArrayList;
import java.util.List;

/** Makes every detector; a new one is added here. */
final class DetectorAssembly {
  private final DetectorSources sources;
  private final Registries registries;
  private final DetectorSettings settings;
  private final List<Detector> all = new ArrayList<>();

  private DetectorAssembly(DetectorSources sources) {
    this.sources = sources;
    this.registries = sources.registries();
    this.settings = sources.settings();
  }

  /** All detectors in no order, those that are switched off too. */
  static List<Detector> of(DetectorSources sources) {
    DetectorAssembly assembly = new DetectorAssembly(sources);
    assembly.all.addAll(ListedDetectors.load(assembly.registries, assembly.settings));
    assembly.addMessages();
    assembly.addProtocol();
    assembly.addAddresses();
    assembly.addPastedText();
    assembly.addHostForms();
    assembly.addReverse();
    assembly.addLeaks();
    assembly.addHistories();
    assembly.all.forEach(detector -> detector.set(assembly.settings.of(detector.id())));
    return assembly.all;
  }

  private void addMessages() {
    all.add(new NotDnsPayload());
    all.add(new MalformedMessage());
    all.add(new HeaderFlagJunk());
    all.add(new QdcountNotOne());
    all.add(new OpcodeObsolete(registry("opcodes.tsv")));
    all.add(new NotifyToNonSecondary(settings.of(NotifyToNonSecondary.ID)));
    all.add(new DynamicUpdateLeak(registries, settings.of(DynamicUpdateLeak.ID)));
    all.add(new ZoneTransferFromClient(settings.of(ZoneTransferFromClient.ID), sources.vantage()));
    all.add(new SrcPortAnomaly());
    all.add(new BogonSource(registry("address-blocks.tsv")));
    all.add(new EdnsVersion());
    all.add(new EdnsMalformed());
  }

  private void addProtocol() {
    all.add(new ClassMdnsQu());
    all.add(new ClassUnused(registry("record-classes.tsv")));
    all.add(new ClassChaosProbe());
    all.add(new QtypeNetbios());
    all.add(new QtypeObsolete(registry("record-types.tsv")));
    all.add(new QtypeUnassigned(registry("record-types.tsv")));
    all.add(new QtypeAny());
  }

  private void addAddresses() {
    all.add(new AForA());
    all.add(new Ip4OtherType());
    all.add(new Ip6Literal());
    all.add(new IpFragment());
    all.add(new NumericTld());
    all.add(
        new IpWithSuffix(
            registry("dnsbl-zones.tsv"), registry("wildcard-dns.tsv"), searchSuffixAppended()));
  }

  private void addPastedText() {
    all.add(new UrlAsName());
    all.add(new UrlGlue(registry("file-endings.tsv")));
    all.add(new UrlPrefixLabel(settings.of(UrlPrefixLabel.ID)));
    all.add(new PortInName());
    all.add(new EmailAsName());
    all.add(new ListAsName());
    all.add(new TemplatePlaceholder());
    all.add(new NullString());
    all.add(new EscapedText());
    all.add(new ControlOrSpace());
    all.add(new RawNonAscii());
    all.add(new QuoteBracketJunk());
  }

  private void addHostForms() {
    all.add(new WholeNameOneLabel());
    all.add(new WildcardLiteral());
    all.add(new BadALabel());
    all.add(new DoubledDomain(settings.of(DoubledDomain.ID)));
    all.add(new SrvShape());
    all.add(new HyphenMisplaced());
    all.add(
        new UnderscoreHost(
            registry("attrleaf.tsv"), registry("dnsbl-zones.tsv"), settings.of(UnderscoreHost.ID)));
    all.add(new OversizeName(settings.of(OversizeName.ID)));
  }

  private void addReverse() {
    all.add(new PtrMalformed());
    all.add(new PtrForName());
    all.add(new AddressForReverse());
    all.add(new Rfc1918Ptr(registry("locally-served.tsv")));
    all.add(new LocalReversePtr(registry("locally-served.tsv")));
  }

  private void addLeaks() {
    all.add(new ChromiumProbe(registries, settings.of(ChromiumProbe.ID)));
    all.add(new DnsSdUnicast());
    all.add(new AdSrvLeak());
    all.add(new DeviceDefaultName(registry("device-names.tsv")));
    all.add(new TypoTld(settings.of(TypoTld.ID)));
    all.add(new SingleLabelHost());
    all.add(new UnknownTld());
    all.add(searchSuffixAppended());
  }

  private SearchSuffixAppended searchSuffixAppended() {
    return new SearchSuffixAppended(
        sources.publicSuffixes(),
        sources.delegated(),
        registry("private-suffixes.tsv"),
        registry("special-use.tsv"),
        registry("cluster-suffixes.tsv"),
        settings.of(SearchSuffixAppended.ID));
  }

  private void addHistories() {
    all.add(new IdenticalQuery(settings.of(IdenticalQuery.ID)));
    all.add(new RepeatedQuery(settings.of(RepeatedQuery.ID), sources.vantage()));
    all.add(new FastRetransmission(settings.of(FastRetransmission.ID)));
    all.add(new NoAnswerRetry(settings.of(NoAnswerRetry.ID)));
    all.add(new NxdomainLoop(settings.of(NxdomainLoop.ID)));
    all.add(new ServfailLoop(settings.of(ServfailLoop.ID), sources.vantage()));
    all.add(new RefusedHammering(settings.of(RefusedHammering.ID)));
    ChromiumProbe probe = new ChromiumProbe(registries, settings.of(ChromiumProbe.ID));
    all.addAll(BehaviourDetectors.of(sources, probe));
    all.addAll(ZoneDetectors.of(sources, probe));
    all.addAll(ContentDetectors.of(sources));
  }

  private Registry registry(String name) {
    return registries.get(name);
  }
}
