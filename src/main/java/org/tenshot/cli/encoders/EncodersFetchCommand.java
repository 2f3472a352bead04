package org.tenshot.cli.encoders;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Consent;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Traced;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;
import org.tenshot.supply.Catalogue;
import org.tenshot.supply.CatalogueEntry;
import org.tenshot.supply.FetchNews;
import org.tenshot.supply.LicenceBook;
import org.tenshot.supply.PackFetch;
import org.tenshot.supply.Supplies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tenshot encoders fetch`: an encoder pack from a server.
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches an encoder pack from a server or mirror.",
      "Every file is pinned by revision, length and sha256; the pack is there when all of it is",
      "proven and runs. A fetch that broke goes on with the same command."
    },
    footer = {
      "",
      "clip-vit-b-32, clip-vit-b-16, clip-vit-l-14 (OpenAI), openclip-vit-b-32 (LAION). Without NAME: what each is.",
      "A mirror has the paths of huggingface.co: REPOSITORY/resolve/REVISION/FILE."
    })
public final class EncodersFetchCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name in the catalogue.")
  private @Nullable String name;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      defaultValue = "${env:TENSHOT_ENCODER_MIRROR}",
      description =
          "Server to fetch from. Default: TENSHOT_ENCODER_MIRROR, else https://huggingface.co.")
  private @Nullable String mirror;

  @Option(
      names = "--accept-licence",
      description = "The note on licence and intended use was read and is accepted.")
  private boolean acceptLicence;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "A catalogue of the plant's own, written like the one that ships.")
  private @Nullable Path catalogueFile;

  @Mixin private Identity identity = new Identity();

  /// @param workshop hands out the pieces
  public EncodersFetchCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    Catalogue catalogue =
        catalogueFile == null ? Catalogue.shipped() : Catalogue.read(catalogueFile);
    if (name == null) {
      catalogue.entries().forEach(EncodersFetchCommand::describe);
      return ExitCode.OK;
    }
    CatalogueEntry entry = catalogue.entry(name);
    String person = identity.admit(workshop, Permission.CHANGE_ENCODERS);
    Supplies supplies = workshop.supplies();
    PackFetch fetch = new PackFetch(supplies.shelf(), supplies.trial(), supplies.limits());
    fetch.requireFree(entry);
    if (!isAccepted(entry, supplies.licences())) {
      System.out.println("Nothing was fetched.");
      return ExitCode.INPUT;
    }
    PackFetch.Fetched fetched;
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      fetched =
          Traced.run(
              log,
              new Change(person, Change.Kind.ENCODER_PACK, entry.name(), null, "fetched"),
              () -> fetched(fetch, entry, catalogue.server()));
    }
    System.out.println(entry.name() + " is in " + fetched.folder());
    System.out.println(fetched.agreement().sentence());
    return ExitCode.OK;
  }

  private PackFetch.Fetched fetched(PackFetch fetch, CatalogueEntry entry, String server)
      throws TenshotException, InterruptedException {
    String address = mirror == null || mirror.isBlank() ? server : mirror.strip();
    try (Progress bar = Progress.ofBytes(entry.name(), entry.bytes(), fetch.present(entry))) {
      FetchNews news =
          new FetchNews(
              bar::to,
              sentence -> {
                if (!bar.isShown()) {
                  System.out.println(sentence);
                }
              });
      return fetch.fetch(entry, address, news);
    }
  }

  private static void describe(CatalogueEntry entry) {
    System.out.printf(
        Locale.ROOT,
        "%s  %s, %.2f GB, licence: %s%n  %s%n",
        entry.name(),
        entry.title(),
        entry.bytes() / 1e9,
        entry.licence(),
        entry.source());
  }

  private boolean isAccepted(CatalogueEntry entry, LicenceBook licences) throws TenshotException {
    if (licences.accepted(entry)) {
      return true;
    }
    describe(entry);
    System.out.println(entry.note());
    if (acceptLicence
        || Consent.asked("Do you accept the licence and this note?", "--accept-licence")) {
      licences.accept(entry, System.getProperty("user.name", "operator"));
      return true;
    }
    return false;
  }
}
