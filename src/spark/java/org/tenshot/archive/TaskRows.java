package org.tenshot.archive;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.tenshot.domain.EncoderId;

/// What the rows of both jobs have in common.
final class TaskRows {

  /// An encoder's identity as a column.
  static final StructType ENCODER =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("sha256", DataTypes.StringType, false)
          .add("precision", DataTypes.StringType, false)
          .add("preprocessing", DataTypes.IntegerType, false)
          .add("dimension", DataTypes.IntegerType, false);

  private TaskRows() {}

  /// The rows of a task, each made when it is asked for, so that a partition needs no more memory
  /// than a picture.
  static Iterator<Row> each(Iterator<Row> pictures, Function<ArchivedPicture, Row> work) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pictures.hasNext();
      }

      @Override
      public Row next() {
        Row row = work.apply(ArchivedPicture.of(pictures.next()));
        requireAlive();
        return row;
      }
    };
  }

  /// Whoever kills a task interrupts it, and what is read then cannot be told from a bad disk: such
  /// a row must not be written.
  private static void requireAlive() {
    TaskContext context = TaskContext.get();
    if (context != null && context.isInterrupted()) {
      throw new CancellationException("the task was killed");
    }
  }

  static Row encoder(EncoderId id) {
    return RowFactory.create(
        id.name(), id.sha256(), id.precision().name(), id.preprocessing(), id.dimension());
  }
}
