package org.storywatch.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// A way to write an address inside of a network.
///
/// @param authority what stands between `http://` and the path
/// @param meant the address that at least one program out there takes it for
record Spelling(String authority, InetAddress meant) {
  static List<Spelling> all() {
    return Stream.of(
            meaning(
                "127.0.0.1",
                "127.0.0.1",
                "127.0.0.1.",
                "127.0.0.1:80",
                "127.0.0.1:00080",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7F.0x0.0x0.0x1",
                "0x7f.1",
                "017700000001",
                "0177.0.0.1",
                "0177.0.0.01",
                "127.0.0.01",
                "127.000.000.001",
                "00000127.0.0.1",
                "localhost",
                "LocalHost",
                "localhost.",
                "any.localhost",
                "localhost.localdomain",
                "\uff4c\uff4fcalhost",
                "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
                "\uff11\uff12\uff17.\uff10.\uff10.\uff11",
                "127\u30020\u30020\u30021",
                "127\uff0e0\uff0e0\uff0e1",
                "127\uff610\uff610\uff611",
                "127.0.0\u00ad.1",
                "127.0.0.\u200b1",
                "%31%32%37.0.0.1",
                "127.0.0.1%2f",
                "127.0.0.1%00.example",
                "public.example@127.0.0.1",
                "public.example:80@127.0.0.1",
                "public.example%40@127.0.0.1",
                "a@public.example@127.0.0.1",
                "public.example\\@127.0.0.1",
                "127.0.0.1#@public.example",
                "127.0.0.1?@public.example",
                "127.0.0.1\\.public.example",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:7f00:0001]",
                "[::127.0.0.1]",
                "[::7f00:1]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2a00:1::5efe:127.0.0.1]"),
            meaning("127.255.255.254", "127.255.255.254"),
            meaning("0.0.0.0", "0.0.0.0", "0", "0x0", "0.0"),
            meaning("0.1.2.3", "0.1.2.3"),
            meaning("10.0.0.1", "10.0.0.1", "10.1", "167772161", "012.0.0.1", "0xa.0.0.1"),
            meaning("172.16.0.1", "172.16.0.1", "172.1048577", "0xac100001"),
            meaning("172.31.255.254", "172.31.255.254"),
            meaning("192.168.0.1", "192.168.0.1", "192.168.1", "3232235521", "0xc0.0xa8.0.1"),
            meaning("192.168.0.1", "[::ffff:c0a8:1]", "[2002:c0a8:1::1]", "[64:ff9b::c0a8:1]"),
            meaning("100.64.0.1", "100.64.0.1"),
            meaning("100.127.255.254", "100.127.255.254"),
            meaning("169.254.1.1", "169.254.1.1"),
            meaning(
                "169.254.169.254",
                "169.254.169.254",
                "2852039166",
                "0xA9FEA9FE",
                "0251.0376.0251.0376",
                "169.254.43518",
                "169.16689662",
                "metadata.google.internal",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:a9fe:a9fe::]"),
            meaning("168.63.129.16", "168.63.129.16"),
            meaning("100.100.100.200", "100.100.100.200"),
            meaning("192.0.0.192", "192.0.0.192"),
            meaning("224.0.0.1", "224.0.0.1"),
            meaning("239.255.255.250", "239.255.255.250"),
            meaning("240.0.0.1", "240.0.0.1"),
            meaning("255.255.255.255", "255.255.255.255", "4294967295"),
            meaning("198.18.0.1", "198.18.0.1"),
            meaning("192.0.2.1", "192.0.2.1"),
            meaning("::1", "[::1]", "[0:0:0:0:0:0:0:1]", "[::1]:80", "[::0001]", "[::1%25lo]"),
            meaning("::", "[::]", "[0::0]"),
            meaning("fe80::1", "[fe80::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[FE80::1]"),
            meaning("fec0::1", "[fec0::1]"),
            meaning("fc00::1", "[fc00::1]"),
            meaning("fd12:3456::1", "[fd12:3456::1]"),
            meaning("fd00:ec2::254", "[fd00:ec2::254]"),
            meaning("ff02::1", "[ff02::1]"),
            meaning("64:ff9b:1::a00:1", "[64:ff9b:1::a00:1]"),
            meaning("2001:0:7f00:1::", "[2001:0:7f00:1::]"),
            meaning("2001:db8::1", "[2001:db8::1]"),
            meaning("3fff::1", "[3fff::1]"),
            meaning("100::1", "[100::1]"))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public String toString() {
    return authority;
  }

  private static List<Spelling> meaning(String address, String... spellings) {
    return Stream.of(spellings)
        .map(spelling -> new Spelling(spelling, InetAddress.ofLiteral(address)))
        .toList();
  }
}
