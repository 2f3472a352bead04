package org.tenshot.output;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// The number that a controller reads for each kind of verdict, as its program wants them. 0 is
/// none, and the number of PASS is no other verdict's: whatever the profile writes, nothing else
/// can be taken for it.
///
/// @param numbers of PASS, REJECT, REVIEW, NO_PART and FAULT, each 1..65535
record VerdictValues(List<Integer> numbers) {

  /// Where a profile names none.
  static final VerdictValues USUAL = new VerdictValues(List.of(1, 2, 3, 4, 5));

  private static final int HIGHEST = 0xFFFF;

  VerdictValues {
    numbers = List.copyOf(numbers);
  }

  /// Reads them as an address writes them, such as `10,20,20,20,99`.
  ///
  /// @param text of the option
  /// @param address for the sentence
  /// @throws TenshotException if there are not five of them, one is out of range, or PASS shares
  ///   its number
  static VerdictValues read(String text, String address) throws TenshotException {
    List<Integer> numbers = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      String number = each.strip();
      numbers.add(number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0);
    }
    boolean inRange = numbers.stream().allMatch(own -> own >= 1 && own <= HIGHEST);
    if (numbers.size() != Verdict.Kind.values().length
        || !inRange
        || numbers.lastIndexOf(numbers.getFirst()) > 0) {
      throw new TenshotException(
          "The output %s has values=%s: write five numbers from 1 to %d for PASS, REJECT, REVIEW, NO_PART and FAULT, that of PASS unlike the others."
              .formatted(address, text, HIGHEST));
    }
    return new VerdictValues(numbers);
  }

  int of(Verdict.Kind kind) {
    return switch (kind) {
      case PASS -> numbers.get(0);
      case REJECT -> numbers.get(1);
      case REVIEW -> numbers.get(2);
      case NO_PART -> numbers.get(3);
      case FAULT -> numbers.get(4);
    };
  }
}
