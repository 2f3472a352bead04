package org.tenshot.archive;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `reembed`: what an encoder makes of every picture of an archive.
@Command(
    name = "reembed",
    mixinStandardHelpOptions = true,
    description = {
      "Embeds every picture as `tenshot encode` does, and writes Parquet files: key, sha256, embedding, encoder,",
      "and a fault with its reason where there is no embedding."
    })
final class ReembedCommand implements Callable<Integer> {

  @Mixin private ArchiveOptions options = new ArchiveOptions();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Embed the region of this profile in its view, and of an export the inspections of its product alone."
              + " Default: the whole of every picture.")
  private @Nullable Path profile;

  @Override
  public Integer call() throws Exception {
    options.run("reembed", this::reembed);
    return ExitCode.OK;
  }

  private void reembed(SparkSession spark) throws TenshotException {
    ProfileText text = profile == null ? null : ProfileText.read(profile);
    Profile product = text == null ? null : text.profile();
    ArchivedPictures.Found found = options.found(spark, product);
    Dataset<Row> pictures =
        options.ofInspections() ? ArchivedPictures.once(found.pictures()) : found.pictures();
    EncoderChoice choice = options.choice(spark);
    String identity = options.identity(spark, choice);
    String basis =
        product == null
            ? identity
            : "%s view:%s region:%s".formatted(identity, product.view().text(), product.region());
    ReembedTask task =
        new ReembedTask(choice, identity, text, basis, ArchiveOptions.storage(spark));
    Results results = new Results(spark, options.out(), ReembedTask.SCHEMA);
    long begun = System.nanoTime();
    long done = results.complete(pictures, task, basis, options.portion(spark));
    double seconds = (System.nanoTime() - begun) / 1e9;
    Dataset<Row> all = results.read();
    System.out.printf(
        "%d pictures embedded in %.1f s (%.1f a second), %d there, %d of them faults%n",
        done, seconds, done / seconds, all.count(), all.filter("fault_code is not null").count());
    if (found.leftOut() > 0) {
      System.out.printf("%d inspections left out: no picture was kept%n", found.leftOut());
    }
  }
}
