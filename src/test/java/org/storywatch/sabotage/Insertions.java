package org.storywatch.sabotage;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What is put into the program's code, and where.
final class Insertions {
  private static final ClassDesc SABOTEUR = ClassDesc.of("org.storywatch.sabotage.Saboteur");
  private static final MethodTypeDesc WITH_WORDS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
  private static final MethodTypeDesc PLAIN = MethodTypeDesc.of(ConstantDescs.CD_void);

  private static final String PACKAGE = "org/storywatch/";
  private static final String RETRY = "ledger/Retry";

  /// Where in a method.
  private enum When {
    /// Before its first instruction.
    ENTRY,
    /// Before it returns.
    EXIT,
    /// Before it calls another method.
    BEFORE,
    /// After that.
    AFTER
  }

  /// @param type the class, without the program's common package
  /// @param call the other method, empty for none
  private record Place(
      String type, String method, When when, String call, Consumer<CodeBuilder> code) {}

  private static final List<Place> PLACES =
      List.of(
          point("stream/Writer", "attempt", When.BEFORE, "beginTransaction", "before begin"),
          point("stream/Writer", "attempt", When.AFTER, "beginTransaction", "after begin"),
          point("stream/Refusals", "send", When.AFTER, "send", "amid sending"),
          point("stream/Writer", "attempt", When.AFTER, "send", "after sending"),
          point("stream/Writer", "attempt", When.BEFORE, "commit", "before commit"),
          point("stream/Writer", "attempt", When.AFTER, "commit", "after commit"),
          point("stream/Writer", "begun", When.AFTER, "initTransactions", "after settling"),
          point("stream/Loop", "round", When.AFTER, "committed", "work done"),
          point("stream/Membership", "take", When.EXIT, "", "taken over"),
          point("stream/Share$Takeover", "onPartitionsAssigned", When.EXIT, "", "taken over"),
          point("stream/Tail", "read", When.AFTER, "accept", "amid remembering"),
          mail("smtp/SteppedTransport", "begin", When.ENTRY, "before connecting"),
          mail("smtp/SteppedTransport", "begin", When.EXIT, "after connecting"),
          new Place("smtp/SteppedTransport", "sendCommand", When.ENTRY, "", Insertions::command),
          new Place("smtp/SteppedTransport", "sendCommand", When.EXIT, "", plain("sent")),
          new Place(
              "smtp/SteppedTransport", "readServerResponse", When.EXIT, "", plain("answered")),
          mail("smtp/SmtpCarrier", "carry", When.EXIT, "handed over"));

  private Insertions() {}

  /// The classes that are changed, with slashes.
  static Set<String> types() {
    Set<String> types = new TreeSet<>(Set.of(PACKAGE + RETRY));
    PLACES.forEach(place -> types.add(PACKAGE + place.type()));
    return types;
  }

  /// A class as it is to be.
  ///
  /// @param name with slashes
  static byte[] into(String name, byte[] bytes) {
    if (name.equals(PACKAGE + RETRY)) {
      return changed(bytes, hurried());
    }
    byte[] now = bytes;
    for (Place place : PLACES) {
      if (name.equals(PACKAGE + place.type())) {
        now = changed(now, at(place));
      }
    }
    return now;
  }

  private static byte[] changed(byte[] bytes, ClassTransform change) {
    ClassFile file = ClassFile.of();
    return file.transformClass(file.parse(bytes), change);
  }

  private static ClassTransform at(Place place) {
    return ClassTransform.transformingMethodBodies(
        method -> method.methodName().equalsString(place.method()), new Inserting(place));
  }

  /// The first pause after a mail that was not taken is a second and not a minute, lest a run takes
  /// minutes.
  private static ClassTransform hurried() {
    return ClassTransform.transformingMethodBodies(
        method -> method.methodName().equalsString("<clinit>"),
        (code, element) -> {
          if (element instanceof InvokeInstruction call && call.name().equalsString("ofMinutes")) {
            code.invokestatic(call.owner().asSymbol(), "ofSeconds", call.typeSymbol());
          } else {
            code.with(element);
          }
        });
  }

  private static Place point(String type, String method, When when, String call, String words) {
    return new Place(type, method, when, call, words("pass", words));
  }

  private static Place mail(String type, String method, When when, String words) {
    return new Place(type, method, when, "", words("mail", words));
  }

  private static Consumer<CodeBuilder> words(String method, String words) {
    return code -> code.ldc(words).invokestatic(SABOTEUR, method, WITH_WORDS);
  }

  private static Consumer<CodeBuilder> plain(String method) {
    return code -> code.invokestatic(SABOTEUR, method, PLAIN);
  }

  private static void command(CodeBuilder code) {
    code.aload(1).invokestatic(SABOTEUR, "command", WITH_WORDS);
  }

  /// Puts one call into the code of a method.
  private record Inserting(Place place) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      if (place.when() == When.ENTRY) {
        place.code().accept(code);
      }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      boolean called =
          element instanceof InvokeInstruction call && call.name().equalsString(place.call());
      boolean before =
          (called && place.when() == When.BEFORE)
              || (element instanceof ReturnInstruction && place.when() == When.EXIT);
      if (before) {
        place.code().accept(code);
      }
      code.with(element);
      if (called && place.when() == When.AFTER) {
        place.code().accept(code);
      }
    }
  }
}
