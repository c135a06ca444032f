package org.storywatch.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;

/// One way in which a server misbehaves, and what is told of it.
///
/// @param name what it does
/// @param words what becomes of the request: the start of the words of a failure, or the status and
///   the text of an answer
/// @param script how it does it
record BadAnswer(String name, String words, RawServer.Script script) {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String ENDLESS = OK + "Content-Type: text/xml\r\n\r\n<rss>";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String HELLO = "<rss>hello, hello, hello</rss>";
  private static final byte[] ZEROS = new byte[5_000_000];
  private static final int OFTEN = 5;

  @Override
  public String toString() {
    return name;
  }

  /// Those that end by themselves or at a limit of size.
  static List<BadAnswer> quick() {
    return List.of(
        says("says nothing and leaves", "broke off its answer", ""),
        says("breaks off in its header", "does not speak HTTP", OK + "Content-"),
        says("promises more than it sends", "broke off its answer", sized(100, "hello")),
        says("sends more than it promises", "200 hello", sized(5, "hello, and so on")),
        says("promises less than nothing", "does not speak HTTP", sized(-5, "hello")),
        says("promises gigabytes", "is longer than 100000 bytes", sized(99_999_999_999L, "hello")),
        says("promises no number", "does not speak HTTP", OK + "Content-Length: five\r\n\r\nhello"),
        says(
            "promises two lengths",
            "does not speak HTTP",
            OK + "Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello"),
        says("breaks off in a chunk", "broke off its answer", CHUNKED + "ff\r\nhello"),
        says("breaks off between chunks", "broke off its answer", CHUNKED + "5\r\nhello\r\n"),
        says("names a chunk by no number", "does not speak HTTP", CHUNKED + "five\r\nhello\r\n"),
        says("names a chunk too long", "does not speak HTTP", CHUNKED + "f".repeat(40) + "\r\n"),
        says(
            "goes on after the last chunk",
            "200 hello",
            CHUNKED + "5\r\nhello\r\n0\r\n\r\nand so on"),
        says("speaks another protocol", "does not speak HTTP", "SSH-2.0-OpenSSH_9.9\r\n\r\n\r\n"),
        says("is of another age", "does not speak HTTP", "<rss>hello</rss>\r\n\r\n"),
        says("has no status", "does not speak HTTP", "HTTP/1.1 fine\r\n\r\nhello"),
        says("has a status of nothing", "does not speak HTTP", "HTTP/1.1 000 OK\r\n\r\nhello"),
        says("has a status too small", "does not speak HTTP", "HTTP/1.1 099 OK\r\n\r\nhello"),
        says("has a status too great", "does not speak HTTP", "HTTP/1.1 1000 OK\r\n\r\nhello"),
        says("has a status below zero", "does not speak HTTP", "HTTP/1.1 -20 OK\r\n\r\nhello"),
        says("talks of a switch", "does not speak HTTP", "HTTP/1.1 101 Up\r\nUpgrade: h2\r\n\r\n"),
        says(
            "sends a header of 1 MB in a line",
            "sent too many or too long headers",
            OK + "X: " + "x".repeat(1_000_000) + "\r\n\r\nhello"),
        says(
            "sends a header of 1 MB in 100 lines",
            "sent too many or too long headers",
            OK + ("X: " + "x".repeat(10_000) + "\r\n").repeat(100) + "\r\nhello"),
        says(
            "sends 10,000 headers",
            "sent too many or too long headers",
            OK + "X: x\r\n".repeat(10_000) + "\r\nhello"),
        says(
            "sends 10,000 headers after its body",
            "sent too many or too long headers",
            CHUNKED + "5\r\nhello\r\n0\r\n" + "X: x\r\n".repeat(10_000) + "\r\n"),
        does(
            "resets in the middle of its body",
            "broke off its answer",
            line -> {
              line.send(sized(100, "hello"));
              line.reset();
            }),
        does("never ends its body", "is longer than 100000 bytes", line -> flood(line, ENDLESS)),
        does(
            "never ends its chunks",
            "is longer than 100000 bytes",
            line -> {
              line.send(CHUNKED);
              line.repeat("400\r\n" + "x".repeat(1024) + "\r\n", 0);
            }),
        does("never ends its error", "404 ", line -> flood(line, "HTTP/1.1 404 No\r\n\r\n")),
        does(
            "never ends its header",
            "sent too many or too long headers",
            line -> flood(line, OK + "X: ")),
        does(
            "sends a bomb in gzip",
            "is longer than 100000 bytes",
            line -> line.answer("200 OK\r\nContent-Encoding: gzip", Packed.gzip(ZEROS))),
        does(
            "sends a bomb in deflate",
            "is longer than 100000 bytes",
            line -> line.answer("200 OK\r\nContent-Encoding: deflate", Packed.zlib(ZEROS))),
        does(
            "sends a bomb in brotli",
            "is longer than 100000 bytes",
            line -> line.answer("200 OK\r\nContent-Encoding: br", Packed.BROTLI_BOMB)),
        does(
            "sends a bomb in a bomb",
            "is longer than 100000 bytes",
            line ->
                line.answer(
                    "200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip",
                    Packed.gzip(Packed.gzip(ZEROS)))),
        does(
            "packs ten times",
            "is packed 10 times over",
            line ->
                line.answer(
                    "200 OK\r\nContent-Encoding: gzip" + ", gzip".repeat(9), Packed.gzip(ZEROS))),
        does(
            "says gzip of what is not",
            "200 " + HELLO,
            line -> line.answer("200 OK\r\nContent-Encoding: gzip", latin(HELLO))),
        does(
            "says brotli of what is not",
            "200 " + HELLO,
            line -> line.answer("200 OK\r\nContent-Encoding: br", latin(HELLO))),
        does(
            "does not say gzip of what is",
            "200 " + HELLO,
            line -> line.answer("200 OK", Packed.gzip(latin(HELLO)))),
        does(
            "packs in a way of its own",
            "is packed as \"zstd\", which nobody asked for",
            line -> line.answer("200 OK\r\nContent-Encoding: zstd", latin("\u0001\u0002"))),
        does(
            "sends damaged gzip",
            "sent a damaged packed answer (gzip)",
            line ->
                line.answer("200 OK\r\nContent-Encoding: gzip", latin("\u001f\u008b\b and so on"))),
        does(
            "sends garbage after gzip",
            "200 " + HELLO,
            line ->
                line.answer(
                    "200 OK\r\nContent-Encoding: gzip",
                    Packed.joined(Packed.gzip(latin(HELLO)), latin("<!-- so long -->")))),
        says(
            "has not changed, unasked",
            "says that it has not changed, but nobody asked",
            "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"),
        redirect("redirects to a file", "file:///etc/passwd"),
        redirect("redirects to FTP", "ftp://127.0.0.1/feed"),
        redirect("redirects to Gopher", "gopher://127.0.0.1:70/1"),
        redirect("redirects into an archive", "jar:http://127.0.0.1/a.jar!/feed"),
        redirect("redirects to data", "data:text/xml,<rss/>"),
        redirect("redirects to a script", "javascript:alert(1)"),
        says(
            "redirects in a circle",
            "redirects in a circle",
            "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n"),
        new BadAnswer("redirects 30 times", "redirects more than 5 times", BadAnswer::hop));
  }

  /// Those that would go on for as long as they are let.
  static List<BadAnswer> slow() {
    return List.of(
        does("takes a request and says nothing", "was silent for 300 ms", RawServer.Line::hang),
        does(
            "says nothing after its header",
            "was silent for 300 ms",
            line -> {
              line.send(ENDLESS);
              line.hang();
            }),
        does(
            "sends its header byte by byte",
            "sent no complete header within 300 ms",
            line -> {
              line.send(OK + "X: ");
              line.repeat("x", OFTEN);
            }),
        does(
            "sends one preliminary answer after the other",
            "sent no complete header within 300 ms",
            line -> line.repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", OFTEN)),
        does(
            "sends its body byte by byte",
            "sends too slowly: ",
            line -> {
              line.send(ENDLESS);
              line.repeat("x", OFTEN);
            }),
        does(
            "sends its chunks byte by byte",
            "sends too slowly: ",
            line -> {
              line.send(CHUNKED);
              line.repeat("1\r\nx\r\n", OFTEN);
            }),
        does(
            "sends its body just fast enough",
            "did not answer within 700 ms",
            line -> {
              line.send(ENDLESS);
              line.repeat("x".repeat(200), OFTEN);
            }));
  }

  /// The head of an answer.
  static byte[] head(String status, String... headers) {
    return latin("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
  }

  private static BadAnswer says(String name, String words, String answer) {
    return does(name, words, line -> line.send(answer));
  }

  private static BadAnswer redirect(String name, String to) {
    return says(
        name,
        "redirects to \"" + to + "\", which is no web address",
        "HTTP/1.1 301 Moved\r\nLocation: " + to + "\r\n\r\n");
  }

  private static BadAnswer does(String name, String words, RawServer.Script script) {
    return new BadAnswer(
        name,
        words,
        line -> {
          String _ = line.request();
          script.play(line);
        });
  }

  private static void hop(RawServer.Line line) throws IOException {
    String path = line.request();
    int hop = path.equals("/") ? 0 : Integer.parseInt(path.substring(1));
    line.answer(hop < 30 ? "302 Found\r\nLocation: /" + (hop + 1) : "200 OK", new byte[0]);
  }

  private static void flood(RawServer.Line line, String start) throws IOException {
    line.send(start);
    line.repeat("x".repeat(1024), 0);
  }

  private static String sized(long length, String body) {
    return OK + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
