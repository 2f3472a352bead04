package org.tenshot.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;

/// A row of the audit log.
///
/// @param id 1 for the first, without gaps
/// @param at when, to the microsecond
/// @param what name of a {@link Change.Kind}; text, because a damaged row must be readable too
/// @param previous hash of the row before
/// @param hash of this row and of the row before
public record AuditRecord(
    long id,
    Instant at,
    String person,
    String what,
    String subject,
    @Nullable String before,
    @Nullable String after,
    String previous,
    String hash) {

  /// What stands for the hash of the row before the first.
  public static final String NOTHING = "0".repeat(64);

  private static final String FORM = "tenshot-audit-1";

  /// The next row of a chain.
  static AuditRecord next(AuditEnd end, Instant now, Change change) {
    AuditRecord bare =
        new AuditRecord(
            end.row() + 1,
            Times.instant(Times.micros(now)),
            change.person(),
            change.kind().name(),
            change.subject(),
            change.before(),
            change.after(),
            end.hash(),
            "");
    return new AuditRecord(
        bare.id,
        bare.at,
        bare.person,
        bare.what,
        bare.subject,
        bare.before,
        bare.after,
        bare.previous,
        bare.computed());
  }

  /// SHA-256, in lower-case hexadecimal digits, over the form's name and the fields from `id` to
  /// `previous`, the time in microseconds since 1970. Each is written as the number of its UTF-8
  /// bytes, a colon and those bytes, and what is null as `-:`, so that no text can pass for two
  /// fields.
  public String computed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, FORM);
    write(bytes, Long.toString(id));
    write(bytes, Long.toString(Times.micros(at)));
    write(bytes, person);
    write(bytes, what);
    write(bytes, subject);
    write(bytes, before);
    write(bytes, after);
    write(bytes, previous);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void write(ByteArrayOutputStream bytes, @Nullable String field) {
    byte[] text = Objects.requireNonNullElse(field, "").getBytes(StandardCharsets.UTF_8);
    String length = field == null ? "-" : Integer.toString(text.length);
    bytes.writeBytes((length + ":").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(text);
  }
}
