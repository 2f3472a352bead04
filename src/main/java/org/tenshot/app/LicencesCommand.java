package org.tenshot.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tenshot.cli.ExitCode;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.Packs;
import picocli.CommandLine.Command;

/// `tenshot licences`: whose work is in the program and in the encoders, and under which licence.
@Command(
    name = "licences",
    mixinStandardHelpOptions = true,
    description = "Prints whose work is in the program and in the encoders of this station.")
final class LicencesCommand implements Callable<Integer> {

  private final Places places;
  private final Packs packs;

  LicencesCommand(Places places, Packs packs) {
    this.places = places;
    this.packs = packs;
  }

  @Override
  public Integer call() throws TenshotException {
    Path texts = places.home().resolve("licences");
    boolean installed = Files.isDirectory(texts);
    System.out.println(text(installed ? texts.resolve("NOTICE") : places.home().resolve("NOTICE")));
    System.out.println("Encoders:");
    System.out.println();
    for (Packs.Found found : packs.list()) {
      if (found instanceof Packs.Readable(EncoderPack pack)) {
        String licence = pack.licence().isEmpty() ? "not told by its pack" : pack.licence();
        System.out.printf("%-28s %s%n", pack.id(), licence);
      }
    }
    if (installed) {
      System.out.println();
      System.out.println(
          "Every library with its licence, the licences' texts, and a bill of materials: " + texts);
    }
    return ExitCode.OK;
  }

  private static String text(Path file) throws TenshotException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be read (" + e.getMessage() + "): install Tenshot again.", e);
    }
  }
}
