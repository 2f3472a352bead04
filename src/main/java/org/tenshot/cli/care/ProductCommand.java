package org.tenshot.cli.care;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Consent;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Traced;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.keep.ProductExport;
import org.tenshot.keep.ProductFile;
import org.tenshot.keep.ProductImport;
import org.tenshot.keep.SigningKeys;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tenshot product`: moves a product from station to station in one file.
@Command(
    name = "product",
    mixinStandardHelpOptions = true,
    description = {
      "Moves a product from station to station: its profile, shots and heads in one signed file.",
      "Encoders are not in it: the other station needs the same."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot product export bearing bearing.tenshot",
      "  tenshot product key station-7.pub          there, once",
      "  tenshot product trust station-7.pub        here, once",
      "  tenshot product import bearing.tenshot"
    })
public final class ProductCommand implements Runnable {

  private final Workshop workshop;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public ProductCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: export, import, key or trust.");
    }
  }

  /// `product export`.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes a product into a new file, signed with this station's key.")
  int export(
      @Parameters(paramLabel = "NAME", description = "Profile: a name in profiles/, or a path.")
          String name,
      @Parameters(paramLabel = "FILE", description = "The file to write.") Path file)
      throws TenshotException {
    Profile profile = workshop.profile(name);
    try (History history = workshop.history(null)) {
      ProductExport.Written written =
          new ProductExport(history, keys(), Clock.systemUTC()).write(profile, file);
      System.out.printf(
          "%s has %d shots and %d heads, signed by %s.%n",
          file, written.shots(), written.heads(), written.fingerprint());
    }
    return ExitCode.OK;
  }

  /// `product import`.
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Takes a product in. Its heads judge nothing until one is promoted; those of an encoder that is",
        "not here are left out."
      })
  int read(
      @Parameters(paramLabel = "FILE", description = "A file that `product export` wrote.")
          Path file,
      @Option(names = "--as", paramLabel = "NAME", description = "Name of the profile here.")
          @Nullable String as,
      @Option(
              names = "--any-signer",
              description = "Also where nobody signed it, or somebody whom nobody trusts.")
          boolean anySigner,
      @Mixin Identity identity)
      throws TenshotException {
    String person = identity.admit(workshop, Permission.IMPORT_PRODUCT);
    try (ProductFile open = ProductFile.open(file)) {
      System.out.println(open.summary());
      bring(open, new ProductImport.Wish(person, as, anySigner));
    }
    return ExitCode.OK;
  }

  /// Imports after asking: what opening a product file on the desktop does.
  public int openFile(Path file, Identity identity) throws TenshotException {
    String person = identity.admit(workshop, Permission.IMPORT_PRODUCT);
    try (ProductFile open = ProductFile.open(file)) {
      System.out.println(open.summary());
      if (Consent.asked("Import it?", "`tenshot product import FILE`")) {
        bring(open, new ProductImport.Wish(person, null, false));
      }
    }
    return ExitCode.OK;
  }

  private void bring(ProductFile open, ProductImport.Wish wish) throws TenshotException {
    try (InspectionLog log = workshop.log(null, recording -> {});
        History history = workshop.history(null)) {
      Optional<String> here = history.teaching().newestSize();
      ProductImport.Done done =
          new ProductImport(workshop.profiles(), log, keys())
              .run(open, new KnownEncoders(workshop), wish);
      System.out.printf(
          "Profile %s is here, with %d shots and %d heads; %d of them are new. No head judges until it is promoted: `tenshot heads promote N --profile %s`.%n",
          done.profile(), done.shots(), done.heads(), done.added(), done.profile());
      for (EncoderId encoder : done.missing()) {
        System.out.printf(
            "Heads of %s were left out, because that encoder is not here: `tenshot encoders fetch` or `encoders import`, then import this file again.%n",
            encoder);
      }
      open.geometry()
          .filter(size -> here.filter(own -> !own.equals(size)).isPresent())
          .ifPresent(
              size ->
                  System.out.printf(
                      "Its pictures are %s, and those of this station %s: prove a head on this camera before promoting it.%n",
                      size, here.orElse("")));
    }
  }

  /// `product key`.
  @Command(
      name = "key",
      mixinStandardHelpOptions = true,
      description = "Writes this station's public key into a new file, for others to trust.")
  int key(@Parameters(paramLabel = "FILE", description = "The file to write.") Path file)
      throws TenshotException {
    System.out.println("The fingerprint of this station is " + keys().export(file));
    return ExitCode.OK;
  }

  /// `product trust`.
  @Command(
      name = "trust",
      mixinStandardHelpOptions = true,
      description = "Trusts product files of another station from now on.")
  int trust(
      @Parameters(paramLabel = "FILE", description = "A file that `product key` wrote there.")
          Path file,
      @Mixin Identity identity)
      throws TenshotException, InterruptedException {
    String person = identity.admit(workshop, Permission.TRUST_KEYS);
    String fingerprint = SigningKeys.fingerprintOf(file);
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      Change change = new Change(person, Change.Kind.KEY_TRUSTED, fingerprint, null, "trusted");
      Traced.run(log, change, () -> keys().trust(file));
    }
    System.out.println("Trusted: " + fingerprint);
    return ExitCode.OK;
  }

  private SigningKeys keys() {
    return new SigningKeys(workshop.station().data());
  }
}
