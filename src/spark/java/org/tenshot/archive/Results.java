package org.tenshot.archive;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// What a job has written: a folder of Parquet files in which every key stands once. A job that is
/// stopped goes on with what is not there yet.
///
/// Spark shows the files of a run when all of it is done, so a job is many runs, a portion of the
/// keys each. One job at a time may write into a folder.
final class Results {

  private static final Logger LOG = LoggerFactory.getLogger(Results.class);

  /// Where Spark keeps what no run has finished.
  private static final String UNFINISHED = "_temporary";

  private final SparkSession spark;
  private final String folder;
  private final StructType schema;

  /// @param folder as Hadoop's file systems read it; made when first needed
  Results(SparkSession spark, String folder, StructType schema) {
    this.spark = spark;
    this.folder = folder;
    this.schema = schema;
  }

  /// What has been written.
  Dataset<Row> read() throws TenshotException {
    try {
      Path path = new Path(folder);
      return path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)
          ? spark.read().schema(schema).parquet(folder)
          : spark.createDataFrame(List.of(), schema);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Does what is not done yet.
  ///
  /// @param pictures every key once
  /// @param basis that `work` writes into each row
  /// @param portion keys between two times that what is done is safe
  /// @return how many were done now
  /// @throws TenshotException if the folder holds results of something else
  long complete(
      Dataset<Row> pictures, MapPartitionsFunction<Row, Row> work, String basis, long portion)
      throws TenshotException {
    removeUnfinished();
    requireSame(basis);
    Dataset<Row> missing =
        pictures
            .join(read().select("key"), "key", "left_anti")
            .select("key", "file", "sha256", "inspection", "before", "class_before", "truth")
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long count = missing.count();
      long portions = Math.ceilDiv(count, portion);
      for (long i = 0; i < portions; i++) {
        LOG.info("portion {} of {}", i + 1, portions);
        // By the key, so that a task that is tried again has the same pictures.
        missing
            .filter("pmod(xxhash64(key), %d) = %d".formatted(portions, i))
            .repartition(spark.sparkContext().defaultParallelism(), missing.col("key"))
            .mapPartitions(work, Encoders.row(schema))
            .write()
            .mode(SaveMode.Append)
            // A task's file has its place only when the run ends: with 2 a task that is tried again
            // could leave two.
            .option("mapreduce.fileoutputcommitter.algorithm.version", "1")
            .parquet(folder);
      }
      return count;
    } finally {
      missing.unpersist();
    }
  }

  /// What a job that was killed had half written: the next one that ends well would take it for its
  /// own, and keys would stand twice.
  private void removeUnfinished() throws TenshotException {
    try {
      Path unfinished = new Path(folder, UNFINISHED);
      FileSystem files = unfinished.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (files.exists(unfinished)) {
        LOG.info("removing {}, which a job that was stopped left behind", unfinished);
        files.delete(unfinished, true);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void requireSame(String basis) throws TenshotException {
    List<Row> others =
        read().select("basis").filter("basis is not null").distinct().limit(2).collectAsList();
    for (Row other : others) {
      if (!other.getString(0).equals(basis)) {
        throw new TenshotException(
            "%s holds results of something else (%s instead of %s): name another folder with --out."
                .formatted(folder, other.getString(0), basis));
      }
    }
  }

  private TenshotException unwritable(IOException e) {
    return new TenshotException(
        folder + " cannot be used (" + e + "): check its rights and space.", e);
  }
}
