package org.tenshot.archive;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import picocli.CommandLine.Option;

/// What both jobs take. Filled in by picocli.
final class ArchiveOptions {

  /// Portions of about half a minute on processors of 2026.
  private static final long KEYS_A_CORE = 2_000;

  @Option(
      names = "--pictures",
      required = true,
      paramLabel = "DIR",
      description =
          "A folder of pictures with all below it; with --history the folder of the station's pictures. Any address"
              + " that Hadoop reads and every node reaches.")
  private String pictures = "";

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "The inspections, as `tenshot history export --format jsonl` writes them; a folder of such files, or a"
              + " pattern.")
  private @Nullable String history;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the Parquet files; a job that was stopped goes on there.")
  private String out = "";

  @Option(
      names = "--encoder",
      paramLabel = "PACK",
      description =
          "Encoder pack: its folder on every node, or the name under which --archives sent it. Default: surface-s.")
  private String encoder = "surface-s";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu or cuda, the same on every node. Default: cpu.")
  private DevicePreference device = DevicePreference.CPU;

  @Option(
      names = "--natives",
      paramLabel = "DIR",
      description =
          "Folder on every node for native libraries. Default: one of each process, which unpacks them anew.")
  private @Nullable String natives;

  @Option(
      names = "--portion",
      paramLabel = "N",
      description = "Pictures after which what is done is safe. Default: 2000 for each core.")
  private long portion;

  /// What a job does.
  @FunctionalInterface
  interface Job {
    void run(SparkSession spark) throws Exception;
  }

  /// Runs a job. What a node says that a person can mend is said here, without Spark's words.
  void run(String name, Job job) throws Exception {
    if (device != DevicePreference.CPU && device != DevicePreference.CUDA) {
      throw new TenshotException(
          "--device must be cpu or cuda: what auto chooses may differ from node to node, and so would embeddings.");
    }
    if (portion < 0) {
      throw new TenshotException("--portion must be 1 or more, not " + portion + ".");
    }
    SparkSession.Builder builder = SparkSession.builder().appName("tenshot " + name);
    if (!new SparkConf().contains("spark.master")) {
      builder.master("local[*]");
    }
    SparkSession spark = builder.getOrCreate();
    try {
      job.run(spark);
    } catch (Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof TenshotException known) {
          throw new TenshotException(known.sentence(), e);
        }
      }
      throw e;
    }
  }

  /// The pictures that are meant.
  ///
  /// @param profile whose product and classes count; null for all
  ArchivedPictures.Found found(SparkSession spark, @Nullable Profile profile)
      throws TenshotException {
    ArchivedPictures all = new ArchivedPictures(spark);
    return history == null
        ? all.folder(pictures, profile)
        : all.inspections(history, pictures, profile == null ? null : profile.product());
  }

  /// Which encoder every process opens.
  EncoderChoice choice(SparkSession spark) {
    int cores = spark.sparkContext().getConf().getInt("spark.executor.cores", 0);
    return new EncoderChoice(encoder, device, cores, natives);
  }

  /// The identity of that encoder, from a first small task: a driver may have neither its files nor
  /// its card.
  String identity(SparkSession spark, EncoderChoice choice) {
    MapFunction<Long, String> ask =
        number -> OpenEncoders.identity(OpenEncoders.ofThisProcess().encoder(choice).id());
    return spark.range(0, 1, 1, 1).map(ask, Encoders.STRING()).first();
  }

  /// The folder of the results.
  String out() {
    return out;
  }

  /// Pictures between two times that what is done is safe.
  long portion(SparkSession spark) {
    return portion == 0 ? KEYS_A_CORE * spark.sparkContext().defaultParallelism() : portion;
  }

  /// How the nodes reach Hadoop's file systems.
  static SerializableConfiguration storage(SparkSession spark) {
    return new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
  }

  /// True if the pictures are those of inspections.
  boolean ofInspections() {
    return history != null;
  }
}
