package org.tenshot.paper;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/// The numbered objects of a PDF file, written one after the other; of each only its place is kept.
/// Source: ISO 32000-1:2008, chapter 7.5.
final class PdfObjects {

  private final OutputStream out;
  private long written;
  private long[] places = new long[64];
  private int numbers;

  /// @param out stays the caller's
  PdfObjects(OutputStream out) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    // Four bytes above 127 tell whoever copies the file that it is no text.
    write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  /// A number for an object that is written later.
  int reserve() {
    if (++numbers >= places.length) {
      places = Arrays.copyOf(places, 2 * places.length);
    }
    return numbers;
  }

  int add(String body) throws IOException {
    int number = reserve();
    put(number, body);
    return number;
  }

  void put(int number, String body) throws IOException {
    places[number] = written;
    write(bytes(number + " 0 obj\n" + body + "\nendobj\n"));
  }

  /// Writes data, packed.
  ///
  /// @param dictionary what else is said of it
  int stream(String dictionary, byte[] data) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream pack = new DeflaterOutputStream(packed)) {
      pack.write(data);
    }
    return raw(dictionary + "/Filter/FlateDecode", packed.toByteArray());
  }

  /// Writes data as it is.
  int raw(String dictionary, byte[] data) throws IOException {
    int number = reserve();
    places[number] = written;
    write(bytes(said("%d 0 obj\n<<%s/Length %d>>stream\n", number, dictionary, data.length)));
    write(data);
    write(bytes("\nendstream\nendobj\n"));
    return number;
  }

  /// Writes where every object is; nothing comes after it.
  void end(int catalogue, int about) throws IOException {
    long table = written;
    write(bytes(said("xref\n0 %d\n0000000000 65535 f \n", numbers + 1)));
    for (int i = 1; i <= numbers; i++) {
      // A number that was reserved and never used is free.
      write(bytes(places[i] == 0 ? "0000000000 65535 f \n" : said("%010d 00000 n \n", places[i])));
    }
    write(
        bytes(
            said(
                "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n",
                numbers + 1, catalogue, about, table)));
    out.flush();
  }

  /// Fills values in, with digits that every reader knows, whatever the computer's language is.
  static String said(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
