package org.tenshot.archive;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.teach.LimitOptions;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadJson;
import org.tenshot.teach.HeadFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `replay`: what a head says of every picture of an archive.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Judges every picture as a line would, and writes Parquet files: verdict, class, probabilities, reason, and what",
      "was said before. Prints what would have changed, and escapes and false rejects where labels are known."
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin private ArchiveOptions options = new ArchiveOptions();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "The product: a profile's file.")
  private Path profile = Path.of("");

  @Option(
      names = "--head",
      required = true,
      paramLabel = "H",
      description = "A file that `teach` wrote, or prompts.")
  private String head = "";

  @Option(
      names = "--changes",
      paramLabel = "N",
      description = "Show N of the verdicts that change. Default: 20.")
  private int changes = 20;

  @Override
  public Integer call() throws Exception {
    options.run("replay", this::replay);
    return ExitCode.OK;
  }

  private void replay(SparkSession spark) throws TenshotException {
    ProfileText text = ProfileText.read(profile);
    Profile product = text.profile();
    ArchivedPictures.Found found = options.found(spark, product);
    EncoderChoice choice = options.choice(spark);
    String identity = options.identity(spark, choice);
    Limits cuts = limits.over(product.limits());
    HeadJson.Taught taught = head.equals(HeadChoice.PROMPTS) ? null : HeadFiles.read(Path.of(head));
    String version = taught == null ? HeadChoice.PROMPTS : taught.head().version();
    Judging judging =
        new Judging(
            choice,
            text,
            head,
            taught == null ? null : new HeadJson().write(taught),
            cuts.pass(),
            cuts.reject(),
            cuts.noPart());
    String basis =
        "%s profile:%s head:%s pass:%s reject:%s no-part:%s"
            .formatted(
                identity, product.hash(), version, cuts.pass(), cuts.reject(), cuts.noPart());
    ReplayTask task = new ReplayTask(judging, identity, basis, ArchiveOptions.storage(spark));
    Results results = new Results(spark, options.out(), ReplayTask.SCHEMA);
    long begun = System.nanoTime();
    long done = results.complete(found.pictures(), task, basis, options.portion(spark));
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%d pictures judged in %.1f s (%.1f a second)%n", done, seconds, done / seconds);
    if (found.leftOut() > 0) {
      System.out.printf("%d inspections left out: no picture was kept%n", found.leftOut());
    }
    System.out.println(new Judged(results.read(), changes).text(version, seconds));
  }
}
