package org.tenshot.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.FrameSource;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Mask;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;
import org.tenshot.image.PictureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot simulate`: parts of the simulated line as files, with their truth.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Draws parts of a profile's simulated line: pictures, defect masks and labels.csv.",
    footer = {
      "",
      "DIR/images/CLASS/NAME.png, DIR/masks/CLASS/NAME.png (0 good, 255 defect), and DIR/labels.csv with",
      "the columns file,class,kind,mask,part. The same seed draws the same parts.",
      "",
      "Example:",
      "  tenshot simulate --profile bearing --count 200 --out parts --seed 7"
    })
public final class SimulateCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private ProfileOption profile = new ProfileOption();

  @Option(names = "--count", required = true, paramLabel = "N", description = "How many parts.")
  private int count;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the pictures; it must be new or empty.")
  private Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the parts. Default: 1.")
  private long seed = 1;

  /// @param workshop hands out the pieces
  public SimulateCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    Checks.atLeast(1, count, "--count");
    Profile read = profile.read(workshop);
    String address = "sim:?seed=" + seed + "&count=" + count;
    try (FrameSource source =
            workshop.source(address, read, new Workshop.SourceWish(false, false)).open();
        Progress bar = Progress.of("parts", count)) {
      requireEmpty();
      writeAll(source, bar);
    } catch (IOException e) {
      throw new TenshotException(
          "The folder "
              + out
              + " cannot be written ("
              + e.getMessage()
              + "): check rights and space.",
          e);
    }
    System.out.println(count + " parts in " + out);
    return ExitCode.OK;
  }

  private void requireEmpty() throws IOException, TenshotException {
    Files.createDirectories(out);
    try (var entries = Files.list(out)) {
      if (entries.findAny().isPresent()) {
        throw new TenshotException(
            "The folder " + out + " is not empty: name a new one, so that nothing is mixed up.");
      }
    }
  }

  private void writeAll(FrameSource source, Progress bar)
      throws IOException, TenshotException, InterruptedException {
    try (Writer labels = Files.newBufferedWriter(out.resolve("labels.csv"))) {
      labels.write("file,class,kind,mask,part\n");
      Arrival arrival;
      while (!((arrival = source.next()) instanceof Arrival.Ended)) {
        if (arrival instanceof Arrival.Taken(Frame frame)) {
          labels.write(write(frame));
          bar.step();
        }
      }
    }
  }

  /// Writes one part; gives its line of labels.csv.
  private String write(Frame frame) throws IOException, TenshotException {
    Truth truth = frame.truth();
    if (truth == null) {
      throw new TenshotException(
          "The simulated line of profile " + profile.name() + " tells no truth.");
    }
    String className = truth.productClass().name();
    String name = String.format(Locale.ROOT, "%06d.png", frame.origin().sequence());
    Path image = Path.of("images", className, name);
    write(image, PictureFiles.png(frame.picture()));
    return String.join(
            ",",
            slashed(image),
            className,
            truth.productClass().kind().name().toLowerCase(Locale.ROOT),
            writeMask(className, name, truth.mask()),
            nullToEmpty(frame.origin().part().part()))
        + "\n";
  }

  private String writeMask(String className, String name, @Nullable Mask mask) throws IOException {
    if (mask == null) {
      return "";
    }
    Path file = Path.of("masks", className, name);
    write(file, PictureFiles.png(mask));
    return slashed(file);
  }

  private void write(Path relative, byte[] bytes) throws IOException {
    Path file = out.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static String nullToEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
