package org.storywatch.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(List.of());

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,                loopback",
    "127.255.255.255,          loopback",
    "::1,                      loopback",
    "0.0.0.0,                  unspecified",
    "::,                       unspecified",
    "10.1.2.3,                 private",
    "172.16.0.1,               private",
    "172.31.255.255,           private",
    "192.168.1.1,              private",
    "fd12:3456::1,             private",
    "100.64.0.1,               provider",
    "169.254.1.1,              link-local",
    "169.254.169.254,          cloud",
    "168.63.129.16,            cloud",
    "100.100.100.200,          cloud",
    "192.0.0.192,              cloud",
    "fd00:ec2::254,            cloud",
    "192.88.99.1,              reserved",
    "240.0.0.1,                reserved",
    "fec0::1,                  private",
    "64:ff9b:1::1,             private",
    "100::1,                   reserved",
    "2001:0:5ef5:79fb::1,      reserved",
    "2001:10::1,               reserved",
    "3fff::1,                  reserved",
    "4000::1,                  reserved",
    "5f00::1,                  reserved",
    "::1:0:0,                  reserved",
    "::ffff:0:127.0.0.1,       loopback",
    "fe80::1,                  link-local",
    "224.0.0.1,                multicast",
    "ff02::1,                  multicast",
    "255.255.255.255,          reserved",
    "203.0.113.9,              reserved",
    "2001:db8::1,              reserved",
    "::10.0.0.1,               private",
    "64:ff9b::10.0.0.1,        private",
    "64:ff9b::169.254.169.254, cloud",
    "2002:7f00:1::,            loopback",
    "2002:c0a8:101::1,         private",
    "2a00:1::5efe:10.0.0.1,    private",
  })
  void theInsideOfANetworkIsClosed(String address, String why) throws Exception {
    assertThat(PUBLIC_ONLY.objection(InetAddress.getByName(address)).orElse("open")).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700::1111",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1"
      })
  void theInternetIsOpen(String address) throws Exception {
    assertThat(PUBLIC_ONLY.objection(InetAddress.getByName(address))).isEmpty();
  }

  @Test
  void aMappedAddressIsJudgedByWhatItCarries() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
    assertThat(PUBLIC_ONLY.objection(InetAddress.getByAddress(mapped))).isPresent();
  }

  @Test
  void aListedRangeIsOpenAlsoInsideAnother() throws UnknownHostException {
    AddressPolicy policy = new AddressPolicy(List.of(Cidr.parse("10.1.0.0/16")));
    assertThat(policy.objection(InetAddress.getByName("10.1.2.3"))).isEmpty();
    assertThat(policy.objection(InetAddress.getByName("64:ff9b::10.1.2.3"))).isEmpty();
    assertThat(policy.objection(InetAddress.getByName("10.2.2.3"))).isPresent();
  }
}
