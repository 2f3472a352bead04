package org.tenshot.keep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.access.People;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;

/// Examines what a station runs on: memory, native libraries, graphics card, encoders, and who may
/// log in.
public final class MachineCheck {

  private static final long LEAST_HEAP = 400L << 20;

  private final Path natives;
  private final Packs packs;
  private final People people;

  /// @param natives folder of the native libraries
  public MachineCheck(Path natives, Packs packs, People people) {
    this.natives = natives;
    this.packs = packs;
    this.people = people;
  }

  /// Makes what checks packs; native libraries are loaded by that.
  @FunctionalInterface
  public interface Verifying {
    PackVerification open() throws TenshotException;
  }

  /// Everything.
  public List<Finding> examine(Verifying verifying) {
    List<Finding> found = new ArrayList<>();
    memory(found);
    card(found);
    encoders(found, verifying);
    people(found);
    return found;
  }

  private static void memory(List<Finding> found) {
    long most = Runtime.getRuntime().maxMemory();
    String sentence =
        "The program may take %d MB; %d processors."
            .formatted(most >> 20, Runtime.getRuntime().availableProcessors());
    found.add(
        most < LEAST_HEAP
            ? Finding.warn("memory", sentence, "Give the computer more, or start with -Xmx1g.")
            : Finding.ok("memory", sentence));
  }

  private void card(List<Finding> found) {
    NvidiaDriver driver = NvidiaDriver.detect();
    try {
      Path folder = NativeLibraries.install(natives, driver).folder();
      found.add(Finding.ok("natives", "They are in " + folder + "."));
    } catch (TenshotException e) {
      found.add(Finding.fail("natives", e.sentence(), ""));
    }
    found.add(
        driver.present()
            ? Finding.ok("GPU", "There is a driver of NVIDIA: " + driver.evidence() + ".")
            : Finding.ok("GPU", "There is none, or no driver: the processor is used."));
  }

  private void encoders(List<Finding> found, Verifying verifying) {
    try {
      List<Packs.Found> all = packs.list();
      PackVerification verification = verifying.open();
      int good = 0;
      for (Packs.Found one : all) {
        switch (one) {
          case Packs.Readable(EncoderPack pack) -> good += whole(found, verification, pack) ? 1 : 0;
          case Packs.Damaged(Path folder, String sentence) ->
              found.add(
                  Finding.fail("encoders", sentence, "Fetch or import it again: " + folder + "."));
        }
      }
      if (good == 0) {
        found.add(
            Finding.fail("encoders", "None can be used.", "Install Tenshot again, or fetch one."));
      }
    } catch (TenshotException e) {
      found.add(Finding.fail("encoders", e.sentence(), ""));
    }
  }

  private static boolean whole(
      List<Finding> found, PackVerification verification, EncoderPack pack) {
    List<PackVerification.Check> wrong =
        verification.wholeness(pack).stream().filter(check -> !check.passed()).toList();
    for (PackVerification.Check check : wrong) {
      found.add(
          Finding.fail(
              "encoders",
              "%s: %s %s".formatted(pack.id(), check.subject(), check.sentence()),
              "Fetch or import it again."));
    }
    if (wrong.isEmpty()) {
      found.add(Finding.ok("encoders", pack.id() + " is whole."));
    }
    return wrong.isEmpty();
  }

  private void people(List<Finding> found) {
    switch (people.standing()) {
      case People.Standing.NotSetUp none ->
          found.add(
              Finding.warn(
                  "people",
                  "The station is not set up: anyone may change it.",
                  "`tenshot users add NAME --role administrator`."));
      case People.Standing.Unreadable(String sentence) ->
          found.add(Finding.fail("people", sentence, ""));
      case People.Standing.SetUp(var all) ->
          found.add(Finding.ok("people", "%d people may log in.".formatted(all.size())));
    }
  }
}
